//! `noticeclock test`: lawyers' case files.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use noticeclock::cases::{self, Case, CaseFile, Finding, judge};
use noticeclock::engine::{Engine, Options, SourceFile};
use rayon::prelude::*;

use crate::rules::Files;
use crate::stop::{End, Stop};
use crate::{assess, incident, junit, problems, rules, terminal};

/// The instant at which the examples are assessed for `--answers`.
const EXAMPLES_NOW: &str = "2026-11-24T09:00:00-06:00";

#[derive(clap::Args)]
pub struct Args {
    /// Folders or files of cases; rule files that lie there too are added to the rules [default: tests/cases]
    dirs: Vec<PathBuf>,
    /// Only cases of this law (may be given again)
    #[arg(long = "law", value_name = "ID")]
    laws: Vec<String>,
    #[command(flatten)]
    rules: rules::Choice,
    // Not a comment of documentation: `--help` would show the backticks that the lint wants.
    #[arg(long, value_name = "FILE", help = "Write a JUnit report")]
    junit: Option<PathBuf>,
    /// Write every case and example with its exact answer, one a line, for the browser's harness
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Folder of example incidents that go into the answers
    #[arg(long, value_name = "DIR", default_value = "examples")]
    examples: PathBuf,
}

/// A case file and what became of it.
pub struct Group {
    /// Its path.
    pub path: String,
    /// The law it judges.
    pub law: String,
    /// Its cases, in order.
    pub outcomes: Vec<Outcome>,
}

/// A case and what came otherwise than expected.
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its line.
    pub line: usize,
    /// Nothing, where it passed.
    pub findings: Vec<Finding>,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let whole = args.dirs.is_empty();
    let dirs = if whole { vec![PathBuf::from("tests/cases")] } else { args.dirs.clone() };
    let mut files = Files::default();
    for dir in &dirs {
        files.extend(Files::under(dir)?);
    }
    let (cases, laws) = files.split();
    let mut engine = args.rules.engine()?;
    // Laws that must have cases: all of them for the whole run, those that were brought along for a part.
    let on_board: Vec<String> = if whole { Vec::new() } else { engine.laws().into_iter().map(|law| law.id).collect() };
    laws.add_to(&mut engine)?;
    assess::known_laws(&engine, &args.laws)?;
    let files = read(&cases.shown(), &args.laws)?;
    if files.is_empty() {
        let places: Vec<String> = dirs.iter().map(|dir| dir.display().to_string()).collect();
        return Err(Stop::because(format!("no case file in {}: nothing was tested", places.join(", "))));
    }
    let orphans = if args.laws.is_empty() { orphans(&engine, &on_board, &files) } else { Vec::new() };
    let groups: Vec<Group> = files.iter().map(|file| judged(&engine, file)).collect();
    if let Some(path) = &args.junit {
        save(path, &junit::report(&groups, &orphans)?)?;
    }
    if let Some(path) = &args.answers {
        answers(&engine, &files, &args.examples, path)?;
    }
    terminal::say(&text(&groups, &orphans))?;
    let failed = groups.iter().any(|group| group.outcomes.iter().any(|outcome| !outcome.findings.is_empty()));
    Ok(if failed || !orphans.is_empty() { End::Findings } else { End::Fine })
}

/// Reads the case files, every error of every file at once.
fn read(sources: &[SourceFile], laws: &[String]) -> Result<Vec<CaseFile>, Stop> {
    let (mut files, mut found) = (Vec::new(), Vec::new());
    for source in sources {
        match cases::read(source) {
            Ok(file) => files.push(file),
            Err(problems) => found.extend(problems),
        }
    }
    if !found.is_empty() {
        return Err(Stop::BadInput(problems::snippets(&found)));
    }
    files.retain(|file| laws.is_empty() || laws.contains(&file.law));
    Ok(files)
}

