//! Instants and days as people read them, and the time between two of them.

use chrono::{DateTime, FixedOffset, SecondsFormat, Timelike as _, Utc};

use crate::time::{Zone, day_in_words, offset_in_words, parse_date, parse_instant};

/// An instant of the assessment, RFC 3339; `None` where it is not one (it came from another program).
pub fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    parse_instant(text).ok()
}

/// `Wednesday 2 December 2026, 23:59 CST`; the text itself where it is no instant.
pub fn long(text: &str, zone: Option<&str>) -> String {
    instant(text)
        .map_or_else(|| text.to_owned(), |at| format!("{}, {}", day_in_words(at.date_naive()), time_of(at, zone)))
}

/// `Wednesday 2 December 2026`; the text itself where it is no date.
pub fn day(text: &str) -> String {
    parse_date(text).map_or_else(|_| text.to_owned(), day_in_words)
}

/// A step of a proof: an instant, a date, or whatever else stands there.
pub fn either(text: &str, zone: Option<&str>) -> String {
    if instant(text).is_some() { long(text, zone) } else { day(text) }
}

/// `20261203T055959Z`, the form of calendars.
pub fn compact_utc(at: DateTime<FixedOffset>) -> String {
    let utc = at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true);
    utc.replace(['-', ':'], "")
}

/// `2026-12-03T05:59:59Z`.
pub fn utc(text: &str) -> String {
    instant(text).map_or_else(String::new, |at| at.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// Minutes are what people read; seconds stand only where they say more than "until the minute is over".
fn time_of(at: DateTime<FixedOffset>, zone: Option<&str>) -> String {
    let minutes = format!("{:02}:{:02}", at.hour(), at.minute());
    let seconds = if matches!(at.second(), 0 | 59) { String::new() } else { format!(":{:02}", at.second()) };
    format!("{minutes}{seconds} {}", zone_of(at, zone))
}

/// `CST` where the instant is written in the zone's own time and that has a name, else `UTC-06:00`.
fn zone_of(at: DateTime<FixedOffset>, zone: Option<&str>) -> String {
    let instant = at.with_timezone(&Utc);
    let zone = zone.and_then(|name| Zone::named(name).ok()).filter(|zone| zone.at(instant).offset() == at.offset());
    let named = zone.map(|zone| zone.abbreviation(instant));
    match named {
        Some(short) if short.starts_with(|c: char| c.is_ascii_alphabetic()) => short,
        _ => offset_in_words(at),
    }
}

/// How a deadline stands to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Whether it has passed.
    pub past: bool,
    /// `8 days 14 hours`, without sign.
    pub span: String,
}

impl Left {
    /// The time between now and a deadline; `None` where one of them is no instant.
    pub fn between(now: &str, deadline: &str) -> Option<Self> {
        let seconds = (instant(deadline)? - instant(now)?).num_seconds();
        Some(Self { past: seconds < 0, span: span(seconds.unsigned_abs()) })
    }

    /// `in 8 days 14 hours`, `2 hours ago`.
    pub fn phrase(&self) -> String {
        if self.past { format!("{} ago", self.span) } else { format!("in {}", self.span) }
    }
}

/// The two largest units, rounded down: a reader must never believe in more time than there is.
fn span(seconds: u64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    let parts: Vec<String> = if days > 0 {
        [(days, "day"), (hours, "hour")].into_iter().filter_map(some_of).collect()
    } else {
        [(hours, "hour"), (minutes, "minute")].into_iter().filter_map(some_of).collect()
    };
    if parts.is_empty() { "less than a minute".to_owned() } else { parts.join(" ") }
}

fn some_of((n, unit): (u64, &str)) -> Option<String> {
    (n > 0).then(|| format!("{n} {unit}{}", if n == 1 { "" } else { "s" }))
}
