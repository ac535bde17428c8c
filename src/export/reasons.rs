//! The reasons of a duty in one line, for a reader who does not want the tree.

use crate::assess::output::{DutyOut, Reason, TruthOut};

/// Reasons that a line holds; what is left out is counted.
const LINE: usize = 3;

/// Why a duty is owed or may be, in a line: how many people it counts against which threshold, else whom it counts; where
/// the law looks at nobody, the conditions that hold.
pub fn why(duty: &DutyOut) -> Option<String> {
    let because = &duty.because;
    if let Some(reason) = threshold(&because.when) {
        return Some(reason.says.clone());
    }
    if !looks_away(&because.protects) && !because.protects.says.is_empty() {
        return Some(because.protects.says.clone());
    }
    [&because.when, &because.trigger].into_iter().filter(|part| !looks_away(part)).find_map(decisive)
}

/// The first comparison of people with a number that bears on the outcome.
fn threshold(reason: &Reason) -> Option<&Reason> {
    if reason.of.is_empty() {
        return Some(reason).filter(|reason| reason.facts.iter().any(|fact| fact.rsplit('.').next() == Some("count")));
    }
    reason.of.iter().filter(|below| below.truth == reason.truth).find_map(threshold)
}

/// Why a duty is not owed, in a line: the exemption that lifts it, or the part that does not hold.
pub fn why_not(duty: &DutyOut) -> Option<String> {
    let because = &duty.because;
    let parts = [&because.binds, &because.people, &because.protects, &because.trigger, &because.when];
    let lifted = Some(&because.exemptions).filter(|part| part.truth == TruthOut::Yes);
    lifted.or_else(|| parts.into_iter().find(|part| part.truth == TruthOut::No)).and_then(decisive)
}

/// A part in which the law looks at no fact at all.
fn looks_away(part: &Reason) -> bool {
    part.facts.is_empty() && part.of.is_empty()
}

/// The reasons at the ends of the tree that made it what it is; "one of these holds" tells a reader nothing.
pub fn decisive(reason: &Reason) -> Option<String> {
    let mut says = Vec::new();
    ends(reason, &mut says);
    let more = says.len().saturating_sub(LINE);
    says.truncate(LINE);
    if more > 0 {
        says.push(format!("and {more} more"));
    }
    (!says.is_empty()).then(|| says.join("; "))
}

fn ends(reason: &Reason, says: &mut Vec<String>) {
    let decisive: Vec<&Reason> = reason.of.iter().filter(|below| below.truth == reason.truth).collect();
    // A negation holds by what does not hold, so all that stands below it counts.
    let below = if decisive.is_empty() { reason.of.iter().collect() } else { decisive };
    if below.is_empty() && !reason.says.is_empty() && !says.contains(&reason.says) {
        says.push(reason.says.clone());
    }
    for reason in below {
        ends(reason, says);
    }
}
