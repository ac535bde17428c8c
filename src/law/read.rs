//! From values to words, texts, numbers, lists and forms. Each reader reports what is wrong at its place and gives nothing then,
//! so that one wrong field hides no other.

use std::borrow::Cow;

use super::source::Source;
use super::tree::{Kind, Node};
use super::wording::suggest;

/// A bare word of the vocabulary: `ssn`, `discovered`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a>(pub &'a str);

/// A text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What can be read from a value.
pub trait Read<'a>: Sized {
    /// Reads it, or reports why not.
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self>;
}

impl<'a> Read<'a> for Word<'a> {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let Kind::Word = node.kind else {
            let help = "a word of the language or the vocabulary, without quotation marks";
            return wrong(source, node, "expected a bare word", help);
        };
        Some(Self(node.at))
    }
}

impl<'a> Read<'a> for Text<'a> {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let Kind::Text(text) = &node.kind else {
            return wrong(source, node, "expected a text", "put it in quotation marks");
        };
        Some(Self(text.clone()))
    }
}

impl<'a> Read<'a> for String {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        Text::read(source, node).map(|text| text.as_str().to_owned())
    }
}

impl<'a> Read<'a> for u64 {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let Kind::Number(number) = node.kind else {
            return wrong(source, node, "expected a whole number", "write digits alone");
        };
        Some(number)
    }
}

impl<'a> Read<'a> for u32 {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let number = Self::try_from(u64::read(source, node)?).ok();
        if number.is_none() {
            source.report(node.at, "the number is too large", None);
        }
        number
    }
}

impl<'a> Read<'a> for bool {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        one_of(source, node, &[("true", true), ("false", false)])
    }
}

impl<'a, T: Read<'a>> Read<'a> for Vec<T> {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let mut list = Some(Self::new());
        // To the end, so that every item is looked at.
        for item in items(source, node)? {
            match (T::read(source, item), &mut list) {
                (Some(item), Some(list)) => list.push(item),
                (None, list) => *list = None,
                (Some(_), None) => {}
            }
        }
        list
    }
}

impl<'a, T: Read<'a>> Read<'a> for (T, T) {
    fn read(source: &mut Source<'a>, node: &Node<'a>) -> Option<Self> {
        let Kind::Call("", pair) = &node.kind else {
            return wrong(source, node, "expected a pair", "write (one, the other)");
        };
        let [one, other] = pair.as_slice() else {
            return wrong(source, node, "expected a pair", "write (one, the other)");
        };
        let (one, other) = (T::read(source, one), T::read(source, other));
        Some((one?, other?))
    }
}

fn wrong<T>(source: &mut Source<'_>, node: &Node<'_>, message: &str, help: &str) -> Option<T> {
    source.report(node.head(), message, Some(help.to_owned()));
    None
}

/// The values in a list.
pub fn items<'n, 'a>(source: &mut Source<'a>, node: &'n Node<'a>) -> Option<&'n [Node<'a>]> {
    match &node.kind {
        Kind::List(items) => Some(items),
        _ => wrong(source, node, "expected a list", "put it in square brackets: [ … ]"),
    }
}

/// One of some bare words.
pub fn one_of<T: Copy>(source: &mut Source<'_>, node: &Node<'_>, words: &[(&str, T)]) -> Option<T> {
    let found = words.iter().find(|(word, _)| matches!(node.kind, Kind::Word) && *word == node.at);
    if found.is_none() {
        unknown(source, node, words.iter().map(|(word, _)| *word));
    }
    found.map(|(_, value)| *value)
}

/// Reports that none of these words stands here.
pub fn unknown<'w>(source: &mut Source<'_>, node: &Node<'_>, words: impl Iterator<Item = &'w str>) {
    let words: Vec<&str> = words.collect();
    let name = node.name();
    let message = if name.is_empty() { "expected a word".to_owned() } else { format!("unknown word `{name}`") };
    source.report(node.head(), message, Some(suggest(name, &words)));
}

/// The fields of a form.
#[derive(Clone, Copy)]
pub struct Fields<'n, 'a> {
    head: &'a str,
    fields: &'n [(&'a str, Node<'a>)],
}

impl<'n, 'a> Fields<'n, 'a> {
    /// The fields of `Name(field: value, …)`, or of `(field: value, …)` where `name` is empty. Fields that are not `known`
    /// and fields that stand twice are reported; the others can be taken.
    pub fn of(source: &mut Source<'a>, node: &'n Node<'a>, name: &str, known: &[&str]) -> Option<Self> {
        let fields: &[_] = match &node.kind {
            Kind::Form(head, fields) if *head == name => fields,
            Kind::Call(head, args) if *head == name && args.is_empty() => &[],
            Kind::Form(..) | Kind::Call(..) if !name.is_empty() && !node.name().is_empty() => {
                unknown(source, node, [name].into_iter());
                return None;
            }
            _ => return wrong(source, node, "expected a form", &format!("write {name}( … ) with named fields")),
        };
        for (index, (key, _)) in fields.iter().enumerate() {
            if !known.contains(key) {
                source.report(key, format!("unknown field `{key}`"), Some(suggest(key, known)));
            } else if fields.iter().take(index).any(|(other, _)| other == key) {
                source.report(key, format!("`{key}` stands twice"), None);
            }
        }
        Some(Self { head: node.head(), fields })
    }

    /// A field.
    pub fn node(&self, key: &str) -> Option<&'n Node<'a>> {
        self.fields.iter().find(|(other, _)| *other == key).map(|(_, node)| node)
    }

    /// A field that must be there.
    pub fn need_node(&self, source: &mut Source<'a>, key: &str) -> Option<&'n Node<'a>> {
        let node = self.node(key);
        if node.is_none() {
            source.report(self.head, format!("`{key}` is missing"), None);
        }
        node
    }

    /// The letters of a field; those of the whole form where it is missing.
    pub fn at(&self, key: &str) -> &'a str {
        self.node(key).map_or(self.head, |node| node.at)
    }

    /// A field as `T`.
    pub fn get<T: Read<'a>>(&self, source: &mut Source<'a>, key: &str) -> Option<T> {
        self.node(key).and_then(|node| T::read(source, node))
    }

    /// A field as `T` that must be there.
    pub fn need<T: Read<'a>>(&self, source: &mut Source<'a>, key: &str) -> Option<T> {
        self.need_node(source, key).and_then(|node| T::read(source, node))
    }

    /// A field that is one of some words.
    pub fn one_of<T: Copy>(&self, source: &mut Source<'a>, key: &str, words: &[(&str, T)]) -> Option<T> {
        self.node(key).and_then(|node| one_of(source, node, words))
    }

    /// The items of a field that is a list; none where it is absent.
    pub fn items(&self, source: &mut Source<'a>, key: &str) -> &'n [Node<'a>] {
        self.node(key).and_then(|node| items(source, node)).unwrap_or_default()
    }

    /// The letters to underline where the form as a whole is meant.
    pub fn head(&self) -> &'a str {
        self.head
    }
}
