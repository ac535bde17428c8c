//! The laws as a chart in Markdown, as law firms print them: one row a duty.

use std::fmt::Write as _;

use chrono::NaiveDate;
use noticeclock::assess::output::ConfidenceOut;
use noticeclock::engine::{Engine, LawDutyOut, LawOut};

use crate::laws::versions;

/// Two tables: the general breach law of each place, and the other laws.
pub fn chart(engine: &Engine, laws: &[LawOut], day: NaiveDate) -> String {
    let places = engine.vocabulary().places;
    let name = |code: &str| places.iter().find(|place| place.code == code).map_or(code, |place| &place.name).to_owned();
    let (general, other): (Vec<&LawOut>, Vec<&LawOut>) = laws.iter().partition(|law| !law.covers.is_empty());
    let mut out = format!(
        "Written by `noticeclock laws --format md --as-of {day}` from the rule files: the versions that count on {day}. \
         What each law asks for is in its file, with its sources; \u{2020} marks what rests on secondary sources, \
         \u{2021} what is not settled.\n"
    );
    for (title, mut laws) in [("The general breach law of each place", general), ("Other laws", other)] {
        if laws.is_empty() {
            continue;
        }
        laws.sort_by_key(|law| (name(&law.place), law.id.clone()));
        let _ = write!(
            out,
            "\n## {title}\n\n| Place | Who is told | From how many people | By when | In the words of the law | If | Citation |\n\
             |---|---|---|---|---|---|---|\n"
        );
        for law in laws {
            rows(&mut out, law, &name(&law.place), day);
        }
    }
    out
}

fn rows(out: &mut String, law: &LawOut, place: &str, day: NaiveDate) {
    let head = format!("**{place}** `{}`: {}", law.id, law.trigger);
    for (index, duty) in versions(law, day).enumerate() {
        let head = if index == 0 { cell(&head) } else { String::new() };
        let optional = |text: &Option<String>| text.as_deref().map(cell).unwrap_or_default();
        let _ = writeln!(
            out,
            "| {head} | {}{} | {} | {} | {} | {} | {} |",
            cell(&duty.recipient),
            mark(duty),
            optional(&duty.threshold),
            cell(&duty.clock),
            optional(&duty.manner),
            optional(&duty.condition),
            cell(&duty.cite)
        );
    }
}

fn mark(duty: &LawDutyOut) -> &'static str {
    match duty.confidence {
        ConfidenceOut::High => "",
        ConfidenceOut::Medium => " \u{2020}",
        ConfidenceOut::Low => " \u{2021}",
    }
}

/// Text in a cell: a bar would end it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
