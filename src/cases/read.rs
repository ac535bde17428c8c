//! Reading a case file, every error at once.

use ron::extensions::Extensions;
use ron::value::RawValue;
use serde_json::Value;

use super::expect::Expected;
use super::locate::{Page, leading};
use super::merge::merge;
use super::{Case, CaseFile, syntax};
use crate::assess::output::Status;
use crate::engine::Options;
use crate::law::{Problem, SourceFile};

/// Whether a file holds cases rather than law: its first word is `Cases`.
pub fn is_case_file(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}');
    let body = start.get(leading(start)..).unwrap_or("");
    body.strip_prefix("Cases").is_some_and(|rest| rest.trim_start().starts_with('('))
}

/// Reads a case file.
///
/// # Errors
///
/// Every unknown field, wrong form, missing deadline and duty listed twice, with line and column.
pub fn read(source: &SourceFile) -> Result<CaseFile, Vec<Problem>> {
    let page = Page { path: &source.path, text: source.text.trim_start_matches('\u{feff}') };
    let file: syntax::File = options().from_str(page.text).map_err(|error| vec![page.unreadable(page.text, &error)])?;
    let mut problems = Vec::new();
    if file.cases.is_empty() {
        problems.push(page.problem(page.spot_of(page.text), "the file holds no case".to_owned(), None));
    }
    let mut cases: Vec<Case> = Vec::new();
    for raw in &file.cases {
        if let Some(case) = case(page, &file, raw, &mut problems) {
            if cases.iter().any(|other| other.name == case.name) {
                let message = format!("another case of this file is called \"{}\" too", case.name);
                problems.push(page.problem(page.spot_of(body(raw)), message, None));
            }
            cases.push(case);
        }
    }
    if problems.is_empty() { Ok(CaseFile { path: source.path.clone(), law: file.law, cases }) } else { Err(problems) }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The text of an item without the comments before it.
fn body(raw: &RawValue) -> &str {
    let text = raw.get_ron();
    text.get(leading(text)..).unwrap_or(text)
}

fn case(page: Page<'_>, file: &syntax::File<'_>, raw: &RawValue, problems: &mut Vec<Problem>) -> Option<Case> {
    let text = body(raw);
    let read: syntax::Case = match options().from_str(text) {
        Ok(read) => read,
        Err(error) => {
            problems.push(page.unreadable(text, &error));
            return None;
        }
    };
    let spot = page.spot_of(text);
    let before = problems.len();
    if read.name.trim().is_empty() {
        problems.push(page.problem(spot, "a case without a name".to_owned(), Some("name: a full sentence".to_owned())));
    }
    let Some(now) = read.now.clone().or_else(|| file.now.clone()) else {
        let help = "give `now: \"2026-11-03T09:00:00-06:00\"` here, or once for the file".to_owned();
        problems.push(page.problem(spot, "the case says no instant of the assessment".to_owned(), Some(help)));
        return None;
    };
    let mut incident = file.base.0.clone();
    merge(&mut incident, read.facts.as_ref().map_or(&Value::Object(serde_json::Map::new()), |facts| &facts.0));
    let mut expected = Expected {
        not_owed: read.not_owed.iter().map(|id| full_id(&file.law, id)).collect(),
        not_in_force: read.not_in_force,
        uncovered: read.uncovered,
        warnings_contain: read.warnings_contain,
        questions_contain: read.questions_contain,
        ..Expected::default()
    };
    for (status, list) in
        [(Status::Owed, &read.owed), (Status::Undetermined, &read.undetermined), (Status::Done, &read.done)]
    {
        for raw in list {
            duty(page, &file.law, status, raw, &mut expected, problems);
        }
    }
    let options = Options { now, as_of: read.as_of, all: false, only_laws: Vec::new() };
    (problems.len() == before).then_some(Case { name: read.name, line: spot.line, incident, options, expected })
}

fn duty(
    page: Page<'_>,
    law: &str,
    status: Status,
    raw: &RawValue,
    expected: &mut Expected,
    problems: &mut Vec<Problem>,
) {
    let text = body(raw);
    let read: syntax::Expected = match options().from_str(text) {
        Ok(read) => read,
        Err(error) => return problems.push(page.unreadable(text, &error)),
    };
    let id = full_id(law, &read.duty);
    let mut complain = |message: String, help: &str| {
        problems.push(page.problem(page.spot_of(text), message, Some(help.to_owned())));
    };
    let timeless = read.state.is_some_and(|state| !state.has_instant());
    if status == Status::Owed && read.due.is_none() && !timeless {
        complain(
            format!("`{id}` is owed, but its deadline is not given"),
            "give `due:`, or `state: open`, `not_started` or `paused` where it has no last instant",
        );
    }
    if let Some(due) = read.due.as_deref().filter(|due| !is_due(due)) {
        complain(
            format!("`{due}` is no instant and no day"),
            "write \"2026-12-02T23:59:59-06:00\", or \"2026-12-02\" to compare the last day alone",
        );
    }
    if expected.duties.iter().any(|(_, duty)| duty.id == id) || expected.not_owed.contains(&id) {
        complain(
            format!("`{id}` is listed twice"),
            "a duty stands in exactly one of `owed`, `undetermined`, `done` and `not_owed`",
        );
    }
    expected.duties.push((status, read.into_duty(id)));
}

fn is_due(text: &str) -> bool {
    crate::time::parse_instant(text).is_ok() || crate::time::parse_date(text).is_ok()
}

/// `attorney-general` in a file of `us-tx` is `us-tx/attorney-general`.
fn full_id(law: &str, id: &str) -> String {
    let full = law == "*" || id.strip_prefix(law).is_some_and(|rest| rest.starts_with('/'));
    if full { id.to_owned() } else { format!("{law}/{id}") }
}
