//! `noticeclock explain`: the whole proof of one duty, or what a law as a whole asks for and why for nothing else.

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
    /// Id of a duty, owed or not, for example us-tx/attorney-general; or of a law, for example us-tx
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
    /// As data
    Json,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let document = incident::read(&args.incident)?;
    let engine = args.rules.engine()?;
    let options = args.when.options(&document, true, &[])?;
    let assessment = engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))?;
    // The incident is sound: what is wrong now is the id.
    let refuse = |errors: Vec<noticeclock::facts::IncidentError>| {
        let lines = errors.iter().map(|error| match &error.help {
            Some(help) => format!("{}; {help}", error.message),
            None => error.message.clone(),
        });
        Stop::because(lines.collect::<Vec<_>>().join("\n"))
    };
    if !args.duty.contains('/') {
        let law = engine.explain_law(&document.value, &args.duty, &options).map_err(refuse)?;
        match args.format {
            Format::Text => terminal::say(&text::explain_law(&law, terminal::layout()))?,
            Format::Json => terminal::data(&terminal::json(&law, args.compact)?)?,
        }
        return Ok(End::Fine);
    }
    let duty = engine.explain(&document.value, &args.duty, &options).map_err(refuse)?;
    match args.format {
        Format::Text => terminal::say(&text::explain(&assessment, &duty, terminal::layout()))?,
        Format::Json => terminal::data(&terminal::json(&duty, args.compact)?)?,
    }
    Ok(End::Fine)
}
