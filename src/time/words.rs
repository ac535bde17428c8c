//! Days, times and doubts in plain English.

use std::fmt;

use chrono::{DateTime, Datelike as _, FixedOffset, Month, NaiveDate, Timelike as _, Weekday};

use super::Doubt;

/// `Thursday 26 November 2026`.
pub fn day(date: NaiveDate) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    format!("{weekday} {} {}", date.day(), month(date))
}

/// `November 2026`.
pub(super) fn month(date: NaiveDate) -> String {
    let name = u8::try_from(date.month()).ok().and_then(|n| Month::try_from(n).ok()).map_or("", |month| month.name());
    format!("{name} {}", date.year())
}

/// `23:59:59`, `09:30`: seconds only where they are not nought.
pub(super) fn clock(at: DateTime<FixedOffset>) -> String {
    let minutes = format!("{:02}:{:02}", at.hour(), at.minute());
    if at.second() == 0 { minutes } else { format!("{minutes}:{:02}", at.second()) }
}

/// `UTC-06:00`.
pub fn offset(at: DateTime<FixedOffset>) -> String {
    format!("UTC{}", at.offset())
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
