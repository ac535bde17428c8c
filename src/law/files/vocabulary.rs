//! `Vocabulary(...)`: the words.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::facts::{Ask, ElementLinks, ElementSet, EventLinks, Lexicon, Term, WordId, Words};
use crate::law::fields::{Fields, items, read};
use crate::law::source::Source;
use crate::law::syntax::{Text, Word};

const LISTS: &[&str] = &[
    "elements",
    "events",
    "causes",
    "effects",
    "sectors",
    "subjects",
    "media",
    "manners",
    "content",
    "provisions",
    "authority_roles",
    "schemes",
    "asks",
];

/// Lists of words that only appear in results; the file's name of the list is the key.
const OUTPUT_LISTS: &[&str] = &["manners", "content", "provisions", "authority_roles"];

/// A row of any list of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    #[serde(borrow)]
    id: Word<'a>,
    label: Text<'a>,
    #[serde(borrow, default)]
    also: Vec<Text<'a>>,
    #[serde(borrow, default)]
    ask: Option<Text<'a>>,
    #[serde(borrow, default)]
    help: Option<Text<'a>>,
    #[serde(borrow, default)]
    includes: Vec<Word<'a>>,
    #[serde(borrow, default)]
    made_of: Vec<Word<'a>>,
    #[serde(borrow, default)]
    fallback: Option<Word<'a>>,
    #[serde(borrow, default)]
    follows: Vec<Word<'a>>,
    #[serde(borrow, default)]
    medium: Option<Word<'a>>,
    #[serde(borrow, default)]
    group: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskRow<'a> {
    #[serde(borrow)]
    path: Text<'a>,
    ask: Text<'a>,
    #[serde(borrow, default)]
    help: Option<Text<'a>>,
}

/// What the vocabularies of a pack add up to.
#[derive(Default)]
pub struct Vocabulary<'a> {
    /// The words of incidents.
    pub lexicon: Lexicon,
    /// The words of results, by list.
    pub labels: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// Scheme, label and the text that names its group; the group is resolved once places are known.
    pub schemes: Vec<(String, String, Text<'a>)>,
}

/// Adds one vocabulary file.
pub fn add<'a>(source: &mut Source<'a>, to: &mut Vocabulary<'a>) {
    let Some(fields) = Fields::read(source, source.text(), "Vocabulary", LISTS) else { return };
    let mut rows = |list: &str| -> Vec<Row<'a>> {
        let pieces = fields.piece(list).map(|piece| items(source, piece)).unwrap_or_default();
        pieces.into_iter().filter_map(|piece| read(source, piece)).collect()
    };
    let [elements, events, causes] = ["elements", "events", "causes"].map(&mut rows);
    let [effects, sectors, subjects, media] = ["effects", "sectors", "subjects", "media"].map(&mut rows);
    let output: Vec<_> = OUTPUT_LISTS.iter().map(|&list| (list, rows(list))).collect();
    let schemes = rows("schemes");

    let lexicon = &mut to.lexicon;
    add_words(source, &mut lexicon.elements, &elements);
    add_words(source, &mut lexicon.events, &events);
    add_words(source, &mut lexicon.causes, &causes);
    add_words(source, &mut lexicon.effects, &effects);
    add_words(source, &mut lexicon.sectors, &sectors);
    add_words(source, &mut lexicon.subjects, &subjects);
    add_words(source, &mut lexicon.media, &media);
    if lexicon.elements.len() > ElementSet::CAPACITY {
        source.report(fields.head(), format!("more than {} data elements", ElementSet::CAPACITY), None);
    }
    link_elements(source, lexicon, &elements);
    link_events(source, lexicon, &events);
    link_causes(source, lexicon, &causes);

    for (list, rows) in output {
        let words = to.labels.entry(list).or_default();
        for row in rows {
            if words.insert(row.id.0.to_owned(), row.label.as_str().to_owned()).is_some() {
                source.report(row.id.0, format!("the word `{}` stands twice", row.id.0), None);
            }
        }
    }
    for row in schemes {
        match row.group {
            Some(group) => to.schemes.push((row.id.0.to_owned(), row.label.as_str().to_owned(), group)),
            None => source.report(row.id.0, "a scheme needs its `group` of places", None),
        }
    }
    let asks = fields.piece("asks").map(|piece| items(source, piece)).unwrap_or_default();
    for piece in asks {
        if let Some(row) = read::<AskRow<'a>>(source, piece) {
            let ask = Ask { ask: row.ask.as_str().to_owned(), help: row.help.map(|help| help.as_str().to_owned()) };
            to.lexicon.asks.insert(row.path.as_str().to_owned(), ask);
        }
    }
}

fn add_words<I: WordId>(source: &mut Source<'_>, words: &mut Words<I>, rows: &[Row<'_>]) {
    for row in rows {
        let term = Term {
            id: row.id.0.to_owned(),
            also: row.also.iter().map(|name| name.as_str().to_owned()).collect(),
            label: row.label.as_str().to_owned(),
            ask: row.ask.as_ref().map(|text| text.as_str().to_owned()),
            help: row.help.as_ref().map(|text| text.as_str().to_owned()),
        };
        if let Err(taken) = words.add(term) {
            source.report(row.id.0, format!("the word `{taken}` stands twice"), None);
        }
    }
}

/// A word that must be known by now.
fn known<I: WordId>(source: &mut Source<'_>, words: &Words<I>, word: Word<'_>) -> Option<I> {
    let found = words.find(word.0);
    if found.is_none() {
        let help = words.nearest(word.0).map(|near| format!("did you mean `{near}`?"));
        source.report(word.0, format!("unknown word `{}`", word.0), help);
    }
    found
}

fn link_elements(source: &mut Source<'_>, lexicon: &mut Lexicon, rows: &[Row<'_>]) {
    for row in rows {
        let mut found = |list: &[Word<'_>]| -> Vec<_> {
            list.iter().filter_map(|&word| known(source, &lexicon.elements, word)).collect()
        };
        let links =
            ElementLinks { includes: found(&row.includes), made_of: found(&row.made_of), ..ElementLinks::default() };
        if let Some(element) = lexicon.elements.find(row.id.0) {
            lexicon.element_links.insert(element, links);
        }
    }
}

fn link_events(source: &mut Source<'_>, lexicon: &mut Lexicon, rows: &[Row<'_>]) {
    for row in rows {
        let links = EventLinks {
            fallback: row.fallback.and_then(|word| known(source, &lexicon.events, word)),
            follows: row.follows.iter().filter_map(|&word| known(source, &lexicon.events, word)).collect(),
        };
        if let Some(event) = lexicon.events.find(row.id.0) {
            lexicon.event_links.insert(event, links);
        }
    }
}

fn link_causes(source: &mut Source<'_>, lexicon: &mut Lexicon, rows: &[Row<'_>]) {
    for row in rows {
        let medium = row.medium.and_then(|word| known(source, &lexicon.media, word));
        if let (Some(cause), Some(medium)) = (lexicon.causes.find(row.id.0), medium) {
            lexicon.cause_medium.insert(cause, medium);
        }
    }
}
