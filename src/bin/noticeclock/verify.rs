//! `noticeclock verify`: a receipt run again, offline. A receipt holds an incident, the options it was assessed with, and the
//! assessment that came of it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use noticeclock::assess::output::Assessment;
use noticeclock::engine::Options;
use noticeclock::export::back;
use noticeclock::export::compare::compare;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::stop::{End, Stop};
use crate::{diff, rules, terminal};

/// Exit code 1 where something else comes out.
#[derive(clap::Args)]
pub struct Args {
    /// The receipt, as `assess --receipt` writes it
    receipt: PathBuf,
    #[command(flatten)]
    rules: rules::Choice,
}

/// A receipt as it stands in its file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Receipt {
    /// Version of this structure: 1.
    #[serde(rename = "receipt")]
    version: u32,
    incident: Value,
    options: Options,
    assessment: Value,
}

/// Writes a receipt.
pub fn write(path: &Path, incident: Value, options: Options, assessment: Assessment) -> Result<(), Stop> {
    let assessment = serde_json::to_value(assessment).map_err(|error| Stop::because(error.to_string()))?;
    let text = terminal::json(&Receipt { version: 1, incident, options, assessment }, false)?;
    fs::write(path, text).map_err(|error| Stop::io(&path.display().to_string(), &error))
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let name = args.receipt.display().to_string();
    let text = fs::read_to_string(&args.receipt).map_err(|error| Stop::io(&name, &error))?;
    let refuse = |error: serde_json::Error| Stop::because(format!("{name}: this is no receipt: {error}"));
    let receipt: Receipt = serde_json::from_str(&text).map_err(refuse)?;
    if receipt.version != 1 {
        return Err(Stop::because(format!("{name}: a receipt of version {}, and 1 is known", receipt.version)));
    }
    let engine = args.rules.engine()?;
    let now = engine.assess(&receipt.incident, &receipt.options).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Stop::because(format!("{name}: the incident is refused today\n{}", lines.join("\n")))
    })?;
    let again = serde_json::to_value(&now).map_err(|error| Stop::because(error.to_string()))?;
    if again == receipt.assessment {
        terminal::say("The same, byte for byte.\n")?;
        return Ok(End::Fine);
    }
    let then = back::assessment(&receipt.assessment).map_err(|error| Stop::because(format!("{name}: {error}")))?;
    let mut out = String::from("Not the same.\n");
    let kinds = [
        ("facts", "the incident", &then.facts, &now.facts),
        ("rules", "the rule files", &then.rules, &now.rules),
        ("calendars", "the calendars among them", &then.calendars, &now.calendars),
        ("engine", "the version of the engine", &then.engine, &now.engine),
        ("build", "what the engine is made of", &then.build, &now.build),
        ("zones", "the time zone data", &then.zones, &now.zones),
    ];
    for (key, what, then, now) in kinds.into_iter().filter(|(_, _, then, now)| then != now) {
        let _ = writeln!(out, "  {key}: {what} changed: {now}, was {then}");
    }
    let changes = diff::lines(&compare(&then, &now), then.rules != now.rules);
    diff::section(&mut out, "Duties", &changes);
    for path in differences(&receipt.assessment, &again) {
        let _ = writeln!(out, "  {path}");
    }
    terminal::say(&out)?;
    Ok(End::Findings)
}

/// Places of an assessment that are shown at most.
const SHOWN: usize = 20;

/// The places at which two documents differ, as JSON paths; what the digests and the duties say already is left out.
fn differences(then: &Value, now: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(then, now, String::new(), &mut found);
    let more = found.len().saturating_sub(SHOWN);
    found.truncate(SHOWN);
    if more > 0 {
        found.push(format!("and {more} more"));
    }
    found
}

fn walk(then: &Value, now: &Value, path: String, found: &mut Vec<String>) {
    match (then, now) {
        (Value::Object(old), Value::Object(new)) => {
            let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                let dot = if path.is_empty() { "" } else { "." };
                let of = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or(Value::Null);
                walk(&of(old), &of(new), format!("{path}{dot}{key}"), found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                walk(old, new, format!("{path}[{at}]"), found);
            }
        }
        (then, now) if then != now => found.push(path),
        _ => {}
    }
}
