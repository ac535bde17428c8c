//! Lawyers' case files: facts, and every duty that must come of them.
//!
//! A case file stands beside its law's path, `tests/cases/us/tx.ron` for `jurisdictions/us/tx.ron`, and is RON that a
//! lawyer reads and writes; CONTRIBUTING.md shows one line by line. [`read()`] reports every error of a file at once, with
//! line and column; [`judge()`] runs one case and says in plain words what came otherwise than expected.

mod expect;
mod judge;
mod locate;
mod merge;
mod read;
mod syntax;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::engine::{Engine, Options};
use crate::facts::IncidentError;

pub use judge::{Finding, judge};
pub use read::{is_case_file, read};

/// The cases of one law.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Where it was read, as the user named it.
    pub path: String,
    /// Id of the law whose duties are judged; `*` judges every duty of every law.
    pub law: String,
    /// The cases, in the order of the file.
    pub cases: Vec<Case>,
}

/// One case: facts, the instant of the assessment, and what must come of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// A full sentence.
    pub name: String,
    /// Line of the file on which it starts, from 1.
    pub line: usize,
    /// The incident: the file's base with the case's own facts laid over it.
    pub incident: Value,
    /// "Now" and the date of the law.
    pub options: Options,
    expected: expect::Expected,
}

/// What the browser's harness needs to repeat an assessment and compare it byte for byte: one line of NDJSON.
///
/// # Errors
///
/// Those of the incident.
pub fn answer(engine: &Engine, name: &str, incident: &Value, options: &Options) -> Result<String, Vec<IncidentError>> {
    let assessment = engine.assess(incident, options)?;
    let text = serde_json::to_string(&assessment).unwrap_or_default();
    let mut given = serde_json::json!({ "now": options.now, "all": options.all });
    if let (Some(date), Some(map)) = (&options.as_of, given.as_object_mut()) {
        map.insert("asOf".to_owned(), Value::String(date.clone()));
    }
    Ok(serde_json::json!({ "name": name, "incident": incident, "options": given, "answer": text }).to_string())
}
