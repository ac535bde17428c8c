//! The words in which an incident is told: data elements, events, causes, effects, sectors, people, media.
//!
//! The words themselves are data (`jurisdictions/vocabulary.ron`); this module gives each a small number, finds a word
//! by any of its names, and knows which data elements include which.

use std::marker::PhantomData;

use super::{Places, nearest};
use crate::time::Unit;
use crate::truth::{Map, Set};

/// Declares an index type for one kind of word.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl WordId for $name {
            fn from_index(index: usize) -> Self {
                // A vocabulary is some hundreds of words; the loader refuses a list that would not fit.
                Self(u16::try_from(index).unwrap_or(u16::MAX))
            }
            fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )*};
}

/// An index into one list of words.
pub trait WordId: Copy + Ord {
    /// From the position in the list.
    fn from_index(index: usize) -> Self;
    /// The position in the list.
    fn index(self) -> usize;
}

ids! {
    /// A data element: `ssn`, `medical`.
    Element,
    /// An event of the timeline: `discovered`.
    Event,
    /// A cause: `ransomware`.
    Cause,
    /// An effect on the data: `acquired`.
    Effect,
    /// A sector that the organisation belongs to: `hipaa_covered_entity`.
    Sector,
    /// A kind of person: `customer`.
    Subject,
    /// A medium: `paper`.
    Medium,
    /// A question that a law declares: `us-hipaa.low_probability`.
    Question,
}

/// A set of data elements, as bits, so that the many questions "is one of these among those" cost next to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ElementSet([u64; 4]);

impl ElementSet {
    /// How many elements a vocabulary can have.
    pub const CAPACITY: usize = 256;

    /// Adds an element; one beyond the capacity, which the loader refuses, is left out.
    pub fn insert(&mut self, element: Element) {
        if let Some(bits) = self.0.get_mut(element.index() / 64) {
            *bits |= 1 << (element.index() % 64);
        }
    }

    /// Whether both have an element in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether the element is in it.
    pub fn contains(&self, element: Element) -> bool {
        self.0.get(element.index() / 64).is_some_and(|bits| bits >> (element.index() % 64) & 1 == 1)
    }
}

impl FromIterator<Element> for ElementSet {
    fn from_iter<T: IntoIterator<Item = Element>>(elements: T) -> Self {
        let mut set = Self::default();
        elements.into_iter().for_each(|element| set.insert(element));
        set
    }
}

/// One word with what a reader needs to understand it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The word, as files write it.
    pub id: String,
    /// Other names that are accepted for it.
    pub also: Vec<String>,
    /// In plain words, lower case, to stand inside a sentence: `Social Security number`.
    pub label: String,
    /// The question that asks for it, where it is one.
    pub ask: Option<String>,
    /// What to think of when answering.
    pub help: Option<String>,
}

/// A list of words, found by any of their names: what `Words` of every kind have in common, compiled once.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    terms: Vec<Term>,
    by_name: Map<String, usize>,
}

impl Terms {
    /// Adds a word and gives its position. `Err` names the name that is taken already.
    pub fn add(&mut self, term: Term) -> Result<usize, String> {
        let names = std::iter::once(&term.id).chain(&term.also);
        if let Some(taken) = names.clone().find(|name| self.by_name.contains_key(*name)) {
            return Err(taken.clone());
        }
        let index = self.terms.len();
        for name in names {
            self.by_name.insert(name.clone(), index);
        }
        self.terms.push(term);
        Ok(index)
    }

    /// The position of the word of that name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The known name nearest to a misspelt one.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.by_name.keys().map(String::as_str))
    }

    /// All entries in the order of the file.
    pub fn all(&self) -> &[Term] {
        &self.terms
    }
}

/// A list of words of one kind.
#[derive(Clone, Debug)]
pub struct Words<I> {
    terms: Terms,
    kind: PhantomData<I>,
}

impl<I> Default for Words<I> {
    fn default() -> Self {
        Self { terms: Terms::default(), kind: PhantomData }
    }
}

impl<I: WordId> Words<I> {
    /// The list, whatever its kind.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The list, to add to.
    pub fn terms_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }

    /// The word of that name.
    pub fn find(&self, name: &str) -> Option<I> {
        self.terms.find(name).map(I::from_index)
    }

    /// The known name nearest to a misspelt one.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        self.terms.nearest(name)
    }

    /// The word's id.
    pub fn name(&self, id: I) -> &str {
        self.term(id).map_or("", |term| term.id.as_str())
    }

    /// The word in plain words.
    pub fn label(&self, id: I) -> &str {
        self.term(id).map_or("", |term| term.label.as_str())
    }

    /// The whole entry.
    pub fn term(&self, id: I) -> Option<&Term> {
        self.terms.all().get(id.index())
    }

    /// All entries in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (I, &Term)> {
        self.terms.all().iter().enumerate().map(|(index, term)| (I::from_index(index), term))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.terms.all().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.all().is_empty()
    }
}

/// How one data element stands to the others.
#[derive(Clone, Debug, Default)]
pub struct ElementLinks {
    /// The narrower elements that it includes: `medical` includes `diagnosis`.
    pub includes: Vec<Element>,
    /// The parts that make it up when all are there: `account_with_code` of `account_number` and `access_code`.
    pub made_of: Vec<Element>,
    /// Elements whose presence makes this one present: itself and what it includes, at any depth.
    pub narrower: ElementSet,
    /// Elements of which this one may be a part: those that include it, at any depth.
    pub broader: ElementSet,
    /// Those among the narrower ones that are made of parts.
    pub composites: Vec<Element>,
}

