//! A calendar of the deadlines (RFC 5545): one event a duty that is owed or undetermined and has a last instant.
//!
//! Each event starts at that instant, in UTC, and rings 24 hours and 4 hours before and at the time. Its UID is made of
//! the incident's reference and the duty's id, so that a later export moves the event instead of adding one; where the
//! incident has no reference, the digest of its facts stands in, lest two incidents share an event.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::assess::output::{Assessment, DutyOut, Status};

use super::{clock, words};

/// Octets that a line may hold, its break not counted.
const LINE: usize = 75;

/// The calendar, lines ended by CR LF.
pub fn write(assessment: &Assessment) -> String {
    let mut out = String::new();
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Noticeclock//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut out, fixed);
    }
    for duty in &assessment.duties {
        event(&mut out, assessment, duty);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, assessment: &Assessment, duty: &DutyOut) {
    let open = match duty.status {
        Status::Owed => false,
        Status::Undetermined => true,
        Status::NotOwed | Status::Done => return,
    };
    let Some(at) = duty.due.at.as_deref().and_then(clock::instant) else { return };
    let stamp = clock::instant(&assessment.assessed_at).unwrap_or(at);
    let summary = summary(assessment, duty, open);
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@noticeclock", uid(assessment, duty)));
    line(out, &format!("DTSTAMP:{}", clock::compact_utc(stamp)));
    line(out, &format!("DTSTART:{}", clock::compact_utc(at)));
    line(out, &format!("SUMMARY:{}", escaped(&summary)));
    line(out, &format!("DESCRIPTION:{}", escaped(&description(assessment, duty))));
    if let Some(url) = duty.recipient.url.as_deref().filter(|url| is_uri(url)) {
        line(out, &format!("URL:{url}"));
    }
    line(out, if open { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
    line(out, "TRANSP:TRANSPARENT");
    for trigger in ["-PT24H", "-PT4H", "PT0S"] {
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, &format!("TRIGGER:{trigger}"));
        line(out, &format!("DESCRIPTION:{}", escaped(&summary)));
        line(out, "END:VALARM");
    }
    line(out, "END:VEVENT");
}

fn uid(assessment: &Assessment, duty: &DutyOut) -> String {
    let whose = assessment.reference.as_deref().unwrap_or(&assessment.facts);
    let digest = Sha256::new()
        .chain_update(whose)
        .chain_update([u8::from(assessment.exercise)])
        .chain_update(&duty.id)
        .finalize();
    digest.iter().take(16).fold(String::with_capacity(32), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn summary(assessment: &Assessment, duty: &DutyOut, open: bool) -> String {
    let reference = assessment.reference.as_ref().map_or_else(String::new, |reference| format!("{reference}: "));
    let mark = if open { "perhaps " } else { "" };
    let exercise = if assessment.exercise { format!("{}: ", words::EXERCISE) } else { String::new() };
    format!("{exercise}{reference}{mark}notify {} ({})", words::to_whom(duty), duty.id)
}

fn description(assessment: &Assessment, duty: &DutyOut) -> String {
    let mut lines = Vec::new();
    if assessment.exercise {
        lines.push(format!("{}: nothing of this has happened", words::EXERCISE));
    }
    lines.push(format!("Last moment: {}", words::deadline(&duty.due)));
    lines.extend(words::state(&duty.due).map(words::sentence));
    if let Some(manner) = &duty.manner {
        lines.push(format!("Manner: {manner}"));
    }
    lines.push(format!("Affected: {}", words::affected(duty.affected)));
    lines.extend(duty.needs.iter().map(|path| format!("Missing: {}", words::missing(assessment, path))));
    lines.extend(words::reach(duty).map(|reach| format!("Send to: {reach}")));
    if !duty.content.is_empty() {
        lines.push(format!("Must say: {}", words::list(&duty.content)));
    }
    if !duty.must_not_say.is_empty() {
        lines.push(format!("Must not say: {}", words::list(&duty.must_not_say)));
    }
    lines.push(format!("Law: {}", words::source(duty)));
    lines.join("\n")
}

/// A URL goes into its property as it is, so it must hold nothing that could end the line.
fn is_uri(url: &str) -> bool {
    url.contains(':') && url.chars().all(|c| c.is_ascii_graphic())
}

/// TEXT of RFC 5545, section 3.3.11; control characters are not allowed in it and become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded at 75 octets and never inside a character.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}
