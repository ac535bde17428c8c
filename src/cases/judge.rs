//! Whether what came is what was expected, in words.

use std::collections::BTreeSet;
use std::fmt;

use super::Case;
use super::expect::Duty;
use crate::assess::output::{Affected, Assessment, DueState, DutyOut, Status, TruthOut};
use crate::engine::{Engine, Options};
use crate::facts::nearest;
use crate::time::parse_instant;

/// One thing that came otherwise than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about: the id of a duty and the matter, or a part of the assessment.
    pub about: String,
    /// What the case expects.
    pub expected: String,
    /// What came.
    pub came: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  expected  {}\n  came      {}", self.about, self.expected, self.came)
    }
}

fn finding(about: impl Into<String>, expected: impl Into<String>, came: impl Into<String>) -> Finding {
    Finding { about: about.into(), expected: expected.into(), came: came.into() }
}

/// Runs a case of the law `law` (`*` = every law). Nothing found: it passed.
pub fn judge(engine: &Engine, law: &str, case: &Case) -> Vec<Finding> {
    // Everything, also what is not owed: a duty that is missed must be able to say why.
    let options = Options { all: true, ..case.options.clone() };
    let assessment = match engine.assess(&case.incident, &options) {
        Ok(assessment) => assessment,
        Err(errors) => {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            return vec![finding("the facts of the case", "facts that can be read", errors.join("\n            "))];
        }
    };
    let mut found = Vec::new();
    for (status, expected) in &case.expected.duties {
        match assessment.duties.iter().find(|duty| duty.id == expected.id) {
            Some(duty) if duty.status == *status => compare(duty, expected, &mut found),
            Some(duty) => found.push(finding(&expected.id, standing(*status), became(duty))),
            None => found.push(absent(&assessment, &expected.id, standing(*status))),
        }
    }
    for id in &case.expected.not_owed {
        match assessment.duties.iter().find(|duty| duty.id == *id) {
            Some(duty) if duty.status == Status::NotOwed => {}
            Some(duty) => found.push(finding(id, standing(Status::NotOwed), became(duty))),
            None => found.push(absent(&assessment, id, standing(Status::NotOwed))),
        }
    }
    for duty in &assessment.duties {
        let listed = case.expected.duties.iter().any(|(_, expected)| expected.id == duty.id)
            || case.expected.not_owed.contains(&duty.id);
        if duty.status != Status::NotOwed && !listed && (law == "*" || duty.law == law) {
            found.push(finding(&duty.id, "nothing: the case does not list this duty", became(duty)));
        }
    }
    parts(&assessment, case, law, &mut found);
    found
}

fn standing(status: Status) -> &'static str {
    match status {
        Status::Owed => "owed",
        Status::Undetermined => "undetermined",
        Status::NotOwed => "not owed",
        Status::Done => "done",
    }
}

/// What became of a duty, with the reason that matters for that.
fn became(duty: &DutyOut) -> String {
    let due = duty.due.at.as_ref().map_or_else(String::new, |at| format!(", due {at}"));
    match duty.status {
        Status::Owed => format!("owed{due}, state {}", state(duty.due.state)),
        Status::Undetermined => format!("undetermined{due}; it hangs on {}", duty.needs.join(", ")),
        Status::Done => format!("done, sent {}", duty.sent.as_deref().unwrap_or("at an unknown time")),
        Status::NotOwed => crate::export::reasons::why_not(duty)
            .map_or_else(|| "not owed".to_owned(), |why| format!("not owed: {why}")),
    }
}

fn absent(assessment: &Assessment, id: &str, expected: &str) -> Finding {
    let near = nearest(id, assessment.duties.iter().map(|duty| duty.id.as_str()));
    let hint = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
    finding(id, expected, format!("no such duty in force{hint}"))
}