/// How the instants of one event stand to the others.
#[derive(Clone, Debug, Default)]
pub struct EventLinks {
    /// Stands for this event where it is not known: awareness falls back on discovery.
    pub fallback: Option<Event>,
    /// Events that it can only follow: a clock from it counts provisionally from the earliest of them that is known.
    pub follows: Vec<Event>,
}

/// Every word and place that an incident may use.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Data elements.
    pub elements: Words<Element>,
    /// Events of the timeline.
    pub events: Words<Event>,
    /// Causes.
    pub causes: Words<Cause>,
    /// Effects on the data.
    pub effects: Words<Effect>,
    /// Sectors.
    pub sectors: Words<Sector>,
    /// Kinds of people.
    pub subjects: Words<Subject>,
    /// Media.
    pub media: Words<Medium>,
    /// Questions that laws declare, by `law.question`.
    pub questions: Words<Question>,
    /// The words that a question takes as an answer; none for yes or no.
    pub choices: Map<Question, Vec<String>>,
    /// The questions that a number answers.
    numbers: Map<Question, NumberAsked>,
    /// Whose judgement the answer to a question is; none for plain facts.
    pub judges: Map<Question, String>,
    /// Plain wording of the questions about single facts, by JSON path with `[]` for any index.
    pub asks: Map<String, Ask>,
    /// Links between data elements.
    pub element_links: Map<Element, ElementLinks>,
    /// Links between events.
    pub event_links: Map<Event, EventLinks>,
    /// The medium that a cause leaves no doubt about: a hacked server is not paper.
    pub cause_medium: Map<Cause, Medium>,
    /// Places and groups.
    pub places: Places,
}

/// The number that answers a question: what the organisation's own contract says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberAsked {
    /// Of what; of people where `None`.
    pub unit: Option<Unit>,
    /// The smallest that is accepted.
    pub at_least: u32,
    /// The largest.
    pub at_most: u32,
}

impl NumberAsked {
    /// Every unit: as rule files write it, and as incidents and assessments do.
    pub const UNITS: [(&str, &str, Option<Unit>); 7] = [
        ("Hours", "hours", Some(Unit::Hours)),
        ("Days", "days", Some(Unit::Days)),
        ("BusinessDays", "business_days", Some(Unit::BusinessDays)),
        ("Weeks", "weeks", Some(Unit::Weeks)),
        ("Months", "months", Some(Unit::Months)),
        ("Years", "years", Some(Unit::Years)),
        ("People", "people", None),
    ];

    /// The unit as a word.
    pub fn word(self) -> &'static str {
        Self::UNITS.iter().find(|(.., unit)| *unit == self.unit).map_or("", |(_, word, _)| word)
    }
}

/// The wording of a question about one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The question.
    pub ask: String,
    /// What to think of when answering.
    pub help: Option<String>,
    /// Whose judgement the answer is, where it is no plain fact.
    pub judged_by: Option<String>,
}

impl Lexicon {
    /// Says that a number answers a question.
    pub fn ask_number(&mut self, question: Question, asked: NumberAsked) {
        self.numbers.insert(question, asked);
    }

    /// The number that answers a question; none where a word, or yes or no, does.
    pub fn number(&self, question: Question) -> Option<NumberAsked> {
        self.numbers.get(&question).copied()
    }

    /// Every fact of an incident that may be unknown, by JSON path with `[]` for any index.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.asks.keys().cloned().collect();
        for (section, words) in
            [("timeline", self.events.terms()), ("effects", self.effects.terms()), ("answers", self.questions.terms())]
        {
            for term in words.all() {
                paths.push(format!("{section}.{}", term.id));
            }
        }
        paths
    }

    /// Whose judgement the fact at a JSON path is; `None` for plain facts.
    pub fn judge(&self, path: &str) -> Option<&str> {
        match path.strip_prefix("answers.") {
            Some(question) => self.questions.find(question).and_then(|question| self.judges.get(&question)),
            None => self.asks.get(path).and_then(|ask| ask.judged_by.as_ref()),
        }
        .map(String::as_str)
    }

    /// Works out which elements are narrower and broader at any depth, once all links are known.
    pub fn close_links(&mut self) {
        let narrower: Vec<_> = self.element_links.keys().map(|&element| (element, self.included_in(element))).collect();
        for (element, inner) in &narrower {
            let outer = narrower.iter().filter(|(other, set)| other != element && set.contains(element));
            let outer: Vec<Element> = outer.map(|(other, _)| *other).collect();
            let made = |inner: &&Element| self.element_links.get(inner).is_some_and(|links| !links.made_of.is_empty());
            let composites = inner.iter().filter(made).copied().collect();
            if let Some(links) = self.element_links.get_mut(element) {
                links.composites = composites;
                links.narrower = inner.iter().copied().collect();
                links.broader = outer.into_iter().collect();
            }
        }
    }

    /// The element and all that it includes, at any depth.
    fn included_in(&self, element: Element) -> Set<Element> {
        let mut found = Set::from_iter([element]);
        let mut open = vec![element];
        while let Some(links) = open.pop().and_then(|element| self.element_links.get(&element)) {
            open.extend(links.includes.iter().filter(|&&inner| found.insert(inner)));
        }
        found
    }
}
