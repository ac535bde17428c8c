//! How a problem is mended: the nearest known word.

use crate::facts::nearest;

/// "did you mean", or the words that are known.
pub fn suggest(found: &str, known: &[&str]) -> String {
    match nearest(found, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "nothing is known here".into(),
        None => format!("known here: {}", known.join(", ")),
    }
}
