//! How a subcommand ends.

use std::io;

/// It did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing to complain of: exit code 0.
    Fine,
    /// Findings, failed cases or differences, already written out: exit code 1.
    Findings,
}

/// It could not do its work.
#[derive(Debug)]
pub enum Stop {
    /// The input is bad; the text says how, and goes to standard error: exit code 2.
    BadInput(String),
    /// The reader of the output went away. Nobody is left to be told.
    PipeClosed,
}

impl Stop {
    /// `error: what happened`.
    pub fn because(text: impl std::fmt::Display) -> Self {
        Self::BadInput(crate::problems::plain(&text.to_string()))
    }

    /// A file or stream that could not be read or written.
    pub fn io(what: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::PipeClosed
        } else {
            Self::because(format!("{what}: {error}"))
        }
    }
}
