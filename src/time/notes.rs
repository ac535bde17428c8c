//! What the arithmetic reports while it runs. The same code runs with [`Silent`] and with the writer of proofs.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::{Holiday, Moment, Period};

/// One thing that the arithmetic found. Copies and borrows only: nothing is allocated unless a proof is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Note<'a> {
    /// The event from which the period is counted.
    Event(&'a Moment),
    /// A bare date for a clock of hours: it runs from this instant.
    BareDate { date: NaiveDate },
    /// The period is counted from the end of the calendar year whose last day this is.
    YearEnd { last: NaiveDate },
    /// The clock hour of the event is not counted; the next one begins here.
    HourNotCounted { at: DateTime<FixedOffset> },
    /// Hours run from here.
    ClockStarts { at: DateTime<FixedOffset> },
    /// The offset of the zone is another one at the end than at the start of the hours.
    ClockChange { start: DateTime<FixedOffset>, end: DateTime<FixedOffset> },
    /// The event falls on two days, in two zones; the earlier one counts.
    ZoneDay { counted: NaiveDate, other: NaiveDate, earlier_where_counted: bool },
    /// The first day, and whether it counts.
    FirstDay { day: NaiveDate, counted: bool },
    /// The period ends on this day, before any rule that moves its end.
    Reached { period: Period, day: NaiveDate },
    /// The month has no day of that number; this day stands for it.
    ShortMonth { number: u32, day: NaiveDate },
    /// A day that is no working day, and why it was looked at.
    Free { day: NaiveDate, holiday: Option<&'a Holiday>, search: Search },
    /// The working day of that number.
    WorkingDay { number: u32, day: NaiveDate },
    /// Too few working days lie inside.
    TooFew { found: u32, needed: u32 },
    /// The last day is no working day and the end moves to this one.
    Rolled { from: NaiveDate, to: NaiveDate },
    /// There is no working day between the event and the end: the end is not moved back.
    NotRolledBack { day: NaiveDate },
    /// The period would have ended before the event; this day counts.
    NotBeforeEvent { day: NaiveDate },
    /// The recipient had closed on that day already; the day itself ends the period.
    ClosedBefore { day: NaiveDate },
    /// Working days were judged without a calendar.
    NoCalendar,
    /// A working day was judged that the calendar does not cover.
    OffFile { day: NaiveDate },
    /// A holiday on or beside a judged day is estimated.
    Estimated(&'a Holiday),
    /// The clock jumps over the end of the period.
    Gap { before: DateTime<FixedOffset> },
    /// The clock shows the end of the period twice.
    Fold { earlier: DateTime<FixedOffset>, later: DateTime<FixedOffset> },
    /// The period leaves the range of years.
    OutOfRange,
    /// The end of the hours, and whether the period ends with them.
    Elapsed { at: DateTime<FixedOffset>, period: Period, final_end: bool },
    /// The end of a period of days: at the end of the day, or at that time of it.
    DayEnds { at: DateTime<FixedOffset>, time: Option<(NaiveTime, Closing)> },
}

/// Why working days are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Search {
    /// To count them.
    Count,
    /// To end the period on one.
    End,
}

/// Why a last day ends before midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// The recipient closes.
    Cutoff,
    /// The end was moved, to noon.
    Noon,
}

/// Takes what the arithmetic reports.
pub(super) trait Notes<'a> {
    /// Takes one note.
    fn note(&mut self, note: Note<'a>);
}

/// Takes no notes.
pub(super) struct Silent;

impl Notes<'_> for Silent {
    #[inline]
    fn note(&mut self, _: Note<'_>) {}
}
