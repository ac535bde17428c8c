//! Deadlines.

use super::Resolver;
use super::condition::Scope;
use crate::facts::Question;
use crate::law::model::{Due, Length};
use crate::law::read::{Read, items, one_of, unknown};
use crate::law::tree::Node;
use crate::time::{Period, Unit};

/// Every form of a deadline and how it is written.
const FORMS: &[(&str, &str)] = &[
    ("Within", "Within(30, Days, discovered)"),
    ("Earliest", "Earliest([deadline, …])"),
    ("Latest", "Latest([deadline, …])"),
    ("With", "With(\"duty\")"),
    ("Before", "Before(\"duty\")"),
    ("NotBefore", "NotBefore(\"duty\", deadline)"),
    ("AfterNotice", "AfterNotice(10, Days, \"duty\")"),
    ("YearEnd", "YearEnd(Within(60, Days, discovered))"),
    ("If", "If(condition, deadline, otherwise)"),
    ("OnRequest", "OnRequest"),
    ("Open", "Open"),
];

const UNITS: &[(&str, Unit)] = &[
    ("Hours", Unit::Hours),
    ("Days", Unit::Days),
    ("BusinessDays", Unit::BusinessDays),
    ("Weeks", Unit::Weeks),
    ("Months", Unit::Months),
    ("Years", Unit::Years),
];

impl<'a> Resolver<'_, '_, 'a> {
    /// A deadline, or `None` after what is wrong with it was reported.
    pub fn due(&mut self, node: &Node<'a>) -> Option<Due> {
        Some(match (node.name(), node.args()) {
            ("Within", [n, unit, event]) => {
                let (length, event) = (self.length(n, unit), self.event(event));
                Due::Within(length?, event?)
            }
            ("Earliest", [list]) => Due::Earliest(self.dues(list)?),
            ("Latest", [list]) => Due::Latest(self.dues(list)?),
            ("With", [duty]) => Due::With(self.duty_ref(duty)?),
            ("Before", [duty]) => Due::Before(self.duty_ref(duty)?),
            ("NotBefore", [duty, part]) => {
                let (duty, part) = (self.duty_ref(duty), self.due(part));
                Due::NotBefore(duty?, Box::new(part?))
            }
            ("AfterNotice", [n, unit, duty]) => {
                let (length, duty) = (self.length(n, unit), self.duty_ref(duty));
                Due::AfterNotice(length?, duty?)
            }
            ("YearEnd", [inner]) => match self.due(inner)? {
                Due::Within(length, event) if !length.unit().is_elapsed() => Due::YearEnd(length, event),
                _ => {
                    let help = "write YearEnd(Within(60, Days, discovered))";
                    self.report(node.head(), "what is counted from the end of a year is a period", Some(help.into()));
                    return None;
                }
            },
            ("If", [condition, yes, no]) => {
                let condition = self.condition(condition, Scope::Incident);
                let (yes, no) = (self.due(yes), self.due(no));
                Due::If(condition?, Box::new(yes?), Box::new(no?))
            }
            ("OnRequest", []) => Due::OnRequest,
            ("Open", []) => Due::Open,
            (name, _) => {
                match FORMS.iter().find(|(word, _)| *word == name) {
                    Some((_, written)) => {
                        let help = format!("write it as {written}");
                        self.report(node.head(), format!("`{name}` is written otherwise"), Some(help));
                    }
                    None => unknown(self.source, node, FORMS.iter().map(|(word, _)| *word)),
                }
                return None;
            }
        })
    }

    fn dues(&mut self, list: &Node<'a>) -> Option<Vec<Due>> {
        let parts = items(self.source, list)?;
        if parts.is_empty() {
            self.report(list.at, "the earliest or latest of nothing", None);
            return None;
        }
        let resolved: Vec<_> = parts.iter().map(|part| self.due(part)).collect();
        resolved.into_iter().collect()
    }

    /// A number, or the question whose answer it is, and a unit.
    fn length(&mut self, n: &Node<'a>, unit: &Node<'a>) -> Option<Length> {
        let ("Answer", [question]) = (n.name(), n.args()) else { return self.period(n, unit).map(Length::Said) };
        let unit = one_of(self.source, unit, UNITS);
        let question = self.number_of(question, unit);
        Some(Length::Asked(question?, unit?))
    }

    /// A question that a number of this unit answers, of people where `None`.
    pub fn number_of(&mut self, node: &Node<'a>, unit: Option<Unit>) -> Option<Question> {
        let question = self.named_question(node)?;
        let asked = self.context.vocabulary.lexicon.number(question);
        if asked.is_some_and(|asked| asked.unit == unit) {
            return Some(question);
        }
        let help = match asked {
            Some(asked) => format!("it asks for a number of {}", asked.word()),
            None => "let it have answer: Number(unit: …, at_least: …, at_most: …)".to_owned(),
        };
        self.report(node.at, "no number of this kind answers the question", Some(help));
        None
    }

    /// A number and a unit.
    pub fn period(&mut self, n: &Node<'a>, unit: &Node<'a>) -> Option<Period> {
        let (n, unit) = (u32::read(self.source, n), one_of(self.source, unit, UNITS));
        Some(Period { n: n?, unit: unit? })
    }
}
