//! The assessment as text for a reader who has little time: the next deadline first, then every duty in order of time.

mod ask;
mod duty;
mod explain;
mod head;
mod page;
mod tail;

use crate::assess::output::{Assessment, DutyOut, LawExplained, LeadsTo, QuestionOut, Status};

use page::Page;
pub use page::{Layout, Paint};

use super::words;

/// The assessment as plain text, 100 columns wide.
pub fn write(assessment: &Assessment) -> String {
    write_with(assessment, Layout::default())
}

/// The assessment as text of a given width, plain or with the colours of a terminal.
pub fn write_with(assessment: &Assessment, layout: Layout) -> String {
    let mut page = Page::new(layout);
    head::write(&mut page, assessment);
    tail::uncovered(&mut page, assessment);
    for (status, title) in SECTIONS {
        let duties: Vec<&DutyOut> = assessment.duties.iter().filter(|duty| duty.status == status).collect();
        if duties.is_empty() {
            continue;
        }
        page.section(&format!("{title} ({})", words::count(duties.len(), "duty", "duties")));
        for one in duties {
            duty::write(&mut page, assessment, one);
        }
    }
    tail::write(&mut page, assessment);
    page.finish()
}

/// One duty with its whole proof: each named part, the tree of reasons below it, and the reckoning of the deadline.
///
/// `assessment` is where the duty comes from; it lends its "now" and the wording of its questions.
pub fn explain(assessment: &Assessment, duty: &DutyOut, layout: Layout) -> String {
    let mut page = Page::new(layout);
    explain::write(&mut page, assessment, duty);
    page.finish()
}

/// A law as a whole: what it asks for, what not, and why.
pub fn explain_law(law: &LawExplained, layout: Layout) -> String {
    let mut page = Page::new(layout);
    explain::law(&mut page, law);
    page.finish()
}

/// A question of the assessment, and what each of its answers leads to.
pub fn ask(assessment: &Assessment, question: &QuestionOut, leads: &[LeadsTo], layout: Layout) -> String {
    let mut page = Page::new(layout);
    ask::write(&mut page, assessment, question, leads);
    page.finish()
}

/// The sections in the order in which they are read.
const SECTIONS: [(Status, &str); 4] = [
    (Status::Owed, "OWED, in order of time"),
    (Status::Undetermined, "UNDETERMINED: each waits for a fact"),
    (Status::Done, "DONE"),
    (Status::NotOwed, "NOT OWED"),
];
