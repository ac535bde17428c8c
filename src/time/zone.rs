//! Time zones: the only place that names jiff, and the only source of zone data.
//!
//! The data are a bundled copy of the IANA database, never the host's; see [`zone_data_version`].

use std::cmp::Ordering;
use std::fmt;
use std::sync::OnceLock;

use chrono::{
    DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset as _, Timelike as _, Utc,
};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

// The version of the data, and of every name where its data lie; written by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/zones.rs"));
const DATA: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/zones.bin"));

/// The version of the IANA time zone database that is compiled in, such as `2026f`. What lies before 2010 is left out: earlier
/// instants have the offset of that year's first.
pub fn zone_data_version() -> &'static str {
    VERSION
}

/// Every name of the bundled database, sorted; links such as `Asia/Calcutta` included.
pub fn zone_names() -> impl Iterator<Item = &'static str> {
    ZONES.iter().map(|(name, ..)| *name)
}

/// The zone of that name, read once and kept.
fn bundled(name: &str) -> Option<TimeZone> {
    static READ: [OnceLock<Option<TimeZone>>; ZONES.len()] = [const { OnceLock::new() }; ZONES.len()];
    let at = ZONES.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
    let read = || {
        let (name, start, end) = ZONES.get(at)?;
        TimeZone::tzif(name, DATA.get(*start..*end)?).ok()
    };
    READ.get(at)?.get_or_init(read).clone()
}

/// A time zone of the IANA database. Cloning is cheap; zones are equal and sorted by name.
#[derive(Clone)]
pub struct Zone(TimeZone);

/// What a time on the wall of a zone stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// One instant: the ordinary case.
    Single(DateTime<FixedOffset>),
    /// The clock jumped over that time.
    Gap {
        /// The last second before the jump.
        before: DateTime<FixedOffset>,
        /// The first instant after it.
        after: DateTime<FixedOffset>,
    },
    /// The clock was put back and showed that time twice.
    Fold {
        /// The first of the two.
        earlier: DateTime<FixedOffset>,
        /// The second of them.
        later: DateTime<FixedOffset>,
    },
}

impl Local {
    /// The instant that leaves less time: the earlier of two, the last second before a gap.
    pub fn strict(self) -> DateTime<FixedOffset> {
        match self {
            Self::Single(at) => at,
            Self::Gap { before, .. } => before,
            Self::Fold { earlier, .. } => earlier,
        }
    }
}

/// A name that is in no zone database, or not in these letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// The name as given.
    pub name: String,
    /// The name that was probably meant.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no IANA time zone", self.name)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean `{nearest}`?"),
            None => write!(f, ", expected one such as America/Chicago"),
        }
    }
}

impl std::error::Error for UnknownZone {}

