//! The whole proof of one duty.

use crate::assess::output::{Assessment, DutyOut, LawExplained, Reason, Status, TruthOut};

use super::super::{clock, reasons, steps, words};
use super::head;
use super::page::{Page, Style};

pub(super) fn write(page: &mut Page, assessment: &Assessment, duty: &DutyOut) {
    page.apart(0, (Style::Strong, &words::to_whom(duty)), (Style::Dim, &duty.id));
    exercise(page, assessment.exercise);
    page.text(0, Style::Body, &words::source(duty));
    let verdict = words::status(duty.status).to_uppercase();
    let style = match duty.status {
        Status::Owed => Style::Strong,
        Status::Undetermined => Style::Open,
        Status::Done => Style::Good,
        Status::NotOwed => Style::Dim,
    };
    page.text(0, style, &verdict);
    why(page, duty);
    if duty.status != Status::NotOwed {
        deadline(page, assessment, duty);
        notice(page, duty);
    }
    provenance(page, duty);
}

/// A law as a whole: its answer in a few sentences, then each duty with what decided it.
pub(super) fn law(page: &mut Page, law: &LawExplained) {
    page.apart(0, (Style::Strong, &law.title), (Style::Dim, &law.id));
    exercise(page, law.exercise);
    page.text(0, Style::Body, &law.citation);
    page.blank();
    page.text(0, Style::Strong, &law.says);
    page.blank();
    for duty in &law.duties {
        page.apart(2, (Style::Strong, &words::to_whom(duty)), (Style::Dim, &duty.id));
        let due = duty.due.at.as_deref().map(|at| format!(", due {}", clock::long(at, duty.due.zone.as_deref())));
        let status = words::sentence(words::status(duty.status));
        match duty.status {
            Status::NotOwed => page.text(4, Style::Dim, &status),
            _ => page.text(4, Style::Body, &format!("{status}{}", due.unwrap_or_default())),
        }
        let why = if duty.status == Status::NotOwed { reasons::why_not(duty) } else { reasons::why(duty) };
        if let Some(why) = why {
            page.labelled(4, "Why", Style::Body, &words::sentence(&why));
        }
        page.labelled(4, "Law", Style::Body, &duty.cite);
    }
}

pub(super) fn exercise(page: &mut Page, exercise: bool) {
    if exercise {
        page.text(0, Style::Alarm, &format!("{}: nothing of this has happened", words::EXERCISE));
    }
}

fn why(page: &mut Page, duty: &DutyOut) {
    page.section("WHY");
    let because = &duty.because;
    let parts = [
        ("Does the law bind the organisation?", &because.binds),
        ("Are people affected whom it counts?", &because.people),
        ("Do the data make them count?", &because.protects),
        ("Did what it calls a breach happen?", &because.trigger),
        ("Do the duty's own conditions hold?", &because.when),
        ("Is it lifted by an exemption?", &because.exemptions),
    ];
    for (title, reason) in parts {
        page.apart(2, (Style::Strong, title), (truth(reason.truth), words::truth(reason.truth)));
        line(page, 4, reason, false);
    }
    for judgement in duty.judgements.iter().flatten() {
        page.text(2, Style::Body, &format!("This rests on {}.", words::judgement(judgement)));
    }
}

/// A reason and those below it, each a step further in.
fn line(page: &mut Page, indent: usize, reason: &Reason, with_truth: bool) {
    let mark = if with_truth { format!("{}: ", words::truth(reason.truth)) } else { String::new() };
    let cite = reason.cite.as_ref().map_or_else(String::new, |cite| format!(" ({cite})"));
    let facts = if reason.facts.is_empty() { String::new() } else { format!(" [{}]", reason.facts.join(", ")) };
    if !reason.says.is_empty() {
        page.bullet(indent, truth(reason.truth), &format!("{mark}{}{cite}{facts}", reason.says));
    }
    // Deeper than this there is no room for text; the tree goes on at the same indent.
    let below = if indent < 24 { indent + 2 } else { indent };
    for reason in &reason.of {
        line(page, below, reason, true);
    }
}

fn truth(truth: TruthOut) -> Style {
    match truth {
        TruthOut::Yes | TruthOut::No => Style::Body,
        TruthOut::Unknown => Style::Open,
    }
}

fn deadline(page: &mut Page, assessment: &Assessment, duty: &DutyOut) {
    page.section("DEADLINE");
    page.apart(2, (Style::Strong, &words::deadline(&duty.due)), (Style::Strong, &head::left(assessment, duty)));
    if let Some(text) = words::state(&duty.due) {
        page.text(2, Style::Open, &words::sentence(text));
    }
    for path in &duty.needs {
        page.text(2, Style::Open, &format!("Hangs on: {} [{path}]", words::missing(assessment, path)));
    }
    for line in steps::lines(&duty.due) {
        page.bullet(2, Style::Body, &line);
    }
    let others = [("WITHOUT THE PLAN", &duty.due_by_law), ("LATEST SAFE MAILING", &duty.latest_safe)];
    for (title, due) in others.into_iter().filter_map(|(title, due)| Some((title, due.as_ref()?))) {
        page.section(title);
        page.text(2, Style::Strong, &words::deadline(due));
        for line in steps::lines(due) {
            page.bullet(2, Style::Body, &line);
        }
    }
}

fn notice(page: &mut Page, duty: &DutyOut) {
    page.section("NOTICE");
    for (label, text) in words::order(duty) {
        page.labelled(2, label, Style::Body, &text);
    }
    page.labelled(2, "Affected", Style::Body, &words::affected(duty.affected));
    let to = &duty.recipient;
    let lines = [
        ("Manner", duty.manner.clone()),
        ("Send to", words::reach(duty)),
        ("Address", to.address.clone()),
        ("Hours", to.hours.clone()),
        ("Language", (!to.languages.is_empty()).then(|| to.languages.join(", "))),
        ("Must say", (!duty.content.is_empty()).then(|| words::list(&duty.content))),
        ("Never say", (!duty.must_not_say.is_empty()).then(|| words::list(&duty.must_not_say))),
        ("Otherwise", duty.substitute.clone()),
        ("Keep", duty.keep.clone()),
    ];
    for (label, text) in lines {
        if let Some(text) = text {
            page.labelled(2, label, Style::Body, &text);
        }
    }
    for item in &duty.provide {
        page.labelled(2, "Provide", Style::Body, &format!("{}: {}", words::provide(item), words::truth(item.truth)));
    }
}

fn provenance(page: &mut Page, duty: &DutyOut) {
    page.section("WHERE THIS COMES FROM");
    page.labelled(2, "Reviewed", Style::Body, &clock::day(&duty.reviewed));
    if let Some(doubt) = words::doubt(duty.confidence) {
        page.labelled(2, "Doubt", Style::Open, doubt);
    }
    if let Some(note) = &duty.note {
        page.labelled(2, "Note", Style::Body, note);
    }
    for source in &duty.sources {
        page.labelled(2, "Source", Style::Dim, source);
    }
}
