//! Problems as a compiler prints them: place, source line with the spot underlined, help.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use noticeclock::engine::Problem;
use noticeclock::facts::IncidentError;

/// `error: text`, coloured.
pub fn plain(text: &str) -> String {
    let (first, rest) = text.split_once('\n').map_or((text, ""), |(first, rest)| (first, rest));
    let rest = if rest.is_empty() { String::new() } else { format!("\n{rest}") };
    format!("{}{rest}", Renderer::styled().render(&[Group::with_title(Level::ERROR.primary_title(first))]))
}

/// One problem of a rule file or a case file.
pub fn snippet(problem: &Problem) -> String {
    let line = &problem.source_line;
    // What goes over several lines is underlined to the end of its first.
    let end = if problem.end_line > problem.line { usize::MAX } else { problem.end_column.max(problem.column + 1) };
    let snippet = Snippet::source(line)
        .line_start(problem.line)
        .path(&problem.path)
        .annotation(AnnotationKind::Primary.span(bytes(line, problem.column)..bytes(line, end)));
    let mut group = Level::ERROR.primary_title(&problem.message).element(snippet);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help));
    }
    Renderer::styled().render(&[group])
}

/// Several, with a blank line between them.
pub fn snippets(problems: &[Problem]) -> String {
    problems.iter().map(|problem| snippet(problem) + "\n").collect::<Vec<_>>().join("\n")
}

/// The byte of a column of a line; columns count characters from 1.
fn bytes(line: &str, column: usize) -> usize {
    let before = column.saturating_sub(1);
    line.char_indices().nth(before).map_or(line.len(), |(at, _)| at)
}

/// Every error of an incident: JSON path, what was expected, how to mend it; a syntax error with its source line.
pub fn incident(path: &str, text: &str, errors: &[IncidentError]) -> String {
    let mut out = String::new();
    if let [error] = errors
        && let (Some(line), Some(column)) = (error.line, error.column)
    {
        let place = Problem {
            path: path.to_owned(),
            line,
            column,
            end_line: line,
            end_column: column + 1,
            message: error.message.clone(),
            help: error.help.clone(),
            source_line: text.lines().nth(line.saturating_sub(1)).unwrap_or("").to_owned(),
        };
        return snippet(&place);
    }
    let count = if errors.len() == 1 { "1 error".to_owned() } else { format!("{} errors", errors.len()) };
    out.push_str(&plain(&format!("{count} in {path}")));
    for error in errors {
        let at = if error.path.is_empty() { "the document" } else { &error.path };
        let _ = write!(out, "\n  \u{1b}[1m{at}\u{1b}[0m: {}", error.message);
        if let Some(help) = &error.help {
            let _ = write!(out, "\n      help: {help}");
        }
    }
    out
}