impl Zone {
    /// The zone of that name, in exactly these letters: `America/Chicago`, `UTC`.
    ///
    /// # Errors
    /// [`UnknownZone`] with the nearest known name.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        bundled(name).map(Self).ok_or_else(|| UnknownZone { name: name.to_owned(), nearest: nearest(name) })
    }

    /// A zone of other data, to hold those on board against.
    #[cfg(test)]
    pub fn of_data(name: &str, data: &[u8]) -> Option<Self> {
        TimeZone::tzif(name, data).ok().map(Self)
    }

    /// Coordinated Universal Time.
    pub fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The same instant with the offset that counts in this zone at that moment.
    pub fn at(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        instant.with_timezone(&fixed(self.0.to_offset(timestamp(instant))))
    }

    /// What a time on the wall stands for.
    pub fn local(&self, civil: NaiveDateTime) -> Local {
        match self.0.to_ambiguous_timestamp(wall(civil)).offset() {
            AmbiguousOffset::Unambiguous { offset } => Local::Single(with_offset(civil, fixed(offset))),
            AmbiguousOffset::Fold { before, after } => {
                let (earlier, later) = (with_offset(civil, fixed(before)), with_offset(civil, fixed(after)));
                // A zone that took up summer time in the hour in which it ends (Nuuk, 28 October 2023) has no hour twice there: the
                // rule of later years speaks of one, the offset at that instant does not.
                if self.at(earlier.to_utc()).offset() == earlier.offset() {
                    Local::Fold { earlier, later }
                } else {
                    Local::Single(later)
                }
            }
            AmbiguousOffset::Gap { before, after } => self.gap(civil, fixed(before), fixed(after)),
        }
    }

    /// The first instant of the day: midnight, or the first instant that exists where the clock jumped over midnight, or over
    /// the whole day (Samoa, 30 December 2011). The first of two midnights where there are two.
    pub fn first_instant(&self, day: NaiveDate) -> DateTime<FixedOffset> {
        match self.local(day.and_time(NaiveTime::MIN)) {
            Local::Single(at) | Local::Gap { after: at, .. } | Local::Fold { earlier: at, .. } => at,
        }
    }

    /// The last second of the day, 23:59:59; the first of two, or the last second before the clock jumped over it.
    pub fn last_second(&self, day: NaiveDate) -> DateTime<FixedOffset> {
        self.local(day.and_time(LAST_SECOND)).strict()
    }

    /// What the clocks of the zone call its time at that moment: `CST`, `CEST`, or `-03` where there is no such name.
    pub fn abbreviation(&self, at: DateTime<Utc>) -> String {
        self.0.to_offset_info(timestamp(at)).abbreviation().to_owned()
    }

    /// The jump lies between `civil` read with the new offset and `civil` read with the old one: halve until it is found.
    fn gap(&self, civil: NaiveDateTime, old: FixedOffset, new: FixedOffset) -> Local {
        let mut before = with_offset(civil, new).timestamp();
        let mut after = with_offset(civil, old).timestamp();
        while after - before > 1 {
            let middle = before.midpoint(after);
            if self.offset_at(middle) == old { before = middle } else { after = middle }
        }
        let instant = |second, offset: FixedOffset| {
            DateTime::from_timestamp(second, 0).unwrap_or_default().with_timezone(&offset)
        };
        Local::Gap { before: instant(before, old), after: instant(after, new) }
    }

    fn offset_at(&self, second: i64) -> FixedOffset {
        fixed(self.0.to_offset(Timestamp::from_second(second).unwrap_or(Timestamp::MAX)))
    }
}

/// 23:59:59.
const LAST_SECOND: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Years of jiff's civil time; for an offset outside them, that of the last year counts.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

fn timestamp(instant: DateTime<Utc>) -> Timestamp {
    let edge = if instant.timestamp() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_second(instant.timestamp()).unwrap_or(edge)
}

/// jiff's civil time for chrono's. Both use the proleptic Gregorian calendar.
fn wall(civil: NaiveDateTime) -> civil::DateTime {
    let date = civil.date();
    let narrow = |n: u32| i8::try_from(n).unwrap_or(0);
    let year = i16::try_from(date.year().clamp(*YEARS.start(), *YEARS.end())).unwrap_or(0);
    civil::Date::new(year, narrow(date.month()), narrow(date.day())).map_or(civil::DateTime::MAX, |date| {
        date.at(narrow(civil.hour()), narrow(civil.minute()), narrow(civil.second()), 0)
    })
}

fn fixed(offset: Offset) -> FixedOffset {
    FixedOffset::east_opt(offset.seconds()).unwrap_or_else(|| Utc.fix())
}

/// The civil time with an offset; at the edge of chrono's range, the edge.
fn with_offset(civil: NaiveDateTime, offset: FixedOffset) -> DateTime<FixedOffset> {
    let utc = civil.checked_sub_offset(offset).unwrap_or(civil);
    DateTime::from_naive_utc_and_offset(utc, offset)
}

/// The known name that differs least: letter case first, then a few letters, then the city alone.
fn nearest(name: &str) -> Option<String> {
    let wanted = name.trim().to_ascii_lowercase().replace(' ', "_");
    let city = wanted.rsplit('/').next().unwrap_or_default();
    let last = |known: &str| known.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let close = |known: &&str| distance(&wanted, &known.to_ascii_lowercase());
    let same_city = || zone_names().find(|known| last(known) == city);
    let near = || zone_names().min_by_key(close).filter(|known| close(known) * 4 <= wanted.chars().count());
    zone_names().find(|known| known.eq_ignore_ascii_case(&wanted)).or_else(same_city).or_else(near).map(str::to_owned)
}

/// Edit distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, above) in b.iter().zip(last.iter_mut().skip(1)) {
            let best = (left + 1).min(*above + 1).min(diagonal + usize::from(x != *y));
            diagonal = std::mem::replace(above, best);
            left = best;
        }
        if let Some(first) = last.first_mut() {
            *first = i + 1;
        }
    }
    last.last().copied().unwrap_or(0)
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name().cmp(other.name())
    }
}
