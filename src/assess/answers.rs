//! The incident with an open fact answered, in each of the ways that can make a difference.

use super::view::View;
use crate::facts::{Answer, CohortFact, Fact, Incident, Likelihood, OrganizationKind, Role, Severity};

impl View<'_> {
    /// Every answer to a fact that has few, in the words of the incident, with the incident that it makes; none for facts that take
    /// a list, a place, a moment or a number.
    pub fn answered(&self, fact: Fact) -> Vec<(String, Incident)> {
        let lexicon = &self.rules.lexicon;
        let mut found = Vec::new();
        let mut answer = |word: &str, set: &dyn Fn(&mut Incident)| {
            let mut incident = self.incident.clone();
            set(&mut incident);
            found.push((word.to_owned(), incident));
        };
        let both = [("true", true), ("false", false)];
        match fact {
            Fact::Effect(effect) => {
                for (word, holds) in both {
                    answer(word, &|incident| {
                        incident.effects.insert(effect, holds);
                    });
                }
            }
            Fact::Answer(question) if lexicon.number(question).is_some() => {}
            Fact::Answer(question) => match lexicon.choices.get(&question) {
                Some(words) => {
                    for word in words {
                        answer(word, &|incident| drop(incident.answers.insert(question, Answer::Word(word.clone()))));
                    }
                }
                None => {
                    for (word, holds) in both {
                        answer(word, &|incident| drop(incident.answers.insert(question, Answer::YesNo(holds))));
                    }
                }
            },
            Fact::Likelihood => {
                for (word, value) in Likelihood::WORDS {
                    answer(word, &|incident| incident.likelihood = Some(*value));
                }
            }
            Fact::Severity => {
                for (word, value) in Severity::WORDS {
                    answer(word, &|incident| incident.severity = Some(*value));
                }
            }
            Fact::Kind => {
                for (word, value) in OrganizationKind::WORDS {
                    answer(word, &|incident| incident.organization.kind = Some(*value));
                }
            }
            Fact::Roles => {
                let (one, other) = (Role::Controller, Role::Processor);
                for (word, roles) in
                    [("controller", vec![one]), ("processor", vec![other]), ("controller, processor", vec![one, other])]
                {
                    answer(word, &|incident| incident.organization.roles = Some(roles.iter().copied().collect()));
                }
            }
            Fact::Cause => {
                for (cause, term) in lexicon.causes.iter() {
                    answer(&term.id, &|incident| incident.cause = Some(cause));
                }
            }
            Fact::Cohort(index, part) => {
                let mut of_group = |word: &str, set: &dyn Fn(&mut crate::facts::Cohort)| {
                    answer(word, &|incident| {
                        if let Some(group) = incident.cohorts.as_mut().and_then(|groups| groups.get_mut(index)) {
                            set(group);
                        }
                    });
                };
                match part {
                    CohortFact::Encrypted => {
                        for (word, holds) in both {
                            of_group(word, &|group| group.encrypted = Some(holds));
                        }
                    }
                    CohortFact::KeyTaken => {
                        for (word, holds) in both {
                            of_group(word, &|group| group.key_taken = Some(holds));
                        }
                    }
                    CohortFact::Medium => {
                        for (medium, term) in lexicon.media.iter() {
                            of_group(&term.id, &|group| group.medium = Some(medium));
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
