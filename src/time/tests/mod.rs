//! Tests of the layer. Every expected value is reckoned by hand; the reckoning stands beside it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod calendars;
mod days;
mod edges;
mod hours;
mod moments;
mod proofs;
mod properties;
mod zones;

use chrono::{NaiveDate, SecondsFormat, Weekday};

use super::{
    Calendar, Counted, Counting, Frame, Holiday, Moment, Period, Unit, Zone, count, parse_date, parse_instant,
};

pub fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

pub fn date(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

/// An instant where there is a time, else a bare date in Chicago.
pub fn moment(text: &str) -> Moment {
    if text.contains('T') {
        Moment::Instant(parse_instant(text).unwrap())
    } else {
        Moment::Day { date: date(text), zone: zone("America/Chicago") }
    }
}

pub fn text(at: chrono::DateTime<chrono::FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

pub fn holiday(day: &str, name: &str) -> Holiday {
    let estimated = day.ends_with('~');
    Holiday { date: date(day.trim_end_matches('~')), name: name.to_owned(), estimated }
}

/// Saturday and Sunday, 2026 and 2027, with these holidays.
pub fn calendar(holidays: &[(&str, &str)]) -> Calendar {
    let weekend = vec![(NaiveDate::MIN, vec![Weekday::Sat, Weekday::Sun])];
    let holidays = holidays.iter().map(|(day, name)| holiday(day, name)).collect();
    Calendar::new("test", "Test offices", weekend, 2026, 2027, holidays)
}

/// US federal offices at the end of 2026.
pub fn us() -> Calendar {
    calendar(&[
        ("2026-11-11", "Veterans Day"),
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-12-25", "Christmas Day"),
        ("2027-01-01", "New Year's Day"),
    ])
}

/// Germany around Christmas 2026.
pub fn german() -> Calendar {
    calendar(&[
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", "Second Day of Christmas"),
        ("2027-01-01", "New Year's Day"),
    ])
}

/// Counts in one zone, which is that of the event too.
pub fn counted(from: &str, n: u32, unit: Unit, rule: Counting, place: &str, calendar: Option<&Calendar>) -> Counted {
    let here = zone(place);
    let frame = Frame { zone: &here, event_zone: None, calendar };
    count(&moment(from), Period::new(n, unit), &rule, &frame)
}

/// The end of a period as text.
pub fn end(from: &str, n: u32, unit: Unit, rule: Counting, place: &str, calendar: Option<&Calendar>) -> String {
    text(counted(from, n, unit, rule, place, calendar).at)
}
