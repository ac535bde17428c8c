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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The notices after which this one goes out. `holds` says which branch of a condition counts; where it does not say, both do.
    pub fn waits_for(&self, holds: &dyn Fn(&Condition) -> Option<bool>) -> Vec<&DutyRef> {
        let parts = match self {
            Self::If(condition, yes, no) => match holds(condition) {
                Some(true) => vec![yes.as_ref()],
                Some(false) => vec![no.as_ref()],
                None => vec![yes.as_ref(), no.as_ref()],
            },
            _ => self.parts(),
        };
        let mut named: Vec<&DutyRef> = parts.into_iter().flat_map(|part| part.waits_for(holds)).collect();
        if let Self::NotBefore(duty, _) | Self::AfterNotice(_, duty) = self {
            named.push(duty);
        }
        named
    }

    /// The notices before which this one must go out.
    pub fn goes_before(&self) -> Vec<&DutyRef> {
        let mut named: Vec<&DutyRef> = self.parts().into_iter().flat_map(Self::goes_before).collect();
        if let Self::Before(duty) = self {
            named.push(duty);
        }
        named
    }
}
