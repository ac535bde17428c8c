//! One open fact that stands in two conditions: "told if A" and "told if not A" come to "told", whatever A is; and of "told if A
//! and B" and "told if A", B changes nothing.
//!
//! Condition by condition all of these are unknown, and so is their sum. Here each answer to such a fact is held against the
//! others: what none of them leaves open does not matter.

use super::instance::Instance;
use super::view::View;
use crate::facts::{Code, CohortFact, Event, Fact, Happening, Incident, Verdict};
use crate::law::model::{Condition, Duty, DutyRef, Law, To};
use crate::time::Moment;
use crate::truth::{Map, Set, Truth};

/// Open facts up to which answers are held against each other. With more, the first questions are others anyway.
const FEW: usize = 16;

/// How often conditions look at a fact.
#[derive(Default)]
struct Asked {
    facts: Map<Fact, usize>,
    duties: Set<DutyRef>,
    /// Where establishments are asked for.
    places: Set<Code>,
    /// Whether the main one is, which hangs on all of them.
    main: bool,
    /// Events that are held against others: more than whether they happened counts of them.
    timed: Vec<Event>,
    /// Whether the day whose law counts may change with an event.
    undated: bool,
}

impl<'a> View<'a> {
    /// An open verdict on an instance, without the facts that change nothing; settled where no answer changes anything.
    pub fn settled(
        &self,
        index: usize,
        law: &'a Law,
        duty: &'a Duty,
        instance: &Instance<'_>,
        open: Verdict,
    ) -> Verdict {
        if open.needs().is_empty() || open.needs().len() > FEW {
            return open;
        }
        let mut asked = Asked::default();
        self.duty_asks(index, law, duty, &mut asked);
        let mut needs = open.needs().clone();
        // One fact that stands in one condition matters, unless it is the condition of one of several notices that this one hangs on.
        let several = asked.duties.len() > 2;
        let twice = |fact: &Fact| several || asked.facts.get(&of_any_group(*fact)).is_some_and(|times| *times > 1);
        let facts: Vec<Fact> = open.needs().iter().copied().filter(twice).collect();
        // Where all answers but one come to the same, what else is open matters only with that one: it is taken, and the others are held
        // against each other anew.
        let mut world: Option<Incident> = None;
        let (mut taken, mut refused) = (Set::new(), None);
        let mut again = true;
        while again {
            again = false;
            for &fact in &facts {
                if taken.contains(&fact) || !needs.contains(&fact) {
                    continue;
                }
                let answers = match &world {
                    None => self.every_answer(fact, &asked),
                    Some(world) => View::new(self.rules, world, self.request).every_answer(fact, &asked),
                };
                let outcomes: Vec<Verdict> =
                    answers.iter().map(|incident| self.outcome(incident, index, law, duty, instance)).collect();
                let Some((first, others)) = outcomes.split_first() else { continue };
                if others.iter().all(|outcome| outcome == first) {
                    if first.truth() != Truth::Unknown {
                        let same = refused.is_none_or(|refused| refused == first.truth());
                        return if same { first.clone() } else { Verdict::new(Truth::Unknown, taken.iter().copied()) };
                    }
                    needs.remove(&fact);
                }
                let named = |need: &Fact| outcomes.iter().any(|outcome| outcome.needs().contains(need));
                needs.retain(|need| *need == fact || taken.contains(need) || named(need));
                let mut left =
                    answers.into_iter().zip(&outcomes).filter(|(_, outcome)| outcome.truth() == Truth::Unknown);
                let mut settled = outcomes.iter().map(Verdict::truth).filter(|truth| *truth != Truth::Unknown);
                if let (Some((answer, _)), None, Some(truth)) = (left.next(), left.next(), settled.next())
                    && settled.all(|other| other == truth)
                    && refused.is_none_or(|refused| refused == truth)
                {
                    (world, refused, again) = (Some(answer), Some(truth), true);
                    taken.insert(fact);
                }
            }
        }
        open.narrowed(|fact| needs.contains(fact))
    }

    /// The incident with each answer to a fact; none where they cannot be gone through.
    fn every_answer(&self, fact: Fact, asked: &Asked) -> Vec<Incident> {
        match fact {
            Fact::EstablishedIn => self.established_or_not(asked),
            Fact::Event(event) if asked.undated || asked.timed.contains(&event) => Vec::new(),
            Fact::Event(event) => {
                let now = Happening::At(Moment::Instant(self.request.now));
                let answers = [Happening::NotYet, now].into_iter();
                answers
                    .map(|answer| self.with(&|incident| drop(incident.timeline.insert(event, answer.clone()))))
                    .collect()
            }
            _ => self.answered(fact).into_iter().map(|(_, incident)| incident).collect(),
        }
    }

