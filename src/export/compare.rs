//! What changed between two assessments, duty by duty, and which fact or provision did it.

use serde::Serialize;

use super::reasons;
use crate::assess::base_id;
use crate::assess::output::{Assessment, DutyOut, Reason, Status};
use crate::truth::{Map, sort, sort_by};

/// What changed from one assessment to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The duties that changed, those with the earliest deadline first.
    pub changes: Vec<Change>,
    /// What else differs between the two.
    pub differs: Vec<&'static str>,
}

/// One duty that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Id of the duty.
    pub duty: String,
    /// In a word: gained, lost, moved, settled, opened, done, undone, amended.
    pub change: &'static str,
    /// Status before; none where the duty did not stand there.
    pub before: Option<Status>,
    /// Status after; none where it no longer stands there.
    pub after: Option<Status>,
    /// Deadline before.
    pub due_before: Option<String>,
    /// Deadline after.
    pub due_after: Option<String>,
    /// The reasons that turned, or the steps of the deadline that are new, as sentences.
    pub because: Vec<String>,
    /// JSON paths of the facts that did it.
    pub facts: Vec<String>,
    /// The provision.
    pub cite: String,
}

/// Compares two assessments; for the reasons of what was lost, both should have been asked for all duties.
pub fn compare(before: &Assessment, after: &Assessment) -> Comparison {
    let by_id = |assessment: &'_ Assessment| -> Map<String, DutyOut> {
        assessment.duties.iter().map(|duty| (duty.id.clone(), duty.clone())).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let ids = old.keys().chain(new.keys().filter(|id| !old.contains_key(*id)));
    let mut changes: Vec<Change> =
        ids.filter_map(|id| change(id, (before, old.get(id)), (after, new.get(id)))).collect();
    let order = |change: &Change| {
        let due = change.due_after.as_ref().or(change.due_before.as_ref());
        let instant = due.and_then(|due| chrono::DateTime::parse_from_rfc3339(due).ok());
        (instant.is_none(), instant, change.duty.clone())
    };
    sort_by(&mut changes, |one, other| order(one).cmp(&order(other)));
    let differs = [
        ("facts", before.facts != after.facts),
        ("rules", before.rules != after.rules),
        ("as_of", before.as_of != after.as_of),
        ("assessed_at", before.assessed_at != after.assessed_at),
        ("engine", before.engine != after.engine),
        ("zones", before.zones != after.zones),
        ("exercise", before.exercise != after.exercise),
    ];
    Comparison { changes, differs: differs.into_iter().filter_map(|(name, differs)| differs.then_some(name)).collect() }
}

type Side<'a> = (&'a Assessment, Option<&'a DutyOut>);

fn change(id: &str, (before, old): Side<'_>, (after, new): Side<'_>) -> Option<Change> {
    let status = |duty: Option<&DutyOut>| duty.map_or(Status::NotOwed, |duty| duty.status);
    let due = |duty: Option<&DutyOut>| duty.and_then(|duty| duty.due.at.clone());
    let text = |duty: &DutyOut| {
        (
            duty.cite.clone(),
            duty.manner.clone(),
            duty.content.clone(),
            duty.must_not_say.clone(),
            duty.recipient.name.clone(),
        )
    };
    let amended = || old.map(text) != new.map(text);
    let change = match (status(old), status(new)) {
        (Status::NotOwed, Status::NotOwed) => return None,
        (a, b) if a == b && due(old) != due(new) => "moved",
        (a, b) if a == b && amended() => "amended",
        (a, b) if a == b => return None,
        (_, Status::Done) => "done",
        (Status::Done, _) => "undone",
        (Status::Undetermined, _) => "settled",
        // A duty that had not been thought of is gained, open as it may be.
        (Status::NotOwed, _) if old.is_none() => "gained",
        (_, Status::Undetermined) => "opened",
        (_, Status::Owed) => "gained",
        (_, Status::NotOwed) => "lost",
    };
    let (mut because, mut facts) = why(old, new);
    if change == "done" {
        because = new.and_then(|duty| duty.sent.as_ref()).map(|sent| format!("sent {sent}")).into_iter().collect();
    }
    if because.is_empty() {
        because.extend(out_of_force(before, id, old).or_else(|| out_of_force(after, id, new)));
    }
    sort(&mut facts);
    facts.dedup();
    Some(Change {
        duty: id.to_owned(),
        change,
        before: old.map(|duty| duty.status),
        after: new.map(|duty| duty.status),
        due_before: due(old),
        due_after: due(new),
        because,
        facts,
        cite: new.or(old).map(|duty| duty.cite.clone()).unwrap_or_default(),
    })
}

/// What turned: the named parts of which another truth came out; failing that, the steps of the deadline that are new.
fn why(old: Option<&DutyOut>, new: Option<&DutyOut>) -> (Vec<String>, Vec<String>) {
    let (Some(old), Some(new)) = (old, new) else { return (Vec::new(), Vec::new()) };
    let (mut says, mut facts) = (Vec::new(), Vec::new());
    for (before, after) in parts(old).into_iter().zip(parts(new)).filter(|(before, after)| before.truth != after.truth)
    {
        says.extend(reasons::decisive(after));
        let [mut was, mut is] = [Vec::new(), Vec::new()];
        paths(before, &mut was);
        paths(after, &mut is);
        // What decided it both before and after is what turned; what came in beside it is not.
        let turned: Vec<String> = is.iter().filter(|path| was.contains(path)).cloned().collect();
        facts.extend(if turned.is_empty() { [was, is].concat() } else { turned });
    }
    if says.is_empty() && new.status != Status::NotOwed {
        let steps = new.due.proof.iter().filter(|step| !old.due.proof.contains(step));
        says.extend(steps.map(|step| format!("{}: {}", step.step, step.why)));
        facts.extend(old.needs.iter().filter(|path| !new.needs.contains(path)).cloned());
        facts.extend(new.needs.iter().filter(|path| !old.needs.contains(path)).cloned());
    }
    (says, facts)
}

fn parts(duty: &DutyOut) -> [&Reason; 6] {
    let because = &duty.because;
    [&because.binds, &because.people, &because.protects, &because.trigger, &because.when, &because.exemptions]
}

/// The facts at the ends of the tree that decided it.
fn paths(reason: &Reason, into: &mut Vec<String>) {
    into.extend(reason.facts.iter().cloned());
    reason.of.iter().filter(|below| below.truth == reason.truth).for_each(|below| paths(below, into));
}

/// Why a duty does not stand in an assessment: its law, or its version, is not in force there.
fn out_of_force(assessment: &Assessment, id: &str, duty: Option<&DutyOut>) -> Option<String> {
    if duty.is_some() {
        return None;
    }
    let base = base_id(id);
    let law = base.split('/').next().unwrap_or(base);
    let entry = assessment.not_in_force.iter().find(|entry| entry.id == base || entry.id == law)?;
    Some(format!("{}: {}", entry.title, entry.says))
}
