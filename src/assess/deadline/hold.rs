//! Requests of the police and others to wait: what they do to a deadline under the law at hand.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Clock, Reckoning};
use crate::assess::duty::{at_best, full_id};
use crate::assess::instance::kind_of;
use crate::assess::output::DueState;
use crate::facts::{Fact, Hold};
use crate::law::model::HoldEffect;
use crate::time::{Counting, Frame, Moment, Period, Unit, reckon};
use crate::truth::sort_by;

impl Clock<'_, '_> {
    /// A deadline under the holds that reach this duty. A hold that came after the deadline had passed changes nothing.
    /// `reckon` gives the deadline, from its own start or, where a hold has ended and the period begins anew, from then.
    pub(super) fn with_holds(&self, reckon: &dyn Fn(Option<&Moment>) -> Reckoning) -> Reckoning {
        let holds = self.view.incident.holds.iter().enumerate().filter(|(_, hold)| self.covers(hold));
        let mut holds: Vec<_> = holds.collect();
        let from = |hold: &Hold| hold.from.as_ref().map(Moment::first_instant);
        sort_by(&mut holds, |(_, one), (_, other)| from(one).cmp(&from(other)));
        let mut stood = None;
        let mut reckoning = reckon(None);
        for (index, hold) in holds {
            let before = reckoning.at;
            reckoning = self.with_hold(index, hold, stood, reckoning, reckon);
            if reckoning.at.is_some() && reckoning.at != before {
                stood = stood.max(hold.until.as_ref().map(Moment::first_instant));
                if hold.from.is_none() {
                    reckoning = asked_in_time(index, hold, reckoning);
                }
            }
        }
        reckoning
    }

    fn with_hold(
        &self,
        index: usize,
        hold: &Hold,
        stood: Option<DateTime<FixedOffset>>,
        reckoning: Reckoning,
        anew: &dyn Fn(Option<&Moment>) -> Reckoning,
    ) -> Reckoning {
        let counting = &self.duty.counting;
        let cite = Some(self.duty.cite.as_str());
        if counting.hold == HoldEffect::None {
            let why = format!(
                "the request of {} to wait does not move this deadline: the law knows no such delay here",
                hold.by
            );
            return reckoning.step("hold without effect", None, why, cite);
        }
        let may_ask = counting.hold_by.is_empty()
            || hold.authority.is_some_and(|authority| counting.hold_by.contains(&authority));
        if !may_ask {
            let asked: Vec<String> = counting.hold_by.iter().map(|by| by.word().replace('_', " ")).collect();
            let why = format!(
                "only a request of the {} counts here; that of {} is not said to be one",
                asked.join(" or "),
                hold.by
            );
            return reckoning.step("hold without effect", None, why, cite);
        }
        if counting.hold_in_writing && hold.written != Some(true) {
            let why = format!("only a request in writing counts here; that of {} is not said to be one", hold.by);
            return reckoning.step("hold without effect", None, why, cite);
        }
        let from = hold.from.as_ref().map(Moment::first_instant);
        if let (Some(due), Some(from)) = (reckoning.at, from)
            && from > due
        {
            let why = format!("the request of {} came after the deadline had passed", hold.by);
            return reckoning.step("hold without effect", Some(from.to_rfc3339()), why, cite);
        }
        let capped = match counting.hold {
            HoldEffect::Cap(days) if hold.written != Some(true) => self.capped(days, hold),
            _ => None,
        };
        let ends = match (&hold.until, capped) {
            (Some(until), Some(cap)) => Some(until.first_instant().min(cap)),
            (Some(until), None) => Some(until.first_instant()),
            (None, cap) => cap,
        };
        let Some(ends) = ends else { return self.paused(index, hold, reckoning) };
        // A clock cannot stand still before it runs, nor twice at once.
        let from = from.map(|from| from.max(stood.unwrap_or(from)).max(reckoning.start.unwrap_or(from)));
        self.until(hold, from, ends, reckoning, anew)
    }

    /// The end of an oral request that lasts at most so many days.
    fn capped(&self, days: u32, hold: &Hold) -> Option<DateTime<FixedOffset>> {
        hold.from.as_ref().map(|from| self.days_after(days, from))
    }

    /// The end of the last of so many days after a moment.
    fn days_after(&self, days: u32, moment: &Moment) -> DateTime<FixedOffset> {
        let zone = self.zone();
        let frame = Frame { zone: &zone, event_zone: self.view.incident.organization.zone.as_ref(), calendar: None };
        reckon(moment, Period { n: days, unit: Unit::Days }, &Counting::default(), &frame).at
    }

    /// Not due before so many days after a hold has ended.
    fn deferred_by(&self, days: u32, hold: &Hold, ends: DateTime<FixedOffset>, reckoning: Reckoning) -> Reckoning {
        let moment = hold.until.clone().unwrap_or(Moment::Instant(ends));
        let at = self.days_after(days, &moment);
        let cite = Some(self.duty.cite.as_str());
        if reckoning.at.is_some_and(|due| at <= due) {
            let why =
                format!("{days} days after the request of {} ends lie before the deadline and do not move it", hold.by);
            return reckoning.step("hold without effect", Some(at.to_rfc3339()), why, cite);
        }
        let why = format!("not due before {days} days after the request of {} ends", hold.by);
        let last_day = Some(at.date_naive());
        Reckoning { at: Some(at), last_day, ..reckoning }.step("deferred", Some(at.to_rfc3339()), why, cite)
    }

