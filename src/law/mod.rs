//! The rule language: RON as files have it (`tree`, `read`), looked up and checked (`load`, `resolve`, `check`), and as
//! the engine uses it (`model`).
//!
//! Knows nothing of incidents beyond the words in which they are told.

mod check;
mod deadline;
mod files;
mod load;
pub mod model;
mod plain;
mod read;
mod resolve;
mod source;
mod tree;
mod wording;

pub use load::load;
pub use source::{Problem, SourceFile};

/// A digest as `sha256:…`.
pub(crate) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::from("sha256:"), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
