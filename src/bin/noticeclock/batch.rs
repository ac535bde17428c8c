//! `noticeclock batch`: many incidents, one JSON document a line, on all cores and in constant memory.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use noticeclock::engine::{Engine, Options};
use noticeclock::facts::{self, IncidentError};
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::assess::{as_of, known_laws};
use crate::stop::{End, Stop};
use crate::{clock, rules, terminal};

/// Lines that are in memory at a time.
const CHUNK: usize = 1024;
/// Bytes of a line at most.
const LINE: u64 = 8 << 20;
/// Bytes of lines that are in memory at a time, beside one line more.
const BYTES: usize = 16 << 20;

#[derive(clap::Args)]
pub struct Args {
    /// The incidents, one a line; `-` reads standard input
    file: PathBuf,
    /// The instant of every assessment, RFC 3339 with offset; without it, the system clock, read once
    #[arg(long, value_name = "RFC3339")]
    now: Option<String>,
    /// Judge by the law of this day rather than by that of the dates the laws name
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    #[command(flatten)]
    rules: rules::Choice,
    /// List also what is not owed, with the reason
    #[arg(long)]
    all: bool,
    /// Only this law (may be given again)
    #[arg(long = "law", value_name = "ID")]
    laws: Vec<String>,
}

/// A line of the file: its number from 1, and its text or why it could not be read.
type Line = (usize, Result<String, String>);
/// Its answer: one line of JSON, and the complaint where there is one.
type Answer = (String, Option<String>);

pub fn run(args: &Args) -> Result<End, Stop> {
    let engine = args.rules.engine()?;
    known_laws(&engine, &args.laws)?;
    let options = Options {
        now: clock::now(args.now.as_deref(), &Value::Null)?,
        as_of: as_of(args.as_of.as_deref())?,
        all: args.all,
        only_laws: args.laws.clone(),
    };
    let stdin = args.file.as_os_str() == "-";
    let name = if stdin { "standard input".to_owned() } else { args.file.display().to_string() };
    let failed = |error: io::Error| Stop::io(&name, &error);
    let source: Box<dyn Read> =
        if stdin { Box::new(io::stdin()) } else { Box::new(std::fs::File::open(&args.file).map_err(failed)?) };
    let mut lines = Lines { source: BufReader::with_capacity(1 << 20, source), number: 0 };
    let mut out = io::BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let written = |error: io::Error| Stop::io("standard output", &error);
    let (mut done, mut bad) = (0_usize, 0_usize);
    loop {
        let chunk = lines.chunk().map_err(failed)?;
        if chunk.is_empty() {
            break;
        }
        let answers: Vec<Answer> = chunk.into_par_iter().map(|line| answer(&engine, &options, line)).collect();
        for (text, complaint) in answers {
            done += 1;
            out.write_all(text.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(written)?;
            if let Some(complaint) = complaint {
                bad += 1;
                terminal::complain(&format!("{name}:{complaint}"));
            }
        }
    }
    out.flush().map_err(written)?;
    if bad == 0 {
        return Ok(End::Fine);
    }
    terminal::complain(&format!("{bad} of {done} incidents could not be read"));
    Ok(End::Findings)
}

/// A bad line keeps its place in the output, so that answers and incidents can be laid side by side.
fn answer(engine: &Engine, options: &Options, (number, line): Line) -> Answer {
    let errors = match line {
        Err(message) => vec![error(message)],
        Ok(text) => {
            match facts::parse_json(&text).map_err(|error| vec![error]).and_then(|value| engine.assess(&value, options))
            {
                Ok(assessment) => match serde_json::to_string(&assessment) {
                    Ok(text) => return (text, None),
                    Err(trouble) => vec![error(trouble.to_string())],
                },
                Err(errors) => errors,
            }
        }
    };
    let complaint: Vec<String> = errors.iter().map(|error| format!("{number}: {}", place(error))).collect();
    (json!({ "line": number, "errors": errors }).to_string(), Some(complaint.join("\n  and ")))
}

fn error(message: String) -> IncidentError {
    IncidentError { path: String::new(), message, help: None, line: None, column: None }
}

/// The line is the file's here, so that the error's own ("line 1") would mislead.
fn place(error: &IncidentError) -> String {
    match error.column {
        Some(column) => format!("column {column}: {}", error.message),
        None if error.path.is_empty() => error.message.clone(),
        None => format!("{}: {}", error.path, error.message),
    }
}

struct Lines<R> {
    source: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    /// The next lines that are not blank; none at the end.
    fn chunk(&mut self) -> io::Result<Vec<Line>> {
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while chunk.len() < CHUNK && bytes < BYTES {
            let mut line = Vec::new();
            if self.source.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.number += 1;
            bytes += line.len();
            let whole = line.ends_with(b"\n") || (line.len() as u64) < LINE;
            if !whole {
                self.skip_rest()?;
                chunk.push((self.number, Err(format!("the line is longer than {} MiB", LINE >> 20))));
                continue;
            }
            match String::from_utf8(line) {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => chunk.push((self.number, Ok(text))),
                Err(_) => chunk.push((self.number, Err("the line is not UTF-8".to_owned()))),
            }
        }
        Ok(chunk)
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            let seen = self.source.fill_buf()?;
            let (length, ended) = match seen.iter().position(|byte| *byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (seen.len(), seen.is_empty()),
            };
            self.source.consume(length);
            if ended {
                return Ok(());
            }
        }
    }
}
