//! `noticeclock diff`: what changed between two incidents, or between two sets of rules over one incident, and why.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use noticeclock::assess::output::{Assessment, DutyOut, Reason, Status};
use noticeclock::export::reasons;
use serde_json::Value;

use crate::assess::When;
use crate::incident::{self, Document};
use crate::stop::{End, Stop};
use crate::{rules, terminal};

/// Exit code 1 where something changed.
#[derive(clap::Args)]
pub struct Args {
    /// The incident before and the incident after; with --rules-before, one incident
    #[arg(required = true, num_args = 1..=2)]
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
    let (before, after, engine_before) = match (args.incidents.as_slice(), &args.rules_before) {
        ([before, after], None) => (incident::read(before)?, incident::read(after)?, None),
        ([one], Some(dir)) => {
            let old = rules::Choice { rules: Vec::new(), only_rules: Some(dir.clone()) }.engine()?;
            (incident::read(one)?, incident::read(one)?, Some(old))
        }
        ([_], None) => return Err(Stop::because("give two incidents, or --rules-before and one")),
        _ => return Err(Stop::because("--rules-before compares rules over one incident, not over two")),
    };
    // One "now" for both: the time that passed between two calls of the clock is no change of the facts.
    let options = args.when.options(&after, true, &[])?;
    let assess = |engine: &noticeclock::engine::Engine, document: &Document| {
        engine.assess(&document.value, &options).map_err(|errors| document.refuse(&errors))
    };
    let old = assess(engine_before.as_ref().unwrap_or(&engine), &before)?;
    let new = assess(&engine, &after)?;
    let mut out = String::new();
    let facts = changed_facts(&before.value, &after.value);
    let duties = changes(&old, &new);
    section(&mut out, "Facts", &facts);
    if old.rules != new.rules {
        section(&mut out, "Rules", &[format!("{} became {}", old.rules, new.rules)]);
    }
    section(&mut out, "Duties", &duties);
    if out.is_empty() {
        out.push_str("Nothing changed.\n");
    } else if duties.is_empty() {
        out.push_str("No duty changed.\n");
    }
    terminal::say(&out)?;
    Ok(if duties.is_empty() { End::Fine } else { End::Findings })
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\u{1b}[1m{title}\u{1b}[0m");
    for line in lines {
        let _ = writeln!(out, "  {}", line.replace('\n', "\n    "));
    }
}

/// Every duty that was gained, lost, settled, opened, done or moved, with the part of it that changed.
fn changes(old: &Assessment, new: &Assessment) -> Vec<String> {
    let by_id = |assessment: &Assessment| -> BTreeMap<String, DutyOut> {
        assessment.duties.iter().map(|duty| (duty.id.clone(), duty.clone())).collect()
    };
    let (old, new) = (by_id(old), by_id(new));
    let mut lines = Vec::new();
    for (id, after) in &new {
        match old.get(id) {
            Some(before) => lines.extend(change(before, after)),
            None if after.status == Status::NotOwed => {}
            None => lines.push(format!("new        {id}: {}", standing(after))),
        }
    }
    for (id, before) in &old {
        if !new.contains_key(id) && before.status != Status::NotOwed {
            lines.push(format!("gone       {id}: it was {}", standing(before)));
        }
    }
    lines
}

fn change(before: &DutyOut, after: &DutyOut) -> Option<String> {
    let word = match (before.status, after.status) {
        (a, b) if a == b && before.due.at != after.due.at && b != Status::NotOwed => "moved",
        (a, b) if a == b => return None,
        (_, Status::Done) => "done",
        (Status::Done, _) => "undone",
        (Status::Undetermined, _) => "settled",
        (_, Status::Undetermined) => "opened",
        (_, Status::Owed) => "gained",
        (_, Status::NotOwed) => "lost",
    };
    let mut text = format!("{word:<9}  {}: {}, was {}", after.id, standing(after), standing(before));
    for reason in why(before, after) {
        let _ = write!(text, "\n{reason}");
    }
    Some(text)
}

fn standing(duty: &DutyOut) -> String {
    let due = duty.due.at.as_ref().map_or_else(String::new, |at| format!(", due {at}"));
    match duty.status {
        Status::Owed => format!("owed{due}"),
        Status::Undetermined => format!("undetermined{due}"),
        Status::NotOwed => "not owed".to_owned(),
        Status::Done => format!("sent {}", duty.sent.as_deref().unwrap_or("at an unknown time")),
    }
}

/// The named parts whose truth changed; where none did, the steps of the deadline that are new.
fn why(before: &DutyOut, after: &DutyOut) -> Vec<String> {
    let parts = |duty: &DutyOut| {
        let because = duty.because.clone();
        [because.binds, because.people, because.protects, because.trigger, because.when, because.exemptions]
    };
    let changed = |(old, new): (Reason, Reason)| (old.truth != new.truth).then(|| reasons::decisive(&new)).flatten();
    let reasons: Vec<String> = parts(before).into_iter().zip(parts(after)).filter_map(changed).collect();
    if !reasons.is_empty() || after.status == Status::NotOwed {
        return reasons;
    }
    let steps = after.due.proof.iter().filter(|step| !before.due.proof.contains(step));
    steps.map(|step| format!("{}: {}", step.step, step.why)).collect()
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
