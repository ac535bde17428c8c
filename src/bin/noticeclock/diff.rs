//! `noticeclock diff`: what changed between two incidents, or between two sets of rules over one incident, and why.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use noticeclock::assess::output::Status;
use noticeclock::engine::{Engine, Options};
use noticeclock::export::compare::{Change, Comparison, compare};
use serde_json::Value;

use crate::assess::When;
use crate::incident::{self, Document};
use crate::stop::{End, Stop};
use crate::{rules, terminal};

/// Exit code 1 where something changed.
#[derive(clap::Args)]
pub struct Args {
    /// The incident before and the incident after; with --rules-before, incidents that are each judged by both; with --as-of
    /// alone, one incident judged by the law of its own dates and by that of the day
    #[arg(required = true)]
    incidents: Vec<PathBuf>,
    /// Compare the rules under DIR, in place of those on board, with the rules of today
    #[arg(long, value_name = "DIR")]
    rules_before: Option<PathBuf>,
    #[command(flatten)]
    when: When,
    #[command(flatten)]
    rules: rules::Choice,
}

pub fn run(args: &Args) -> Result<End, Stop> {
    let engine = args.rules.engine()?;
    let mut out = String::new();
    let mut changed = false;
    match (args.incidents.as_slice(), &args.rules_before) {
        ([before, after], None) => {
            let (before, after) = (incident::read(before)?, incident::read(after)?);
            let options = args.when.options(&after, true, &[])?;
            changed |= memo(&mut out, (&engine, &before, &options), (&engine, &after, &options))?;
        }
        (several, Some(dir)) => {
            let old = rules::Choice { rules: Vec::new(), only_rules: Some(dir.clone()) }.engine()?;
            for path in several {
                let document = incident::read(path)?;
                if several.len() > 1 {
                    let _ = writeln!(out, "{}", document.name);
                }
                let options = args.when.options(&document, true, &[])?;
                changed |= memo(&mut out, (&old, &document, &options), (&engine, &document, &options))?;
            }
        }
        ([one], None) if args.when.as_of.is_some() => {
            let document = incident::read(one)?;
            let then = args.when.options(&document, true, &[])?;
            let own = Options { as_of: None, ..then.clone() };
            changed |= memo(&mut out, (&engine, &document, &own), (&engine, &document, &then))?;
        }
        _ => return Err(Stop::because("give two incidents, or --rules-before and some, or --as-of and one")),
    }
    terminal::say(&out)?;
    Ok(if changed { End::Findings } else { End::Fine })
}

type Side<'a> = (&'a Engine, &'a Document, &'a Options);

/// Writes what changed from one side to the other; whether a duty did. One "now" for both: the time that passed between two calls of
/// the clock is no change of the facts.
fn memo(out: &mut String, before: Side<'_>, after: Side<'_>) -> Result<bool, Stop> {
    let assess = |(engine, document, options): Side<'_>| {
        engine.assess(&document.value, options).map_err(|errors| document.refuse(&errors))
    };
    let (old, new) = (assess(before)?, assess(after)?);
    let comparison = compare(&old, &new);
    let sides = [("before", &old), ("after", &new)];
    let exercises: Vec<&str> = sides.iter().filter(|(_, found)| found.exercise).map(|(side, _)| *side).collect();
    if !exercises.is_empty() {
        let _ = writeln!(out, "{}: {}", noticeclock::export::EXERCISE, exercises.join(" and "));
    }
    let start = out.len();
    section(out, "Facts", &changed_facts(&before.1.value, &after.1.value));
    let other_rules = old.rules != new.rules;
    if other_rules {
        section(out, "Rules", &[format!("{} became {}", old.rules, new.rules)]);
    }
    if old.as_of != new.as_of {
        let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "the incident's own dates".to_owned());
        section(out, "Law", &[format!("of {}, before of {}", day(&new.as_of), day(&old.as_of))]);
    }
    section(out, "Duties", &lines(&comparison, other_rules || old.as_of != new.as_of));
    if out.len() == start {
        out.push_str("Nothing changed.\n");
    } else if comparison.changes.is_empty() {
        out.push_str("No duty changed.\n");
    }
    Ok(!comparison.changes.is_empty())
}

/// A heading and its lines; nothing where there are none.
pub fn section(out: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\u{1b}[1m{title}\u{1b}[0m");
    for line in lines {
        let _ = writeln!(out, "  {}", line.replace('\n', "\n    "));
    }
}

/// Every duty that changed, with the reasons, and the facts or the provision that did it.
pub fn lines(comparison: &Comparison, other_rules: bool) -> Vec<String> {
    let line = |change: &Change| {
        let before = standing(change.before, change.due_before.as_deref());
        let after = standing(change.after, change.due_after.as_deref());
        let mut text = match (change.before, change.after) {
            (None, _) => format!("{:<9}  {}: {after}", change.change, change.duty),
            (_, None) => format!("{:<9}  {}: it was {before}", change.change, change.duty),
            _ => format!("{:<9}  {}: {after}, was {before}", change.change, change.duty),
        };
        for reason in &change.because {
            let _ = write!(text, "\n{reason}");
        }
        // Under other rules it is the provision that did it, else the facts.
        if other_rules || change.before.is_none() || change.after.is_none() {
            let _ = write!(text, "\nby {}", change.cite);
        } else if !change.facts.is_empty() {
            let _ = write!(text, "\nby {}", change.facts.join(", "));
        }
        text
    };
    comparison.changes.iter().map(line).collect()
}

fn standing(status: Option<Status>, due: Option<&str>) -> String {
    let due = due.map_or_else(String::new, |at| format!(", due {at}"));
    match status {
        Some(Status::Owed) => format!("owed{due}"),
        Some(Status::Undetermined) => format!("undetermined{due}"),
        Some(Status::Done) => format!("sent{due}"),
        Some(Status::NotOwed) | None => "not owed".to_owned(),
    }
}

/// The facts that differ, by JSON path.
fn changed_facts(before: &Value, after: &Value) -> Vec<String> {
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    flatten(before, String::new(), &mut old);
    flatten(after, String::new(), &mut new);
    let paths: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let show = |value: Option<&String>| value.cloned().unwrap_or_else(|| "unknown".to_owned());
    paths
        .into_iter()
        .filter(|path| old.get(*path) != new.get(*path))
        .map(|path| format!("{path}: {}, was {}", show(new.get(path)), show(old.get(path))))
        .collect()
}

/// Leaves of the document by path; null is unknown and stands for nothing.
fn flatten(value: &Value, path: String, into: &mut BTreeMap<String, String>) {
    let dot = if path.is_empty() { "" } else { "." };
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                flatten(value, format!("{path}{dot}{key}"), into);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (at, value) in items.iter().enumerate() {
                flatten(value, format!("{path}[{at}]"), into);
            }
        }
        leaf => {
            into.insert(path, leaf.to_string());
        }
    }
}
