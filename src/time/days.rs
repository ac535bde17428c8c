//! Arithmetic on days: months, working days, and the search for one. Never beyond [`LAST_DAY`], never without end.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::notes::{Note, Notes, Search};
use super::{Calendar, DayKind, MonthEnd};

/// The last day that the layer counts to: 31 December 9999.
pub(super) const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Working days up to this number are looked up one by one; they reach beyond the 17 years of any calendar.
const FAR: u32 = 10_000;

/// So many days later; [`LAST_DAY`] at most.
pub(super) fn plus_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).map_or(LAST_DAY, |day| day.min(LAST_DAY))
}

/// The day before; the same at the edge of chrono's range.
pub(super) fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

/// The day of the same number so many months later, and whether that month has such a day; where it has none, the last day
/// of the month or the first of the next one.
pub(super) fn plus_months(day: NaiveDate, months: u32, rule: MonthEnd) -> (NaiveDate, bool) {
    let Some(clamped) = day.checked_add_months(Months::new(months)).filter(|&day| day <= LAST_DAY) else {
        return (LAST_DAY, true);
    };
    let exact = clamped.day() == day.day();
    (if exact || rule == MonthEnd::Clamp { clamped } else { plus_days(clamped, 1) }, exact)
}

/// Judges days by a calendar, reports what it is asked, and remembers between which days it was asked.
pub(super) struct Judge<'a> {
    calendar: Option<&'a Calendar>,
    judged: Option<(NaiveDate, NaiveDate)>,
    doubted: bool,
}

impl<'a> Judge<'a> {
    /// A judge; without a calendar, Saturdays and Sundays alone are taken as free.
    pub fn new(calendar: Option<&'a Calendar>) -> Self {
        Self { calendar, judged: None, doubted: false }
    }

    /// What is known of a day, with a note (one only) where that is not enough.
    fn kind(&mut self, day: NaiveDate, notes: &mut impl Notes<'a>) -> DayKind<'a> {
        let (first, last) = self.judged.unwrap_or((day, day));
        self.judged = Some((first.min(day), last.max(day)));
        let by_week = |weekend| if weekend { DayKind::Weekend } else { DayKind::Working };
        let Some(calendar) = self.calendar else {
            if !std::mem::replace(&mut self.doubted, true) {
                notes.note(Note::NoCalendar);
            }
            return by_week(matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        };
        let kind = calendar.day(day);
        if kind != DayKind::OffFile {
            return kind;
        }
        if !std::mem::replace(&mut self.doubted, true) {
            notes.note(Note::OffFile { day });
        }
        by_week(calendar.is_weekend(day))
    }

    /// Whether it is a working day; a note where it is none.
    fn works(&mut self, day: NaiveDate, search: Search, notes: &mut impl Notes<'a>) -> bool {
        let holiday = match self.kind(day, notes) {
            DayKind::Holiday(holiday) => Some(holiday),
            DayKind::Weekend => None,
            DayKind::Working | DayKind::OffFile => return true,
        };
        notes.note(Note::Free { day, holiday, search });
        false
    }

    /// The first working day from `day` on; [`LAST_DAY`] where a whole year has none.
    pub fn from(&mut self, day: NaiveDate, search: Search, notes: &mut impl Notes<'a>) -> NaiveDate {
        (0..=366).map(|ahead| plus_days(day, ahead)).find(|&day| self.works(day, search, notes)).unwrap_or(LAST_DAY)
    }

    /// The last working day up to `day`, but none before `floor`.
    pub fn back_to(&mut self, mut day: NaiveDate, floor: NaiveDate, notes: &mut impl Notes<'a>) -> Option<NaiveDate> {
        while day >= floor {
            if self.works(day, Search::End, notes) {
                return Some(day);
            }
            day = day.pred_opt()?;
        }
        None
    }

    /// The working day of number `n` from `first` on; `n` is at least 1. Each is reported, up to a number that no law uses.
    pub fn nth(&mut self, first: NaiveDate, n: u32, notes: &mut impl Notes<'a>) -> NaiveDate {
        let mut day = self.from(first, Search::Count, notes);
        for number in 1..n.min(FAR) {
            notes.note(Note::WorkingDay { number, day });
            if day >= LAST_DAY {
                break;
            }
            day = self.from(plus_days(day, 1), Search::Count, notes);
        }
        if n > FAR {
            // No calendar reaches so far: a week is a week from here on, and no working day in it means none ever.
            let week = (1..=7).map(|ahead| plus_days(day, ahead));
            let per_week = week.filter(|&day| self.kind(day, notes) == DayKind::Working).count();
            let weeks = u64::from(n - FAR).checked_div(per_week as u64).unwrap_or(u64::MAX / 7);
            let rest = u64::from(n - FAR).checked_rem(per_week as u64).unwrap_or(0);
            day = plus_days(day, 7 * weeks);
            for _ in 0..rest {
                day = self.from(plus_days(day, 1), Search::Count, notes);
            }
        }
        notes.note(Note::WorkingDay { number: n, day });
        day
    }

    /// How many working days lie between two days, both included; counts no further than `enough`.
    pub fn working_days(&mut self, first: NaiveDate, last: NaiveDate, enough: u32, notes: &mut impl Notes<'a>) -> u32 {
        let mut found = 0;
        let mut day = first;
        while day <= last && found < enough {
            found += u32::from(self.kind(day, notes) == DayKind::Working);
            match day.succ_opt() {
                Some(next) => day = next,
                None => break,
            }
        }
        found
    }

    /// Reports each estimated holiday on a judged day or beside one: it may move by a day.
    pub fn report_estimates(&self, notes: &mut impl Notes<'a>) {
        let (Some(calendar), Some((first, last))) = (self.calendar, self.judged) else { return };
        let near = day_before(first)..=plus_days(last, 1);
        let from = calendar.holidays().partition_point(|holiday| holiday.date < *near.start());
        for holiday in calendar.holidays().iter().skip(from).take_while(|holiday| near.contains(&holiday.date)) {
            if holiday.estimated {
                notes.note(Note::Estimated(holiday));
            }
        }
    }
}
