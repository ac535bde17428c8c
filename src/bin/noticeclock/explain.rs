//! `noticeclock explain`: the whole proof of one duty.

use std::path::PathBuf;

use clap::ValueEnum;
use noticeclock::export::text;

use crate::assess::When;
use crate::stop::{End, Stop};
use crate::{incident, rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// The incident, .json or .ron; `-` reads standard input
    incident: PathBuf,
    /// Id of the duty, owed or not, for example us-tx/attorney-general
    duty: String,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    rules: rules::Choice,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// JSON on one line
    #[arg(long)]
    compact: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a reader
    Text,
    /// The duty as it stands in the assessment
    Json,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let document = incident::read(&args.incident)?;
    let engine = args.rules.engine()?;
    let options = args.when.options(&document, true, &[])?;
    let assessment = engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))?;
    // The incident is sound: what is wrong now is the id.
    let duty = engine.explain(&document.value, &args.duty, &options).map_err(|errors| {
        let lines = errors.iter().map(|error| match &error.help {
            Some(help) => format!("{}; {help}", error.message),
            None => error.message.clone(),
        });
        Stop::because(lines.collect::<Vec<_>>().join("\n"))
    })?;
    match args.format {
        Format::Text => terminal::say(&text::explain(&assessment, &duty, terminal::layout()))?,
        Format::Json => terminal::data(&terminal::json(&duty, args.compact)?)?,
    }
    Ok(End::Fine)
}
