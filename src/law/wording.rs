//! The RON reader's errors in words for a lawyer: no type names of ours, and the nearest known word.

use ron::error::Error;

use crate::facts::nearest;

/// Message and help for an error.
pub fn of(error: &Error) -> (String, Option<String>) {
    match error {
        Error::NoSuchEnumVariant { expected, found, .. } => {
            (format!("unknown word `{found}`"), Some(suggest(found, expected)))
        }
        Error::NoSuchStructField { expected, found, .. } => {
            (format!("unknown field `{found}`"), Some(suggest(found, expected)))
        }
        Error::MissingStructField { field, .. } => (format!("`{field}` is missing"), None),
        Error::DuplicateStructField { field, .. } => (format!("`{field}` stands twice"), None),
        Error::ExpectedIdentifier => (
            "expected a bare word".into(),
            Some("a word of the language or the vocabulary, without quotation marks".into()),
        ),
        Error::ExpectedString => ("expected a text".into(), Some("put it in quotation marks".into())),
        Error::ExpectedArray => ("expected a list".into(), Some("put it in square brackets: [ … ]".into())),
        Error::ExpectedComma => ("expected a comma or the closing bracket".into(), None),
        Error::ExpectedMapColon => ("expected a colon after the name of the field".into(), None),
        Error::ExpectedInteger => ("expected a whole number".into(), None),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("expected an opening bracket `(`".into(), None)
        }
        Error::Eof => ("the file ends too early".into(), Some("a bracket or a quotation mark is not closed".into())),
        Error::TrailingCharacters => ("nothing may follow here".into(), None),
        Error::ExceededRecursionLimit => ("too many brackets inside one another".into(), None),
        other => {
            let text = other.to_string();
            let mut chars = text.chars();
            let lower = chars.next().map(|first| first.to_lowercase().chain(chars).collect::<String>());
            (lower.unwrap_or_default(), None)
        }
    }
}

/// "did you mean", or the words that are known.
pub fn suggest(found: &str, known: &[&str]) -> String {
    match nearest(found, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "nothing is known here".into(),
        None => format!("known here: {}", known.join(", ")),
    }
}
