//! The reasons of an outcome, part by part, pruned to what decided it.

use super::duty::{Parts, truth_out};
use super::instance::Instance;
use super::output::{Because, JudgementOut, Reason, TruthOut};
use super::sentence::Subject;
use super::view::{At, View};
use crate::facts::{CohortFact, Fact, Verdict};
use crate::law::model::{Condition, Duty, Law, People};
use crate::truth::{Map, Truth, sort};

impl View<'_> {
    /// The reasons of a duty.
    pub fn because(&self, law: &Law, duty: &Duty, instance: &Instance<'_>, at: At<'_>, parts: &Parts) -> Because {
        let whole = Subject { at, group: None };
        let mut binds = self.reason(&law.binds, whole);
        binds.cite = Some(law.citation.clone());
        let mut trigger = self.reason(&law.trigger, whole);
        trigger.cite = Some(law.citation.clone());
        Because {
            binds: whichever(binds, &parts.binds),
            people: self.people_reason(law, at, parts),
            protects: self.protects_reason(law, at, parts),
            trigger: whichever(trigger, &parts.trigger),
            when: whichever(self.when_reason(duty, instance, whole, parts), &parts.when),
            exemptions: self.exemptions_reason(law, duty, at, parts),
        }
    }

    /// The judgements among the settled facts of the reasons: whose they are is for the rules to say.
    pub fn judgements(&self, because: &Because) -> Option<Vec<JudgementOut>> {
        let Because { binds, people, protects, trigger, when, exemptions } = because;
        let mut open = vec![binds, people, protects, trigger, when, exemptions];
        let mut judged = Map::new();
        while let Some(reason) = open.pop() {
            open.extend(&reason.of);
            if reason.truth != TruthOut::Unknown {
                for fact in &reason.facts {
                    if let Some(by) = self.rules.lexicon.judge(fact) {
                        judged.insert(fact, by);
                    }
                }
            }
        }
        let out = |(fact, by): (&String, &str)| JudgementOut { fact: fact.clone(), by: by.to_owned() };
        (!judged.is_empty()).then(|| judged.into_iter().map(out).collect())
    }

    /// A condition's reason, with those below that decided it.
    pub fn reason(&self, condition: &Condition, subject: Subject<'_>) -> Reason {
        let verdict = self.verdict_of(condition, subject);
        let (says, of, facts) = match condition {
            Condition::All(parts) => {
                let says = ["all of this holds", "this does not all hold", "whether all of this holds is open"];
                (pick(&verdict, says), self.deciding(parts, subject, &verdict), Vec::new())
            }
            Condition::Any(parts) => {
                let says = ["one of these holds", "none of these holds", "whether one of these holds is open"];
                (pick(&verdict, says), self.deciding(parts, subject, &verdict), Vec::new())
            }
            Condition::Not(part) if matches!(**part, Condition::All(_) | Condition::Any(_) | Condition::Not(_)) => {
                let says = [
                    "what follows must not hold, and does not",
                    "what follows must not hold, but does",
                    "what follows must not hold, which is open",
                ];
                (pick(&verdict, says), vec![self.reason(part, subject)], Vec::new())
            }
            Condition::Someone(part) => self.someone_reason(part, subject, &verdict),
            leaf => (self.sentence(leaf, subject, verdict.truth()), Vec::new(), self.facts_of(leaf, subject)),
        };
        // One part that decides the whole says all there is to say.
        if let (Condition::All(_) | Condition::Any(_), [only]) = (condition, of.as_slice()) {
            return only.clone();
        }
        Reason { truth: truth_out(verdict.truth()), says, facts: self.paths(&facts), cite: None, of }
    }

    fn verdict_of(&self, condition: &Condition, subject: Subject<'_>) -> Verdict {
        match subject.group {
            Some((index, group)) => self.holds_for(condition, subject.at, index, group),
            None => self.holds(condition, subject.at),
        }
    }

    /// Of the parts, those that settled the whole; of an open one, those that are open.
    fn deciding(&self, parts: &[Condition], subject: Subject<'_>, whole: &Verdict) -> Vec<Reason> {
        let reasons = parts.iter().map(|part| self.reason(part, subject));
        let wanted = truth_out(whole.truth());
        reasons.filter(|reason| reason.truth == wanted).collect()
    }

    fn someone_reason(
        &self,
        part: &Condition,
        subject: Subject<'_>,
        verdict: &Verdict,
    ) -> (String, Vec<Reason>, Vec<Fact>) {
        let says = [
            "this holds for somebody who is counted",
            "this holds for nobody who is counted",
            "whether this holds for somebody who is counted is open",
        ];
        let groups = self.groups(subject.at.capacity).into_iter().flatten();
        let counted = groups.filter(|(index, group)| {
            !self.lives_where_it_counts(subject.at, *index, group).is_no()
                && !self.is_protected(subject.at, *index, group).is_no()
        });
        let reasons = counted.map(|(index, group)| {
            let inner = Subject { group: Some((index, group)), ..subject };
            Reason {
                says: format!("{}: {}", self.group_name(index, group), self.reason(part, inner).says),
                ..self.reason(part, inner)
            }
        });
        let wanted = truth_out(verdict.truth());
        (pick(verdict, says), reasons.filter(|reason| reason.truth == wanted).collect(), Vec::new())
    }

    fn people_reason(&self, law: &Law, at: At<'_>, parts: &Parts) -> Reason {
        let cite = Some(law.citation.clone());
        if law.people == People::NotCounted {
            let says = "the law does not look at the people affected".to_owned();
            return Reason { truth: truth_out(Truth::Yes), says, facts: Vec::new(), cite, of: Vec::new() };
        }
        let people = self.people(at);
        let says = format!("{}{}", self.people_sentence(law, at, people.people), self.whose_words(at));
        let facts: Vec<Fact> = people.needs().into_iter().collect();
        Reason { truth: truth_out(parts.people.truth()), says, facts: self.paths(&facts), cite, of: Vec::new() }
    }

    /// One reason a group that lives where it counts: whether its data make it count.
    fn protects_reason(&self, law: &Law, at: At<'_>, parts: &Parts) -> Reason {
        let cite = Some(law.citation.clone());
        if law.people == People::NotCounted {
            let says = "the law does not look at whose data they are".to_owned();
            return Reason { truth: truth_out(Truth::Yes), says, facts: Vec::new(), cite, of: Vec::new() };
        }
        let groups = self.groups(at.capacity).into_iter().flatten();
        let groups = groups.filter(|(index, group)| !self.lives_where_it_counts(at, *index, group).is_no());
        let of: Vec<Reason> = groups
            .map(|(index, group)| {
                let subject = Subject { at, group: Some((index, group)) };
                let of_owner = self.is_of(at.capacity, index, group);
                let whole = self.is_protected(at, index, group).and(|| of_owner.clone());
                let name = self.group_name(index, group);
                let says = match whole.truth() {
                    Truth::Yes => format!("{name} count for their data"),
                    Truth::No => format!("{name} do not count for their data"),
                    Truth::Unknown => format!("whether {name} count for their data is open"),
                };
                let tests = [at.protects, at.counts].into_iter().filter(|test| !matches!(test, Condition::Always));
                let reasons: Vec<Reason> = tests.map(|test| self.reason(test, subject)).collect();
                let wanted = truth_out(whole.truth());
                let mut of: Vec<Reason> = reasons.into_iter().filter(|reason| reason.truth == wanted).collect();
                if whole.truth() == Truth::Unknown && of_owner.truth() == Truth::Unknown {
                    let says = "whose data they are is not known".to_owned();
                    let facts = self.paths(&[Fact::Cohort(index, CohortFact::Owner)]);
                    of.push(Reason { truth: wanted, says, facts, cite: None, of: Vec::new() });
                }
                Reason { truth: wanted, says, facts: Vec::new(), cite: None, of }
            })
            .collect();
        let says = format!("{} are counted{}", self.counted_people(at), self.whose_words(at));
        let groups = self.incident.cohorts.is_none().then_some(Fact::Cohorts);
        let facts: Vec<Fact> =
            groups.into_iter().chain(self.unowned_are(at.capacity).needs().iter().copied()).collect();
        Reason { truth: truth_out(parts.protects.truth()), says, facts: self.paths(&facts), cite, of }
    }

    fn when_reason(&self, duty: &Duty, instance: &Instance<'_>, subject: Subject<'_>, parts: &Parts) -> Reason {
        let mut reason = self.reason(&duty.when, subject);
        reason.cite = Some(duty.cite.clone());
        if instance.lead != Verdict::known(true) {
            let says = match (instance.suffix.is_some(), instance.lead.truth()) {
                (_, Truth::Unknown) => "which authority leads hangs on the main establishment, which is not known",
                (true, Truth::Yes) => "there is no main establishment, so the authority of each place is told",
                (true, Truth::No) => "the authority of the main establishment is told in place of this one",
                (false, _) => "there is no main establishment, so no authority leads",
            };
            let lead = Reason {
                truth: truth_out(instance.lead.truth()),
                says: says.to_owned(),
                facts: self.paths(&[Fact::MainEstablishment]),
                cite: None,
                of: Vec::new(),
            };
            let both = vec![reason, lead];
            let wanted = truth_out(parts.when.truth());
            let of = both.into_iter().filter(|reason| reason.truth == wanted).collect();
            let says = ["all of this holds", "this does not all hold", "whether all of this holds is open"];
            let says = pick(&parts.when, says);
            return Reason { truth: wanted, says, facts: Vec::new(), cite: Some(duty.cite.clone()), of };
        }
        reason
    }

    fn exemptions_reason(&self, law: &Law, duty: &Duty, at: At<'_>, parts: &Parts) -> Reason {
        let says = [
            "an exemption lifts this duty",
            "no exemption lifts this duty",
            "whether an exemption lifts this duty is open",
        ];
        let concerned = law
            .exemptions
            .iter()
            .filter(|exemption| exemption.concerns(&duty.id) && exemption.in_force.contain(at.day));
        let reasons = concerned.map(|exemption| {
            let inner = self.reason(&exemption.when, Subject { at, group: None });
            let name = exemption.id.replace('-', " ");
            Reason {
                says: format!("exemption \"{name}\": {}", inner.says),
                cite: Some(exemption.cite.clone()),
                ..inner
            }
        });
        let wanted = truth_out(parts.lifted.truth());
        Reason {
            truth: wanted,
            says: pick(&parts.lifted, says),
            facts: Vec::new(),
            cite: None,
            of: reasons.filter(|reason| reason.truth == wanted).collect(),
        }
    }

    fn paths(&self, facts: &[Fact]) -> Vec<String> {
        let mut paths: Vec<String> = facts.iter().map(|&fact| self.path(fact)).collect();
        sort(&mut paths);
        paths.dedup();
        paths
    }
}

/// A part that is open by itself and settled with the others: whichever way the open facts turn out, it comes to the same.
fn whichever(reason: Reason, part: &Verdict) -> Reason {
    if reason.truth == truth_out(part.truth()) {
        return reason;
    }
    let says = [
        "this holds, whichever way the open facts turn out",
        "this fails, whichever way the open facts turn out",
        "this is open",
    ];
    let cite = reason.cite.clone();
    Reason { truth: truth_out(part.truth()), says: pick(part, says), facts: Vec::new(), cite, of: vec![reason] }
}

/// The sentence for yes, no or unknown.
fn pick(verdict: &Verdict, [yes, no, unknown]: [&str; 3]) -> String {
    match verdict.truth() {
        Truth::Yes => yes,
        Truth::No => no,
        Truth::Unknown => unknown,
    }
    .to_owned()
}