    /// What becomes of the same instance with other facts.
    fn outcome(
        &self,
        incident: &Incident,
        index: usize,
        law: &'a Law,
        duty: &'a Duty,
        instance: &Instance<'_>,
    ) -> Verdict {
        let view = View::new(self.rules, incident, self.request);
        let instances = view.instances(index, law, duty).into_iter();
        let same = instances.filter(|other| other.suffix == instance.suffix);
        Verdict::any(same.map(|other| view.verdict(law, duty, &other)).collect::<Vec<_>>())
    }

    /// With and without an establishment in the one place that is asked for; none where several are, or the main one.
    fn established_or_not(&self, asked: &Asked) -> Vec<Incident> {
        let mut places = asked.places.iter();
        let (Some(place), None, false) = (places.next(), places.next(), asked.main) else { return Vec::new() };
        let with =
            |places: Vec<Code>| self.with(&|incident| incident.organization.established_in = Some(places.clone()));
        vec![with(Vec::new()), with(vec![place.clone()])]
    }

    fn duty_asks(&self, index: usize, law: &Law, duty: &Duty, asked: &mut Asked) {
        if !asked.duties.insert(DutyRef { law: index, duty: duty.id.clone() }) {
            return;
        }
        asked.main |= matches!(duty.to, To::LeadAuthority(_));
        let dated = |event| matches!(self.incident.timeline.get(&event), Some(Happening::At(_)));
        asked.undated |=
            self.request.as_of.is_none() && ![Some(law.law_of), duty.law_of].into_iter().flatten().all(dated);
        let protects = duty.protects.as_ref().unwrap_or(&law.protects);
        // Asked of each group.
        let groups = self.incident.cohorts.as_ref().map_or(1, Vec::len);
        for condition in [protects, &duty.counts].into_iter().cycle().take(2 * groups.min(2)) {
            self.asks(condition, index, law, asked);
        }
        let exemptions = law.exemptions.iter().filter(|exemption| exemption.concerns(&duty.id));
        for condition in
            [&law.binds, &law.trigger, &duty.when].into_iter().chain(exemptions.map(|exemption| &exemption.when))
        {
            self.asks(condition, index, law, asked);
        }
    }

    fn asks(&self, condition: &Condition, index: usize, law: &Law, asked: &mut Asked) {
        let mut note = |fact: Fact| asked.facts.update(fact, |times| *times += 1);
        match condition {
            Condition::Harm(..) => note(Fact::Likelihood),
            Condition::Severity(..) => note(Fact::Severity),
            Condition::Effect(effect) => note(Fact::Effect(*effect)),
            Condition::Cause(_) => note(Fact::Cause),
            Condition::Answer(question) | Condition::AnswerIs(question, _) => note(Fact::Answer(*question)),
            Condition::Happened(event) => note(Fact::Event(*event)),
            Condition::HappenedWithin(event, _, since) => asked.timed.extend([*event, *since]),
            // To do business somewhere is to be established there, too.
            Condition::Established(place) | Condition::Operates(place) => {
                note(Fact::EstablishedIn);
                asked.places.insert(place.clone());
            }
            Condition::MainEstablishment(_) => asked.main = true,
            Condition::Kind(_) => note(Fact::Kind),
            Condition::Role(_) => note(Fact::Roles),
            Condition::Medium(_) => note(Fact::Cohort(0, CohortFact::Medium)),
            Condition::Unreadable => {
                note(Fact::Cohort(0, CohortFact::Encrypted));
                note(Fact::Cohort(0, CohortFact::KeyTaken));
            }
            // What makes people count is asked once more where they are counted against a number.
            Condition::Residents(limit) | Condition::Persons(limit) => {
                limit.asked.into_iter().for_each(|question| note(Fact::Answer(question)));
                self.asks(&law.protects, index, law, asked);
            }
            Condition::Exempted(named) => {
                let id = law.exemptions.get(*named).map(|exemption| &exemption.id);
                for exemption in law.exemptions.iter().filter(|exemption| Some(&exemption.id) == id) {
                    self.asks(&exemption.when, index, law, asked);
                }
            }
            Condition::Owed(other) => self.owed_asks(other, asked),
            Condition::Applies(other) => {
                if let Some(law) = self.rules.laws.get(*other) {
                    for condition in [&law.binds, &law.trigger, &law.protects] {
                        self.asks(condition, *other, law, asked);
                    }
                }
            }
            Condition::OwedToAuthority => {
                for duty in self.rules.to_authorities.iter().filter(|duty| duty.law != index) {
                    self.owed_asks(duty, asked);
                }
            }
            Condition::Someone(part) => {
                self.asks(&law.protects, index, law, asked);
                self.asks(part, index, law, asked);
            }
            _ => condition.parts().iter().for_each(|part| self.asks(part, index, law, asked)),
        }
    }

    fn owed_asks(&self, other: &DutyRef, asked: &mut Asked) {
        if let Some((law, duty)) = self.duty(other) {
            self.duty_asks(other.law, law, duty, asked);
        }
    }
}

/// The same fact of no group in particular.
fn of_any_group(fact: Fact) -> Fact {
    match fact {
        Fact::Cohort(_, part) => Fact::Cohort(0, part),
        other => other,
    }
}