fn orphans(engine: &Engine, exempt: &[String], files: &[CaseFile]) -> Vec<String> {
    let judged = |law: &String| files.iter().any(|file| file.law == *law);
    engine.laws().into_iter().map(|law| law.id).filter(|law| !exempt.contains(law) && !judged(law)).collect()
}

fn judged(engine: &Engine, file: &CaseFile) -> Group {
    let known = file.law == "*" || engine.laws().iter().any(|law| law.id == file.law);
    let outcome = |case: &Case| Outcome {
        name: case.name.clone(),
        line: case.line,
        findings: if known { judge(engine, &file.law, case) } else { vec![unknown_law(&file.law)] },
    };
    Group { path: file.path.clone(), law: file.law.clone(), outcomes: file.cases.par_iter().map(outcome).collect() }
}

fn unknown_law(law: &str) -> Finding {
    let came = format!("no law `{law}` is on file");
    Finding { about: "the law of the case file".to_owned(), expected: "a law on file".to_owned(), came }
}

fn text(groups: &[Group], orphans: &[String]) -> String {
    let mut out = String::new();
    let width = groups.iter().map(|group| group.law.chars().count()).max().unwrap_or(0);
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let (mut total, mut failed) = (0, 0);
    for group in groups {
        let bad = group.outcomes.iter().filter(|outcome| !outcome.findings.is_empty()).count();
        total += group.outcomes.len();
        failed += bad;
        let verdict = if bad == 0 {
            "as expected".to_owned()
        } else {
            format!("\u{1b}[1;31m{bad} otherwise than expected\u{1b}[0m")
        };
        let _ = writeln!(out, "{:width$}  {:>9}  {verdict}", group.law, plural(group.outcomes.len(), "case"));
    }
    for group in groups {
        for outcome in group.outcomes.iter().filter(|outcome| !outcome.findings.is_empty()) {
            let _ = writeln!(
                out,
                "\n\u{1b}[1;31mFAILED\u{1b}[0m {}:{}\n  \u{1b}[1m{}\u{1b}[0m",
                group.path, outcome.line, outcome.name
            );
            for finding in &outcome.findings {
                let _ = writeln!(out, "  {}", finding.to_string().replace('\n', "\n  "));
            }
        }
    }
    for law in orphans {
        let _ = writeln!(out, "\n\u{1b}[1;31mFAILED\u{1b}[0m {law}: no case file judges this law");
    }
    let _ = writeln!(
        out,
        "\n{} of {}: {} as expected, {failed} otherwise",
        plural(total, "case"),
        plural(groups.len(), "file"),
        total - failed
    );
    out
}

fn save(path: &Path, text: &str) -> Result<(), Stop> {
    std::fs::write(path, text).map_err(|error| Stop::io(&path.display().to_string(), &error))
}

/// A case whose facts cannot be read has failed already and is left out here.
fn answers(engine: &Engine, files: &[CaseFile], examples: &Path, path: &Path) -> Result<(), Stop> {
    let failed = |error: std::io::Error| Stop::io(&path.display().to_string(), &error);
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).map_err(failed)?);
    for file in files {
        for case in &file.cases {
            if let Ok(line) =
                cases::answer(engine, &format!("{}: {}", file.path, case.name), &case.incident, &case.options)
            {
                writeln!(out, "{line}").map_err(failed)?;
            }
        }
    }
    let options = Options { now: EXAMPLES_NOW.to_owned(), as_of: None, all: true, only_laws: Vec::new() };
    for example in json_files(examples)? {
        let document = incident::read(&example)?;
        let line = cases::answer(engine, &example.display().to_string(), &document.value, &options)
            .map_err(|errors| document.refuse(&errors))?;
        writeln!(out, "{line}").map_err(failed)?;
    }
    out.flush().map_err(failed)
}

/// The example incidents, sorted; none where there is no such folder.
fn json_files(dir: &Path) -> Result<Vec<PathBuf>, Stop> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error: std::io::Error| Stop::io(&dir.display().to_string(), &error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ext| ext == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
