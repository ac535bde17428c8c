//! `noticeclock laws`: what is on file.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::ValueEnum;
use noticeclock::assess::output::{ConfidenceOut, NotInForceStatus};
use noticeclock::engine::{Engine, LawDutyOut, LawOut};

use crate::stop::{End, Stop};
use crate::{chart, clock, rules, terminal};

#[derive(clap::Args)]
pub struct Args {
    /// Only laws of this place or group, and, for a country, those of its parts
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// The law of this day: which version of a duty is shown; today where it is left out
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
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
    /// Everything, with duties and sources
    Json,
    /// A chart: place, recipient, number of people, clock, citation
    Md,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let engine = args.rules.engine()?;
    let mut laws = engine.laws();
    if let Some(place) = &args.place {
        known_place(&engine, place)?;
        let part = format!("{place}-");
        let of = |code: &String| code == place || code.starts_with(&part);
        laws.retain(|law| of(&law.place) || law.covers.iter().any(of));
    }
    let today = args.as_of.map_or_else(clock::today, Ok)?;
    match args.format {
        Format::Text => terminal::say(&text(&laws, today))?,
        Format::Md => terminal::data(&chart::chart(&engine, &laws, today))?,
        Format::Json => terminal::data(&terminal::json(&laws, args.compact)?)?,
    }
    Ok(End::Fine)
}

fn known_place(engine: &Engine, place: &str) -> Result<(), Stop> {
    let places = engine.vocabulary().places;
    if places.iter().any(|known| known.code == place) {
        return Ok(());
    }
    let near = noticeclock::facts::nearest(place, places.iter().map(|known| known.code.as_str()));
    let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    Err(Stop::because(format!("no place `{place}` is on file{hint}")))
}

fn text(laws: &[LawOut], today: NaiveDate) -> String {
    let width = laws.iter().map(|law| law.id.chars().count()).max().unwrap_or(0);
    let indent = " ".repeat(width + 2);
    let mut out = String::new();
    for law in laws {
        let _ = writeln!(out, "\u{1b}[1m{:width$}\u{1b}[0m  {}", law.id, law.title);
        let _ = writeln!(out, "{indent}{}", law.citation);
        let _ = writeln!(out, "{indent}{}, {}; {}", law.place, status(law, today), duties(law));
        for duty in versions(law, today) {
            let _ = writeln!(out, "{indent}- {}", duty_line(duty));
        }
        let _ = writeln!(out, "{indent}{}", review(law, today));
    }
    let _ = writeln!(out, "\n{}", if laws.len() == 1 { "1 law".to_owned() } else { format!("{} laws", laws.len()) });
    out
}

/// The versions of a law's duties that count on a day.
pub fn versions(law: &LawOut, day: NaiveDate) -> impl Iterator<Item = &LawDutyOut> {
    let date = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<NaiveDate>().ok());
    let counts = move |duty: &&LawDutyOut| {
        date(&duty.from).is_none_or(|from| from <= day) && date(&duty.until).is_none_or(|until| day <= until)
    };
    law.duties.iter().filter(counts)
}

/// `Texas Attorney General: 250 or more residents; 30 days from the determination (§ 521.053(i))`.
fn duty_line(duty: &LawDutyOut) -> String {
    let parts =
        [duty.threshold.as_deref(), duty.condition.as_deref(), Some(duty.clock.as_str()), duty.manner.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{}: {} ({})", duty.recipient, parts.join("; "), duty.cite)
}

fn status(law: &LawOut, today: NaiveDate) -> String {
    let from = law.from.as_ref().map_or_else(String::new, |day| format!(" from {day}"));
    let until = law.until.as_ref().map_or_else(String::new, |day| format!(" until {day}"));
    let word = match law.status {
        None if law.until.as_ref().and_then(|day| day.parse().ok()).is_some_and(|day: NaiveDate| day < today) => {
            "ended: in force"
        }
        None => "in force",
        Some(NotInForceStatus::Enacted) => "enacted, in force",
        Some(NotInForceStatus::Proposed) => "proposed",
        Some(NotInForceStatus::Voluntary) => "voluntary",
        Some(NotInForceStatus::Ended) => "ended",
    };
    format!("{word}{from}{until}")
}

/// Versions of one duty are one duty.
fn duties(law: &LawOut) -> String {
    let ids: std::collections::BTreeSet<&str> = law.duties.iter().map(|duty| duty.id.as_str()).collect();
    if ids.len() == 1 { "1 duty".to_owned() } else { format!("{} duties", ids.len()) }
}

fn review(law: &LawOut, today: NaiveDate) -> String {
    let age = law.reviewed.parse::<NaiveDate>().map(|day| (today - day).num_days());
    let age = match age {
        Ok(days @ 2..) => format!(", {days} days ago"),
        Ok(1) => ", yesterday".to_owned(),
        Ok(0) => ", today".to_owned(),
        Ok(_) | Err(_) => String::new(),
    };
    let doubt = match law.confidence {
        ConfidenceOut::High => "",
        ConfidenceOut::Medium => "; confidence medium: read in secondary sources",
        ConfidenceOut::Low => "; confidence low: not settled",
    };
    format!("reviewed {}{age}{doubt}", law.reviewed)
}
