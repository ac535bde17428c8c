//! Counting rules: what a duty says, over what its law says, over what its place says.

use chrono::NaiveTime;

use super::Resolver;
use super::condition::Scope;
use crate::facts::{Code, HoldBy, Within};
use crate::law::files::zone;
use crate::law::model::{Counting, Generous};
use crate::law::syntax;
use crate::time::{DayStart, HourStart, MonthEnd, Roll};

impl Resolver<'_, '_, '_> {
    /// How a place counts: groups first, then its country, then itself.
    pub fn custom_of(&mut self, place: &Code) -> Counting {
        let places = &self.context.vocabulary.lexicon.places;
        // Membership that matters for counting is that of the day the rules were written for, so any day serves.
        let covers = |outer: &Code| places.within(place, outer, chrono::NaiveDate::MAX) == Within::Yes;
        let mut customs: Vec<_> = self.context.customs.iter().filter(|custom| covers(&custom.place)).collect();
        customs.sort_by_key(|custom| (custom.place.is_subdivision(), !places.is_group(&custom.place)));
        let mut counting = Counting::default();
        for custom in customs {
            counting = self.counting(&custom.counting, &counting);
            counting.default_calendar = counting.calendar.take().or(counting.default_calendar);
            counting.cite = Some(custom.cite.clone());
        }
        counting
    }

    /// `over` with what `said` changes.
    pub fn counting(&mut self, said: &syntax::Counting<'_>, over: &Counting) -> Counting {
        let mut counting = over.clone();
        match said.start {
            Some(syntax::Start::SameInstant) => counting.rule.hours = HourStart::SameInstant,
            Some(syntax::Start::NextFullHour) => counting.rule.hours = HourStart::NextFullHour,
            Some(syntax::Start::NextDay) => counting.rule.days = DayStart::NextDay,
            Some(syntax::Start::SameDay) => counting.rule.days = DayStart::SameDay,
            None => {}
        }
        match said.roll {
            Some(syntax::Roll::None) => counting.rule.roll = Roll::None,
            Some(syntax::Roll::NextBusinessDay) => counting.rule.roll = Roll::NextBusinessDay,
            Some(syntax::Roll::NextBusinessDayNoon) => counting.rule.roll = Roll::NextBusinessDayNoon,
            None => {}
        }
        match said.month_end {
            Some(syntax::MonthEnd::Clamp) => counting.rule.month_end = MonthEnd::Clamp,
            Some(syntax::MonthEnd::Overflow) => counting.rule.month_end = MonthEnd::Overflow,
            None => {}
        }
        if let Some(condition) = &said.no_roll_when {
            counting.no_roll_when = self.condition(condition, Scope::Incident);
        }
        if let Some(id) = &said.calendar {
            let calendars = &self.context.calendars;
            if calendars.contains_key(id.as_str()) {
                counting.calendar = Some(id.as_str().to_owned());
            } else {
                let near = crate::facts::nearest(id.as_str(), calendars.keys().map(String::as_str));
                let help = near.map(|near| format!("did you mean \"{near}\"?"));
                self.report(id.as_str(), format!("no calendar `{}` on file", id.as_str()), help);
            }
        }
        if let Some(text) = &said.zone {
            counting.zone = zone(self.source, text);
        }
        if let Some(text) = &said.cutoff {
            counting.rule.cutoff = time_of_day(text.as_str());
            if counting.rule.cutoff.is_none() {
                self.report(text.as_str(), "no time of day", Some("write it as \"17:30\"".into()));
            }
        }
        counting.rule.min_working_days = said.min_working_days.unwrap_or(counting.rule.min_working_days);
        counting.hold = said.hold.unwrap_or(counting.hold);
        if !said.hold_by.is_empty() {
            counting.hold_by = said.hold_by.iter().filter_map(|&word| self.fixed(word, HoldBy::WORDS)).collect();
        }
        counting.hold_in_writing = said.hold_in_writing.unwrap_or(counting.hold_in_writing);
        if let Some(generous) = &said.generous {
            // The generous way differs from the strict one where it says so, and has no further one of its own.
            let strict = Counting { generous: None, ..counting.clone() };
            let differs = self.counting(&generous.counting, &strict);
            counting.generous = Some(Box::new(Generous {
                counting: differs,
                why: generous.why.as_str().to_owned(),
                cite: generous.cite.as_str().to_owned(),
            }));
        }
        counting
    }
}

/// A time of day, `17:30`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (hours, minutes) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}
