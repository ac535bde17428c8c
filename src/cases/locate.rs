//! From a byte of the file to its line and column, and from there to a problem that the command line can show.

use crate::law::Problem;

/// A file under inspection.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// A stretch of characters on one line; all three count from 1, the end is excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
    pub end_column: usize,
}

impl<'a> Page<'a> {
    /// The spot of `part`, a piece of this text, from its first character to the end of its first line.
    pub fn spot_of(self, part: &str) -> Spot {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self.text.get(..start).unwrap_or("");
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or("").chars().count();
        let length = part.lines().next().unwrap_or("").chars().count().max(1);
        Spot { line: line + 1, column: column + 1, end_column: column + 1 + length }
    }

    /// The spot of an error that the RON reader found in `part`, a piece of this text.
    pub fn spot_in(self, part: &str, span: &ron::error::Span) -> Spot {
        let outer = self.spot_of(part);
        let shift = |line: usize, column: usize| if line <= 1 { column + outer.column - 1 } else { column };
        let column = shift(span.start.line, span.start.col);
        let end = if span.end.line == span.start.line { shift(span.end.line, span.end.col) } else { column };
        Spot { line: span.start.line + outer.line - 1, column, end_column: end.max(column + 1) }
    }

    /// A problem at a spot.
    pub fn problem(self, spot: Spot, message: String, help: Option<String>) -> Problem {
        let source_line = self.text.lines().nth(spot.line.saturating_sub(1)).unwrap_or("").to_owned();
        let Spot { line, column, end_column } = spot;
        Problem { path: self.path.to_owned(), line, column, end_line: line, end_column, message, help, source_line }
    }

    /// Where the RON reader stopped in `part`.
    pub fn unreadable(self, part: &'a str, error: &ron::error::SpannedError) -> Problem {
        self.problem(self.spot_in(part, &error.span), error.code.to_string(), None)
    }
}

/// What comes before the first character that is neither space nor comment, in bytes.
pub fn leading(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
        } else if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
        } else {
            return text.len() - rest.len();
        }
    }
}
