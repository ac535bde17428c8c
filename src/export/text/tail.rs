//! What stands after the duties: what to ask next, what is not in force, what to know before relying on the answer;
//! and, before them, the places that no law on file covers.

use crate::assess::output::{Assessment, QuestionOut};

use super::super::{clock, words};
use super::page::{Page, Style};

/// Places without a law, where the eye cannot miss them.
pub(super) fn uncovered(page: &mut Page, assessment: &Assessment) {
    if assessment.uncovered.is_empty() {
        return;
    }
    page.blank();
    let places = words::and(&assessment.uncovered);
    page.text(0, Style::Alarm, &format!("WARNING: NO LAW ON FILE FOR {places}"));
    page.text(
        2,
        Style::Alarm,
        "People are affected there. That nothing is listed below does not mean that nothing is owed: ask counsel.",
    );
}

pub(super) fn write(page: &mut Page, assessment: &Assessment) {
    warnings(page, assessment);
    questions(page, assessment);
    not_in_force(page, assessment);
    if assessment.duties.is_empty() {
        page.section("NO DUTY");
        page.text(
            2,
            Style::Body,
            "None of the laws on file gives a duty for these facts. Read the warnings and what was not covered.",
        );
    }
}

fn warnings(page: &mut Page, assessment: &Assessment) {
    if assessment.warnings.is_empty() {
        return;
    }
    page.section("READ BEFORE RELYING ON THIS");
    for warning in &assessment.warnings {
        page.bullet(2, Style::Open, warning);
    }
}

fn questions(page: &mut Page, assessment: &Assessment) {
    if assessment.questions.is_empty() {
        return;
    }
    page.section("ASK NEXT");
    assessment.questions.iter().for_each(|asked| question(page, asked));
}

/// One question: its words, what it decides, what to think of.
pub(super) fn question(page: &mut Page, question: &QuestionOut) {
    let decides = words::count(question.duties.len(), "duty", "duties");
    let by = question.earliest.as_deref().map(|at| format!("; earliest deadline at stake {}", clock::long(at, None)));
    let judge = question.judged_by.as_ref().map(|by| format!("; the judgement of {by}"));
    let steps = words::answered_by(question);
    let (by, judge) = (by.unwrap_or_default(), judge.unwrap_or_default());
    page.bullet(2, Style::Strong, &words::sentence(&question.ask));
    page.text(4, Style::Dim, &format!("[{}] decides {decides}{by}{judge}{steps}", question.path));
    if let Some(help) = &question.help {
        page.text(4, Style::Body, help);
    }
}

fn not_in_force(page: &mut Page, assessment: &Assessment) {
    if assessment.not_in_force.is_empty() {
        return;
    }
    page.section("NO DUTY, BUT WATCH");
    for item in &assessment.not_in_force {
        page.apart(
            2,
            (Style::Body, &format!("{} ({})", item.title, words::not_in_force(item))),
            (Style::Dim, &item.id),
        );
        page.text(4, Style::Body, &item.says);
        page.labelled(4, "Law", Style::Body, &item.cite);
    }
}
