//! Rule files as text, places in them, and the problems found there.

use std::ops::Range;

use serde::Serialize;

/// A file of the rule pack: its path, for messages and order only, and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Path with forward slashes, relative to where the reader looked: `us/tx/us-tx.ron`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Something wrong in a rule file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Path of the file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end of the place.
    pub end_line: usize,
    /// Column in characters just after the end of the place.
    pub end_column: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The line of the file that the place begins on.
    pub source_line: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, " ({help})"))
    }
}

/// A file being read, with the problems found in it so far.
///
/// Everything read from the file borrows from its text, so a place in it is known by its address: no spans need to be
/// carried through the readers.
pub struct Source<'a> {
    path: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Source<'a> {
    /// A file with no problems yet.
    pub fn new(file: &'a SourceFile) -> Self {
        Self { path: &file.path, text: &file.text, problems: Vec::new() }
    }

    /// The path.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The problems found.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Whether a borrowed piece stands in this file.
    pub fn holds(&self, piece: &str) -> bool {
        self.range_of(piece).is_some()
    }

    /// The text in quotation marks that says exactly this, the n-th of such, from 0; the last one where there are fewer.
    pub fn nth_quoted(&self, text: &str, n: usize) -> &'a str {
        let quoted = format!("\"{text}\"");
        let found = self.text.match_indices(&quoted).map(|(start, _)| start);
        let start = found.clone().nth(n).or_else(|| found.last());
        start.and_then(|start| self.text.get(start + 1..start + 1 + text.len())).unwrap_or_default()
    }

    /// Reports a problem at a piece of this file's text. A text that had to be unescaped stands nowhere in the file: such
    /// a problem is reported at its beginning.
    pub fn report(&mut self, at: &str, message: impl Into<String>, help: Option<String>) {
        let range = self.range_of(at).unwrap_or(0..0);
        let message = message.into();
        let (line, column) = position(self.text, range.start);
        let (end_line, end_column) = position(self.text, range.end);
        let source_line = self.text.lines().nth(line - 1).unwrap_or_default().to_owned();
        let path = self.path.to_owned();
        self.problems.push(Problem { path, line, column, end_line, end_column, message, help, source_line });
    }

    /// Where a borrowed piece stands in the text.
    fn range_of(&self, piece: &str) -> Option<Range<usize>> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start.checked_add(piece.len())?;
        (end <= self.text.len() && self.text.is_char_boundary(start)).then_some(start..end)
    }
}

/// Line and column, both from 1, the column in characters.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::{Source, SourceFile, position};

    #[test]
    fn columns_count_characters() {
        let text = "a: \"é\",\n  § b\n";
        let at = text.find('b').unwrap();
        assert_eq!(position(text, at), (2, 5));
    }

    #[test]
    fn a_borrowed_piece_is_found_by_its_address() {
        let file = SourceFile { path: "x.ron".into(), text: "Law(\n    id: \"us-tx\",\n)".into() };
        let mut source = Source::new(&file);
        let piece = file.text.get(14..19).unwrap();
        source.report(piece, "wrong", None);
        source.report("elsewhere", "not in this file", None);
        let problems = source.into_problems();
        assert_eq!((problems[0].line, problems[0].column, problems[0].end_column), (2, 10, 15));
        assert_eq!(problems[0].source_line, "    id: \"us-tx\",");
        assert_eq!((problems[1].line, problems[1].column), (1, 1));
    }
}
