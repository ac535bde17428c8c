//! A form with named fields, read field by field, so that one wrong field hides no other.

use ron::value::RawValue;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::source::Source;
use super::syntax::Word;
use super::wording::suggest;

/// RON as rule files write it: an optional field stands without `Some(...)`.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Reads a piece of the file as `T`; an error is reported at its place.
pub fn read<'a, T: serde::Deserialize<'a>>(source: &mut Source<'a>, piece: &'a str) -> Option<T> {
    match options().from_str(piece) {
        Ok(value) => Some(value),
        Err(error) => {
            source.report_ron(piece, &error);
            None
        }
    }
}

/// The items of a list as pieces of the file.
pub fn items<'a>(source: &mut Source<'a>, piece: &'a str) -> Vec<&'a str> {
    let raws: Option<Vec<&'a RawValue>> = read(source, piece);
    raws.unwrap_or_default().into_iter().map(|raw| trimmed(raw.get_ron())).collect()
}

/// The fields of a form, each still a piece of the file.
pub struct Fields<'a> {
    whole: &'a str,
    fields: Vec<(&'a str, &'a str)>,
}

impl<'a> Fields<'a> {
    /// Reads `Name(field: value, …)`, or `(field: value, …)` where `name` is empty. Fields that are not `known` and
    /// fields that stand twice are reported; the others can be taken.
    pub fn read(source: &mut Source<'a>, piece: &'a str, name: &'static str, known: &[&str]) -> Option<Self> {
        let mut deserializer = match ron::Deserializer::from_str_with_options(piece, &options()) {
            Ok(deserializer) => deserializer,
            Err(error) => {
                source.report_ron(piece, &error);
                return None;
            }
        };
        let read = Form { name }.deserialize(&mut deserializer).and_then(|fields| deserializer.end().map(|()| fields));
        let fields = match read.map_err(|error| deserializer.span_error(error)) {
            Ok(fields) => fields,
            Err(error) => {
                source.report_ron(piece, &error);
                return None;
            }
        };
        let mut kept: Vec<(&str, &str)> = Vec::new();
        for (key, value) in fields {
            if !known.contains(&key) {
                source.report(key, format!("unknown field `{key}`"), Some(suggest(key, known)));
            } else if kept.iter().any(|(other, _)| *other == key) {
                source.report(key, format!("`{key}` stands twice"), None);
            } else {
                kept.push((key, value));
            }
        }
        Some(Self { whole: piece, fields: kept })
    }

    /// The piece of a field.
    pub fn piece(&self, key: &str) -> Option<&'a str> {
        self.fields.iter().find(|(other, _)| *other == key).map(|(_, value)| *value)
    }

    /// The piece of a field that must be there.
    pub fn need_piece(&self, source: &mut Source<'a>, key: &str) -> Option<&'a str> {
        let piece = self.piece(key);
        if piece.is_none() {
            source.report(self.head(), format!("`{key}` is missing"), None);
        }
        piece
    }

    /// A field as `T`.
    pub fn get<T: serde::Deserialize<'a>>(&self, source: &mut Source<'a>, key: &str) -> Option<T> {
        self.piece(key).and_then(|piece| read(source, piece))
    }

    /// A field as `T` that must be there.
    pub fn need<T: serde::Deserialize<'a>>(&self, source: &mut Source<'a>, key: &str) -> Option<T> {
        self.need_piece(source, key).and_then(|piece| read(source, piece))
    }

    /// The place to report what concerns the form as a whole: its name, or its opening bracket.
    pub fn head(&self) -> &'a str {
        let end = self.whole.find('(').map_or(self.whole.len(), |bracket| bracket.max(1));
        self.whole.get(..end).unwrap_or(self.whole)
    }
}

/// The piece without the blanks and remarks before it.
pub fn trimmed(piece: &str) -> &str {
    let mut rest = piece.trim();
    loop {
        let after = if let Some(remark) = rest.strip_prefix("//") {
            remark.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(remark) = rest.strip_prefix("/*") {
            remark.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

struct Form {
    name: &'static str,
}

impl<'de> DeserializeSeed<'de> for Form {
    type Value = Vec<(&'de str, &'de str)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // The field names are not given here, so that every unknown one reaches the visitor.
        deserializer.deserialize_struct(self.name, &[], self)
    }
}

impl<'de> Visitor<'de> for Form {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}( … ) with named fields", self.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(Word(key)) = entries.next_key()? {
            let value: &'de RawValue = entries.next_value()?;
            fields.push((key, trimmed(value.get_ron())));
        }
        Ok(fields)
    }
}
