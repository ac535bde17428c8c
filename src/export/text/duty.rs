//! One duty as a block: when and how long, to whom, why, how, by which provision.

use crate::assess::output::{Assessment, DutyOut, Status, TruthOut};

use super::super::{clock, reasons, words};
use super::head;
use super::page::{Page, Style};

pub(super) fn write(page: &mut Page, assessment: &Assessment, duty: &DutyOut) {
    title(page, assessment, duty);
    page.apart(2, (Style::Strong, &words::to_whom(duty)), (Style::Dim, &duty.id));
    match duty.status {
        Status::Owed | Status::Undetermined => body(page, assessment, duty),
        Status::Done => done(page, duty),
        Status::NotOwed => not_owed(page, duty),
    }
    page.labelled(4, "Law", Style::Body, &words::source(duty));
    page.blank();
}

/// The line of time.
fn title(page: &mut Page, assessment: &Assessment, duty: &DutyOut) {
    let when = words::deadline(&duty.due);
    match duty.status {
        Status::Owed | Status::Undetermined => {
            let left = head::left(assessment, duty);
            let open = duty.status == Status::Undetermined;
            let style = if duty.overdue {
                Style::Alarm
            } else if open {
                Style::Open
            } else {
                Style::Strong
            };
            let when = if open && duty.due.at.is_some() { format!("perhaps {when}") } else { when };
            page.apart(2, (style, &when), (style, &left));
        }
        Status::Done => {
            let sent = duty.sent.as_deref().map(|at| format!("sent {}", clock::either(at, duty.due.zone.as_deref())));
            let style = if duty.late == Some(true) { Style::Alarm } else { Style::Good };
            let punctual = match duty.late {
                Some(true) => "LATE",
                Some(false) => "in time",
                None => "",
            };
            page.apart(2, (style, &sent.unwrap_or_else(|| "sent".to_owned())), (style, punctual));
        }
        Status::NotOwed => {}
    }
}

/// So many missing facts are listed under a duty; the questions below have them all.
const MISSING: usize = 6;

fn body(page: &mut Page, assessment: &Assessment, duty: &DutyOut) {
    let missing = if duty.status == Status::Undetermined { "Missing" } else { "Hangs on" };
    for path in duty.needs.iter().take(MISSING) {
        page.labelled(4, missing, Style::Open, &format!("{} [{path}]", words::missing(assessment, path)));
    }
    let more = duty.needs.len().saturating_sub(MISSING);
    if more > 0 {
        page.labelled(4, missing, Style::Open, &format!("and {more} more: see ASK NEXT, or `explain` this duty"));
    }
    if let Some(text) = words::state(&duty.due) {
        page.labelled(4, "Deadline", Style::Open, &words::sentence(text));
    }
    if let Some(why) = reasons::why(duty) {
        page.labelled(4, "Why", Style::Body, &why);
    }
    for judgement in duty.judgements.iter().flatten() {
        page.labelled(4, "Rests on", Style::Body, &words::judgement(judgement));
    }
    if let Some(manner) = &duty.manner {
        page.labelled(4, "Manner", Style::Body, manner);
    }
    if let Some(reach) = words::reach(duty) {
        page.labelled(4, "Send to", Style::Body, &reach);
    }
    if let Some(planned) = &duty.planned {
        page.labelled(4, "Planned", Style::Body, &clock::either(planned, duty.due.zone.as_deref()));
    }
    if let Some(safe) = words::latest_safe(duty) {
        page.labelled(4, "Send by", Style::Body, &format!("{safe}, for what hangs on it"));
    }
    if let Some(by_law) = &duty.due_by_law {
        page.labelled(4, "By law", Style::Body, &format!("Without the plan: {}", words::deadline(by_law)));
    }
    if !duty.must_not_say.is_empty() {
        page.labelled(4, "Never say", Style::Alarm, &words::list(&duty.must_not_say));
    }
    for item in &duty.provide {
        if item.truth != TruthOut::No {
            page.labelled(4, "Provide", Style::Body, &words::provide(item));
        }
    }
    for (label, text) in words::order(duty) {
        let style = if label == "Spoils" { Style::Alarm } else { Style::Body };
        page.labelled(4, label, style, &text);
    }
    if let Some(doubt) = words::doubt(duty.confidence) {
        page.labelled(4, "Doubt", Style::Open, doubt);
    }
}

fn done(page: &mut Page, duty: &DutyOut) {
    if !duty.spoiled.is_empty() {
        words::order(duty).for_each(|(label, text)| page.labelled(4, label, Style::Alarm, &text));
    }
    if duty.due.at.is_some() {
        page.labelled(4, "Was due", Style::Body, &words::deadline(&duty.due));
    }
}

fn not_owed(page: &mut Page, duty: &DutyOut) {
    if let Some(why) = reasons::why_not(duty) {
        page.labelled(4, "Because", Style::Body, &why);
    }
    for judgement in duty.judgements.iter().flatten() {
        page.labelled(4, "Rests on", Style::Body, &words::judgement(judgement));
    }
}
