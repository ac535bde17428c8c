//! One question, and what each of its answers leads to.

use crate::assess::output::{AnswerValue, Assessment, LeadsTo, QuestionOut, Status};

use super::super::{clock, words};
use super::page::{Page, Style};
use super::tail;

pub(super) fn write(page: &mut Page, assessment: &Assessment, question: &QuestionOut, leads: &[LeadsTo]) {
    tail::question(page, question);
    if leads.is_empty() {
        page.blank();
        page.text(2, Style::Body, "It has too many answers to go through them one by one.");
    }
    for lead in leads {
        let answers: Vec<String> = lead.answers.iter().map(|answer| said(assessment, answer)).collect();
        page.section(&format!("IF {}", answers.join(", OR ")));
        if lead.duties.is_empty() {
            page.text(2, Style::Body, "None of the duties that hang on it is owed.");
        }
        for duty in &lead.duties {
            let due = duty.due.as_deref().map(|at| clock::long(at, None));
            let style = if duty.status == Status::Undetermined { Style::Open } else { Style::Strong };
            let when = due.unwrap_or_else(|| "no instant".to_owned());
            page.apart(2, (style, &format!("{}: {when}", words::status(duty.status))), (Style::Dim, &duty.duty));
        }
    }
}

/// An answer as people say it.
fn said(assessment: &Assessment, answer: &AnswerValue) -> String {
    match answer {
        AnswerValue::YesNo(true) => "yes".to_owned(),
        AnswerValue::YesNo(false) => "no".to_owned(),
        AnswerValue::Word(word) if *word == assessment.assessed_at => "now".to_owned(),
        AnswerValue::Word(word) => words::plain(word),
        AnswerValue::Words(list) if list.is_empty() => "none".to_owned(),
        AnswerValue::Words(list) => words::list(list),
        AnswerValue::Count { at_least, at_most } => {
            crate::truth::Interval { at_least: *at_least, at_most: *at_most }.to_string()
        }
    }
}
