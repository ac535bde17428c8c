//! The earliest and the latest of several deadlines.

use super::Reckoning;
use crate::assess::output::DueState;

/// The earliest. A part that is still to start does not put off the others; it may bring the deadline forward, and the
/// proof says so.
pub fn earliest(parts: Vec<Reckoning>) -> Reckoning {
    let waiting = parts.iter().any(|part| part.at.is_none() && part.state == DueState::NotStarted);
    // A part without an instant may still bring the deadline forward once its facts are known.
    let open: Vec<_> = parts.iter().filter(|part| part.at.is_none()).flat_map(|part| part.needs.clone()).collect();
    let bound = bound(&parts);
    let Some(first) = pick(&parts, |part, best| part < best) else { return none(parts) };
    let mut chosen = settle(parts, first, "the earliest of several deadlines counts");
    chosen.needs.extend(open);
    chosen.bound = bound;
    if waiting {
        let why = "another clock has not started; once it does, the deadline may come earlier";
        chosen = chosen.step("may come earlier", None, why, None);
    }
    chosen
}

/// The earliest of what parts without a number come to at the earliest.
fn bound(parts: &[Reckoning]) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    parts.iter().filter_map(|part| part.bound).min()
}

/// The latest. It is known only when every part is.
pub fn latest(parts: Vec<Reckoning>) -> Reckoning {
    if parts.iter().any(|part| part.at.is_none()) {
        return none(parts);
    }
    let Some(last) = pick(&parts, |part, best| part > best) else { return none(parts) };
    let needs: Vec<_> = parts.iter().flat_map(|part| part.needs.clone()).collect();
    let provisional = parts.iter().any(|part| part.state == DueState::Provisional);
    let mut chosen = settle(parts, last, "the latest of several deadlines counts");
    chosen.needs.extend(needs);
    chosen.state = crate::assess::duty::at_best(chosen.state, provisional);
    chosen
}

/// The position of the best part with an instant; of equal ones the first.
fn pick(
    parts: &[Reckoning],
    better: impl Fn(chrono::DateTime<chrono::FixedOffset>, chrono::DateTime<chrono::FixedOffset>) -> bool,
) -> Option<usize> {
    let mut best: Option<(usize, chrono::DateTime<chrono::FixedOffset>)> = None;
    for (index, part) in parts.iter().enumerate() {
        if let Some(at) = part.at
            && best.is_none_or(|(_, other)| better(at, other))
        {
            best = Some((index, at));
        }
    }
    best.map(|(index, _)| index)
}

/// The chosen part, its proof after those of the others.
fn settle(parts: Vec<Reckoning>, chosen: usize, why: &str) -> Reckoning {
    let mut others = Vec::new();
    let mut kept = Reckoning::open();
    for (index, part) in parts.into_iter().enumerate() {
        if index == chosen {
            kept = part;
        } else {
            others.extend(part.proof);
        }
    }
    let at = kept.at.map(|at| at.to_rfc3339());
    others.append(&mut kept.proof);
    kept.proof = others;
    kept.step("chosen", at, why, None)
}

/// No part has an instant: what is waited for, or that there is no number.
fn none(parts: Vec<Reckoning>) -> Reckoning {
    let paused = parts.iter().any(|part| part.state == DueState::Paused);
    let waiting = parts.iter().any(|part| part.state != DueState::Open);
    let state = match (paused, waiting) {
        (true, _) => DueState::Paused,
        (false, true) => DueState::NotStarted,
        (false, false) => DueState::Open,
    };
    let mut sum = Reckoning { bound: bound(&parts), ..Reckoning::without(state) };
    for part in parts {
        sum.proof.extend(part.proof);
        sum.needs.extend(part.needs);
        sum.doubts.extend(part.doubts);
    }
    sum
}