fn compare(duty: &DutyOut, expected: &Duty, found: &mut Vec<Finding>) {
    let mut differ = |what: &str, expected: String, came: String| {
        if expected != came {
            found.push(finding(format!("{}: {what}", duty.id), expected, came));
        }
    };
    if let Some(due) = &expected.due {
        let same = match parse_instant(due) {
            Ok(instant) => duty.due.at.as_deref().and_then(|at| parse_instant(at).ok()).is_some_and(|at| at == instant),
            Err(_) => last_day(duty) == Some(due.as_str()),
        };
        if !same {
            let by_day = parse_instant(due).is_err();
            let came = if by_day { last_day(duty) } else { duty.due.at.as_deref() };
            differ("last moment", weekday(due), came.map_or_else(|| "none".to_owned(), weekday));
        }
    }
    if let Some(expected) = expected.state {
        differ("state of the deadline", state(expected.to_output()).to_owned(), state(duty.due.state).to_owned());
    }
    if let Some(people) = expected.affected {
        differ("people", interval(people), interval(duty.affected));
    }
    let yes_no = |value: Option<bool>| value.map_or("not known", |yes| if yes { "yes" } else { "no" }).to_owned();
    if expected.late.is_some() {
        differ("sent late", yes_no(expected.late), yes_no(duty.late));
    }
    if expected.overdue.is_some() {
        differ("overdue", yes_no(expected.overdue), yes_no(Some(duty.overdue)));
    }
    if let Some(to) =
        expected.to.as_ref().filter(|to| duty.recipient.id.as_ref() != Some(to) && duty.recipient.name != **to)
    {
        let came = duty.recipient.id.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
        differ("recipient", to.clone(), format!("{}{came}", duty.recipient.name));
    }
    if expected.manner.is_some() {
        differ("manner", text(expected.manner.as_ref()), text(duty.manner.as_ref()));
    }
    if let Some(cite) = &expected.cite {
        differ("citation", cite.clone(), duty.cite.clone());
    }
    for word in expected.content.iter().filter(|word| !duty.content.contains(word)) {
        differ("content of the notice", format!("`{word}` among it"), list(&duty.content));
    }
    let provided: Vec<String> =
        duty.provide.iter().filter(|item| item.truth != TruthOut::No).map(|item| item.what.clone()).collect();
    for (what, expected, came) in [
        ("missing facts", &expected.needs, &duty.needs),
        ("what the notice must not say", &expected.must_not_say, &duty.must_not_say),
        ("what must be provided", &expected.provide, &provided),
    ] {
        if let Some(expected) = expected {
            differ(what, list(expected), list(came));
        }
    }
}

/// The civil day of the last moment; a deadline in hours ends within one too.
fn last_day(duty: &DutyOut) -> Option<&str> {
    duty.due.last_day.as_deref().or_else(|| duty.due.at.as_deref().and_then(|at| at.get(..10)))
}

/// The parts of the assessment beside the duties.
fn parts(assessment: &Assessment, case: &Case, law: &str, found: &mut Vec<Finding>) {
    let own = |id: &str| law == "*" || id == law || id.strip_prefix(law).is_some_and(|rest| rest.starts_with('/'));
    let off: Vec<String> = assessment.not_in_force.iter().map(|item| item.id.clone()).filter(|id| own(id)).collect();
    for (what, expected, came) in [
        ("not in force", &case.expected.not_in_force, &off),
        ("places without a law", &case.expected.uncovered, &assessment.uncovered),
    ] {
        if let Some(expected) = expected.as_ref().filter(|expected| list(expected) != list(came)) {
            found.push(finding(what, list(expected), list(came)));
        }
    }
    for piece in &case.expected.warnings_contain {
        if !assessment.warnings.iter().any(|warning| warning.contains(piece.as_str())) {
            found.push(finding("warnings", format!("one that says \"{piece}\""), list(&assessment.warnings)));
        }
    }
    for path in &case.expected.questions_contain {
        if !assessment.questions.iter().any(|question| question.path == *path) {
            let asked: Vec<String> = assessment.questions.iter().map(|question| question.path.clone()).collect();
            found.push(finding("questions", format!("one for {path}"), list(&asked)));
        }
    }
}

/// Sorted, so that the order in which a lawyer lists them does not matter.
fn list(items: &[String]) -> String {
    let sorted: BTreeSet<&str> = items.iter().map(String::as_str).collect();
    if sorted.is_empty() { "none".to_owned() } else { sorted.into_iter().collect::<Vec<_>>().join(", ") }
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_else(|| "none".to_owned())
}

fn interval(people: Affected) -> String {
    match people.at_most {
        Some(most) if most == people.at_least => most.to_string(),
        Some(most) => format!("{} to {most}", people.at_least),
        None => format!("{} or more", people.at_least),
    }
}

/// A day is easier to check with its weekday.
fn weekday(text: &str) -> String {
    let date = text.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    date.map_or_else(|| text.to_owned(), |date| format!("{text} ({})", date.format("%A")))
}

fn state(state: DueState) -> &'static str {
    match state {
        DueState::Fixed => "fixed",
        DueState::Provisional => "provisional",
        DueState::NotStarted => "not_started",
        DueState::Open => "open",
        DueState::Paused => "paused",
    }
}
