//! Conditions asked of the incident as a whole.

use super::instance::Instance;
use super::start::Start;
use super::view::{At, View};
use crate::facts::{Answer, Effect, Event, Fact, Happening, Verdict};
use crate::law::model::{Bound, Condition, DutyRef};
use crate::time::{Counting as Rule, Frame, Period, reckon};
use crate::truth::{Interval, Truth};

impl View<'_> {
    /// Whether a condition holds.
    pub fn holds(&self, condition: &Condition, at: At<'_>) -> Verdict {
        let organization = &self.incident.organization;
        let asked = match condition {
            // Those that are made up of others are told apart by what they are made of.
            Condition::Always => return Verdict::known(true),
            Condition::All(parts) => return Verdict::all(parts.iter().map(|part| self.holds(part, at))),
            Condition::Any(parts) => return Verdict::any(parts.iter().map(|part| self.holds(part, at))),
            Condition::Not(part) => return self.holds(part, at).negated(),
            Condition::Someone(part) => return self.someone(at, part),
            Condition::Owed(duty) => return self.is_owed(duty),
            Condition::Exempted(index) => return self.exempted(*index, at),
            Condition::Applies(law) => return self.applies(*law),
            Condition::OwedToAuthority => return self.owed_to_authority(at.index),
            Condition::Since(day) => return Verdict::known(*day <= at.day),
            // The loader lets these stand inside a group only.
            Condition::AnyData(_)
            | Condition::AllData(_)
            | Condition::CountData(..)
            | Condition::Unreadable
            | Condition::Subjects(_)
            | Condition::Medium(_)
            | Condition::LivesIn(_) => return self.someone(at, condition),
            Condition::Effect(effect) => self.effect(*effect),
            Condition::Cause(cause) => Verdict::of(self.incident.cause.map(|known| known == *cause), Fact::Cause),
            Condition::Harm(bound, word) => scale(*bound, self.incident.likelihood, *word, Fact::Likelihood),
            Condition::Severity(bound, word) => scale(*bound, self.incident.severity, *word, Fact::Severity),
            Condition::Happened(event) => self.happened(*event),
            Condition::HappenedWithin(event, period, since) => self.happened_within(*event, *period, *since),
            Condition::Residents(limit) => self.meets(*limit, &self.counted(at)),
            Condition::Persons(limit) => self.meets(*limit, &self.persons(at)),
            Condition::Answer(question) => {
                let answer = self.incident.answers.get(question).map(|answer| *answer == Answer::YesNo(true));
                Verdict::of(answer, Fact::Answer(*question))
            }
            Condition::AnswerIs(question, word) => {
                let answer = self.incident.answers.get(question);
                let is = answer.map(|answer| matches!(answer, Answer::Word(given) if given == word));
                Verdict::of(is, Fact::Answer(*question))
            }
            Condition::Role(role) => {
                Verdict::of(organization.roles.as_ref().map(|roles| roles.contains(role)), Fact::Roles)
            }
            Condition::Kind(kind) => Verdict::of(organization.kind.map(|known| known == *kind), Fact::Kind),
            Condition::Sector(sector) => self.in_sector(*sector, None, at.day),
            Condition::SectorIn(sector, place) => self.in_sector(*sector, Some(place), at.day),
            Condition::Established(place) => self.established(place, at.day),
            Condition::Operates(place) => self.operates(place, at.day),
            Condition::MainEstablishment(place) => self.mainly_established(place, at.day),
        };
        asked.under(condition)
    }

    /// Whether a condition comes out so only where somebody is counted.
    pub fn asks_for_somebody(&self, condition: &Condition, so: bool) -> bool {
        match condition {
            Condition::Not(part) => self.asks_for_somebody(part, !so),
            Condition::All(parts) if so => parts.iter().any(|part| self.asks_for_somebody(part, so)),
            Condition::All(parts) => parts.iter().all(|part| self.asks_for_somebody(part, so)),
            Condition::Any(parts) if so => parts.iter().all(|part| self.asks_for_somebody(part, so)),
            Condition::Any(parts) => parts.iter().any(|part| self.asks_for_somebody(part, so)),
            Condition::Residents(limit) => {
                let nobody = self.threshold(*limit).map(|threshold| threshold.met_by(Interval::ZERO));
                nobody.is_ok_and(|met| met == Truth::from(so).negated())
            }
            Condition::Someone(_) => so,
            _ => false,
        }
    }

    fn effect(&self, effect: Effect) -> Verdict {
        Verdict::of(self.incident.effects.get(&effect).copied(), Fact::Effect(effect))
    }

    fn happened(&self, event: Event) -> Verdict {
        let happened = self.incident.timeline.get(&event).map(|happening| matches!(happening, Happening::At(_)));
        Verdict::of(happened, Fact::Event(event))
    }

    /// Whether an event came at most so long after another. While it has not happened, it may still come in time.
    fn happened_within(&self, event: Event, period: Period, since: Event) -> Verdict {
        let Start::Known { moment: since, .. } = self.start(since) else {
            return Verdict::unknown(Fact::Event(since));
        };
        let frame = Frame { zone: &self.zone, event_zone: Some(&self.zone), calendar: None };
        let end = reckon(&since, period, &Rule::default(), &frame).at;
        match self.incident.timeline.get(&event) {
            Some(Happening::At(moment)) => Verdict::known(moment.first_instant() <= end),
            Some(Happening::NotYet) if end < self.request.now => Verdict::known(false),
            _ => Verdict::unknown(Fact::Event(event)),
        }
    }

    /// Whether an exemption of the law holds, by the position of its id; the version in force counts.
    fn exempted(&self, index: usize, at: At<'_>) -> Verdict {
        let Some(named) = at.law.exemptions.get(index) else { return Verdict::known(false) };
        let versions = at.law.exemptions.iter().filter(|other| other.id == named.id && other.in_force.contain(at.day));
        Verdict::any(versions.map(|version| self.holds(&version.when, at)))
    }

    /// Whether a law binds, counts somebody and its trigger holds.
    pub fn applies(&self, index: usize) -> Verdict {
        let Some(law) = self.rules.laws.get(index).filter(|law| self.in_force(index, law)) else {
            return Verdict::known(false);
        };
        let at = self.at_law(index, law);
        Verdict::all([self.holds(&law.binds, at), self.anybody(at), self.holds(&law.trigger, at)])
    }

    /// Whether a duty is owed, in any of its instances. The loader has refused circles.
    pub fn is_owed(&self, duty: &DutyRef) -> Verdict {
        if let Some(known) = self.owed.borrow().get(duty) {
            return known.clone();
        }
        let verdict = match self.duty(duty) {
            Some((law, version)) => Verdict::any(
                self.instances(duty.law, law, version).iter().map(|instance| self.verdict(law, version, instance)),
            ),
            None => Verdict::known(false),
        };
        self.owed.borrow_mut().insert(duty.clone(), verdict.clone());
        verdict
    }

    /// The instances of a duty that are owed, or may be, and which of the two.
    pub fn standing(&self, duty: &DutyRef) -> Vec<(Instance<'_>, Truth)> {
        let Some((law, version)) = self.duty(duty) else { return Vec::new() };
        let instances = self.instances(duty.law, law, version);
        // One alone stands as the duty does, and that is worked out once.
        let alone = instances.len() == 1;
        let truth = |instance: &Instance<'_>| {
            if alone { self.is_owed(duty).truth() } else { self.verdict(law, version, instance).truth() }
        };
        let standing = instances.into_iter().map(|instance| (truth(&instance), instance));
        standing.filter(|(truth, _)| *truth != Truth::No).map(|(truth, instance)| (instance, truth)).collect()
    }

    fn owed_to_authority(&self, of: usize) -> Verdict {
        let others = self.rules.to_authorities.iter().filter(|duty| duty.law != of);
        Verdict::any(others.map(|duty| self.is_owed(duty)))
    }
}

fn scale<T: PartialOrd + Copy>(bound: Bound, known: Option<T>, word: T, fact: Fact) -> Verdict {
    let holds = known.map(|known| match bound {
        Bound::AtLeast => known >= word,
        Bound::AtMost => known <= word,
    });
    Verdict::of(holds, fact)
}
