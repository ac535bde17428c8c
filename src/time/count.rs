//! The words of counting: rules, the frame in which they count, and the result with its proof.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::{Calendar, Zone};

/// From when hours and minutes run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HourStart {
    /// From the instant of the event: the strict reading.
    #[default]
    SameInstant,
    /// From the end of the clock hour in which the event falls (Regulation (EEC, Euratom) No 1182/71, art. 3(1), second
    /// subparagraph): an event at 09:00:00 falls in the hour from 9 to 10, which is not counted.
    NextFullHour,
}

/// Whether the day of the event counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayStart {
    /// It does not: the first day counted is the next one.
    #[default]
    NextDay,
    /// It is the first day counted.
    SameDay,
}

/// What happens when a period ends on a day that is no working day. Of these only the relief to noon reaches hours too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Roll {
    /// Nothing.
    #[default]
    None,
    /// It ends with the next working day.
    NextBusinessDay,
    /// It ends at noon of the next working day; hours too (Delegated Regulation (EU) 2025/301, art. 5(4)).
    NextBusinessDayNoon,
    /// It ends with the working day before.
    PreviousBusinessDay,
}

/// Where a month has no day of that number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MonthEnd {
    /// The last day of that month: 31 January and a month is 28 February (Regulation 1182/71, art. 3(2)(c)).
    #[default]
    Clamp,
    /// The first day of the month after it: 31 January and a month is 1 March.
    Overflow,
}

/// How a period is counted. The default: from the instant, first day not counted, no roll, months clamped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Hours and minutes.
    pub hours: HourStart,
    /// Days and longer.
    pub days: DayStart,
    /// The last day is no working day.
    pub roll: Roll,
    /// The month is too short.
    pub month_end: MonthEnd,
    /// So many whole working days lie inside the period at least, or it is extended until they do (Regulation 1182/71,
    /// art. 3(5): two); 0 where the law has no such rule.
    pub min_working_days: u32,
    /// When the recipient closes on the last day, on the clock of [`Frame::zone`] (17:30 for SEC filings); midnight
    /// where `None`.
    pub cutoff: Option<NaiveTime>,
}

/// Where a period counts.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The zone in which days begin and end, and in which the result is given: that of the recipient.
    pub zone: &'a Zone,
    /// The zone whose day is the day of the event: that of the organisation. The offset as written where `None`.
    pub event_zone: Option<&'a Zone>,
    /// The calendar of working days; Saturdays and Sundays alone are taken as free, with a doubt, where `None`.
    pub calendar: Option<&'a Calendar>,
}

/// A deadline with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The last instant allowed, in the zone that counts.
    pub at: DateTime<FixedOffset>,
    /// The last day, for periods of whole days.
    pub last_day: Option<NaiveDate>,
    /// How the result came about, in order.
    pub steps: Vec<Step>,
    /// What it hangs on.
    pub doubts: Vec<Doubt>,
}

/// One step of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What happens: `clock starts`, `first day not counted`, `holiday skipped`, `ends` …
    pub step: String,
    /// When: an RFC 3339 instant or a date.
    pub at: String,
    /// Why, in plain English, with the day of the week.
    pub why: String,
}

/// What a deadline hangs on, beside the rule. Prints as one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Only the date of the event is known; hours run from its first instant.
    BareDate {
        /// The date.
        date: NaiveDate,
    },
    /// The day of the event differs between the zone of the event and the zone that counts; the earlier one counts.
    ZoneDay {
        /// The day that counts.
        counted: NaiveDate,
        /// The later day, in the other zone.
        other: NaiveDate,
        /// Whether the earlier day is that of the zone that counts, not that of the event's own zone.
        earlier_where_counted: bool,
    },
    /// No calendar: Saturdays and Sundays were taken as free and nothing else.
    NoCalendar,
    /// A day beyond the years of the calendar had to be judged.
    OffFile {
        /// The first such day.
        date: NaiveDate,
        /// The calendar.
        calendar: String,
    },
    /// A holiday whose date is an estimate and may move by a day.
    Estimated {
        /// The day.
        date: NaiveDate,
        /// The holiday.
        name: String,
    },
    /// The clock jumped over the time at which the period ends; the last second before the jump counts.
    Gap {
        /// The last second before the jump.
        at: DateTime<FixedOffset>,
    },
    /// The clock shows the time at which the period ends twice; the first one counts.
    Fold {
        /// The first of the two.
        at: DateTime<FixedOffset>,
        /// The second.
        later: DateTime<FixedOffset>,
    },
    /// The period ends beyond the year 9999; the result is the end of that year.
    OutOfRange,
}

impl Doubt {
    /// Whether the deadline is provisional for it: days were taken as working days of which nothing is known.
    pub fn provisional(&self) -> bool {
        matches!(self, Self::NoCalendar | Self::OffFile { .. } | Self::OutOfRange)
    }
}
