//! The words that every export shares: numbers, recipients, states of a deadline, missing facts.

use std::borrow::Cow;

use crate::assess::output::{
    Affected, Assessment, ConfidenceOut, Due, DueState, DutyOut, JudgementOut, NotInForce, NotInForceStatus,
    ProvideOut, QuestionOut, RecipientKind, StageOut, Status, TruthOut,
};

use super::clock;

/// `1 duty`, `3 duties`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Until when a notice must go out for the sake of those that hang on it, where that is before its own deadline.
pub fn latest_safe(duty: &DutyOut) -> Option<String> {
    let safe = duty.latest_safe.as_ref().filter(|safe| safe.at != duty.due.at)?;
    Some(clock::long(safe.at.as_deref()?, safe.zone.as_deref()))
}

/// `12,345`.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `620 people`, `1 person`, `100 to 4,000 people`.
pub fn affected(people: Affected) -> String {
    match (people.at_least, people.at_most) {
        (1, Some(1)) => "1 person".to_owned(),
        (0, Some(0)) => "nobody".to_owned(),
        (0, None) => "an unknown number of people".to_owned(),
        (least, Some(most)) if least == most => format!("{} people", thousands(least)),
        (least, None) => format!("at least {} people", thousands(least)),
        (0, Some(most)) => format!("at most {} people", thousands(most)),
        (least, Some(most)) => format!("{} to {} people", thousands(least), thousands(most)),
    }
}

/// A word of the vocabulary without its underscores.
pub fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// The words of the list, without underscores.
pub fn list(items: &[String]) -> String {
    items.iter().map(|item| plain(item)).collect::<Vec<_>>().join(", ")
}

/// `a, b and c`.
pub fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// First letter large.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

/// A stage in words.
pub fn stage(stage: StageOut) -> &'static str {
    match stage {
        StageOut::EarlyWarning => "early warning",
        StageOut::Initial => "initial report",
        StageOut::Intermediate => "intermediate report",
        StageOut::Final => "final report",
    }
}

/// A status in words.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Owed => "owed",
        Status::Undetermined => "undetermined",
        Status::NotOwed => "not owed",
        Status::Done => "done",
    }
}

/// Yes, no, not known.
pub fn truth(truth: TruthOut) -> &'static str {
    match truth {
        TruthOut::Yes => "yes",
        TruthOut::No => "no",
        TruthOut::Unknown => "not known",
    }
}

/// Who must be told, with the stage of the report.
pub fn to_whom(duty: &DutyOut) -> String {
    let name = sentence(&duty.recipient.name);
    // An owner's own name needs no second mention.
    let place = duty.id.split_once('@').map(|(_, place)| place).filter(|place| !name.contains(*place));
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    match duty.stage {
        Some(part) => format!("{name}{place}: {}", stage(part)),
        None => format!("{name}{place}"),
    }
}

/// How to reach the recipient: channel, URL, e-mail, telephone.
pub fn reach(duty: &DutyOut) -> Option<String> {
    let to = &duty.recipient;
    let parts: Vec<&str> =
        [&to.channel, &to.url, &to.email, &to.phone].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The deadline as a head line: `Wednesday 2 December 2026, 23:59 CST`.
pub fn deadline(due: &Due) -> String {
    match (&due.at, due.state) {
        (Some(at), _) => clock::long(at, due.zone.as_deref()),
        (None, DueState::NotStarted) => "Clock not started".to_owned(),
        (None, DueState::Paused) => "Clock stands still".to_owned(),
        (None, DueState::Fixed | DueState::Provisional | DueState::Open) => "No number in the law".to_owned(),
    }
}

/// What is to be said of the deadline beside its instant.
pub fn state(due: &Due) -> Option<&'static str> {
    match due.state {
        DueState::Fixed => None,
        DueState::Provisional => {
            Some("provisional: an open fact, an assumed start or a missing calendar may still move it")
        }
        DueState::NotStarted => {
            Some("the clock waits for an event that has not happened, or for a number that is not entered")
        }
        DueState::Open => Some("the law gives no number of hours or days"),
        DueState::Paused => Some("the clock stands still while a hold lasts"),
    }
}

/// A state as one word.
pub fn state_word(state: DueState) -> &'static str {
    match state {
        DueState::Fixed => "fixed",
        DueState::Provisional => "provisional",
        DueState::NotStarted => "not started",
        DueState::Open => "open",
        DueState::Paused => "paused",
    }
}

/// Marks what is written of an exercise, so that nobody takes it for real.
pub const EXERCISE: &str = "EXERCISE";

