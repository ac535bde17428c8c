//! Deadlines.

use super::Resolver;
use super::condition::Scope;
use crate::law::model::Due;
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
                let (period, event) = (self.period(n, unit), self.event(event));
                Due::Within(period?, event?)
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
                let (period, duty) = (self.period(n, unit), self.duty_ref(duty));
                Due::AfterNotice(period?, duty?)
            }
            ("YearEnd", [inner]) => match self.due(inner)? {
                Due::Within(period, event) if !period.unit.is_elapsed() => Due::YearEnd(period, event),
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

    /// A number and a unit.
    pub fn period(&mut self, n: &Node<'a>, unit: &Node<'a>) -> Option<Period> {
        let (n, unit) = (u32::read(self.source, n), one_of(self.source, unit, UNITS));
        Some(Period { n: n?, unit: unit? })
    }
}
