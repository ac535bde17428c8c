//! Counting rules: what a duty says, over what its law says, over what its place says.

use chrono::NaiveTime;

use super::Resolver;
use super::condition::Scope;
use crate::facts::{Code, HoldBy, Within};
use crate::law::files::zone;
use crate::law::model::{Counting, Generous, HoldEffect};
use crate::law::read::{Fields, Read, Text, one_of, unknown};
use crate::law::tree::Node;
use crate::time::{DayStart, HourStart, MonthEnd, Roll};

/// The fields of `counting`.
pub const COUNTING: &[&str] = &[
    "start",
    "roll",
    "no_roll_when",
    "calendar",
    "zone",
    "min_working_days",
    "month_end",
    "cutoff",
    "hold",
    "hold_by",
    "hold_in_writing",
    "generous",
];
const GENEROUS: &[&str] = &["counting", "why", "cite"];

/// Where counting starts: hours or days.
const STARTS: &[(&str, Start)] = &[
    ("SameInstant", Start::Hours(HourStart::SameInstant)),
    ("NextFullHour", Start::Hours(HourStart::NextFullHour)),
    ("NextDay", Start::Days(DayStart::NextDay)),
    ("SameDay", Start::Days(DayStart::SameDay)),
];
const ROLLS: &[(&str, Roll)] = &[
    ("None", Roll::None),
    ("NextBusinessDay", Roll::NextBusinessDay),
    ("NextBusinessDayNoon", Roll::NextBusinessDayNoon),
];
const MONTH_ENDS: &[(&str, MonthEnd)] = &[("Clamp", MonthEnd::Clamp), ("Overflow", MonthEnd::Overflow)];
const HOLDS: &[&str] = &["Restart", "Suspend", "Defer", "DeferBy", "Cap", "None"];

#[derive(Clone, Copy)]
enum Start {
    Hours(HourStart),
    Days(DayStart),
}

impl<'a> Resolver<'_, '_, 'a> {
    /// How a place counts: groups first, then its country, then itself.
    pub fn custom_of(&mut self, place: &Code) -> Counting {
        let places = &self.context.vocabulary.lexicon.places;
        // Membership that matters for counting is that of the day the rules were written for, so any day serves.
        let covers = |outer: &Code| places.within(place, outer, chrono::NaiveDate::MAX) == Within::Yes;
        let breadth = |place: &Code| (place.is_subdivision(), !places.is_group(place));
        let mut counting = Counting::default();
        let widest_first = [(false, false), (false, true), (true, false), (true, true)];
        let customs = widest_first
            .iter()
            .flat_map(|size| self.context.customs.iter().filter(move |custom| breadth(&custom.place) == *size));
        for custom in customs.filter(|custom| covers(&custom.place)) {
            // The row stands in another file, which has reported what is wrong with it.
            counting = self.counting(&custom.counting, &counting).unwrap_or(counting);
            counting.default_calendar = counting.calendar.take().or(counting.default_calendar);
            counting.cite = Some(custom.cite.clone());
        }
        counting
    }

    /// `over` with what `node` changes; `None` where it is no form.
    pub fn counting(&mut self, node: &Node<'a>, over: &Counting) -> Option<Counting> {
        let said = Fields::of(self.source, node, "", COUNTING)?;
        let mut counting = over.clone();
        let rule = &mut counting.rule;
        match said.one_of(self.source, "start", STARTS) {
            Some(Start::Hours(start)) => rule.hours = start,
            Some(Start::Days(start)) => rule.days = start,
            None => {}
        }
        rule.roll = said.one_of(self.source, "roll", ROLLS).unwrap_or(rule.roll);
        rule.month_end = said.one_of(self.source, "month_end", MONTH_ENDS).unwrap_or(rule.month_end);
        rule.min_working_days = said.get(self.source, "min_working_days").unwrap_or(rule.min_working_days);
        if let Some(text) = said.get::<Text<'a>>(self.source, "cutoff") {
            rule.cutoff = time_of_day(text.as_str());
            if rule.cutoff.is_none() {
                self.report(said.at("cutoff"), "no time of day", Some("write it as \"17:30\"".into()));
            }
        }
        if let Some(condition) = said.node("no_roll_when") {
            counting.no_roll_when = self.condition(condition, Scope::Incident);
        }
        if let Some(id) = said.get::<String>(self.source, "calendar")
            && self.known_calendar(&id, said.at("calendar"))
        {
            counting.calendar = Some(id);
        }
        if let Some(node) = said.node("zone") {
            counting.zone = zone(self.source, node);
        }
        if let Some(node) = said.node("hold") {
            counting.hold = self.hold(node).unwrap_or(counting.hold);
        }
        let by = said.items(self.source, "hold_by");
        if !by.is_empty() {
            counting.hold_by = by.iter().filter_map(|word| one_of(self.source, word, HoldBy::WORDS)).collect();
        }
        counting.hold_in_writing = said.get(self.source, "hold_in_writing").unwrap_or(counting.hold_in_writing);
        if let Some(node) = said.node("generous") {
            // The generous way differs from the strict one where it says so, and has no further one of its own.
            let strict = Counting { generous: None, ..counting.clone() };
            counting.generous = self.generous(node, &strict).map(Box::new);
        }
        Some(counting)
    }

    fn generous(&mut self, node: &Node<'a>, strict: &Counting) -> Option<Generous> {
        let said = Fields::of(self.source, node, "", GENEROUS)?;
        let differs = said.need_node(self.source, "counting").and_then(|node| self.counting(node, strict));
        let (why, cite) = (said.need(self.source, "why"), said.need(self.source, "cite"));
        Some(Generous { counting: differs?, why: why?, cite: cite? })
    }

    fn hold(&mut self, node: &Node<'a>) -> Option<HoldEffect> {
        Some(match (node.name(), node.args()) {
            ("Restart", []) => HoldEffect::Restart,
            ("Suspend", []) => HoldEffect::Suspend,
            ("Defer", []) => HoldEffect::Defer,
            ("DeferBy", [days]) => HoldEffect::DeferBy(u32::read(self.source, days)?),
            ("Cap", [days]) => HoldEffect::Cap(u32::read(self.source, days)?),
            ("None", []) => HoldEffect::None,
            _ => {
                unknown(self.source, node, HOLDS.iter().copied());
                return None;
            }
        })
    }

    fn known_calendar(&mut self, id: &str, at: &str) -> bool {
        let calendars = &self.context.calendars;
        if calendars.contains_key(id) {
            return true;
        }
        let near = crate::facts::nearest(id, calendars.keys().map(String::as_str));
        self.report(at, format!("no calendar `{id}` on file"), near.map(|near| format!("did you mean \"{near}\"?")));
        false
    }
}

/// A time of day, `17:30`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (hours, minutes) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}
