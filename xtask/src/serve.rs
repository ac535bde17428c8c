//! Serves a folder to a browser on this machine.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use crate::Result;
use crate::http::{self, Answer};

/// Bytes of a request that are read at most.
const LIMIT: u64 = 16 << 10;
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until it is stopped; prints the address once it answers.
pub fn run(port: u16, root: &Path) -> Result {
    if !root.join("index.html").exists() {
        return Err(format!("nothing to serve in {}: run cargo xtask dist", root.display()).into());
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| format!("port {port}: {error}"))?;
    println!("http://localhost:{}/", listener.local_addr()?.port());
    std::io::stdout().flush()?;
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A browser that goes away in the middle of an answer is its own business.
            scope.spawn(move || drop(answer(&stream, root)));
        }
    });
    Ok(())
}

fn answer(stream: &TcpStream, root: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(LIMIT));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // The headers say nothing that changes the answer, but must be read before it.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let Answer { head, body } = http::answer(&first, root);
    let mut out = stream;
    out.write_all(head.as_bytes())?;
    out.write_all(&body)
}
