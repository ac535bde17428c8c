//! Numbers that the organisation's own contract gives: the answer to a question, never a default.

use super::people::Counted;
use super::view::View;
use crate::facts::{Answer, Fact, Question, Verdict};
use crate::law::model::{Length, Limit};
use crate::time::Period;
use crate::truth::{Threshold, Truth};

impl View<'_> {
    /// The number that was answered; the open fact where none was.
    fn number(&self, question: Question) -> Result<u32, Fact> {
        match self.incident.answers.get(&question) {
            Some(Answer::Number(number)) => Ok(*number),
            _ => Err(Fact::Answer(question)),
        }
    }

    /// A period, or the open fact that its number hangs on.
    pub fn period(&self, length: Length) -> Result<Period, Fact> {
        match length {
            Length::Said(period) => Ok(period),
            Length::Asked(question, unit) => self.number(question).map(|n| Period { n, unit }),
        }
    }

    /// The shortest that a period can be.
    pub fn shortest(&self, length: Length) -> Option<Period> {
        match length {
            Length::Said(period) => Some(period),
            Length::Asked(question, unit) => {
                self.rules.lexicon.number(question).map(|asked| Period { n: asked.at_least, unit })
            }
        }
    }

    /// A threshold, or the open fact that its number hangs on.
    pub fn threshold(&self, limit: Limit) -> Result<Threshold, Fact> {
        limit
            .asked
            .map_or(Ok(limit.threshold), |question| self.number(question).map(|n| limit.threshold.with(u64::from(n))))
    }

    /// Whether a number of people meets a limit. Where its number is open, every number within the question's bounds counts.
    pub fn meets(&self, limit: Limit, counted: &Counted) -> Verdict {
        let open = match self.threshold(limit) {
            Ok(threshold) => return counted.meets(threshold),
            Err(open) => open,
        };
        let asked = limit.asked.and_then(|question| self.rules.lexicon.number(question));
        let ends = asked
            .map(|asked| [asked.at_least, asked.at_most].map(|n| counted.meets(limit.threshold.with(u64::from(n)))));
        match ends {
            Some([least, most]) if least.truth() == most.truth() && least.truth() != Truth::Unknown => least,
            Some([least, most]) => Verdict::all([
                Verdict::unknown(open),
                Verdict::new(Truth::Unknown, least.needs().iter().chain(most.needs()).copied()),
            ]),
            None => Verdict::unknown(open),
        }
    }
}
