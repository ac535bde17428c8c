//! From text to a document: JSON or RON, a key that stands twice refused.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::IncidentError;

/// Reads JSON text.
///
/// # Errors
///
/// Where the text is no JSON, or a key stands twice in one object: one error with line and column.
pub fn parse_json(text: &str) -> Result<Value, IncidentError> {
    let strict: Document<false> = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        unreadable("JSON", message, error.line(), error.column())
    })?;
    Ok(strict.0)
}

/// Reads RON text, in which names of fields stand without quotation marks: `(schema: 1, cohorts: [...])`.
///
/// # Errors
///
/// Where the text is no RON, or a field stands twice in one struct: one error with line and column.
pub fn parse_ron(text: &str) -> Result<Value, IncidentError> {
    let strict: Document<true> = ron::from_str(text)
        .map_err(|error| unreadable("RON", &error.code.to_string(), error.span.start.line, error.span.start.col))?;
    Ok(strict.0)
}

fn unreadable(format: &str, message: &str, line: usize, column: usize) -> IncidentError {
    IncidentError {
        path: String::new(),
        message: format!("this is not readable as {format}: {message}"),
        help: None,
        line: Some(line),
        column: Some(column),
    }
}

/// A document in which no key stands twice. `RON`: it is read from RON, where a struct stands for an object and `None` for
/// null, and where a bare word would read as nothing at all: `kind: business` must not silently say "unknown".
#[derive(Clone, Debug)]
pub struct Document<const RON: bool>(pub Value);

impl<'de, const RON: bool> Deserialize<'de> for Document<RON> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Documents::<RON>).map(Document)
    }
}

struct Documents<const RON: bool>;

impl<'de, const RON: bool> Visitor<'de> for Documents<RON> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an incident")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        if RON {
            let message = "a word that stands bare: put it in quotation marks, or write None where the fact is unknown";
            return Err(E::custom(message));
        }
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Document::<RON>(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((key, Document::<RON>(value))) = entries.next_entry::<String, Document<RON>>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("the key `{key}` stands twice")));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}
