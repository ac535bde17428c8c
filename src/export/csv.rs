//! Comma-separated values (RFC 4180): one line a duty, for a spreadsheet or a ticket system.
//!
//! A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a return, in narrow or
//! full width) is led by an apostrophe. There is no byte order mark: a program that opens the file by itself and takes
//! it for Latin-1 needs one put before it.

use crate::assess::output::{Assessment, DutyOut};

use super::{clock, words};

/// The columns, in order. A contract: columns are added at the end only.
pub const COLUMNS: [&str; 30] = [
    "id",
    "status",
    "due_at",
    "due_at_utc",
    "last_day",
    "due_state",
    "zone",
    "overdue",
    "recipient_kind",
    "recipient",
    "channel",
    "url",
    "email",
    "phone",
    "stage",
    "law",
    "title",
    "place",
    "cite",
    "manner",
    "affected_at_least",
    "affected_at_most",
    "needs",
    "content",
    "must_not_say",
    "provide",
    "sent",
    "late",
    "reviewed",
    "exercise",
];

/// The duties as CSV, one a line under a head line, lines ended by CR LF.
pub fn write(assessment: &Assessment) -> String {
    let mut out = String::new();
    row(&mut out, COLUMNS.iter().map(|column| (*column).to_owned()));
    for duty in &assessment.duties {
        row(&mut out, cells(assessment, duty).into_iter());
    }
    out
}

fn cells(assessment: &Assessment, duty: &DutyOut) -> [String; 30] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let to = &duty.recipient;
    [
        duty.id.clone(),
        words::status(duty.status).to_owned(),
        text(&duty.due.at),
        duty.due.at.as_deref().map(clock::utc).unwrap_or_default(),
        text(&duty.due.last_day),
        words::state_word(duty.due.state).to_owned(),
        text(&duty.due.zone),
        yes_no(Some(duty.overdue)),
        words::kind(to.kind).to_owned(),
        to.name.clone(),
        text(&to.channel),
        text(&to.url),
        text(&to.email),
        text(&to.phone),
        duty.stage.map(words::stage).unwrap_or_default().to_owned(),
        duty.law.clone(),
        duty.title.clone(),
        duty.place.clone(),
        duty.cite.clone(),
        text(&duty.manner),
        duty.affected.at_least.to_string(),
        duty.affected.at_most.map(|most| most.to_string()).unwrap_or_default(),
        duty.needs.join("; "),
        duty.content.join("; "),
        duty.must_not_say.join("; "),
        duty.provide.iter().map(words::provide).collect::<Vec<_>>().join("; "),
        text(&duty.sent),
        yes_no(duty.late),
        duty.reviewed.clone(),
        if assessment.exercise { words::EXERCISE.to_owned() } else { String::new() },
    ]
}

fn yes_no(value: Option<bool>) -> String {
    value.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&quoted(&harmless(cell)));
    }
    out.push_str("\r\n");
}

/// The cell with an apostrophe before it, where a spreadsheet would take it for a formula.
fn harmless(cell: String) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if cell.starts_with(formula) { format!("'{cell}") } else { cell }
}

fn quoted(cell: &str) -> String {
    let plain = !cell.contains(['"', ',', ';', '\n', '\r']) && cell.trim() == cell;
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}
