//! Build, pack, serve and check: `cargo xtask COMMAND`.

mod bench;
mod bindings;
mod checks;
mod dist;
mod dts;
mod http;
mod serve;
mod shell;
mod sizes;

use std::path::Path;
use std::process::ExitCode;

/// What a task comes to; an error is a sentence for the person at the terminal.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const HELP: &str = "\
cargo xtask COMMAND

  dist                    build the package, the element and the page into dist/
  dts [--check]           write the committed type declarations, or compare them
  serve [--port N [DIR]]  serve dist/, or a folder, with the headers that the page asks for (default 8080, 0 = any free port)
  sizes                   hold the size of what a browser fetches against the budget
  bench                   native against Node against Chromium: assess, load, sizes; the page against an empty one and one by hand
  check [NAME]...         every check, as CI runs them; or some of them by name
  check --list            their names
";

fn serve_on(port: &str, folder: &Path) -> Result {
    serve::run(port.parse().map_err(|_| "the port is no number")?, folder)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["dist"] => dist::run(),
        ["dts"] => dts::write(),
        ["dts", "--check"] => dts::check(),
        ["serve"] => serve::run(8080, &shell::dist()),
        ["serve", "--port", port] => serve_on(port, &shell::dist()),
        ["serve", "--port", port, folder] => serve_on(port, Path::new(folder)),
        ["sizes"] => sizes::run(),
        ["bench"] => bench::run(),
        ["check", "--list"] => {
            checks::list();
            Ok(())
        }
        ["check", names @ ..] => checks::run(names),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("no such command\n\n{HELP}").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
