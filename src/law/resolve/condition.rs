//! Conditions.

use super::Resolver;
use crate::facts::{Likelihood, OrganizationKind, Role, Severity, Terms, WordId, Words, nearest};
use crate::law::files::{date, place};
use crate::law::model::{Bound, Condition, Limit};
use crate::law::read::{Read, Text, Word, items, one_of, unknown};
use crate::law::tree::Node;
use crate::truth::Threshold;

/// Where a condition stands: what it may speak of depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Of one group of people.
    Group,
    /// Of the incident as a whole.
    Incident,
}

const GROUP: Option<Scope> = Some(Scope::Group);
const INCIDENT: Option<Scope> = Some(Scope::Incident);

/// Every condition: its word, where alone it may stand, and how it is written.
const CONDITIONS: &[(&str, Option<Scope>, &str)] = &[
    ("Always", None, "Always"),
    ("All", None, "All([condition, …])"),
    ("Any", None, "Any([condition, …])"),
    ("Not", None, "Not(condition)"),
    ("Data", GROUP, "Data(ssn)"),
    ("AnyData", GROUP, "AnyData([ssn, …])"),
    ("AllData", GROUP, "AllData([name, …])"),
    ("CountData", GROUP, "CountData(2, [name, …])"),
    ("Unreadable", GROUP, "Unreadable"),
    ("Subjects", GROUP, "Subjects(patient)"),
    ("Medium", GROUP, "Medium(paper)"),
    ("LivesIn", GROUP, "LivesIn(\"US-TX\")"),
    ("Someone", INCIDENT, "Someone(condition)"),
    ("Effect", None, "Effect(acquired)"),
    ("Cause", None, "Cause(ransomware)"),
    ("Harm", None, "Harm(AtLeast(possible))"),
    ("Severity", None, "Severity(AtLeast(serious))"),
    ("Happened", None, "Happened(determined)"),
    ("HappenedWithin", None, "HappenedWithin(determined, 60, Days, discovered)"),
    ("Residents", INCIDENT, "Residents(AtLeast(500))"),
    ("Persons", INCIDENT, "Persons(MoreThan(1000))"),
    ("Answer", None, "Answer(\"question\")"),
    ("AnswerIs", None, "AnswerIs(\"question\", \"answer\")"),
    ("Role", None, "Role(controller)"),
    ("Kind", None, "Kind(business)"),
    ("Sector", None, "Sector(bank)"),
    ("SectorIn", None, "SectorIn(bank, \"US-NY\")"),
    ("Established", None, "Established(\"US-TX\")"),
    ("Operates", None, "Operates(\"US-TX\")"),
    ("MainEstablishment", None, "MainEstablishment(\"FR\")"),
    ("Owed", INCIDENT, "Owed(\"individuals\")"),
    ("Exempted", INCIDENT, "Exempted(\"exemption\")"),
    ("Applies", INCIDENT, "Applies(\"us-hipaa\")"),
    ("OwedToAuthority", INCIDENT, "OwedToAuthority"),
    ("Since", None, "Since(\"2026-11-24\")"),
];

