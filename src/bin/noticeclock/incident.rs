//! An incident from a file or from standard input, JSON or RON.

use std::io::Read as _;
use std::path::Path;

use noticeclock::facts::{self, IncidentError};
use serde_json::Value;

use crate::problems;
use crate::stop::Stop;

/// Bytes of an incident that are read at most: far more than any incident has, far less than a machine.
const LIMIT: u64 = 64 << 20;

/// A document that was read, and its text for the sake of error messages.
pub struct Document {
    /// What the user called it.
    pub name: String,
    text: String,
    /// The document.
    pub value: Value,
}

impl Document {
    /// Its errors as text for standard error.
    pub fn refuse(&self, errors: &[IncidentError]) -> Stop {
        Stop::BadInput(problems::incident(&self.name, &self.text, errors))
    }
}

/// Reads `path`; `-` is standard input. A name that ends in `.ron` is RON, everything else JSON, but for standard input,
/// which is RON where it starts with a parenthesis.
pub fn read(path: &Path) -> Result<Document, Stop> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin { "standard input".to_owned() } else { path.display().to_string() };
    let text = bytes(path, stdin).map_err(|error| Stop::io(&name, &error))?;
    if text.len() as u64 > LIMIT {
        return Err(Stop::because(format!("{name}: longer than {} MiB", LIMIT >> 20)));
    }
    let text = String::from_utf8(text).map_err(|_| Stop::because(format!("{name}: not UTF-8")))?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let ron = if stdin { text.trim_start().starts_with('(') } else { path.extension().is_some_and(|ext| ext == "ron") };
    let value = if ron { facts::parse_ron(&text) } else { facts::parse_json(&text) };
    match value {
        Ok(value) => Ok(Document { name, text, value }),
        Err(error) => Err(Stop::BadInput(problems::incident(&name, &text, &[error]))),
    }
}

fn bytes(path: &Path, stdin: bool) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if stdin {
        std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut out)?;
    } else {
        std::fs::File::open(path)?.take(LIMIT + 1).read_to_end(&mut out)?;
    }
    Ok(out)
}
