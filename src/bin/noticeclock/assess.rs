//! `noticeclock assess`: every duty of an incident.

use std::path::PathBuf;

use clap::ValueEnum;
use noticeclock::assess::output::Assessment;
use noticeclock::engine::{Engine, Options};
use noticeclock::export::{csv, ics, markdown, text};

use crate::incident::{self, Document};
use crate::stop::{End, Stop};
use crate::{clock, rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// The incident, .json or .ron; `-` reads standard input
    incident: PathBuf,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    rules: rules::Choice,
    /// List also what is not owed, with the reason
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// JSON on one line
    #[arg(long)]
    compact: bool,
    /// Only this law (may be given again)
    #[arg(long = "law", value_name = "ID")]
    laws: Vec<String>,
    /// Also write a receipt to FILE: the incident, the options and the assessment, for `noticeclock verify`
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
}

/// "Now", and the date of the law.
#[derive(clap::Args, Clone)]
pub struct When {
    /// The instant of the assessment, RFC 3339 with offset; without it, the system clock
    #[arg(long, value_name = "RFC3339")]
    pub now: Option<String>,
    /// Judge by the law of this day rather than by that of the dates the laws name
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

impl When {
    /// The options of an assessment of this document.
    pub fn options(&self, document: &Document, all: bool, laws: &[String]) -> Result<Options, Stop> {
        Ok(Options {
            now: clock::now(self.now.as_deref(), &document.value)?,
            as_of: as_of(self.as_of.as_deref())?,
            all,
            only_laws: laws.to_vec(),
        })
    }
}

/// A date of the law that exists.
pub fn as_of(given: Option<&str>) -> Result<Option<String>, Stop> {
    given.map_or(Ok(None), |date| {
        noticeclock::time::parse_date(date).map_err(|error| Stop::because(format!("--as-of: {error}")))?;
        Ok(Some(date.to_owned()))
    })
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a reader
    Text,
    /// The whole assessment
    Json,
    /// One line a duty
    Csv,
    /// A calendar of the deadlines
    Ics,
    /// A memorandum in Markdown
    Md,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let document = incident::read(&args.incident)?;
    let engine = args.rules.engine()?;
    known_laws(&engine, &args.laws)?;
    let options = args.when.options(&document, args.all, &args.laws)?;
    let assessment = engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))?;
    if let Some(path) = &args.receipt {
        crate::verify::write(path, document.value, options, assessment.clone())?;
    }
    write(&assessment, args.format, args.compact)?;
    Ok(End::Fine)
}

fn write(assessment: &Assessment, format: Format, compact: bool) -> Result<(), Stop> {
    match format {
        Format::Text => terminal::say(&text::write_with(assessment, terminal::layout())),
        Format::Json => terminal::data(&terminal::json(assessment, compact)?),
        Format::Csv => terminal::data(&csv::write(assessment)),
        Format::Ics => terminal::data(&ics::write(assessment)),
        Format::Md => terminal::data(&markdown::write(assessment)),
    }
}

/// A law that is asked for must be on file: an empty answer would read as "nothing is owed".
pub fn known_laws(engine: &Engine, wanted: &[String]) -> Result<(), Stop> {
    let known: Vec<String> = engine.laws().into_iter().map(|law| law.id).collect();
    match wanted.iter().find(|law| !known.contains(law)) {
        None => Ok(()),
        Some(law) => {
            let near = noticeclock::facts::nearest(law, known.iter().map(String::as_str));
            let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Err(Stop::because(format!("no law `{law}` is on file{hint}")))
        }
    }
}