impl<'a> Resolver<'_, '_, 'a> {
    /// A condition, or `None` after what is wrong with it was reported.
    pub fn condition(&mut self, node: &Node<'a>, scope: Scope) -> Option<Condition> {
        let lexicon = &self.context.vocabulary.lexicon;
        let written = self.written(node, scope)?;
        Some(match (node.name(), node.args()) {
            ("Always", []) => Condition::Always,
            ("All", [list]) => Condition::All(self.conditions(list, scope)?),
            ("Any", [list]) => Condition::Any(self.conditions(list, scope)?),
            ("Not", [part]) => Condition::Not(Box::new(self.condition(part, scope)?)),
            ("Data", [word]) => Condition::AnyData(vec![self.word(&lexicon.elements, word)?]),
            ("AnyData", [list]) => Condition::AnyData(self.words(&lexicon.elements, list)?),
            ("AllData", [list]) => Condition::AllData(self.words(&lexicon.elements, list)?),
            ("CountData", [least, list]) => {
                let (least, elements) = (u32::read(self.source, least), self.words(&lexicon.elements, list));
                Condition::CountData(least?, elements?)
            }
            ("Unreadable", []) => Condition::Unreadable,
            ("Subjects", [word]) => Condition::Subjects(self.word(&lexicon.subjects, word)?),
            ("Medium", [word]) => Condition::Medium(self.word(&lexicon.media, word)?),
            ("LivesIn", [text]) => Condition::LivesIn(place(self.source, text, &lexicon.places)?),
            ("Someone", [part]) => Condition::Someone(Box::new(self.condition(part, Scope::Group)?)),
            ("Effect", [word]) => Condition::Effect(self.word(&lexicon.effects, word)?),
            ("Cause", [word]) => Condition::Cause(self.word(&lexicon.causes, word)?),
            ("Harm", [scale]) => {
                let (bound, word) = self.scale(scale, Likelihood::WORDS)?;
                Condition::Harm(bound, word)
            }
            ("Severity", [scale]) => {
                let (bound, word) = self.scale(scale, Severity::WORDS)?;
                Condition::Severity(bound, word)
            }
            ("Happened", [event]) => Condition::Happened(self.event(event)?),
            ("HappenedWithin", [event, n, unit, since]) => {
                let (event, period, since) = (self.event(event), self.period(n, unit), self.event(since));
                Condition::HappenedWithin(event?, period?, since?)
            }
            ("Residents", [count]) => Condition::Residents(self.threshold(count)?),
            ("Persons", [count]) => Condition::Persons(self.threshold(count)?),
            ("Answer", [text]) => Condition::Answer(self.question(text)?),
            ("AnswerIs", [text, word]) => self.answer_is(text, word)?,
            ("Role", [word]) => Condition::Role(one_of(self.source, word, Role::WORDS)?),
            ("Kind", [word]) => Condition::Kind(one_of(self.source, word, OrganizationKind::WORDS)?),
            ("Sector", [word]) => Condition::Sector(self.word(&lexicon.sectors, word)?),
            ("SectorIn", [word, text]) => {
                let (sector, code) = (self.word(&lexicon.sectors, word), place(self.source, text, &lexicon.places));
                Condition::SectorIn(sector?, code?)
            }
            ("Established", [text]) => Condition::Established(place(self.source, text, &lexicon.places)?),
            ("Operates", [text]) => Condition::Operates(place(self.source, text, &lexicon.places)?),
            ("MainEstablishment", [text]) => Condition::MainEstablishment(place(self.source, text, &lexicon.places)?),
            ("Owed", [text]) => Condition::Owed(self.duty_ref(text)?),
            ("Exempted", [text]) => Condition::Exempted(self.exemption(text)?),
            ("Applies", [text]) => Condition::Applies(self.law_index(text)?),
            ("OwedToAuthority", []) => Condition::OwedToAuthority,
            ("Since", [text]) => Condition::Since(date(self.source, text)?),
            _ => {
                let message = format!("`{}` is written otherwise", node.name());
                self.report(node.head(), message, Some(format!("write it as {written}")));
                return None;
            }
        })
    }

    /// Resolves every one, so that all problems are reported, and gives them only if none was found.
    fn conditions(&mut self, list: &Node<'a>, scope: Scope) -> Option<Vec<Condition>> {
        let parts = items(self.source, list)?;
        let resolved: Vec<_> = parts.iter().map(|part| self.condition(part, scope)).collect();
        resolved.into_iter().collect()
    }

