//! The assessment as a memorandum in Markdown, for the file of the matter.

use std::fmt::Write as _;

use crate::assess::output::{Assessment, DutyOut, Status, TruthOut};

use super::{clock, reasons, steps, words};

/// The memorandum.
pub fn write(assessment: &Assessment) -> String {
    let mut out = String::new();
    let reference = assessment.reference.as_deref().unwrap_or("incident without reference");
    let _ = writeln!(out, "# {}Notification duties: {}\n", mark(assessment), escaped(reference));
    if assessment.exercise {
        let _ = writeln!(out, "> **{}. Nothing of this has happened.**\n", words::EXERCISE);
    }
    let _ = writeln!(out, "Assessed at {}.", clock::long(&assessment.assessed_at, None));
    if let Some(date) = &assessment.as_of {
        let _ = writeln!(out, "Judged by the law of {}.", clock::day(date));
    }
    if !assessment.uncovered.is_empty() {
        let places = words::and(&assessment.uncovered);
        let _ =
            writeln!(out, "\n> **Warning: no law is on file for {places}.** People are affected there; ask counsel.");
    }
    overview(&mut out, assessment);
    for (status, title) in [
        (Status::Owed, "Owed"),
        (Status::Undetermined, "Undetermined"),
        (Status::Done, "Done"),
        (Status::NotOwed, "Not owed"),
    ] {
        section(&mut out, assessment, status, title);
    }
    tail(&mut out, assessment);
    out
}

/// What leads every heading of an exercise, so that it stands on each page.
fn mark(assessment: &Assessment) -> String {
    if assessment.exercise { format!("{}: ", words::EXERCISE) } else { String::new() }
}

/// The table that a reader takes along.
fn overview(out: &mut String, assessment: &Assessment) {
    let listed: Vec<&DutyOut> =
        assessment.duties.iter().filter(|duty| matches!(duty.status, Status::Owed | Status::Undetermined)).collect();
    if listed.is_empty() {
        let _ = writeln!(out, "\nNo duty is owed or undetermined.");
        return;
    }
    out.push_str("\n| Deadline | Recipient | Status | People | Law |\n|---|---|---|---|---|\n");
    for duty in listed {
        let late = if duty.overdue { " **(overdue)**" } else { "" };
        let _ = writeln!(
            out,
            "| {}{late} | {} | {} | {} | {} |",
            words::deadline(&duty.due),
            escaped(&words::to_whom(duty)),
            words::status(duty.status),
            words::affected(duty.affected),
            escaped(&duty.cite),
        );
    }
}

fn section(out: &mut String, assessment: &Assessment, status: Status, title: &str) {
    let mut duties = assessment.duties.iter().filter(|duty| duty.status == status).peekable();
    if duties.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "\n## {}{title}", mark(assessment));
    for duty in duties {
        let _ = writeln!(out, "\n### {}{} (`{}`)\n", mark(assessment), escaped(&words::to_whom(duty)), duty.id);
        for (label, text) in points(assessment, duty) {
            let _ = writeln!(out, "- {label}: {}", escaped(&text));
        }
        if status != Status::NotOwed && !duty.due.proof.is_empty() {
            out.push_str("- Reckoning:\n");
            for (at, line) in steps::lines(&duty.due).iter().enumerate() {
                let _ = writeln!(out, "  {}. {}", at + 1, escaped(line));
            }
        }
    }
}

fn points(assessment: &Assessment, duty: &DutyOut) -> Vec<(&'static str, String)> {
    let mut points = vec![("Law", words::source(duty))];
    if duty.status != Status::NotOwed {
        points.push(("Deadline", words::deadline(&duty.due)));
        points.extend(words::state(&duty.due).map(|text| ("State", text.to_owned())));
    }
    points.extend(duty.due_by_law.as_ref().map(|due| ("Without the plan", words::deadline(due))));
    points.extend(words::latest_safe(duty).map(|at| ("Latest safe", format!("{at}, for what hangs on it"))));
    if let Some(sent) = &duty.sent {
        points.push(("Sent", clock::either(sent, duty.due.zone.as_deref())));
    }
    points.extend(words::order(duty));
    points.extend(duty.needs.iter().map(|path| ("Missing", words::missing(assessment, path))));
    points.push(("People", words::affected(duty.affected)));
    points.extend(duty.manner.clone().map(|manner| ("Manner", manner)));
    points.extend(words::reach(duty).map(|reach| ("Send to", reach)));
    let lists = [("Must say", &duty.content), ("Must not say", &duty.must_not_say)];
    points.extend(
        lists.into_iter().filter(|(_, items)| !items.is_empty()).map(|(label, items)| (label, words::list(items))),
    );
    points.extend(
        duty.provide.iter().filter(|item| item.truth != TruthOut::No).map(|item| ("Provide", words::provide(item))),
    );
    let because = &duty.because;
    let parts = [
        ("Bound", &because.binds),
        ("Counted", &because.people),
        ("Data", &because.protects),
        ("Breach", &because.trigger),
        ("Conditions", &because.when),
        ("Exemptions", &because.exemptions),
    ];
    for (label, reason) in parts {
        if let Some(says) = reasons::decisive(reason) {
            points.push((label, format!("{}: {says}", words::truth(reason.truth))));
        }
    }
    points.extend(duty.judgements.iter().flatten().map(|item| ("Rests on", words::judgement(item))));
    points.extend(words::doubt(duty.confidence).map(|doubt| ("Doubt", doubt.to_owned())));
    points.extend(duty.note.clone().map(|note| ("Note", note)));
    points
}

fn tail(out: &mut String, assessment: &Assessment) {
    if !assessment.questions.is_empty() {
        let _ = writeln!(out, "\n## {}Questions to answer next\n", mark(assessment));
        for (at, question) in assessment.questions.iter().enumerate() {
            let decides = words::count(question.duties.len(), "duty", "duties");
            let judge = question.judged_by.as_ref();
            let judge = judge.map_or_else(String::new, |by| format!("; the judgement of {}", escaped(by)));
            let _ = writeln!(
                out,
                "{}. {} (`{}`, decides {decides}{judge}{})",
                at + 1,
                escaped(&words::sentence(&question.ask)),
                question.path,
                escaped(&words::answered_by(question))
            );
        }
    }
    if !assessment.not_in_force.is_empty() {
        let _ = writeln!(out, "\n## {}No duty, but to be watched\n", mark(assessment));
        for item in &assessment.not_in_force {
            let text = format!("{}, {} ({}): {}", item.title, item.cite, words::not_in_force(item), item.says);
            let _ = writeln!(out, "- {}", escaped(&text));
        }
    }
    if !assessment.warnings.is_empty() {
        let _ = writeln!(out, "\n## {}Read before relying on this\n", mark(assessment));
        for warning in &assessment.warnings {
            let _ = writeln!(out, "- {}", escaped(warning));
        }
    }
    out.push_str("\n---\n\n");
    let _ = writeln!(
        out,
        "Engine {}, zone data {}, rules `{}`, facts `{}`.",
        assessment.engine, assessment.zones, assessment.rules, assessment.facts
    );
}

/// Text that stays text: marks of Markdown and HTML lose their meaning, line breaks become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
