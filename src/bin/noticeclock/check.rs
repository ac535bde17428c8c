//! `noticeclock check`: every problem of the rule files.

use std::path::PathBuf;

use clap::ValueEnum;
use noticeclock::cases;
use noticeclock::engine::{Engine, Problem};

use crate::rules::Files;
use crate::stop::{End, Stop};
use crate::{problems, rules, sarif, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// Folders or files; without any, the rules on board are checked
    dirs: Vec<PathBuf>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a reader
    Text,
    /// For code hosts (SARIF 2.1.0)
    Sarif,
    /// A list of problems
    Json,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let mut files = Files::default();
    for dir in &args.dirs {
        let found = Files::under(dir)?;
        if found.len() == 0 {
            return Err(Stop::because(format!("{}: no rule file (*.ron) in it", dir.display())));
        }
        files.extend(found);
    }
    let count = files.len();
    let found = problems_of(files, args.dirs.is_empty())?;
    match args.format {
        Format::Text => terminal::say(&text(&found, count))?,
        Format::Sarif => terminal::data(&terminal::json(&sarif::report(&found), false)?)?,
        Format::Json => terminal::data(&terminal::json(&found, false)?)?,
    }
    Ok(if found.is_empty() { End::Fine } else { End::Findings })
}

/// The problems of the files: a pack of its own where they bring a vocabulary, else an addition to the rules on board.
fn problems_of(files: Files, on_board: bool) -> Result<Vec<Problem>, Stop> {
    if on_board {
        return Ok(Engine::bundled().err().unwrap_or_default());
    }
    let (cases, laws) = files.split();
    let mut found = Vec::new();
    let sources = laws.sources();
    if !sources.is_empty() {
        let whole = sources.iter().any(|file| file.path.rsplit('/').next() == Some("vocabulary.ron"));
        let answer = if whole { Engine::from_files(sources).map(drop) } else { rules::bundled()?.add_rules(sources) };
        found.extend(laws.relabel(answer.err().unwrap_or_default()));
    }
    for file in &cases.shown() {
        found.extend(cases::read(file).err().unwrap_or_default());
    }
    found.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    Ok(found)
}

fn text(found: &[Problem], files: usize) -> String {
    let of = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let read = if files == 0 { "the rules on board".to_owned() } else { of(files, "file") };
    if found.is_empty() {
        return format!("{read}: no problem\n");
    }
    format!("{}\n{read}: {}\n", problems::snippets(found), of(found.len(), "problem"))
}
