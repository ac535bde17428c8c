//! Standard output and error: colour only where a terminal reads it, and no complaint about a closed pipe.

use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use noticeclock::export::text::{Layout, Paint};

use crate::stop::Stop;

/// How an answer that can be read or processed is written.
#[derive(clap::Args)]
pub struct Form {
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// JSON on one line
    #[arg(long)]
    compact: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a reader
    Text,
    /// As data
    Json,
}

impl Form {
    /// Writes an answer to standard output: its text, or itself.
    pub fn give(&self, answer: &impl serde::Serialize, text: impl FnOnce() -> String) -> Result<(), Stop> {
        match self.format {
            Format::Text => say(&text()),
            Format::Json => data(&json(answer, self.compact)?),
        }
    }
}

/// How wide text is set, and with colours, which [`say`] takes out again where nobody wants them.
pub fn layout() -> Layout {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let seen = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    let width = columns.or(seen.map(|(width, _)| usize::from(width.0))).unwrap_or(100);
    // Longer lines are harder to read, however wide the window is.
    Layout { width: width.min(120), paint: Paint::Ansi }
}

/// Writes to standard output.
pub fn say(text: &str) -> Result<(), Stop> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Stop::io("standard output", &error))
}

/// Writes bytes that are data, not text for a person: no colour is looked for in them.
pub fn data(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Stop::io("standard output", &error))
}

/// Writes to standard error. Where even that is closed, nobody can be told.
pub fn complain(text: &str) {
    let mut out = anstream::stderr().lock();
    let _ = out.write_all(text.as_bytes());
    if !text.ends_with('\n') {
        let _ = out.write_all(b"\n");
    }
}

/// Serialised as JSON, with a line break at its end.
pub fn json(value: &impl serde::Serialize, compact: bool) -> Result<String, Stop> {
    let text = if compact { serde_json::to_string(value) } else { serde_json::to_string_pretty(value) };
    text.map(|text| text + "\n")
        .map_err(|error| Stop::because(format!("the answer cannot be written as JSON: {error}")))
}