/// What a step settles, and its order among the others, each under its label.
pub fn order(duty: &DutyOut) -> impl Iterator<Item = (&'static str, String)> {
    let said = [
        ("Settles", &duty.settles, ""),
        ("First", &duty.waits_for, ""),
        ("Spoils", &duty.endangers, ", which must be done before it"),
        ("Too early", &duty.spoiled, " came after it: what that was to preserve may be gone"),
    ];
    said.into_iter()
        .filter(|(_, ids, _)| !ids.is_empty())
        .map(|(label, ids, rest)| (label, format!("{}{rest}", ids.join(", "))))
}

/// `; answered by plan-email/losses/data`: the steps still to do that settle a question.
pub fn answered_by(question: &QuestionOut) -> String {
    let ids = &question.answered_by;
    if ids.is_empty() { String::new() } else { format!("; answered by {}", ids.join(", ")) }
}

/// A confidence that the reader must know of.
pub fn doubt(confidence: ConfidenceOut) -> Option<&'static str> {
    match confidence {
        ConfidenceOut::High => None,
        ConfidenceOut::Medium => Some("read in secondary sources, not in the text itself"),
        ConfidenceOut::Low => Some("not settled: have it checked before relying on it"),
    }
}

/// `credit monitoring for 18 months (Tex. …)`.
pub fn provide(item: &ProvideOut) -> String {
    let months =
        item.months.map_or_else(String::new, |n| format!(" for {n} {}", if n == 1 { "month" } else { "months" }));
    let open = if item.truth == TruthOut::Unknown { ", if the facts still missing say so" } else { "" };
    let cite = item.cite.as_ref().map_or_else(String::new, |cite| format!(" ({cite})"));
    format!("{}{months}{open}{cite}", plain(&item.what))
}

/// Law and pinpoint.
pub fn source(duty: &DutyOut) -> String {
    if duty.title.is_empty() || duty.cite.contains(&duty.title) {
        duty.cite.clone()
    } else {
        format!("{}, {}", duty.title, duty.cite)
    }
}

/// Why a provision is no duty.
pub fn not_in_force(item: &NotInForce) -> String {
    let date = |date: &Option<String>| date.as_deref().map(clock::day);
    match item.status {
        NotInForceStatus::Enacted => {
            date(&item.from).map_or_else(|| "enacted".to_owned(), |day| format!("in force from {day}"))
        }
        NotInForceStatus::Proposed => "proposed".to_owned(),
        NotInForceStatus::Voluntary => "voluntary".to_owned(),
        NotInForceStatus::Ended => {
            date(&item.until).map_or_else(|| "ended".to_owned(), |day| format!("ended on {day}"))
        }
    }
}

/// Whose judgement something rests on, and of which fact.
pub fn judgement(judgement: &JudgementOut) -> String {
    format!("the judgement of {} [{}]", judgement.by, judgement.fact)
}

/// A missing fact in words: the question that the assessment asks of it, or its path spelled out.
pub fn missing(assessment: &Assessment, path: &str) -> String {
    match assessment.questions.iter().find(|question| question.path == path) {
        Some(question) if !question.ask.is_empty() => sentence(&question.ask),
        _ => path_in_words(path).into_owned(),
    }
}

/// `timeline.determined` as "when it happened: determined".
pub fn path_in_words(path: &str) -> Cow<'_, str> {
    let Some((head, tail)) = path.split_once('.') else { return Cow::Borrowed(path) };
    let tail_words = plain(tail);
    match head {
        "timeline" => Cow::Owned(format!("When did this happen: {tail_words}")),
        "effects" => Cow::Owned(format!("Were the data {tail_words}?")),
        "harm" => Cow::Owned(format!("Harm to the people: {tail_words}")),
        "organization" => Cow::Owned(format!("The organisation: {tail_words}")),
        _ => group(head).map_or(Cow::Borrowed(path), |n| Cow::Owned(format!("Group {n} of the people: {tail_words}"))),
    }
}

/// `cohorts[0]` is the first group.
fn group(head: &str) -> Option<usize> {
    head.strip_prefix("cohorts[")?.strip_suffix(']')?.parse::<usize>().ok()?.checked_add(1)
}

/// A kind of recipient in words.
pub fn kind(kind: RecipientKind) -> &'static str {
    match kind {
        RecipientKind::Individuals => "individuals",
        RecipientKind::Authority => "authority",
        RecipientKind::ConsumerReportingAgencies => "consumer reporting agencies",
        RecipientKind::Media => "media",
        RecipientKind::DataOwner => "data owner",
        RecipientKind::Police => "police",
        RecipientKind::CardBrands => "card brands",
        RecipientKind::Acquirer => "acquirer",
        RecipientKind::Insurer => "insurer",
        RecipientKind::Counterparty => "counterparty",
        RecipientKind::Internal => "internal",
        RecipientKind::Public => "public",
        RecipientKind::Register => "register",
    }
}
