//! Lengths of time as laws write them: a number and a unit, never converted into another unit.

use std::fmt;

/// The unit of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Elapsed minutes; counted like hours.
    Minutes,
    /// Elapsed hours.
    Hours,
    /// Civil days.
    Days,
    /// Working days of a calendar.
    BusinessDays,
    /// Seven civil days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl Unit {
    /// Whether the unit is elapsed time from an instant, not whole days.
    pub fn is_elapsed(self) -> bool {
        matches!(self, Self::Minutes | Self::Hours)
    }

    /// The word for one of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minutes => "minute",
            Self::Hours => "hour",
            Self::Days => "day",
            Self::BusinessDays => "business day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
        }
    }
}

/// A number of units. Prints as a law would say it: `1 month`, `72 hours`, `10 business days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// How many; nought is a number of its own ("the same day", "at once"), not "no limit".
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

impl Period {
    /// A period.
    pub const fn new(n: u32, unit: Unit) -> Self {
        Self { n, unit }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.n, self.unit.word(), if self.n == 1 { "" } else { "s" })
    }
}
