//! Counts of which only bounds are known, and thresholds over them.

use std::fmt;

use super::Truth;

/// A number of people between two bounds, both included; no upper bound where `at_most` is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Certainly this many.
    pub at_least: u64,
    /// At most this many.
    pub at_most: Option<u64>,
}

impl Interval {
    /// Nobody, for certain.
    pub const ZERO: Self = Self::exactly(0);
    /// Nothing is known: nobody, or any number.
    pub const UNKNOWN: Self = Self { at_least: 0, at_most: None };

    /// A known number.
    pub const fn exactly(count: u64) -> Self {
        Self { at_least: count, at_most: Some(count) }
    }

    /// Whether the number is known.
    pub fn is_exact(self) -> bool {
        self.at_most == Some(self.at_least)
    }

    /// The sum; saturates rather than overflows, which only widens the upper end of what no breach reaches.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            at_least: self.at_least.saturating_add(other.at_least),
            at_most: self.at_most.zip(other.at_most).and_then(|(a, b)| a.checked_add(b)),
        }
    }

    /// The same people, where it is open whether they count at all.
    #[must_use]
    pub fn perhaps(self) -> Self {
        Self { at_least: 0, at_most: self.at_most }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.at_least, self.at_most) {
            (least, Some(most)) if least == most => f.write_str(&grouped(least)),
            (0, None) => f.write_str("an unknown number of"),
            (least, None) => write!(f, "at least {}", grouped(least)),
            (0, Some(most)) => write!(f, "at most {}", grouped(most)),
            (least, Some(most)) => write!(f, "{} to {}", grouped(least), grouped(most)),
        }
    }
}

/// A number with its thousands set apart: `1,161`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A comparison with a number, in the words of the law: "500 or more" and "more than 500" are different words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Threshold {
    /// The number or more.
    AtLeast(u64),
    /// More than the number.
    MoreThan(u64),
    /// The number or fewer.
    AtMost(u64),
    /// Fewer than the number.
    FewerThan(u64),
}

impl Threshold {
    /// Whether a count meets it: settled as soon as both ends of the interval agree.
    pub fn met_by(self, count: Interval) -> Truth {
        let least = self.holds(count.at_least);
        let most = match count.at_most {
            Some(most) => self.holds(most),
            // No upper bound: the far end exceeds every number.
            None => matches!(self, Self::AtLeast(_) | Self::MoreThan(_)),
        };
        match (least, most) {
            (true, true) => Truth::Yes,
            (false, false) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// The same comparison with another number.
    #[must_use]
    pub fn with(self, n: u64) -> Self {
        match self {
            Self::AtLeast(_) => Self::AtLeast(n),
            Self::MoreThan(_) => Self::MoreThan(n),
            Self::AtMost(_) => Self::AtMost(n),
            Self::FewerThan(_) => Self::FewerThan(n),
        }
    }

    /// The smallest count that changes the side: 250 for "250 or more", 501 for "more than 500".
    pub fn first_above(self) -> u64 {
        match self {
            Self::AtLeast(n) | Self::FewerThan(n) => n,
            Self::MoreThan(n) | Self::AtMost(n) => n.saturating_add(1),
        }
    }

    fn holds(self, count: u64) -> bool {
        match self {
            Self::AtLeast(n) => count >= n,
            Self::MoreThan(n) => count > n,
            Self::AtMost(n) => count <= n,
            Self::FewerThan(n) => count < n,
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(n) => write!(f, "{} or more", grouped(*n)),
            Self::MoreThan(n) => write!(f, "more than {}", grouped(*n)),
            Self::AtMost(n) => write!(f, "{} or fewer", grouped(*n)),
            Self::FewerThan(n) => write!(f, "fewer than {}", grouped(*n)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, Threshold, Truth};

    #[test]
    fn more_than_and_at_least_differ_at_the_number_itself() {
        let five_hundred = Interval::exactly(500);
        assert_eq!(Threshold::AtLeast(500).met_by(five_hundred), Truth::Yes);
        assert_eq!(Threshold::MoreThan(500).met_by(five_hundred), Truth::No);
        assert_eq!(Threshold::FewerThan(500).met_by(five_hundred), Truth::No);
        assert_eq!(Threshold::AtMost(500).met_by(five_hundred), Truth::Yes);
    }

    #[test]
    fn an_interval_across_the_number_leaves_it_open() {
        let some = Interval { at_least: 100, at_most: Some(4000) };
        assert_eq!(Threshold::MoreThan(99).met_by(some), Truth::Yes);
        assert_eq!(Threshold::MoreThan(500).met_by(some), Truth::Unknown);
        assert_eq!(Threshold::MoreThan(4000).met_by(some), Truth::No);
        assert_eq!(Threshold::AtLeast(u64::MAX).met_by(Interval::UNKNOWN), Truth::Unknown);
        assert_eq!(Threshold::AtMost(5).met_by(Interval { at_least: 6, at_most: None }), Truth::No);
    }

    #[test]
    fn numbers_are_set_apart_by_thousands() {
        assert_eq!([7, 999, 1_000, 1_234_567].map(super::grouped), ["7", "999", "1,000", "1,234,567"]);
        assert_eq!(Threshold::MoreThan(10_000).to_string(), "more than 10,000");
    }

    #[test]
    fn sums_keep_open_ends_open() {
        let sum = Interval::exactly(620).plus(Interval { at_least: 1, at_most: None });
        assert_eq!(sum, Interval { at_least: 621, at_most: None });
        assert_eq!(Interval::exactly(u64::MAX).plus(Interval::exactly(1)).at_most, None);
        assert_eq!(Interval::exactly(7).perhaps(), Interval { at_least: 0, at_most: Some(7) });
    }
}
