//! `Vocabulary(...)`: the words.

use crate::facts::{Ask, ElementLinks, ElementSet, EventLinks, Lexicon, Term, Terms, WordId, Words};
use crate::law::read::{Fields, Read, Word};
use crate::law::source::Source;
use crate::law::tree::{Kind, Node};
use crate::truth::Map;

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

/// The fields of a row of any list of words.
const ROW: &[&str] =
    &["id", "label", "also", "ask", "help", "includes", "made_of", "fallback", "follows", "medium", "group"];

/// A row of any list of words: its word and its fields.
struct Row<'n, 'a> {
    id: &'a str,
    label: String,
    fields: Fields<'n, 'a>,
}

/// A set of rules with an authority in each place of a group, which is looked up once places are known.
pub struct Scheme<'a> {
    /// Its word.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// The text that names the group.
    pub group: Node<'a>,
}

/// What the vocabularies of a pack add up to.
#[derive(Default)]
pub struct Vocabulary<'a> {
    /// The words of incidents.
    pub lexicon: Lexicon,
    /// The words of results, by list.
    pub labels: Map<&'static str, Map<String, String>>,
    /// The schemes.
    pub schemes: Vec<Scheme<'a>>,
}

/// Adds one vocabulary file.
pub fn add<'a>(source: &mut Source<'a>, node: &Node<'a>, to: &mut Vocabulary<'a>) {
    let Some(fields) = Fields::of(source, node, "Vocabulary", LISTS) else { return };
    let mut rows = |list: &str| -> Vec<Row<'_, 'a>> {
        fields.items(source, list).iter().filter_map(|node| row(source, node)).collect()
    };
    let [elements, events, causes] = ["elements", "events", "causes"].map(&mut rows);
    let [effects, sectors, subjects, media] = ["effects", "sectors", "subjects", "media"].map(&mut rows);
    let output: Vec<_> = OUTPUT_LISTS.iter().map(|&list| (list, rows(list))).collect();
    let schemes = rows("schemes");

    let lexicon = &mut to.lexicon;
    add_words(source, lexicon.elements.terms_mut(), &elements);
    add_words(source, lexicon.events.terms_mut(), &events);
    add_words(source, lexicon.causes.terms_mut(), &causes);
    add_words(source, lexicon.effects.terms_mut(), &effects);
    add_words(source, lexicon.sectors.terms_mut(), &sectors);
    add_words(source, lexicon.subjects.terms_mut(), &subjects);
    add_words(source, lexicon.media.terms_mut(), &media);
    if lexicon.elements.len() > ElementSet::CAPACITY {
        source.report(fields.head(), format!("more than {} data elements", ElementSet::CAPACITY), None);
    }
    link_elements(source, lexicon, &elements);
    link_events(source, lexicon, &events);
    link_causes(source, lexicon, &causes);

    for (list, rows) in output {
        to.labels.update(list, |words| {
            for row in rows {
                if words.insert(row.id.to_owned(), row.label).is_some() {
                    source.report(row.id, format!("the word `{}` stands twice", row.id), None);
                }
            }
        });
    }
    for row in schemes {
        match row.fields.node("group") {
            Some(group) => to.schemes.push(Scheme { id: row.id.to_owned(), label: row.label, group: group.clone() }),
            None => source.report(row.id, "a scheme needs its `group` of places", None),
        }
    }
    for node in fields.items(source, "asks") {
        let Some(fields) = Fields::of(source, node, "", &["path", "ask", "help", "judged_by"]) else { continue };
        let (path, ask) = (fields.need(source, "path"), fields.need(source, "ask"));
        let (help, judged_by) = (fields.get(source, "help"), fields.get(source, "judged_by"));
        if let (Some(path), Some(ask)) = (path, ask) {
            to.lexicon.asks.insert(path, Ask { ask, help, judged_by });
        }
    }
}

fn row<'n, 'a>(source: &mut Source<'a>, node: &'n Node<'a>) -> Option<Row<'n, 'a>> {
    let fields = Fields::of(source, node, "", ROW)?;
    let (id, label) = (fields.need::<Word<'a>>(source, "id"), fields.need(source, "label"));
    Some(Row { id: id?.0, label: label?, fields })
}

fn add_words<'a>(source: &mut Source<'a>, words: &mut Terms, rows: &[Row<'_, 'a>]) {
    for row in rows {
        let term = Term {
            id: row.id.to_owned(),
            also: row.fields.get(source, "also").unwrap_or_default(),
            label: row.label.clone(),
            ask: row.fields.get(source, "ask"),
            help: row.fields.get(source, "help"),
        };
        if let Err(taken) = words.add(term) {
            source.report(row.id, format!("the word `{taken}` stands twice"), None);
        }
    }
}

/// The words in a field, a single one or a list, which must be known by now.
fn known<'a, I: WordId>(source: &mut Source<'a>, row: &Row<'_, 'a>, key: &str, words: &Words<I>) -> Vec<I> {
    positions(source, row, key, words.terms()).into_iter().map(I::from_index).collect()
}

fn positions<'a>(source: &mut Source<'a>, row: &Row<'_, 'a>, key: &str, words: &Terms) -> Vec<usize> {
    let Some(node) = row.fields.node(key) else { return Vec::new() };
    let said = match &node.kind {
        Kind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let said: Vec<Word<'a>> = said.iter().filter_map(|node| Word::read(source, node)).collect();
    let find = |word: Word<'a>| {
        let found = words.find(word.0);
        if found.is_none() {
            let help = words.nearest(word.0).map(|near| format!("did you mean `{near}`?"));
            source.report(word.0, format!("unknown word `{}`", word.0), help);
        }
        found
    };
    said.into_iter().filter_map(find).collect()
}

fn link_elements<'a>(source: &mut Source<'a>, lexicon: &mut Lexicon, rows: &[Row<'_, 'a>]) {
    for row in rows {
        let [includes, made_of] = ["includes", "made_of"].map(|key| known(source, row, key, &lexicon.elements));
        if let Some(element) = lexicon.elements.find(row.id) {
            lexicon.element_links.insert(element, ElementLinks { includes, made_of, ..ElementLinks::default() });
        }
    }
}

fn link_events<'a>(source: &mut Source<'a>, lexicon: &mut Lexicon, rows: &[Row<'_, 'a>]) {
    for row in rows {
        let [fallback, follows] = ["fallback", "follows"].map(|key| known(source, row, key, &lexicon.events));
        if let Some(event) = lexicon.events.find(row.id) {
            lexicon.event_links.insert(event, EventLinks { fallback: fallback.first().copied(), follows });
        }
    }
}

fn link_causes<'a>(source: &mut Source<'a>, lexicon: &mut Lexicon, rows: &[Row<'_, 'a>]) {
    for row in rows {
        let medium = known(source, row, "medium", &lexicon.media).first().copied();
        if let (Some(cause), Some(medium)) = (lexicon.causes.find(row.id), medium) {
            lexicon.cause_medium.insert(cause, medium);
        }
    }
}
