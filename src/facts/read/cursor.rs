//! A value of the document together with its path, and the typed ways to take it.

use serde_json::{Map, Number, Value};

use super::IncidentError;
use crate::facts::{WordId, Words, nearest};
use crate::truth;

/// The errors found so far.
pub type Errors = Vec<IncidentError>;

/// A value and where it stands.
#[derive(Clone)]
pub struct Cursor<'v> {
    value: &'v Value,
    path: String,
}

impl<'v> Cursor<'v> {
    /// The document itself.
    pub fn root(value: &'v Value) -> Self {
        Self { value, path: String::new() }
    }

    /// Reports something wrong with this value.
    pub fn fail<T>(&self, errors: &mut Errors, message: impl Into<String>, help: Option<String>) -> Option<T> {
        let (path, message) = (self.path.clone(), message.into());
        errors.push(IncidentError { path, message, help, line: None, column: None });
        None
    }

    /// Reports that something else was expected.
    pub fn expected<T>(&self, errors: &mut Errors, what: &str) -> Option<T> {
        self.fail(errors, format!("expected {what}, found {}", describe(self.value)), None)
    }

    /// The fields of an object, unknown keys reported; null fields are left out, as unknown.
    pub fn fields(&self, known: &[&str], errors: &mut Errors) -> Option<Fields<'v>> {
        let Value::Object(map) = self.value else { return self.expected(errors, "an object") };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let help = nearest(key, known.iter().copied())
                .map_or_else(|| format!("known here: {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
            self.child(key, &Value::Null).fail::<()>(errors, format!("unknown key `{key}`"), Some(help));
        }
        Some(Fields { of: self.clone(), map })
    }

    /// The entries of an object with free keys, also those that are null, so that their keys are looked at.
    pub fn entries(&self, errors: &mut Errors) -> Vec<(&'v str, Self)> {
        match self.value {
            Value::Object(map) => map.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect(),
            _ => self.expected(errors, "an object").unwrap_or_default(),
        }
    }

    /// The items of a list.
    pub fn items(&self, errors: &mut Errors) -> Vec<Self> {
        match self.value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, value)| Self { value, path: format!("{}[{index}]", self.path) })
                .collect(),
            _ => self.expected(errors, "a list").unwrap_or_default(),
        }
    }

    /// A text.
    pub fn text(&self, errors: &mut Errors) -> Option<&'v str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => self.expected(errors, "a text"),
        }
    }

    /// True or false.
    pub fn truth(&self, errors: &mut Errors) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(*value),
            _ => self.expected(errors, "true, false or null for unknown"),
        }
    }

    /// A number of people.
    pub fn count(&self, errors: &mut Errors) -> Option<u64> {
        let Value::Number(number) = self.value else { return self.expected(errors, "a whole number of people") };
        match number.as_u64() {
            Some(count) if count <= EXACT => Some(count),
            _ => self.fail(
                errors,
                match whole(number) {
                    Some(number) => format!("a number of people cannot be {number}"),
                    None => format!("a number of people cannot be {}", unwritten(number)),
                },
                Some("expected a whole number, 0 or more; null where it is unknown".into()),
            ),
        }
    }

    /// One of a few fixed words.
    pub fn choice<T: Copy>(&self, table: &[(&str, T)], errors: &mut Errors) -> Option<T> {
        let word = self.text(errors)?;
        if let Some((_, value)) = table.iter().find(|(name, _)| *name == word) {
            return Some(*value);
        }
        let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
        self.unknown_word(word, nearest(word, names.iter().copied()), &names.join(", "), errors)
    }

    /// A word of the vocabulary.
    pub fn word<I: WordId>(&self, words: &Words<I>, kind: &str, errors: &mut Errors) -> Option<I> {
        let word = self.text(errors)?;
        words.find(word).or_else(|| {
            let help = format!("a {kind} of the vocabulary");
            self.unknown_word(word, words.nearest(word), &help, errors)
        })
    }

    fn unknown_word<T>(&self, word: &str, near: Option<&str>, expected: &str, errors: &mut Errors) -> Option<T> {
        let help = near.map(|near| format!("did you mean `{near}`?"));
        self.fail(errors, format!("unknown word `{word}`, expected {expected}"), help)
    }

    /// Whether it is null, and so unknown.
    pub fn is_unknown(&self) -> bool {
        self.value.is_null()
    }

    /// The value itself.
    pub fn value(&self) -> &'v Value {
        self.value
    }

    fn child(&self, key: &str, value: &'v Value) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { value, path }
    }
}

/// The fields of an object.
pub struct Fields<'v> {
    of: Cursor<'v>,
    map: &'v Map<String, Value>,
}

impl<'v> Fields<'v> {
    /// A field that is there and not null.
    pub fn get(&self, key: &str) -> Option<Cursor<'v>> {
        self.map.get(key).filter(|value| !value.is_null()).map(|value| self.of.child(key, value))
    }

    /// A field that must be there.
    pub fn need(&self, key: &str, errors: &mut Errors) -> Option<Cursor<'v>> {
        self.get(key).or_else(|| self.of.fail(errors, format!("`{key}` is missing"), None))
    }
}

/// A value in the words of someone who looks at the JSON.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(value) => format!("{value}"),
        Value::Number(number) => match whole(number) {
            Some(number) => format!("the number {number}"),
            None => unwritten(number).into(),
        },
        Value::String(text) => {
            let short: String = text.chars().take(40).collect();
            format!("the text \"{short}{}\"", if short.len() < text.len() { "…" } else { "" })
        }
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
    }
}

/// JavaScript holds whole numbers exactly up to here; beyond it both doors would not give the same bytes.
const EXACT: u64 = 9_007_199_254_740_991;

/// A whole number that both doors hold exactly.
fn whole(number: &Number) -> Option<i64> {
    number.as_i64().filter(|whole| whole.unsigned_abs() <= EXACT)
}

/// Any other number. Its digits are left out: to write them takes tables that are a twentieth of the browser's module.
fn unwritten(number: &Number) -> &'static str {
    if number.as_f64().is_some_and(|number| number.fract() != 0.0) { "a fraction" } else { "so large a number" }
}

/// Keeps the first index of each key and reports the others.
pub fn refuse_twice(entries: &[(String, Cursor<'_>)], what: &str, errors: &mut Errors) {
    // Of one key the entry that is put in last stays: going backwards, the first.
    let firsts: truth::Map<&str, &str> =
        entries.iter().rev().map(|(key, cursor)| (key.as_str(), cursor.path.as_str())).collect();
    for (key, cursor) in entries {
        if let Some(&first) = firsts.get(key.as_str()).filter(|first| **first != cursor.path) {
            cursor.fail::<()>(errors, format!("{what} `{key}` stands twice, first at {first}"), None);
        }
    }
}
