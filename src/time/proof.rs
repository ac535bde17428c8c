//! The proof.

use super::{Counted, Counting, Frame, Moment, Period, reckon, reckon_from_year_end};

/// The last instant of a period, with its proof.
pub fn count(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Counted {
    let reckoned = reckon(from, period, rule, frame);
    Counted { at: reckoned.at, last_day: reckoned.last_day, steps: Vec::new(), doubts: Vec::new() }
}

/// The last instant of a period that runs from the end of the calendar year in which `from` lies, with its proof.
pub fn count_from_year_end(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Counted {
    let reckoned = reckon_from_year_end(from, period, rule, frame);
    Counted { at: reckoned.at, last_day: reckoned.last_day, steps: Vec::new(), doubts: Vec::new() }
}
