//! The rule files that are bundled with the program.

use crate::law::SourceFile;

/// Path and text of every file under `jurisdictions/`, sorted by path; written by `build.rs`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The bundled rule files.
pub fn files() -> Vec<SourceFile> {
    FILES.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: (*text).into() }).collect()
}
