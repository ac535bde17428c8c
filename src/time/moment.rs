//! When something happened: an instant, or a whole day where only the date is known; and how both are written.

use std::fmt;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveTime, Offset as _, Utc};

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
    let Some((date, rest)) = text.split_once('T') else {
        return Err(BadTime::new(if text.contains(['t', ' ']) {
            format!("`{text}` is no instant: write a capital `T` between date and time, {INSTANT}")
        } else {
            format!("`{text}` has no time of day, {INSTANT}")
        }));
    };
    let date = parse_date(date)?;
    let (time, offset) = match rest.strip_suffix('Z') {
        Some(time) => (time, Utc.fix()),
        None => match rest.rfind(['+', '-']).map(|place| rest.split_at(place)) {
            Some((time, offset)) => (time, read_offset(offset)?),
            None => return Err(no_offset(text)),
        },
    };
    let civil = date.and_time(read_time(time)?);
    let utc = civil.checked_sub_offset(offset).ok_or_else(|| BadTime::new(format!("`{text}` is out of range")))?;
    Ok(DateTime::from_naive_utc_and_offset(utc, offset))
}

/// Reads a date: `2026-11-02`.
///
/// # Errors
/// [`BadTime`] says what is wrong with which part and what was expected.
pub fn parse_date(text: &str) -> Result<NaiveDate, BadTime> {
    let shape = || BadTime::new(format!("`{text}` is no date, expected year, month and day such as 2026-11-02"));
    let mut parts = text.split('-');
    let mut part = |digits| parts.next().and_then(|part| digits_of(part, digits));
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return Err(shape()) };
    if parts.next().is_some() {
        return Err(shape());
    }
    let Some(first) = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, 1)) else {
        return Err(BadTime::new(format!("`{text}`: there is no month {month:02}, expected 01 to 12")));
    };
    first.with_day(day).ok_or_else(|| {
        let days = first.num_days_in_month();
        BadTime::new(format!("`{text}` does not exist: {} has {days} days", super::words::month(first)))
    })
}

const INSTANT: &str = "expected date, time and offset such as 2026-11-02T09:30:00-06:00";

fn no_offset(text: &str) -> BadTime {
    BadTime::new(if text.ends_with('z') {
        format!("`{text}`: write a capital `Z` for UTC")
    } else {
        format!("`{text}` has no offset: add `Z` for UTC or one such as `-06:00`; a time without it is no instant")
    })
}

/// `09:30:00`, with a fraction of a second of up to nine digits.
fn read_time(text: &str) -> Result<NaiveTime, BadTime> {
    let shape =
        || BadTime::new(format!("`{text}` is no time of day, expected hour, minute and second such as 09:30:00"));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut parts = whole.split(':').map(|part| digits_of(part, 2));
    let (Some(Some(hour)), Some(Some(minute)), Some(Some(second)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(shape());
    };
    let nano = match fraction {
        None => 0,
        Some(digits) if (1..=9).contains(&digits.len()) => digits_of(&format!("{digits:0<9}"), 9).ok_or_else(shape)?,
        Some(_) => return Err(shape()),
    };
    let refuse = |what: &str| Err(BadTime::new(format!("`{text}`: {what}")));
    match (hour, minute, second) {
        (24, 0, 0) => refuse("hours go from 00 to 23; midnight is 00:00:00 of the next day"),
        (24.., ..) => refuse("hours go from 00 to 23"),
        (_, 60.., _) => refuse("minutes go from 00 to 59"),
        (.., 60) => refuse("a leap second is not counted; write 23:59:59, or 00:00:00 of the next day"),
        (.., 61..) => refuse("seconds go from 00 to 59"),
        _ => NaiveTime::from_hms_nano_opt(hour, minute, second, nano).ok_or_else(shape),
    }
}

/// `-06:00`.
fn read_offset(text: &str) -> Result<FixedOffset, BadTime> {
    let shape = || BadTime::new(format!("`{text}` is no offset, expected `Z` or one such as -06:00"));
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').ok_or_else(shape)?),
    };
    let (hour, minute) = rest.split_once(':').ok_or_else(shape)?;
    let (Some(hour @ 0..24), Some(minute @ 0..60)) = (digits_of(hour, 2), digits_of(minute, 2)) else {
        return Err(shape());
    };
    let seconds = i32::try_from(hour * 3600 + minute * 60).map_err(|_| shape())?;
    FixedOffset::east_opt(sign * seconds).ok_or_else(shape)
}

/// A number of exactly so many decimal digits.
fn digits_of(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}
