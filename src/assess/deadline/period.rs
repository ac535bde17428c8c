//! A number and a unit from a start.

use super::{Clock, Reckoning};
use crate::assess::output::{DueState, ProofStep};
use crate::assess::start::Start;
use crate::facts::{Event, Fact};
use crate::law::model::Counting;
use crate::time::{Counted, Frame, Moment, Period, Roll, count, count_from_year_end};
use crate::truth::{Set, Truth};

impl Clock<'_, '_> {
    /// A period from an event, or from the end of the calendar year of it.
    pub(super) fn within(&self, period: Period, event: Event, restart: Option<&Moment>, year_end: bool) -> Reckoning {
        let label = self.event(event);
        match self.view.start(event) {
            Start::Known { moment, event: given } => {
                let why = if given == event {
                    format!("{period} from {label}")
                } else {
                    format!("{period} from {label}; it is not known, and {} stands for it", self.event(given))
                };
                self.from(period, restart.unwrap_or(&moment), why, year_end)
            }
            Start::Assumed { moment, event: given } => {
                let why = format!(
                    "{period} from {label}, which is not known; it can only follow {}, so the count is taken from there",
                    self.event(given)
                );
                let mut reckoning = self.from(period, restart.unwrap_or(&moment), why, year_end);
                reckoning.state = DueState::Provisional;
                reckoning.needs.insert(Fact::Event(event));
                reckoning
            }
            Start::NotYet => {
                let why = format!("{period} from {label}, which has not happened yet");
                Reckoning::without(DueState::NotStarted).step("clock has not started", None, why, Some(&self.duty.cite))
            }
            Start::Unknown => {
                let why = format!("{period} from {label}; nothing is known from which to count");
                let mut waiting = Reckoning::without(DueState::NotStarted);
                waiting.needs.insert(Fact::Event(event));
                waiting.step("start unknown", None, why, Some(&self.duty.cite))
            }
        }
    }

    /// A period from a moment, strictly; a more generous reading stands in the proof.
    pub(super) fn from(&self, period: Period, moment: &Moment, why: String, year_end: bool) -> Reckoning {
        let counting = &self.duty.counting;
        let zone = self.zone();
        let mut needs = Set::new();
        let denied = counting.no_roll_when.as_ref().map(|condition| self.view.holds(condition, self.at));
        let mut strict = counting.rule;
        if let Some(denied) = &denied
            && !denied.is_no()
        {
            strict.roll = Roll::None;
        }
        let counted = self.counted(period, moment, counting, strict, year_end);
        let written = match moment {
            Moment::Instant(at) => at.to_rfc3339(),
            Moment::Day { date, .. } => date.to_string(),
        };
        let cite = Some(self.duty.cite.clone());
        let mut proof = vec![ProofStep { step: "the law's period".into(), at: Some(written), why, cite }];
        if let Some(place) = self.spanned().filter(|_| counted.last_day.is_some()) {
            let why = format!(
                "{} spans several time zones; its days are taken to end in {}, where they end earliest for more than a few of its people",
                place.name,
                zone.name()
            );
            proof.push(ProofStep { step: "earliest zone".into(), at: None, why, cite: None });
        }
        proof.extend(counted.steps.iter().map(|step| ProofStep {
            step: step.step.clone(),
            at: Some(step.at.clone()),
            why: step.why.clone(),
            // The custom of the place bears on where counting starts and on what moves the end, not on the calendar itself.
            cite: counting.cite.clone().filter(|_| ["first day not counted", "moved"].contains(&step.step.as_str())),
        }));
        let mut generous = |counted: Counted, why: &str, cite: Option<String>| {
            let steps = &mut proof;
            steps.push(ProofStep {
                step: "a more generous reading".into(),
                at: Some(counted.at.to_rfc3339()),
                why: why.to_owned(),
                cite,
            });
        };
        // Relief that may be denied is taken as denied, and shown.
        if denied.as_ref().is_some_and(|denied| denied.truth() == Truth::Unknown) {
            let relieved = self.counted(period, moment, counting, counting.rule, year_end);
            if relieved.at > counted.at {
                needs.extend(denied.iter().flat_map(|denied| denied.needs().iter().copied()));
                generous(relieved, "if the relief for weekends and holidays is not denied to the organisation", None);
            }
        }
        if let Some(reading) = &counting.generous {
            let wider = self.counted(period, moment, &reading.counting, reading.counting.rule, year_end);
            if wider.at > counted.at {
                generous(wider, &reading.why, Some(reading.cite.clone()));
            }
        }
        let provisional = !needs.is_empty() || counted.doubts.iter().any(crate::time::Doubt::provisional);
        Reckoning {
            at: Some(counted.at),
            last_day: counted.last_day,
            state: if provisional { DueState::Provisional } else { DueState::Fixed },
            bound: None,
            start: Some(moment.first_instant()),
            zone: Some(zone),
            proof,
            needs,
            doubts: counted.doubts.iter().map(ToString::to_string).collect(),
        }
    }

    fn counted(
        &self,
        period: Period,
        moment: &Moment,
        counting: &Counting,
        rule: crate::time::Counting,
        year_end: bool,
    ) -> Counted {
        let zone = self.zone();
        let event_zone = self.view.incident.organization.zone.as_ref();
        let frame = Frame { zone: &zone, event_zone, calendar: self.calendar(counting) };
        if year_end { count_from_year_end(moment, period, &rule, &frame) } else { count(moment, period, &rule, &frame) }
    }
}
