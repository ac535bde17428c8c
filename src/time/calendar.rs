//! Calendars of public holidays and weekends.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::truth::{sort, sort_by};

/// A public holiday on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// What it is called, in English; names joined by `; ` where several holidays meet.
    pub name: String,
    /// Whether the date was computed ahead of its proclamation (moon calendars) and may move by a day.
    pub estimated: bool,
}

/// The working days of a place or an institution, for stated years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    id: String,
    name: String,
    weekends: Vec<(NaiveDate, Vec<Weekday>)>,
    first_year: i32,
    last_year: i32,
    holidays: Vec<Holiday>,
    working: Vec<NaiveDate>,
}

/// What a calendar says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// Offices are open, also where it falls on a weekend and is worked in exchange for another day.
    Working,
    /// Offices are closed every week on that day.
    Weekend,
    /// A public holiday (also where it falls on a weekend).
    Holiday(&'a Holiday),
    /// Outside the years on file: nothing is known but the weekend.
    OffFile,
}

impl Calendar {
    /// A calendar for the years `first_year..=last_year`; a year without data must be left out of them.
    ///
    /// Each row of `weekends` gives the days of the week on which offices are closed and the day from which that counts (the
    /// first row counts before its day too). Holidays may come in any order; several on one day become one with all names,
    /// estimated where one of them is.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        mut weekends: Vec<(NaiveDate, Vec<Weekday>)>,
        first_year: i32,
        last_year: i32,
        mut holidays: Vec<Holiday>,
    ) -> Self {
        sort_by(&mut weekends, |one, other| one.0.cmp(&other.0));
        sort_by(&mut holidays, |one, other| one.date.cmp(&other.date));
        holidays.dedup_by(|next, kept| {
            let same = next.date == kept.date;
            if same {
                kept.name = format!("{}; {}", kept.name, next.name);
                kept.estimated |= next.estimated;
            }
            same
        });
        Self { id: id.into(), name: name.into(), weekends, first_year, last_year, holidays, working: Vec::new() }
    }

    /// The calendar with days of weekends that are worked, because a government exchanged them for a day off. A holiday stays
    /// one.
    #[must_use]
    pub fn with_working_days(mut self, mut days: Vec<NaiveDate>) -> Self {
        sort(&mut days);
        self.working = days;
        self
    }

    /// The id, such as `us-federal`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name in English, as the proof prints it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// First and last year on file.
    pub fn years(&self) -> (i32, i32) {
        (self.first_year, self.last_year)
    }

    /// All holidays, sorted by date.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// What the calendar says of a day.
    pub fn day(&self, day: NaiveDate) -> DayKind<'_> {
        if !(self.first_year..=self.last_year).contains(&day.year()) {
            return DayKind::OffFile;
        }
        let found = self.holidays.binary_search_by_key(&day, |holiday| holiday.date);
        if let Some(holiday) = found.ok().and_then(|index| self.holidays.get(index)) {
            return DayKind::Holiday(holiday);
        }
        let worked = || self.working.binary_search(&day).is_ok();
        if self.is_weekend(day) && !worked() { DayKind::Weekend } else { DayKind::Working }
    }

    /// Whether offices are closed every week on that day of the week, exchanges apart; known outside the years on file too.
    pub fn is_weekend(&self, day: NaiveDate) -> bool {
        let in_force = self.weekends.iter().rev().find(|&&(from, _)| from <= day).or(self.weekends.first());
        in_force.is_some_and(|(_, days)| days.contains(&day.weekday()))
    }
}
