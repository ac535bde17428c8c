//! The deadline of a duty with its proof.
//!
//! Each form of the rule language is reckoned on its own and gives an instant, a state, the steps that lead to it, and the
//! open facts that it hangs on. Where more than one reading or start is possible the earliest counts, and the proof says so.

mod combine;
mod hold;
mod notice;
mod period;
mod safe;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::instance::Instance;
use super::output::{DueState, ProofStep};
use super::view::{At, View};
use crate::facts::{Event, Fact, Place};
use crate::law::model::{Due, Duty, DutyRef, Law, LawKind, Length};
use crate::time::{Calendar, Period, Zone};
use crate::truth::{Set, Truth};

pub use safe::names;

/// A deadline.
#[derive(Clone, Debug)]
pub struct Reckoning {
    /// The last instant allowed.
    pub at: Option<DateTime<FixedOffset>>,
    /// The last day, for deadlines that end with one.
    pub last_day: Option<NaiveDate>,
    /// What is known of it.
    pub state: DueState,
    /// The earliest that it can be while its number is open.
    pub bound: Option<DateTime<FixedOffset>>,
    /// When its clock started.
    pub start: Option<DateTime<FixedOffset>>,
    /// The zone that counts.
    pub zone: Option<Zone>,
    /// How it came about.
    pub proof: Vec<ProofStep>,
    /// The open facts it hangs on.
    pub needs: Set<Fact>,
    /// What else it hangs on, as sentences.
    pub doubts: Vec<String>,
}

impl Reckoning {
    /// No number.
    pub fn open() -> Self {
        Self::without(DueState::Open)
    }

    /// No instant, for the reason that the state says.
    fn without(state: DueState) -> Self {
        Self {
            at: None,
            last_day: None,
            state,
            bound: None,
            start: None,
            zone: None,
            proof: Vec::new(),
            needs: Set::new(),
            doubts: Vec::new(),
        }
    }

    /// Whether another deadline is the same, and neither hangs on anything that is open.
    fn comes_to(&self, other: &Self) -> bool {
        let same = (self.at, self.last_day, self.state) == (other.at, other.last_day, other.state);
        same && self.needs.is_empty() && other.needs.is_empty()
    }

    /// With a further step of the proof.
    #[must_use]
    fn step(mut self, step: &str, at: Option<String>, why: impl Into<String>, cite: Option<&str>) -> Self {
        self.proof.push(ProofStep { step: step.into(), at, why: why.into(), cite: cite.map(str::to_owned) });
        self
    }
}

/// What a deadline is reckoned for.
#[derive(Clone, Copy)]
pub struct Clock<'v, 'a> {
    /// Incident and rules.
    pub view: &'v View<'a>,
    /// The law.
    pub law: &'a Law,
    /// The duty.
    pub duty: &'a Duty,
    /// Its instance.
    pub instance: &'v Instance<'a>,
    /// Where its conditions are asked.
    pub at: At<'v>,
    /// Whether the plans of other notices count.
    pub plans: bool,
    /// A notice that is taken to come too late to bring any deadline forward.
    pub leaving_out: Option<&'v DutyRef>,
}