    /// How the condition is written. An unknown one is an error, and so is one of a group outside a group, or the reverse.
    fn written(&mut self, node: &Node<'a>, scope: Scope) -> Option<&'static str> {
        let Some((_, only, written)) = CONDITIONS.iter().find(|(word, ..)| *word == node.name()) else {
            unknown(self.source, node, CONDITIONS.iter().map(|(word, ..)| *word));
            return None;
        };
        if only.is_none_or(|only| only == scope) {
            return Some(written);
        }
        let (message, help) = match scope {
            Scope::Group => ("this speaks of the incident and cannot be asked of one group of people", None),
            Scope::Incident => (
                "this speaks of one group of people",
                Some("write Someone(…) around it: at least one counted person for whom it holds".to_owned()),
            ),
        };
        self.report(node.head(), message, help);
        None
    }

    /// A word of the vocabulary.
    fn word<I: WordId>(&mut self, words: &Words<I>, node: &Node<'a>) -> Option<I> {
        self.term(words.terms(), node).map(I::from_index)
    }

    fn term(&mut self, words: &Terms, node: &Node<'a>) -> Option<usize> {
        let Word(word) = Word::read(self.source, node)?;
        let found = words.find(word);
        if found.is_none() {
            let help = words.nearest(word).map_or_else(
                || "if it is no slip of the pen, add it to vocabulary.ron".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.report(word, format!("unknown word `{word}`"), Some(help));
        }
        found
    }

    fn words<I: WordId>(&mut self, words: &Words<I>, list: &Node<'a>) -> Option<Vec<I>> {
        let found: Vec<_> = items(self.source, list)?.iter().map(|node| self.word(words, node)).collect();
        found.into_iter().collect()
    }

    /// An event; `Determined` is taken for `determined`.
    pub fn event(&mut self, node: &Node<'a>) -> Option<crate::facts::Event> {
        let events = &self.context.vocabulary.lexicon.events;
        events.find(&snake(node.name())).or_else(|| self.word(events, node))
    }

    fn scale<T: Copy>(&mut self, node: &Node<'a>, words: &[(&str, T)]) -> Option<(Bound, T)> {
        let bound = match (node.name(), node.args()) {
            ("AtLeast", [_]) => Bound::AtLeast,
            ("AtMost", [_]) => Bound::AtMost,
            _ => {
                unknown(self.source, node, ["AtLeast", "AtMost"].into_iter());
                return None;
            }
        };
        Some((bound, one_of(self.source, node.args().first()?, words)?))
    }

    fn threshold(&mut self, node: &Node<'a>) -> Option<Limit> {
        let (threshold, number): (fn(u64) -> Threshold, _) = match (node.name(), node.args()) {
            ("AtLeast", [number]) => (Threshold::AtLeast, number),
            ("MoreThan", [number]) => (Threshold::MoreThan, number),
            ("AtMost", [number]) => (Threshold::AtMost, number),
            ("FewerThan", [number]) => (Threshold::FewerThan, number),
            _ => {
                unknown(self.source, node, ["AtLeast", "MoreThan", "AtMost", "FewerThan"].into_iter());
                return None;
            }
        };
        if let ("Answer", [question]) = (number.name(), number.args()) {
            let asked = Some(self.number_of(question, None)?);
            return Some(Limit { threshold: threshold(1), asked });
        }
        let n = u64::read(self.source, number)?;
        if n == 0 {
            let help = "write AtLeast(1) for anybody at all, or Always where the law sets no threshold";
            self.report(number.at, "a threshold of zero", Some(help.into()));
            return None;
        }
        Some(Limit { threshold: threshold(n), asked: None })
    }

    /// A question that yes, no or a word answers.
    fn question(&mut self, node: &Node<'a>) -> Option<crate::facts::Question> {
        let question = self.named_question(node)?;
        if self.context.vocabulary.lexicon.number(question).is_some() {
            let help = "a number stands in a period or a threshold: Within(Answer(\"…\"), Hours, discovered)";
            self.report(node.at, "a number answers this question, not yes or no", Some(help.into()));
            return None;
        }
        Some(question)
    }

    /// A question of this law, by its id or by `law.question`.
    pub fn named_question(&mut self, node: &Node<'a>) -> Option<crate::facts::Question> {
        let text = Text::read(self.source, node)?;
        let name = text.as_str();
        let lexicon = &self.context.vocabulary.lexicon;
        let found = self.law.questions.get(name).copied().or_else(|| lexicon.questions.find(name));
        if found.is_none() {
            let own = self.law.questions.keys().map(String::as_str);
            let help = nearest(name, own).map(|near| format!("did you mean \"{near}\"?"));
            self.report(node.at, format!("this law declares no question `{name}`"), help);
        }
        found
    }

    fn answer_is(&mut self, question: &Node<'a>, word: &Node<'a>) -> Option<Condition> {
        let question = self.question(question)?;
        let text = String::read(self.source, word)?;
        let known = self.context.vocabulary.lexicon.choices.get(&question).map(Vec::as_slice).unwrap_or_default();
        if !known.contains(&text) {
            let help = format!("the question takes: {}", known.join(", "));
            self.report(word.at, format!("`{text}` is no answer to it"), Some(help));
            return None;
        }
        Some(Condition::AnswerIs(question, text))
    }

    fn exemption(&mut self, node: &Node<'a>) -> Option<usize> {
        let text = Text::read(self.source, node)?;
        let name = text.as_str();
        let found = self.law.exemptions.iter().position(|id| id == name);
        if found.is_none() {
            let help = nearest(name, self.law.exemptions.iter().map(String::as_str));
            let help = help.map(|near| format!("did you mean \"{near}\"?"));
            self.report(node.at, format!("this law has no exemption `{name}`"), help);
        }
        found
    }

    fn law_index(&mut self, node: &Node<'a>) -> Option<usize> {
        let text = Text::read(self.source, node)?;
        let laws = &self.context.directory.laws;
        let found = laws.get(text.as_str()).map(|names| names.index);
        if found.is_none() {
            let help = nearest(text.as_str(), laws.keys().map(String::as_str));
            let help = help.map(|near| format!("did you mean \"{near}\"?"));
            self.report(node.at, format!("no law `{}` on file", text.as_str()), help);
        }
        found
    }
}

/// `MaterialityDetermined` as `materiality_determined`.
fn snake(word: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in word.char_indices() {
        if letter.is_ascii_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
