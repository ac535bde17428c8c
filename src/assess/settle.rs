//! One open fact that stands in two conditions: "told if A" and "told if not A" come to "told", whatever A is.
//!
//! Condition by condition both are unknown, and so would be their sum. Where every condition that looks at a fact asks for it the
//! same way, that sum is exact; only the others are looked at here, each answer held against the others.

use std::collections::{BTreeMap, BTreeSet};

use super::instance::Instance;
use super::view::View;
use crate::facts::{CohortFact, Fact, Verdict};
use crate::law::model::{Bound, Condition, Duty, DutyRef, Law};
use crate::truth::{Threshold, Truth};

/// The facts that conditions look at, whether some ask that they hold, and whether some ask that they do not.
#[derive(Default)]
struct Asked {
    facts: BTreeMap<Fact, (bool, bool)>,
    duties: BTreeSet<(DutyRef, bool)>,
}

impl<'a> View<'a> {
    /// An open verdict on an instance, without the facts that change nothing; settled where no answer changes anything.
    pub fn settled(&self, index: usize, law: &'a Law, duty: &'a Duty, instance: &Instance<'_>, open: Verdict) -> Verdict {
        if open.truth() != Truth::Unknown {
            return open;
        }
        let mut asked = Asked::default();
        self.duty_asks(index, law, duty, true, &mut asked);
        let mut needs = open.needs().clone();
        for &fact in open.needs() {
            let both = asked.facts.get(&of_any_group(fact)) == Some(&(true, true));
            let answers = if both { self.answered(fact) } else { Vec::new() };
            let mut outcomes = answers.iter().map(|(_, incident)| {
                let view = View::new(self.rules, incident, self.request);
                let same = view.instances(index, law, duty).into_iter().find(|other| other.suffix == instance.suffix);
                same.map_or_else(|| Verdict::known(false), |other| view.verdict(law, duty, &other))
            });
            let Some(first) = outcomes.next() else { continue };
            if outcomes.all(|outcome| outcome == first) {
                if first.truth() != Truth::Unknown {
                    return first;
                }
                needs.remove(&fact);
            }
        }
        Verdict::new(Truth::Unknown, needs)
    }

    fn duty_asks(&self, index: usize, law: &Law, duty: &Duty, wanted: bool, asked: &mut Asked) {
        if !asked.duties.insert((DutyRef { law: index, duty: duty.id.clone() }, wanted)) {
            return;
        }
        let protects = duty.protects.as_ref().unwrap_or(&law.protects);
        for condition in [&law.binds, &law.trigger, protects, &duty.counts, &duty.when] {
            self.asks(condition, index, law, wanted, asked);
        }
        for exemption in law.exemptions.iter().filter(|exemption| exemption.concerns(&duty.id)) {
            self.asks(&exemption.when, index, law, !wanted, asked);
        }
    }

    /// What a condition looks at; `wanted`: it must hold.
    fn asks(&self, condition: &Condition, index: usize, law: &Law, wanted: bool, asked: &mut Asked) {
        let mut note = |fact: Fact, wanted: bool| {
            let entry = asked.facts.entry(fact).or_default();
            if wanted { entry.0 = true } else { entry.1 = true }
        };
        match condition {
            Condition::Not(part) => self.asks(part, index, law, !wanted, asked),
            Condition::Harm(bound, _) => note(Fact::Likelihood, wanted == (*bound == Bound::AtLeast)),
            Condition::Severity(bound, _) => note(Fact::Severity, wanted == (*bound == Bound::AtLeast)),
            Condition::Effect(effect) => note(Fact::Effect(*effect), wanted),
            Condition::Cause(_) => note(Fact::Cause, wanted),
            Condition::Answer(question) => note(Fact::Answer(*question), wanted),
            // Of several words or roles one alone is given: two conditions that ask for different ones ask both ways.
            Condition::AnswerIs(question, _) => {
                note(Fact::Answer(*question), true);
                note(Fact::Answer(*question), false);
            }
            Condition::Kind(_) => {
                note(Fact::Kind, true);
                note(Fact::Kind, false);
            }
            Condition::Role(_) => note(Fact::Roles, wanted),
            Condition::Unreadable => {
                note(Fact::Cohort(0, CohortFact::Encrypted), wanted);
                note(Fact::Cohort(0, CohortFact::KeyTaken), !wanted);
            }
            Condition::Medium(_) => note(Fact::Cohort(0, CohortFact::Medium), wanted),
            // Whoever is counted counts towards "fewer than" the other way.
            Condition::Residents(threshold) | Condition::Persons(threshold) => {
                let more = matches!(threshold, Threshold::AtLeast(_) | Threshold::MoreThan(_));
                if !more {
                    self.asks(&law.protects, index, law, !wanted, asked);
                }
            }
            Condition::Exempted(named) => {
                let id = law.exemptions.get(*named).map(|exemption| &exemption.id);
                for exemption in law.exemptions.iter().filter(|exemption| Some(&exemption.id) == id) {
                    self.asks(&exemption.when, index, law, wanted, asked);
                }
            }
            Condition::Owed(duty) => self.owed_asks(duty, wanted, asked),
            Condition::Applies(other) => {
                if let Some(law) = self.rules.laws.get(*other) {
                    for condition in [&law.binds, &law.trigger, &law.protects] {
                        self.asks(condition, *other, law, wanted, asked);
                    }
                }
            }
            Condition::OwedToAuthority => {
                let laws: Vec<_> = self.rules.laws.iter().collect();
                for duty in crate::law::to_authorities(&laws, index) {
                    self.owed_asks(&duty, wanted, asked);
                }
            }
            _ => condition.parts().iter().for_each(|part| self.asks(part, index, law, wanted, asked)),
        }
    }

    fn owed_asks(&self, other: &DutyRef, wanted: bool, asked: &mut Asked) {
        if let Some((law, duty)) = self.duty(other) {
            self.duty_asks(other.law, law, duty, wanted, asked);
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
