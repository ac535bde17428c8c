//! Conditions.

use super::Resolver;
use crate::facts::{Likelihood, OrganizationKind, Role, Severity, WordId, Words, nearest};
use crate::law::files::{date, place};
use crate::law::model::{Bound, Condition};
use crate::law::syntax::{self, Count, Scale, Text, Word};
use crate::truth::Threshold;

/// Where a condition stands: what it may speak of depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Of one group of people.
    Group,
    /// Of the incident as a whole.
    Incident,
}

impl Resolver<'_, '_, '_> {
    /// A condition, or `None` after what is wrong with it was reported.
    pub fn condition(&mut self, condition: &syntax::Condition<'_>, scope: Scope) -> Option<Condition> {
        use syntax::Condition as From;
        let lexicon = &self.context.vocabulary.lexicon;
        self.check_scope(condition, scope)?;
        Some(match condition {
            From::Always => Condition::Always,
            From::All(parts) => Condition::All(self.conditions(parts, scope)?),
            From::Any(parts) => Condition::Any(self.conditions(parts, scope)?),
            From::Not(part) => Condition::Not(Box::new(self.condition(part, scope)?)),
            From::Data(word) => Condition::AnyData(vec![self.word(&lexicon.elements, *word)?]),
            From::AnyData(words) => Condition::AnyData(self.words(&lexicon.elements, words)?),
            From::AllData(words) => Condition::AllData(self.words(&lexicon.elements, words)?),
            From::CountData(least, words) => Condition::CountData(*least, self.words(&lexicon.elements, words)?),
            From::Unreadable => Condition::Unreadable,
            From::Subjects(word) => Condition::Subjects(self.word(&lexicon.subjects, *word)?),
            From::Medium(word) => Condition::Medium(self.word(&lexicon.media, *word)?),
            From::LivesIn(text) => Condition::LivesIn(place(self.source, text, &lexicon.places)?),
            From::Someone(part) => Condition::Someone(Box::new(self.condition(part, Scope::Group)?)),
            From::Effect(word) => Condition::Effect(self.word(&lexicon.effects, *word)?),
            From::Cause(word) => Condition::Cause(self.word(&lexicon.causes, *word)?),
            From::Harm(scale) => {
                let (bound, word) = self.scale(*scale, Likelihood::WORDS)?;
                Condition::Harm(bound, word)
            }
            From::Severity(scale) => {
                let (bound, word) = self.scale(*scale, Severity::WORDS)?;
                Condition::Severity(bound, word)
            }
            From::Happened(word) => Condition::Happened(self.event(*word)?),
            From::HappenedWithin(event, n, unit, since) => {
                Condition::HappenedWithin(self.event(*event)?, super::due::period(*n, *unit), self.event(*since)?)
            }
            From::Residents(count) => Condition::Residents(threshold(*count)),
            From::Persons(count) => Condition::Persons(threshold(*count)),
            From::Answer(text) => Condition::Answer(self.question(text)?),
            From::AnswerIs(text, word) => {
                let question = self.question(text)?;
                let known = lexicon.choices.get(&question).map(Vec::as_slice).unwrap_or_default();
                if !known.iter().any(|choice| choice == word.as_str()) {
                    let help = format!("the question takes: {}", known.join(", "));
                    self.report(word.as_str(), format!("`{}` is no answer to it", word.as_str()), Some(help));
                    return None;
                }
                Condition::AnswerIs(question, word.as_str().to_owned())
            }
            From::Role(word) => Condition::Role(self.fixed(*word, Role::WORDS)?),
            From::Kind(word) => Condition::Kind(self.fixed(*word, OrganizationKind::WORDS)?),
            From::Sector(word) => Condition::Sector(self.word(&lexicon.sectors, *word)?),
            From::SectorIn(word, text) => {
                Condition::SectorIn(self.word(&lexicon.sectors, *word)?, place(self.source, text, &lexicon.places)?)
            }
            From::Established(text) => Condition::Established(place(self.source, text, &lexicon.places)?),
            From::Operates(text) => Condition::Operates(place(self.source, text, &lexicon.places)?),
            From::MainEstablishment(text) => Condition::MainEstablishment(place(self.source, text, &lexicon.places)?),
            From::Owed(text) => Condition::Owed(self.duty_ref(text)?),
            From::Exempted(text) => Condition::Exempted(self.exemption(text)?),
            From::Applies(text) => Condition::Applies(self.law_index(text)?),
            From::OwedToAuthority => Condition::OwedToAuthority,
            From::Since(text) => Condition::Since(date(self.source, text)?),
        })
    }

    /// Resolves every one, so that all problems are reported, and gives them only if none was found.
    fn conditions(&mut self, parts: &[syntax::Condition<'_>], scope: Scope) -> Option<Vec<Condition>> {
        let resolved: Vec<_> = parts.iter().map(|part| self.condition(part, scope)).collect();
        resolved.into_iter().collect()
    }

    /// A condition of a group outside a group, or the reverse, is an error; so is a threshold of nought.
    fn check_scope(&mut self, condition: &syntax::Condition<'_>, scope: Scope) -> Option<()> {
        use syntax::Condition as From;
        let whole = match condition {
            From::Residents(count) | From::Persons(count) => {
                if number(*count) == 0 {
                    let help = "write AtLeast(1) for anybody at all, or Always where the law sets no threshold";
                    self.report(self.locate("(0)"), "a threshold of zero", Some(help.into()));
                    return None;
                }
                scope == Scope::Incident
            }
            From::Someone(_) | From::Owed(_) | From::Applies(_) | From::OwedToAuthority | From::Exempted(_) => {
                scope == Scope::Incident
            }
            From::Data(_)
            | From::AnyData(_)
            | From::AllData(_)
            | From::CountData(..)
            | From::Unreadable
            | From::Subjects(_)
            | From::Medium(_)
            | From::LivesIn(_) => scope == Scope::Group,
            _ => true,
        };
        if whole {
            return Some(());
        }
        let (message, help) = match scope {
            Scope::Group => ("this speaks of the incident and cannot be asked of one group of people", None),
            Scope::Incident => (
                "this speaks of one group of people",
                Some("write Someone(…) around it: at least one counted person for whom it holds".to_owned()),
            ),
        };
        let name = format!("{condition:?}");
        let name = name.split('(').next().unwrap_or_default();
        self.report(self.locate(name), message, help);
        None
    }

    /// A word of the vocabulary.
    fn word<I: WordId>(&mut self, words: &Words<I>, word: Word<'_>) -> Option<I> {
        let found = words.find(word.0);
        if found.is_none() {
            let help = words.nearest(word.0).map_or_else(
                || "if it is no slip of the pen, add it to vocabulary.ron".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.report(word.0, format!("unknown word `{}`", word.0), Some(help));
        }
        found
    }

    fn words<I: WordId>(&mut self, words: &Words<I>, list: &[Word<'_>]) -> Option<Vec<I>> {
        let found: Vec<_> = list.iter().map(|&word| self.word(words, word)).collect();
        found.into_iter().collect()
    }

    /// An event; `Determined` is taken for `determined`.
    pub fn event(&mut self, word: Word<'_>) -> Option<crate::facts::Event> {
        let events = &self.context.vocabulary.lexicon.events;
        events.find(&snake(word.0)).or_else(|| self.word(events, word))
    }

    /// One of the fixed words of incidents.
    pub fn fixed<T: Copy>(&mut self, word: Word<'_>, table: &[(&str, T)]) -> Option<T> {
        let found = table.iter().find(|(name, _)| *name == word.0).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
            self.report(
                word.0,
                format!("unknown word `{}`", word.0),
                Some(super::super::wording::suggest(word.0, &names)),
            );
        }
        found
    }

    fn scale<T: Copy>(&mut self, scale: Scale<'_>, table: &[(&str, T)]) -> Option<(Bound, T)> {
        match scale {
            Scale::AtLeast(word) => Some((Bound::AtLeast, self.fixed(word, table)?)),
            Scale::AtMost(word) => Some((Bound::AtMost, self.fixed(word, table)?)),
        }
    }

    /// A question of this law, by its id or by `law.question`.
    fn question(&mut self, text: &Text<'_>) -> Option<crate::facts::Question> {
        let name = text.as_str();
        let lexicon = &self.context.vocabulary.lexicon;
        let found = self.law.questions.get(name).copied().or_else(|| lexicon.questions.find(name));
        if found.is_none() {
            let own = self.law.questions.keys().map(String::as_str);
            let help = nearest(name, own).map(|near| format!("did you mean \"{near}\"?"));
            self.report(name, format!("this law declares no question `{name}`"), help);
        }
        found
    }

    fn exemption(&mut self, text: &Text<'_>) -> Option<usize> {
        let name = text.as_str();
        let found = self.law.exemptions.iter().position(|id| id == name);
        if found.is_none() {
            let help = nearest(name, self.law.exemptions.iter().map(String::as_str));
            let help = help.map(|near| format!("did you mean \"{near}\"?"));
            self.report(name, format!("this law has no exemption `{name}`"), help);
        }
        found
    }

    fn law_index(&mut self, text: &Text<'_>) -> Option<usize> {
        let laws = &self.context.directory.laws;
        let found = laws.get(text.as_str()).map(|names| names.index);
        if found.is_none() {
            let help = nearest(text.as_str(), laws.keys().map(String::as_str));
            let help = help.map(|near| format!("did you mean \"{near}\"?"));
            self.report(text.as_str(), format!("no law `{}` on file", text.as_str()), help);
        }
        found
    }
}

/// `MaterialityDetermined` as `materiality_determined`.
fn snake(word: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in word.char_indices() {
        if letter.is_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn number(count: Count) -> u64 {
    match count {
        Count::AtLeast(n) | Count::MoreThan(n) | Count::AtMost(n) | Count::FewerThan(n) => n,
    }
}

fn threshold(count: Count) -> Threshold {
    match count {
        Count::AtLeast(n) => Threshold::AtLeast(n),
        Count::MoreThan(n) => Threshold::MoreThan(n),
        Count::AtMost(n) => Threshold::AtMost(n),
        Count::FewerThan(n) => Threshold::FewerThan(n),
    }
}
