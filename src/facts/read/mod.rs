//! The strict reader of incidents: every error at once, each with its JSON path, what was expected and how to mend it.

mod cohorts;
mod cursor;
mod sections;
mod text;

use serde::Serialize;
use serde_json::Value;

use super::{Incident, Lexicon};
use cursor::Cursor;
pub use text::{Document, parse_json, parse_ron};

/// One thing wrong with an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentError {
    /// JSON path of the value, for example `cohorts[0].count`; empty for the document as a whole.
    pub path: String,
    /// What is wrong and what was expected.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Line in the text, from 1, where the text itself cannot be read.
    pub line: Option<usize>,
    /// Column in the text, from 1, where the text itself cannot be read.
    pub column: Option<usize>,
}

impl std::fmt::Display for IncidentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, "line {line}, column {column}: ")?;
        } else if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, " ({help})"))
    }
}

const SECTIONS: &[&str] = &[
    "schema",
    "reference",
    "exercise",
    "organization",
    "timeline",
    "cause",
    "effects",
    "cohorts",
    "harm",
    "answers",
    "holds",
    "notices",
];

/// Reads an incident (`schema: 1`). Absent and null mean unknown.
///
/// # Errors
///
/// Every unknown key, wrong type, unknown word, impossible date and contradiction of the document, in its order.
pub fn read_incident(document: &Value, lexicon: &Lexicon) -> Result<Incident, Vec<IncidentError>> {
    let mut errors = Vec::new();
    let incident = sections::incident(&Cursor::root(document), lexicon, &mut errors);
    if errors.is_empty() { Ok(incident) } else { Err(errors) }
}
