//! The arithmetic alone.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Counting, Frame, Moment, Period};

/// A deadline without its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The last instant allowed, in the zone that counts.
    pub at: DateTime<FixedOffset>,
    /// The last day, for periods of whole days.
    pub last_day: Option<NaiveDate>,
}

/// As [`count`](super::count()), without the proof.
pub fn reckon(from: &Moment, _period: Period, _rule: &Counting, _frame: &Frame<'_>) -> Reckoned {
    Reckoned { at: from.first_instant(), last_day: None }
}

/// As [`count_from_year_end`](super::count_from_year_end), without the proof.
pub fn reckon_from_year_end(from: &Moment, _period: Period, _rule: &Counting, _frame: &Frame<'_>) -> Reckoned {
    Reckoned { at: from.first_instant(), last_day: None }
}
