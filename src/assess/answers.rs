//! The incident with an open fact answered, in each of the ways that can make a difference.

use super::output::AnswerValue;
use super::view::View;
use crate::facts::{Answer, Cohort, CohortFact, Fact, Incident, Likelihood, OrganizationKind, Role, Severity};

impl View<'_> {
    /// Every answer to a fact that has few, in the words of the incident, with the incident that it makes; none for facts that take
    /// a list, a place, a moment or a number.
    pub fn answered(&self, fact: Fact) -> Vec<(AnswerValue, Incident)> {
        let lexicon = &self.rules.lexicon;
        let mut found = Vec::new();
        let mut answer = |value: AnswerValue, set: &dyn Fn(&mut Incident)| found.push((value, self.with(set)));
        let (both, word) = ([true, false], |word: &str| AnswerValue::Word(word.to_owned()));
        match fact {
            Fact::Effect(effect) => {
                for holds in both {
                    answer(AnswerValue::YesNo(holds), &|incident| {
                        incident.effects.insert(effect, holds);
                    });
                }
            }
            Fact::Answer(question) if lexicon.number(question).is_some() => {}
            Fact::Answer(question) => match lexicon.choices.get(&question) {
                Some(words) => {
                    for said in words {
                        answer(word(said), &|incident| {
                            drop(incident.answers.insert(question, Answer::Word(said.clone())));
                        });
                    }
                }
                None => {
                    for holds in both {
                        let set =
                            |incident: &mut Incident| drop(incident.answers.insert(question, Answer::YesNo(holds)));
                        answer(AnswerValue::YesNo(holds), &set);
                    }
                }
            },
            Fact::Likelihood => {
                for (said, value) in Likelihood::WORDS {
                    answer(word(said), &|incident| incident.likelihood = Some(*value));
                }
            }
            Fact::Severity => {
                for (said, value) in Severity::WORDS {
                    answer(word(said), &|incident| incident.severity = Some(*value));
                }
            }
            Fact::Kind => {
                for (said, value) in OrganizationKind::WORDS {
                    answer(word(said), &|incident| incident.organization.kind = Some(*value));
                }
            }
            Fact::Roles => {
                let (one, other) = (Role::Controller, Role::Processor);
                for roles in [vec![one], vec![other], vec![one, other]] {
                    let words = roles.iter().map(|role| role.word().to_owned()).collect();
                    answer(AnswerValue::Words(words), &|incident| {
                        incident.organization.roles = Some(roles.iter().copied().collect());
                    });
                }
            }
            Fact::Cause => {
                for (cause, term) in lexicon.causes.iter() {
                    answer(word(&term.id), &|incident| incident.cause = Some(cause));
                }
            }
            Fact::Cohort(index, part) => {
                let mut of_group = |value: AnswerValue, set: &dyn Fn(&mut Cohort)| {
                    found.push((value, self.with_group(index, set)));
                };
                match part {
                    CohortFact::Encrypted => {
                        for holds in both {
                            of_group(AnswerValue::YesNo(holds), &|group| group.encrypted = Some(holds));
                        }
                    }
                    CohortFact::KeyTaken => {
                        for holds in both {
                            of_group(AnswerValue::YesNo(holds), &|group| group.key_taken = Some(holds));
                        }
                    }
                    CohortFact::Medium => {
                        for (medium, term) in lexicon.media.iter() {
                            of_group(word(&term.id), &|group| group.medium = Some(medium));
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        found
    }
}
