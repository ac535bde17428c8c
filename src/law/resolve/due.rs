//! Deadlines.

use super::Resolver;
use super::condition::Scope;
use crate::law::model::Due;
use crate::law::syntax::{self, UnitWord};
use crate::time::{Period, Unit};

impl Resolver<'_, '_, '_> {
    /// A deadline, or `None` after what is wrong with it was reported.
    pub fn due(&mut self, due: &syntax::Due<'_>) -> Option<Due> {
        use syntax::Due as From;
        Some(match due {
            From::Within(n, unit, event) => Due::Within(period(*n, *unit), self.event(*event)?),
            From::Earliest(parts) => Due::Earliest(self.dues(parts)?),
            From::Latest(parts) => Due::Latest(self.dues(parts)?),
            From::With(duty) => Due::With(self.duty_ref(duty)?),
            From::Before(duty) => Due::Before(self.duty_ref(duty)?),
            From::NotBefore(duty, part) => Due::NotBefore(self.duty_ref(duty)?, Box::new(self.due(part)?)),
            From::AfterNotice(n, unit, duty) => Due::AfterNotice(period(*n, *unit), self.duty_ref(duty)?),
            From::YearEnd(inner) => match inner.as_ref() {
                From::Within(n, unit, event) if *unit != UnitWord::Hours => {
                    Due::YearEnd(period(*n, *unit), self.event(*event)?)
                }
                _ => {
                    let help = "write YearEnd(Within(60, Days, discovered))";
                    self.report(
                        self.locate("YearEnd"),
                        "what is counted from the end of a year is a period",
                        Some(help.into()),
                    );
                    return None;
                }
            },
            From::If(condition, yes, no) => {
                let condition = self.condition(condition, Scope::Incident);
                let (yes, no) = (self.due(yes), self.due(no));
                Due::If(condition?, Box::new(yes?), Box::new(no?))
            }
            From::OnRequest => Due::OnRequest,
            From::Open => Due::Open,
        })
    }

    fn dues(&mut self, parts: &[syntax::Due<'_>]) -> Option<Vec<Due>> {
        if parts.is_empty() {
            self.report(self.locate("[]"), "the earliest or latest of nothing", None);
            return None;
        }
        let resolved: Vec<_> = parts.iter().map(|part| self.due(part)).collect();
        resolved.into_iter().collect()
    }
}

/// A number and a unit.
pub fn period(n: u32, unit: UnitWord) -> Period {
    let unit = match unit {
        UnitWord::Hours => Unit::Hours,
        UnitWord::Days => Unit::Days,
        UnitWord::BusinessDays => Unit::BusinessDays,
        UnitWord::Weeks => Unit::Weeks,
        UnitWord::Months => Unit::Months,
        UnitWord::Years => Unit::Years,
    };
    Period { n, unit }
}
