//! When something happened: an instant, or a whole day where only the date is known; and how both are written.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use chrono::Utc;

use super::Zone;

/// When something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// An instant, with the offset in which it was written.
    Instant(DateTime<FixedOffset>),
    /// A bare date: some time on that day in that zone.
    Day {
        /// The date.
        date: NaiveDate,
        /// The zone whose day it is.
        zone: Zone,
    },
}

impl Moment {
    /// The earliest instant that it can have been.
    pub fn first_instant(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Instant(at) => *at,
            Self::Day { date, zone } => zone.first_instant(*date),
        }
    }

    /// The latest instant that it can have been, to the second.
    pub fn last_instant(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Instant(at) => *at,
            Self::Day { date, zone } => zone.last_second(*date),
        }
    }

    /// The civil day on which it was in `zone`. A bare date is that date whatever the zone: it is never taken through UTC.
    pub fn day_in(&self, zone: &Zone) -> NaiveDate {
        match self {
            Self::Instant(at) => zone.at(at.with_timezone(&Utc)).date_naive(),
            Self::Day { date, .. } => *date,
        }
    }
}

/// A text that is no date or no instant, with what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadTime {
    message: String,
}

impl BadTime {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for BadTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BadTime {}

/// Reads an instant of RFC 3339, with its offset: `2026-11-02T09:30:00-06:00`, `2026-11-02T15:30:00Z`. Nothing looser: no
/// space instead of `T`, no missing seconds or offset, no 24:00, no leap second.
///
/// # Errors
/// [`BadTime`] says what is wrong with which part and what was expected.
pub fn parse_instant(text: &str) -> Result<DateTime<FixedOffset>, BadTime> {
    DateTime::parse_from_rfc3339(text).map_err(|_| BadTime::new(format!("`{text}` is no instant")))
}

/// Reads a date: `2026-11-02`.
///
/// # Errors
/// [`BadTime`] says what is wrong with which part and what was expected.
pub fn parse_date(text: &str) -> Result<NaiveDate, BadTime> {
    text.parse().map_err(|_| BadTime::new(format!("`{text}` is no date")))
}
