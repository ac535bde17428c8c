//! Deadlines as the engine uses them: their forms, and the numbers in them.

use super::model::{Condition, DutyRef};
use crate::facts::{Event, Question};
use crate::time::{Period, Unit};
use crate::truth::Threshold;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As the law says.
    Said(Period),
    /// As many units as the answer to a question says.
    Asked(Question, Unit),
}

impl Length {
    /// Its unit.
    pub fn unit(self) -> Unit {
        match self {
            Self::Said(period) => period.unit,
            Self::Asked(_, unit) => unit,
        }
    }
}

/// A threshold, whose number may be the answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit {
    /// The threshold; its number is that of the law, where the law gives one.
    pub threshold: Threshold,
    /// The question whose answer is the number.
    pub asked: Option<Question>,
}

/// A deadline.
#[derive(Clone, Debug)]
pub enum Due {
    /// So long from the event.
    Within(Length, Event),
    /// The earliest of several.
    Earliest(Vec<Due>),
    /// The latest of several.
    Latest(Vec<Due>),
    /// No later than that notice.
    With(DutyRef),
    /// Before that notice.
    Before(DutyRef),
    /// The deadline, but not before that notice.
    NotBefore(DutyRef, Box<Due>),
    /// So long from that notice.
    AfterNotice(Length, DutyRef),
    /// Counted from the end of the calendar year in which the event falls.
    YearEnd(Length, Event),
    /// One deadline or another, by a condition.
    If(Condition, Box<Due>, Box<Due>),
    /// When the recipient asks.
    OnRequest,
    /// The law gives no number.
    Open,
}

impl Due {
    /// The deadlines directly inside this one.
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Earliest(parts) | Self::Latest(parts) => parts.iter().collect(),
            Self::NotBefore(_, part) => vec![part],
            Self::If(_, yes, no) => vec![yes, no],
            _ => Vec::new(),
        }
    }

    /// Names the notices after which this one goes out. `holds` says which branch of a condition counts; where it does not say, both do.
    pub fn waits_for<'d>(&'d self, holds: &dyn Fn(&Condition) -> Option<bool>, name: &mut dyn FnMut(&'d DutyRef)) {
        if let Self::If(condition, yes, no) = self {
            let counts = holds(condition);
            if counts != Some(false) {
                yes.waits_for(holds, name);
            }
            if counts != Some(true) {
                no.waits_for(holds, name);
            }
            return;
        }
        for part in self.parts() {
            part.waits_for(holds, name);
        }
        if let Self::NotBefore(duty, _) | Self::AfterNotice(_, duty) = self {
            name(duty);
        }
    }

    /// Names the notices before which this one must go out.
    pub fn goes_before<'d>(&'d self, name: &mut dyn FnMut(&'d DutyRef)) {
        for part in self.parts() {
            part.goes_before(name);
        }
        if let Self::Before(duty) = self {
            name(duty);
        }
    }
}
