//! The arithmetic of periods. It allocates nothing; what it finds on the way it reports as [`Note`]s.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::days::{Judge, LAST_DAY, day_before, plus_days, plus_months};
use super::notes::{Closing, Note, Notes, Search, Silent};
use super::{Counting, DayStart, Frame, HourStart, Local, Moment, Period, Roll, Unit};

/// A deadline without its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The last instant allowed, in the zone that counts.
    pub at: DateTime<FixedOffset>,
    /// The last day, for periods of whole days.
    pub last_day: Option<NaiveDate>,
}

/// The end of a period, as [`count`](super::count()) finds it, without the proof and without allocating.
pub fn reckon(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Reckoned {
    run(from, period, rule, frame, false, &mut Silent)
}

/// The end of a period, as [`count_from_year_end`](super::count_from_year_end) finds it, without the proof.
pub fn reckon_from_year_end(from: &Moment, period: Period, rule: &Counting, frame: &Frame<'_>) -> Reckoned {
    run(from, period, rule, frame, true, &mut Silent)
}

/// Counts a period, from the event or from the end of its calendar year.
pub(super) fn run<'a, N: Notes<'a>>(
    from: &'a Moment,
    period: Period,
    rule: &Counting,
    frame: &Frame<'a>,
    year_end: bool,
    notes: &mut N,
) -> Reckoned {
    notes.note(Note::Event(from));
    let mut run = Run { from, period, rule, frame, judge: Judge::new(frame.calendar), notes };
    let reckoned = if period.unit.is_elapsed() { run.elapsed(year_end) } else { run.days(year_end) };
    run.judge.report_estimates(run.notes);
    reckoned
}

struct Run<'r, 'a, N> {
    from: &'a Moment,
    period: Period,
    rule: &'r Counting,
    frame: &'r Frame<'a>,
    judge: Judge<'a>,
    notes: &'r mut N,
}

impl<'a, N: Notes<'a>> Run<'_, 'a, N> {
    /// Hours and minutes: elapsed time, never moved by clocks. Holidays move it only under a rule that gives relief to noon,
    /// which a law grants for its own limits, in hours or not (Delegated Regulation (EU) 2025/301, art. 5(4)).
    fn elapsed(&mut self, year_end: bool) -> Reckoned {
        let start =
            if year_end { self.frame.zone.first_instant(plus_days(self.last_of_year(), 1)) } else { self.hour_start() };
        let start = self.in_zone(start);
        self.notes.note(Note::ClockStarts { at: start });
        let seconds = i64::from(self.period.n) * if self.period.unit == Unit::Hours { 3600 } else { 60 };
        let limit = self.frame.zone.last_second(LAST_DAY);
        let end = TimeDelta::try_seconds(seconds).and_then(|length| start.checked_add_signed(length));
        let end = end.filter(|end| *end <= limit).unwrap_or_else(|| {
            self.notes.note(Note::OutOfRange);
            limit
        });
        let end = self.in_zone(end);
        if start.offset() != end.offset() {
            self.notes.note(Note::ClockChange { start, end });
        }
        let found = self.working_days_missing(start, end, seconds);
        let relieved = found.is_none() && self.rule.roll == Roll::NextBusinessDayNoon;
        let relieved = relieved.then(|| self.judge.from(end.date_naive(), Search::End, self.notes));
        let relieved = relieved.filter(|day| *day > end.date_naive());
        let final_end = found.is_none() && relieved.is_none();
        self.notes.note(Note::Elapsed { at: end, period: self.period, final_end });
        if let Some(day) = relieved {
            self.notes.note(Note::Rolled { from: end.date_naive(), to: day });
            return Reckoned { at: self.end_of(day, Some(NOON), end), last_day: Some(day) };
        }
        let Some((first, found)) = found else { return Reckoned { at: end, last_day: None } };
        let needed = self.rule.min_working_days;
        self.notes.note(Note::TooFew { found, needed });
        let day = self.judge.nth(first, needed, self.notes);
        Reckoned { at: self.end_of(day, None, end), last_day: Some(day) }
    }

    /// The instant from which hours run.
    fn hour_start(&mut self) -> DateTime<FixedOffset> {
        let at = self.in_zone(self.from.first_instant());
        if let Moment::Day { date, .. } = *self.from {
            self.notes.note(Note::BareDate { date });
        }
        if self.rule.hours == HourStart::SameInstant {
            return at;
        }
        let into = at.naive_local().and_utc().timestamp().rem_euclid(3600);
        let fraction = i64::from(at.timestamp_subsec_nanos());
        let rest = TimeDelta::seconds(3600 - into) - TimeDelta::nanoseconds(fraction);
        let at = at.checked_add_signed(rest).unwrap_or(at);
        self.notes.note(Note::HourNotCounted { at });
        at
    }

    /// Whether fewer whole working days lie inside the hours than the rule asks for: the first day that could be one, and
    /// how many there are. Only for hours that make up at least so many days (a reading of Regulation 1182/71, art. 3(5)).
    fn working_days_missing(
        &mut self,
        start: DateTime<FixedOffset>,
        end: DateTime<FixedOffset>,
        seconds: i64,
    ) -> Option<(NaiveDate, u32)> {
        let needed = self.rule.min_working_days;
        if needed == 0 || seconds < i64::from(needed) * 86_400 {
            return None;
        }
        let zone = self.frame.zone;
        let day = start.date_naive();
        let first = if zone.first_instant(day) >= start { day } else { plus_days(day, 1) };
        let day = end.date_naive();
        let last = if zone.last_second(day) <= end { day } else { day_before(day) };
        let found = self.judge.working_days(first, last, needed, self.notes);
        (found < needed).then_some((first, found))
    }

    /// Days and longer.
    fn days(&mut self, year_end: bool) -> Reckoned {
        let event = if year_end { self.last_of_year() } else { self.event_day() };
        let same_day = !year_end && self.rule.days == DayStart::SameDay;
        let (mut last, first) = self.plain_end(event, same_day);
        let mut noon = None;
        if self.period.unit != Unit::BusinessDays && self.period.n > 0 {
            last = self.enough_working_days(event, first, last);
            let rolled = self.roll(event, last);
            noon = (rolled > last && self.rule.roll == Roll::NextBusinessDayNoon).then_some(NOON);
            last = rolled;
        }
        if last >= LAST_DAY {
            self.notes.note(Note::OutOfRange);
        }
        let happened = self.in_zone(self.from.first_instant());
        if last < happened.date_naive() && self.frame.zone.last_second(last) < happened {
            last = self.not_before(happened.date_naive());
            noon = None;
        }
        Reckoned { at: self.end_of(last, noon, happened), last_day: Some(last) }
    }

    /// The last day by the number alone, and the first day counted.
    fn plain_end(&mut self, event: NaiveDate, same_day: bool) -> (NaiveDate, NaiveDate) {
        let Period { n, unit } = self.period;
        let first = if same_day || n == 0 { event } else { plus_days(event, 1) };
        self.notes.note(Note::FirstDay { day: event, counted: same_day || n == 0 });
        let counted = u64::from(same_day && n > 0);
        let last = match unit {
            Unit::BusinessDays if n > 0 => self.judge.nth(first, n, self.notes),
            Unit::Weeks => plus_days(event, 7 * u64::from(n) - counted),
            Unit::Months => self.months(event, n, same_day),
            Unit::Years => self.months(event, n.saturating_mul(12), same_day),
            _ => plus_days(event, u64::from(n) - counted),
        };
        self.notes.note(Note::Reached { period: self.period, day: last });
        (last, first)
    }

    /// The day of the same number; the day before it where the first day counts (BGB § 188(2)). Where the month is too short
    /// its last day is the decisive one in both cases (BGB § 188(3)).
    fn months(&mut self, event: NaiveDate, n: u32, same_day: bool) -> NaiveDate {
        let (day, exact) = plus_months(event, n, self.rule.month_end);
        if !exact {
            self.notes.note(Note::ShortMonth { number: event.day(), day });
        }
        let clamped = !exact && day.day() > 1;
        if same_day && n > 0 && !clamped && day < LAST_DAY { day_before(day) } else { day }
    }

    /// Extends the period until enough working days lie inside; only a period of at least so many days.
    fn enough_working_days(&mut self, event: NaiveDate, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let needed = self.rule.min_working_days;
        if needed == 0 || last < plus_days(event, u64::from(needed) - u64::from(first == event)) {
            return last;
        }
        let found = self.judge.working_days(first, last, needed, self.notes);
        if found >= needed {
            return last;
        }
        self.notes.note(Note::TooFew { found, needed });
        self.judge.nth(first, needed, self.notes)
    }

    /// Moves the last day where it is no working day.
    fn roll(&mut self, event: NaiveDate, last: NaiveDate) -> NaiveDate {
        let to = match self.rule.roll {
            Roll::None => return last,
            Roll::NextBusinessDay | Roll::NextBusinessDayNoon => self.judge.from(last, Search::End, self.notes),
            Roll::PreviousBusinessDay => {
                let Some(day) = self.judge.back_to(last, event, self.notes) else {
                    self.notes.note(Note::NotRolledBack { day: last });
                    return last;
                };
                day
            }
        };
        if to != last {
            self.notes.note(Note::Rolled { from: last, to });
        }
        to
    }

    /// The day of the event where the period counts, for a period that would end before the event.
    fn not_before(&mut self, day: NaiveDate) -> NaiveDate {
        let forward = matches!(self.rule.roll, Roll::NextBusinessDay | Roll::NextBusinessDayNoon);
        let working = self.period.unit == Unit::BusinessDays || forward;
        let day = if working { self.judge.from(day, Search::End, self.notes) } else { day };
        self.notes.note(Note::NotBeforeEvent { day });
        day
    }

    /// The last instant of the last day: 23:59:59, the closing time of the recipient, or noon. A closing time before `reached`
    /// (the event, or the end of the hours) ends nothing: the day itself does.
    fn end_of(
        &mut self,
        day: NaiveDate,
        noon: Option<NaiveTime>,
        reached: DateTime<FixedOffset>,
    ) -> DateTime<FixedOffset> {
        let closing = noon.map(|time| (time, Closing::Noon));
        let mut closing = match (closing, self.rule.cutoff) {
            (Some((noon, _)), Some(cutoff)) if cutoff < noon => Some((cutoff, Closing::Cutoff)),
            (None, Some(cutoff)) => Some((cutoff, Closing::Cutoff)),
            (closing, _) => closing,
        };
        let end = |closing: Option<(NaiveTime, Closing)>| {
            self.frame.zone.local(day.and_time(closing.map_or(MIDNIGHT, |(time, _)| time)))
        };
        let mut local = end(closing);
        if closing.is_some() && local.strict() < reached {
            closing = None;
            local = end(closing);
            self.notes.note(Note::ClosedBefore { day });
        }
        match local {
            Local::Single(_) => {}
            Local::Gap { before, .. } => self.notes.note(Note::Gap { before }),
            Local::Fold { earlier, later } => self.notes.note(Note::Fold { earlier, later }),
        }
        let at = local.strict();
        self.notes.note(Note::DayEnds { at, time: closing });
        at
    }

    /// The day of the event: where it happened, or where the period counts if it is earlier there.
    fn event_day(&mut self) -> NaiveDate {
        let there = match (self.from, self.frame.event_zone) {
            (Moment::Day { date, .. }, _) => return *date,
            (Moment::Instant(_), Some(zone)) => self.from.day_in(zone),
            (Moment::Instant(at), None) => at.date_naive(),
        };
        let here = self.from.day_in(self.frame.zone);
        if here != there {
            let (counted, other) = (here.min(there), here.max(there));
            self.notes.note(Note::ZoneDay { counted, other, earlier_where_counted: here < there });
        }
        here.min(there)
    }

    /// 31 December of the year in which the event lies.
    fn last_of_year(&mut self) -> NaiveDate {
        let event = self.event_day();
        let last = NaiveDate::from_ymd_opt(event.year(), 12, 31).unwrap_or(event);
        self.notes.note(Note::YearEnd { last });
        last
    }

    fn in_zone(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        self.frame.zone.at(at.with_timezone(&Utc))
    }
}

/// The last second of a day that is not cut short.
const MIDNIGHT: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};
