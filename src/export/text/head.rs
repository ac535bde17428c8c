//! The head: which incident, which instant, how many duties, and the next deadline large.

use crate::assess::output::{Assessment, DueState, DutyOut, Status};

use super::super::{clock, words};
use super::page::{Page, Style};

pub(super) fn write(page: &mut Page, assessment: &Assessment) {
    super::explain::exercise(page, assessment.exercise);
    let reference = assessment.reference.as_deref().unwrap_or("Incident without reference");
    page.apart(
        0,
        (Style::Strong, reference),
        (Style::Body, &format!("now: {}", clock::long(&assessment.assessed_at, None))),
    );
    let versions =
        format!("engine {}, zones {}, rules {}", assessment.engine, assessment.zones, short(&assessment.rules));
    page.apart(0, (Style::Body, &tally(assessment)), (Style::Dim, &versions));
    if let Some(date) = &assessment.as_of {
        page.text(
            0,
            Style::Open,
            &format!("Judged by the law of {}, not by that of the dates the laws name.", clock::day(date)),
        );
    }
    overdue(page, assessment);
    at_once(page, assessment);
    next(page, assessment);
}

fn tally(assessment: &Assessment) -> String {
    let of = |status: Status| assessment.duties.iter().filter(|duty| duty.status == status).count();
    let mut parts = vec![format!("{} owed", words::count(of(Status::Owed), "duty", "duties"))];
    for (status, word) in
        [(Status::Undetermined, "undetermined"), (Status::Done, "done"), (Status::NotOwed, "not owed")]
    {
        let n = of(status);
        if n > 0 {
            parts.push(format!("{n} {word}"));
        }
    }
    parts.join(", ")
}

/// The first hex digits of a digest, enough to tell two packs apart.
fn short(digest: &str) -> String {
    digest.strip_prefix("sha256:").unwrap_or(digest).chars().take(12).collect()
}

/// What is late; and what is late if the facts still missing turn out so, which nobody may learn only further below.
fn overdue(page: &mut Page, assessment: &Assessment) {
    for (status, style, title) in [
        (Status::Owed, Style::Alarm, "OVERDUE"),
        (Status::Undetermined, Style::Open, "PERHAPS OVERDUE, by what is still unknown"),
    ] {
        let late: Vec<&DutyOut> =
            assessment.duties.iter().filter(|duty| duty.status == status && passed(assessment, duty)).collect();
        if late.is_empty() {
            continue;
        }
        page.blank();
        page.text(0, style, &format!("{title}: {}", words::count(late.len(), "notice", "notices")));
        for duty in late {
            page.text(2, style, &format!("{}: {}", words::to_whom(duty), left(assessment, duty)));
        }
    }
}

/// What has no deadline because it has to be done immediately: last in order of time, first in urgency.
fn at_once(page: &mut Page, assessment: &Assessment) {
    let immediate = |duty: &&DutyOut| {
        let said = duty.manner.as_deref().is_some_and(|manner| manner.contains("immediately"));
        duty.status == Status::Owed && duty.due.state == DueState::Open && said
    };
    let duties: Vec<&DutyOut> = assessment.duties.iter().filter(immediate).collect();
    if duties.is_empty() {
        return;
    }
    page.blank();
    page.text(0, Style::Strong, &format!("IMMEDIATELY: {}", words::count(duties.len(), "notice", "notices")));
    for duty in duties {
        page.text(2, Style::Strong, &format!("{} ({})", words::to_whom(duty), duty.id));
    }
}

/// Whether the deadline lies behind.
fn passed(assessment: &Assessment, duty: &DutyOut) -> bool {
    duty.overdue
        || duty
            .due
            .at
            .as_deref()
            .and_then(|at| clock::Left::between(&assessment.assessed_at, at))
            .is_some_and(|left| left.past)
}

fn next(page: &mut Page, assessment: &Assessment) {
    let ahead = |status: Status| {
        let open = |duty: &&DutyOut| duty.status == status && duty.due.at.is_some() && !passed(assessment, duty);
        assessment.duties.iter().find(open)
    };
    page.blank();
    let Some(duty) = ahead(Status::Owed) else {
        page.text(0, Style::Strong, "NEXT: no deadline of a settled duty lies ahead");
        maybe(page, assessment, ahead(Status::Undetermined));
        return;
    };
    page.text(0, Style::Strong, &format!("NEXT: {}", left(assessment, duty)));
    page.text(2, Style::Strong, &words::deadline(&duty.due));
    page.text(2, Style::Strong, &format!("{} ({})", words::to_whom(duty), duty.id));
    if let Some(text) = words::state(&duty.due) {
        page.text(2, Style::Open, &words::sentence(text));
    }
    let sooner = ahead(Status::Undetermined).filter(|open| instant(open) < instant(duty));
    maybe(page, assessment, sooner);
}

/// A deadline that is sooner if the facts still missing turn out so: to hide it would be to read unknown as no.
fn maybe(page: &mut Page, assessment: &Assessment, duty: Option<&DutyOut>) {
    let Some(duty) = duty else { return };
    let text = format!(
        "PERHAPS SOONER: {}, {}: {} ({})",
        left(assessment, duty),
        words::deadline(&duty.due),
        words::to_whom(duty),
        duty.id
    );
    page.text(0, Style::Open, &text);
}

fn instant(duty: &DutyOut) -> Option<chrono::DateTime<chrono::FixedOffset>> {
    duty.due.at.as_deref().and_then(clock::instant)
}

/// `in 2 days 3 hours`, or `OVERDUE by 5 hours`; of what may not be owed at all, `passed 5 hours ago`. Empty where the
/// deadline has no instant.
pub(super) fn left(assessment: &Assessment, duty: &DutyOut) -> String {
    let left = duty.due.at.as_deref().and_then(|at| clock::Left::between(&assessment.assessed_at, at));
    match left {
        Some(left) if left.past && duty.status == Status::Undetermined => format!("passed {}", left.phrase()),
        Some(left) if left.past => format!("OVERDUE by {}", left.span),
        Some(left) => left.phrase(),
        None => String::new(),
    }
}