    /// A hold whose end is not known.
    fn paused(&self, index: usize, hold: &Hold, reckoning: Reckoning) -> Reckoning {
        let before = reckoning.at.map(|at| at.to_rfc3339());
        let why = format!(
            "{} has asked to wait and the end of it is not known; without it this would be the deadline",
            hold.by
        );
        let mut paused = Reckoning { at: None, last_day: None, state: DueState::Paused, ..reckoning };
        paused.needs.insert(Fact::HoldUntil(index));
        paused.step("clock stands still", before, why, Some(&self.duty.cite))
    }

    /// A hold that ends then.
    fn until(
        &self,
        hold: &Hold,
        from: Option<DateTime<FixedOffset>>,
        ends: DateTime<FixedOffset>,
        reckoning: Reckoning,
        anew: &dyn Fn(Option<&Moment>) -> Reckoning,
    ) -> Reckoning {
        let Some(due) = reckoning.at else { return reckoning };
        let cite = Some(self.duty.cite.as_str());
        let zone = self.zone();
        match self.duty.counting.hold {
            HoldEffect::Restart => {
                let moment = hold.until.clone().unwrap_or(Moment::Instant(ends));
                let renewed = anew(Some(&moment));
                if renewed.at <= reckoning.at {
                    let why =
                        format!("begun anew when the request of {} ended, the period would end no later", hold.by);
                    return reckoning.step("hold without effect", Some(ends.to_rfc3339()), why, cite);
                }
                let why = format!("the request of {} ended; the period begins anew", hold.by);
                renewed.step("begins anew", Some(ends.to_rfc3339()), why, cite)
            }
            HoldEffect::Suspend => {
                let Some(from) = from else {
                    let why = format!(
                        "it is not known since when {} has asked to wait; the deadline is left as it is",
                        hold.by
                    );
                    return reckoning.step("hold without effect", None, why, cite);
                };
                if ends <= from {
                    let why = format!("the request of {} ended before the clock ran", hold.by);
                    return reckoning.step("hold without effect", Some(ends.to_rfc3339()), why, cite);
                }
                let moved = match reckoning.last_day {
                    // Whole civil days only, so that a deadline at the end of a day stays one: the strict reading.
                    Some(_) => {
                        let wall = |at: DateTime<FixedOffset>| zone.at(at.to_utc()).naive_local();
                        let days = TimeDelta::days((wall(ends) - wall(from)).num_days());
                        let end = wall(due).checked_add_signed(days).unwrap_or_else(|| wall(due));
                        (zone.local(end).strict(), Some(end.date()))
                    }
                    None => (zone.at((due + (ends - from)).to_utc()), None),
                };
                let why = format!("the clock stood still at the request of {}", hold.by);
                Reckoning { at: Some(moved.0), last_day: moved.1, ..reckoning }.step(
                    "clock stood still",
                    Some(moved.0.to_rfc3339()),
                    why,
                    cite,
                )
            }
            HoldEffect::DeferBy(days) => self.deferred_by(days, hold, ends, reckoning),
            HoldEffect::Defer | HoldEffect::Cap(_) if ends > due => {
                let at = zone.at(ends.to_utc());
                let why = format!("not due before the request of {} ends", hold.by);
                Reckoning { at: Some(at), last_day: None, ..reckoning }.step(
                    "deferred",
                    Some(at.to_rfc3339()),
                    why,
                    cite,
                )
            }
            HoldEffect::Defer | HoldEffect::Cap(_) | HoldEffect::None => {
                let why = format!("the request of {} ends before the deadline and does not move it", hold.by);
                reckoning.step("hold without effect", Some(ends.to_rfc3339()), why, cite)
            }
        }
    }

    /// Whether a hold reaches this duty: by the kind of its recipient or by its id, with `@place` or without; a hold that names
    /// nobody reaches all.
    fn covers(&self, hold: &Hold) -> bool {
        let id = format!("{}/{}", self.law.id, self.duty.id);
        let full = full_id(self.law, self.duty, self.instance);
        let kind = kind_of(&self.duty.to).word();
        let named = |word: &String| word == "all" || word == kind || *word == id || *word == full;
        hold.covers.is_empty() || hold.covers.iter().any(named)
    }
}

/// A request of which it is not known when it was made moved the deadline: it counts as made in time, provisionally.
fn asked_in_time(index: usize, hold: &Hold, mut reckoning: Reckoning) -> Reckoning {
    reckoning.state = at_best(reckoning.state, true);
    reckoning.needs.insert(Fact::HoldFrom(index));
    let why =
        format!("it is not known since when {} has asked to wait; a request after the deadline moves nothing", hold.by);
    reckoning.step("taken as asked in time", None, why, None)
}