impl<'a> Clock<'_, 'a> {
    /// The deadline.
    pub fn reckon(&self) -> Reckoning {
        self.due(&self.duty.due)
    }

    /// One form of deadline. Holds move the periods at its leaves; a notice that goes with or before another one follows it.
    fn due(&self, due: &Due) -> Reckoning {
        match due {
            Due::Within(length, event) => {
                self.lasting(*length, &|period| self.with_holds(&|restart| self.within(period, *event, restart, false)))
            }
            Due::YearEnd(length, event) => {
                self.lasting(*length, &|period| self.with_holds(&|restart| self.within(period, *event, restart, true)))
            }
            Due::Earliest(parts) => combine::earliest(parts.iter().map(|part| self.due(part)).collect()),
            Due::Latest(parts) => combine::latest(parts.iter().map(|part| self.due(part)).collect()),
            Due::With(duty) | Due::Before(duty) | Due::AfterNotice(_, duty) if self.leaving_out == Some(duty) => {
                Reckoning::open()
            }
            Due::With(duty) => self.with(duty),
            Due::Before(duty) => self.before(duty),
            Due::NotBefore(duty, part) => self.not_before(duty, self.due(part)),
            Due::AfterNotice(length, duty) => {
                self.lasting(*length, &|period| self.with_holds(&|_| self.after_notice(period, duty)))
            }
            Due::If(condition, yes, no) => {
                let verdict = self.view.holds(condition, self.at);
                match verdict.truth() {
                    Truth::Yes => self.due(yes),
                    Truth::No => self.due(no),
                    Truth::Unknown => {
                        let (yes, no) = (self.due(yes), self.due(no));
                        // Where both come to the same, which of them counts is no question.
                        if yes.comes_to(&no) {
                            return yes;
                        }
                        let mut both = combine::earliest(vec![yes, no]);
                        both.needs.extend(verdict.needs());
                        both.state = super::duty::at_best(both.state, true);
                        both.step("two ways to count", None, "which one counts is open; the earlier one is taken", None)
                    }
                }
            }
            Due::OnRequest => {
                let why = "due when the recipient asks for it";
                Reckoning::without(DueState::NotStarted).step("waits", None, why, Some(&self.duty.cite))
            }
            Due::Open => {
                let manner = self.duty.manner.as_ref().map(|word| self.view.rules.label("manners", word));
                let why = manner.map_or_else(
                    || "the law gives no number and no words of urgency".to_owned(),
                    |manner| format!("the law gives no number; it says \"{manner}\""),
                );
                self.with_holds(&|_| Reckoning::open().step("no number", None, why.clone(), Some(&self.duty.cite)))
            }
        }
    }

    /// A period that is known; one whose number is not given yet starts no clock, and the least number that there can be bounds it.
    fn lasting(&self, length: Length, reckon: &dyn Fn(Period) -> Reckoning) -> Reckoning {
        let open = match self.view.period(length) {
            Ok(period) => return reckon(period),
            Err(open) => open,
        };
        let shortest = self.view.shortest(length).map(|least| (least, reckon(least)));
        let mut waiting = Reckoning::without(DueState::NotStarted);
        let given = "the organisation's own contract gives the number, and it is not entered yet";
        let mut why = given.to_owned();
        if let Some((least, shortest)) = shortest {
            (waiting.bound, waiting.needs) = (shortest.at, shortest.needs);
            if waiting.bound.is_some() {
                why = format!("{given}; with the least that there can be, {least}, it would end then");
            }
        }
        waiting.needs.insert(open);
        let at = waiting.bound.map(|at| at.to_rfc3339());
        waiting.step("number unknown", at, why, Some(&self.duty.cite))
    }

    /// The zone in which days end: the law's, or that of the recipient's place. Contracts and policies belong to no place:
    /// their days end where the organisation is.
    fn zone(&self) -> Zone {
        if matches!(self.law.kind, LawKind::Contract | LawKind::Policy) && self.duty.counting.zone.is_none() {
            return self.view.zone.clone();
        }
        let of_place = || self.view.rules.lexicon.places.get(&self.instance.clock).map(|place| place.zone.clone());
        self.duty.counting.zone.clone().or_else(of_place).unwrap_or_else(Zone::utc)
    }

    /// The place whose days end at different instants from part to part, where its zone is the one that counts.
    fn spanned(&self) -> Option<&'a Place> {
        let of_place =
            self.duty.counting.zone.is_none() && !matches!(self.law.kind, LawKind::Contract | LawKind::Policy);
        let place = self.view.rules.lexicon.places.get(&self.instance.clock);
        place.filter(|place| of_place && place.spans)
    }

    /// The calendar of working days: the law's, or that of the recipient's place, or the default there.
    fn calendar(&self, counting: &crate::law::model::Counting) -> Option<&'a Calendar> {
        let rules = self.view.rules;
        let place = &self.instance.clock;
        let of_place = || rules.calendar_of.get(place).or_else(|| rules.calendar_of.get(&place.country()));
        let id = counting.calendar.as_ref().or_else(of_place).or(counting.default_calendar.as_ref())?;
        rules.calendars.get(id)
    }

    /// An event in plain words.
    fn event(&self, event: Event) -> &'a str {
        self.view.rules.lexicon.events.label(event)
    }
}
