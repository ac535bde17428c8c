//! Days, times and doubts in plain English.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike as _};

use super::Doubt;

/// `Thursday 26 November 2026`.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `23:59:59`, `09:30`: seconds only where they are not nought.
pub(super) fn clock(at: DateTime<FixedOffset>) -> String {
    at.format(if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// `UTC-06:00`.
pub(super) fn offset(at: DateTime<FixedOffset>) -> String {
    format!("UTC{}", at.format("%:z"))
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BareDate { date } => {
                write!(f, "Only the date {} is known, so the hours run from the first instant of that day.", day(*date))
            }
            Self::ZoneDay { counted, other, earlier_where_counted } => {
                let (here, there) = if *earlier_where_counted { (counted, other) } else { (other, counted) };
                write!(
                    f,
                    "The event fell on {} where it happened and on {} where the period counts; the earlier day counts.",
                    day(*there),
                    day(*here)
                )
            }
            Self::NoCalendar => {
                write!(f, "No calendar of holidays is on file, so only Saturdays and Sundays were taken as free days.")
            }
            Self::OffFile { date, calendar } => {
                write!(
                    f,
                    "The calendar \"{calendar}\" does not cover {}, so only weekends were taken as free days.",
                    day(*date)
                )
            }
            Self::Estimated { date, name } => {
                write!(f, "{} ({name}) is an estimated holiday and may move by a day.", day(*date))
            }
            Self::Gap { at } => {
                write!(
                    f,
                    "Clocks jump over the time at which the period ends, so the last second before counts, {}.",
                    clock(*at)
                )
            }
            Self::Fold { at, later } => write!(
                f,
                "Clocks show {} twice on {}, at {} and {}; the first counts.",
                clock(*at),
                day(at.date_naive()),
                offset(*at),
                offset(*later)
            ),
            Self::OutOfRange => write!(f, "The period ends after the year 9999; the end of that year stands for it."),
        }
    }
}
