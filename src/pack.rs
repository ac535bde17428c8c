//! The rule files that are bundled with the program.

use crate::law::SourceFile;

/// All files one after the other, without remarks; written by `build.rs`.
const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.ron"));

/// Path, and where it begins and ends in the text, of every file under `jurisdictions/`, sorted by path.
#[allow(clippy::unreadable_literal, reason = "a generated table")]
const FILES: &[(&str, usize, usize)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The bundled rule files.
pub fn files() -> Vec<SourceFile> {
    let file = |&(path, start, end): &(&str, usize, usize)| SourceFile {
        path: path.to_owned(),
        text: TEXT.get(start..end).unwrap_or_default().to_owned(),
    };
    FILES.iter().map(file).collect()
}
