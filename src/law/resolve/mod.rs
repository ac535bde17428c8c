//! From the file's words to the model: every word, place, date and reference is looked up, and what is not found reported.

mod condition;
mod counting;
mod due;
mod duty;
mod law;
mod plan;

use super::files::counting::Custom;
use super::files::vocabulary::Vocabulary;
use super::model::{Authority, DutyRef};
use super::read::{Read, Text, Word};
use super::source::Source;
use super::tree::Node;
use crate::facts::{Question, nearest};
use crate::time::Calendar;
use crate::truth::{Map, Set};

pub use counting::COUNTING;
pub use law::{names, resolve};

/// What the laws of a pack are called, known before any of them is resolved.
#[derive(Default)]
pub struct Directory {
    /// By id of the law.
    pub laws: Map<String, LawNames>,
    /// The id of the law in a file, by path.
    pub id_in: Map<String, String>,
}

/// The names inside one law.
#[derive(Clone, Default)]
pub struct LawNames {
    /// Position in the sorted list of laws.
    pub index: usize,
    /// Ids of its duties.
    pub duties: Set<String>,
    /// Ids of its exemptions, in order.
    pub exemptions: Vec<String>,
    /// Its questions, by their id within the law.
    pub questions: Map<String, Question>,
}

impl LawNames {
    /// No names at all.
    pub const fn empty() -> Self {
        Self { index: 0, duties: Set::new(), exemptions: Vec::new(), questions: Map::new() }
    }
}

/// What resolving a law looks things up in.
pub struct Context<'r, 'a> {
    /// Words and places.
    pub vocabulary: &'r Vocabulary<'a>,
    /// Authorities.
    pub authorities: &'r Map<String, Authority>,
    /// Calendars.
    pub calendars: &'r Map<String, Calendar>,
    /// Ways to count, by place.
    pub customs: &'r [Custom<'a>],
    /// The laws' names.
    pub directory: &'r Directory,
}

/// A law being resolved: its file, where problems go, and its own names.
pub struct Resolver<'r, 's, 'a> {
    context: &'r Context<'r, 'a>,
    source: &'s mut Source<'a>,
    law: &'r LawNames,
}

impl<'a> Resolver<'_, '_, 'a> {
    fn report(&mut self, at: &str, message: impl Into<String>, help: Option<String>) {
        self.source.report(at, message, help);
    }

    /// A word of one of the lists of output.
    fn output_word(&mut self, list: &str, word: Word<'_>) -> Option<String> {
        super::files::authorities::output_word(self.source, self.context.vocabulary, list, word)
    }

    fn output_words(&mut self, list: &str, words: &[Word<'_>]) -> Vec<String> {
        words.iter().filter_map(|&word| self.output_word(list, word)).collect()
    }

    /// A duty of this law (`individuals`, `competent-authority/final`) or of another (`us-hipaa/individuals`).
    fn duty_ref(&mut self, node: &Node<'a>) -> Option<DutyRef> {
        let text = Text::read(self.source, node)?;
        let name = text.as_str();
        if self.law.duties.contains(name) {
            return Some(DutyRef { law: self.law.index, duty: name.to_owned() });
        }
        let directory = self.context.directory;
        if let Some((law, duty)) = name.split_once('/')
            && let Some(names) = directory.laws.get(law)
        {
            if names.duties.contains(duty) {
                return Some(DutyRef { law: names.index, duty: duty.to_owned() });
            }
            let help = nearest(duty, names.duties.iter().map(String::as_str))
                .map(|near| format!("did you mean \"{law}/{near}\"?"));
            self.report(node.at, format!("`{law}` has no duty `{duty}`"), help);
            return None;
        }
        let help = nearest(name, self.law.duties.iter().map(String::as_str)).map_or_else(
            || format!("its duties: {}", self.law.duties.iter().cloned().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean \"{near}\"?"),
        );
        self.report(node.at, format!("this law has no duty `{name}`"), Some(help));
        None
    }
}
