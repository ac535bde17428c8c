//! The digest of an incident: the same for the same facts, however its document is laid out.

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::law::SourceFile;
use crate::truth::{Set, sort};

/// Digest of a document, `sha256:…`. Blanks, the order of keys, and keys that are null, and so unknown, change nothing.
pub fn digest(document: &Value) -> String {
    let mut text = String::new();
    write(document, &mut text);
    crate::law::hex(&Sha256::digest(text.as_bytes()))
}

/// Digest of the holiday calendars among rule files, in the order of their paths.
pub fn calendars(files: &[SourceFile]) -> String {
    let mut calendars: Vec<(&str, &str)> = files
        .iter()
        .map(|file| (file.path.as_str(), code(&file.text)))
        .filter(|(_, code)| code.starts_with("Calendar("))
        .collect();
    sort(&mut calendars);
    let mut hasher = Sha256::new();
    for part in calendars.into_iter().flat_map(|(path, code)| [path, code]) {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    crate::law::hex(&hasher.finalize())
}

/// A rule file from its first word on, the remarks before it left out.
fn code(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, after)| after).trim_start();
    }
    rest
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Array(items) => {
            text.push('[');
            for item in items {
                write(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Value::Object(entries) => {
            // Sorted here, so that nothing hangs on the order in which the JSON library keeps keys.
            text.push('{');
            for key in entries.keys().map(String::as_str).collect::<Set<_>>() {
                let Some(value) = entries.get(key).filter(|value| !value.is_null()) else { continue };
                quote(key, text);
                text.push(':');
                write(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Value::String(word) => quote(word, text),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Null => text.push_str("null"),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => text.push_str(&number.to_string()),
            (None, Some(number)) => text.push_str(&number.to_string()),
            // No fact is a fraction: a document with one has been refused before it comes to a digest.
            (None, None) => text.push_str("fraction"),
        },
    }
}

/// A text as JSON writes it.
fn quote(word: &str, text: &mut String) {
    text.push_str(&serde_json::to_string(word).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::digest;

    #[test]
    fn nulls_are_absent_and_lists_keep_their_order() {
        assert_eq!(digest(&json!({"a": 1, "b": null})), digest(&json!({"a": 1})));
        assert_ne!(digest(&json!({"a": [1, 2]})), digest(&json!({"a": [2, 1]})));
        assert_ne!(digest(&json!({"a": "1"})), digest(&json!({"a": 1})));
    }
}
