//! The exports, byte by byte where it matters.

use super::clock::{self, Left};
use super::text::Layout;
use super::{csv, ics, markdown, text, words};
use crate::assess::output::{
    Affected, Assessment, Because, ConfidenceOut, Due, DueState, DutyOut, LawKindOut, Reason, Recipient, RecipientKind,
    Status, TruthOut,
};

fn reason(truth: TruthOut, says: &str) -> Reason {
    Reason { truth, says: says.to_owned(), facts: Vec::new(), cite: None, of: Vec::new() }
}

fn duty(id: &str, status: Status, at: Option<&str>) -> DutyOut {
    DutyOut {
        id: id.to_owned(),
        law: "us-tx".to_owned(),
        title: "Identity Theft Act".to_owned(),
        place: "US-TX".to_owned(),
        kind: LawKindOut::Statute,
        stage: None,
        recipient: Recipient {
            kind: RecipientKind::Authority,
            id: Some("us-tx-ag".to_owned()),
            name: "Attorney General of Texas".to_owned(),
            role: None,
            place: None,
            channel: Some("online form".to_owned()),
            url: Some("https://example.org/report".to_owned()),
            email: None,
            phone: Some("+1 512 475 4413".to_owned()),
            address: None,
            languages: Vec::new(),
            hours: None,
        },
        status,
        due: Due {
            at: at.map(str::to_owned),
            last_day: at.and_then(|at| at.get(..10)).map(str::to_owned),
            state: if at.is_some() { DueState::Fixed } else { DueState::Open },
            zone: Some("America/Chicago".to_owned()),
            proof: Vec::new(),
        },
        overdue: false,
        sent: None,
        planned: None,
        due_by_law: None,
        latest_safe: None,
        late: None,
        manner: Some("as soon as practicable".to_owned()),
        affected: Affected { at_least: 620, at_most: Some(620) },
        settles: Vec::new(),
        waits_for: Vec::new(),
        endangers: Vec::new(),
        spoiled: Vec::new(),
        needs: Vec::new(),
        content: vec!["breach_description".to_owned()],
        must_not_say: Vec::new(),
        provide: Vec::new(),
        substitute: None,
        keep: None,
        cite: "§ 521.053(i)".to_owned(),
        note: None,
        confidence: ConfidenceOut::High,
        reviewed: "2026-11-24".to_owned(),
        sources: Vec::new(),
        judgements: None,
        because: Because {
            binds: reason(TruthOut::Yes, "it does business in Texas"),
            people: reason(TruthOut::Yes, "620 people in Texas"),
            protects: reason(TruthOut::Yes, "name and Social Security number"),
            trigger: reason(TruthOut::Yes, "the data were acquired"),
            when: reason(TruthOut::Yes, "250 or more"),
            exemptions: reason(TruthOut::No, "none holds"),
        },
    }
}

fn assessment(duties: Vec<DutyOut>) -> Assessment {
    Assessment {
        schema: 1,
        reference: Some("INC-1".to_owned()),
        assessed_at: "2026-11-24T09:00:00-06:00".to_owned(),
        as_of: None,
        engine: "0.1.0".to_owned(),
        zones: "2026f".to_owned(),
        rules: "sha256:00".to_owned(),
        facts: "sha256:11".to_owned(),
        build: String::new(),
        calendars: String::new(),
        exercise: false,
        duties,
        not_in_force: Vec::new(),
        uncovered: Vec::new(),
        questions: Vec::new(),
        warnings: Vec::new(),
    }
}

#[test]
fn an_assessment_comes_back_from_json_as_it_was() {
    let written = assessment(vec![duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER))]);
    let json = serde_json::to_value(&written).unwrap();
    assert_eq!(super::back::assessment(&json).as_ref(), Ok(&written));
}

const DECEMBER: &str = "2026-12-02T23:59:59-06:00";

#[test]
fn time_left_is_rounded_down_and_says_two_units() {
    let left = |at: &str| Left::between("2026-11-24T09:00:00-06:00", at).unwrap().phrase();
    assert_eq!(left(DECEMBER), "in 8 days 14 hours");
    assert_eq!(left("2026-11-24T10:59:59-06:00"), "in 1 hour 59 minutes");
    assert_eq!(left("2026-11-25T09:00:00-06:00"), "in 1 day");
    assert_eq!(left("2026-11-24T09:00:59-06:00"), "in less than a minute");
    assert_eq!(left("2026-11-24T08:00:00-06:00"), "1 hour ago");
    // The same instant written in another zone.
    assert_eq!(left("2026-11-24T16:00:00+00:00"), "in 1 hour");
}

#[test]
fn local_time_carries_weekday_and_zone() {
    assert_eq!(clock::long(DECEMBER, Some("America/Chicago")), "Wednesday 2 December 2026, 23:59 CST");
    assert_eq!(clock::long("2026-07-02T10:00:30-05:00", Some("America/Chicago")), "Thursday 2 July 2026, 10:00:30 CDT");
    // Zones without a name of their own, and no zone at all, show the offset.
    assert_eq!(
        clock::long("2026-12-02T23:59:59-03:00", Some("America/Sao_Paulo")),
        "Wednesday 2 December 2026, 23:59 UTC-03:00"
    );
    assert_eq!(clock::long(DECEMBER, None), "Wednesday 2 December 2026, 23:59 UTC-06:00");
}

#[test]
fn counts_are_words() {
    let people = |at_least, at_most| words::affected(Affected { at_least, at_most });
    assert_eq!(people(1, Some(1)), "1 person");
    assert_eq!(people(0, None), "an unknown number of people");
    assert_eq!(people(100, Some(4000)), "100 to 4,000 people");
    assert_eq!(people(1_234_567, None), "at least 1,234,567 people");
    assert_eq!(people(0, Some(5)), "at most 5 people");
}

#[test]
fn csv_quotes_and_disarms() {
    let mut evil = duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER));
    evil.recipient.name = "=HYPERLINK(\"http://x\")".to_owned();
    evil.title = "A, \"quoted\"\r\ntitle".to_owned();
    let out = csv::write(&assessment(vec![evil]));
    let head = out.split("\r\n").next().unwrap();
    assert_eq!(head.split(',').count(), csv::COLUMNS.len());
    assert!(out.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{out}");
    assert!(out.contains("\"A, \"\"quoted\"\"\r\ntitle\""), "{out}");
    assert!(out.contains(",'+1 512 475 4413,"), "a leading plus is a formula too: {out}");
    assert!(out.contains(",2026-12-02T23:59:59-06:00,2026-12-03T05:59:59Z,2026-12-02,fixed,"), "{out}");
    assert!(out.ends_with("\r\n"));
}

#[test]
fn calendar_holds_what_is_open_and_nothing_else() {
    let duties = vec![
        duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER)),
        duty("us-tx/media", Status::Undetermined, Some(DECEMBER)),
        duty("us-tx/individuals", Status::Done, Some(DECEMBER)),
        duty("us-tx/police", Status::Owed, None),
        duty("us-tx/register", Status::NotOwed, Some(DECEMBER)),
    ];
    let out = ics::write(&assessment(duties));
    assert_eq!(out.matches("BEGIN:VEVENT").count(), 2);
    assert_eq!(out.matches("BEGIN:VALARM").count(), 6);
    assert_eq!(out.matches("DTSTART:20261203T055959Z").count(), 2);
    assert!(out.contains("DTSTAMP:20261124T150000Z"));
    assert_eq!(out.matches("STATUS:TENTATIVE").count(), 1);
}

#[test]
fn calendar_lines_are_folded_within_75_octets_and_unfold_to_what_they_were() {
    let mut long = duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER));
    long.recipient.name = "Behörde für Datenschutz; Straße \\ „Zürich“, ".repeat(5);
    let out = ics::write(&assessment(vec![long.clone()]));
    for line in out.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains('\n'));
    }
    let unfolded = out.replace("\r\n ", "");
    let summary = unfolded.split("\r\n").find(|line| line.starts_with("SUMMARY:")).unwrap();
    assert!(summary.contains("Straße \\\\ „Zürich“\\, Behörde für Datenschutz\\; "), "{summary}");
}

#[test]
fn calendar_ids_are_stable_and_distinct() {
    let uid = |assessment: &Assessment| {
        let out = ics::write(assessment);
        out.split("\r\n").find(|line| line.starts_with("UID:")).unwrap().to_owned()
    };
    let first = assessment(vec![duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER))]);
    let mut moved = assessment(vec![duty("us-tx/attorney-general", Status::Owed, Some("2026-12-09T23:59:59-06:00"))]);
    moved.facts = "sha256:22".to_owned();
    assert_eq!(uid(&first), uid(&moved), "a moved deadline moves its event");
    let mut nameless = moved.clone();
    nameless.reference = None;
    let mut other = nameless.clone();
    other.facts = "sha256:33".to_owned();
    assert_ne!(uid(&nameless), uid(&other), "two incidents without a reference never share an event");
}

#[test]
fn memo_keeps_marks_of_the_text_from_becoming_markup() {
    let mut evil = duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER));
    evil.recipient.name = "<script>alert(1)</script> | # *x*".to_owned();
    let out = markdown::write(&assessment(vec![evil]));
    assert!(!out.contains("<script>"), "{out}");
    assert!(out.contains("\\<script\\>alert(1)\\</script\\> \\| \\# \\*x\\*"), "{out}");
}

#[test]
fn text_starts_with_the_next_deadline_and_fits_its_width() {
    let mut open = duty("us-tx/media", Status::Undetermined, Some("2026-11-30T23:59:59-06:00"));
    open.needs = vec!["timeline.determined".to_owned()];
    let mut late = duty("us-tx/police", Status::Owed, Some("2026-11-20T23:59:59-06:00"));
    late.overdue = true;
    let found = assessment(vec![late, open, duty("us-tx/attorney-general", Status::Owed, Some(DECEMBER))]);
    for width in [40, 72, 100] {
        let out = text::write_with(&found, Layout { width, ..Layout::default() });
        // A word that is wider than the page, such as a URL, is never broken.
        let one_word = |line: &str| line.split_whitespace().count() == 1;
        let too_wide: Vec<&str> = out.lines().filter(|line| line.chars().count() > width && !one_word(line)).collect();
        assert!(too_wide.is_empty(), "{width}: {too_wide:?}");
        assert!(!out.contains('\u{1b}'));
    }
    let out = text::write(&found);
    let at = |piece: &str| out.find(piece).unwrap_or_else(|| panic!("no {piece:?} in\n{out}"));
    assert!(at("OVERDUE: 1 notice") < at("NEXT: in 8 days 14 hours"));
    assert!(at("NEXT:") < at("PERHAPS SOONER: in 6 days 14 hours"));
    assert!(at("PERHAPS SOONER") < at("OWED, in order of time (2 duties)"));
    assert!(at("OVERDUE by 3 days 9 hours") < at("UNDETERMINED"));
    assert!(at("Missing   When did this happen: determined") > at("UNDETERMINED"));
}

#[test]
fn escape_sequences_of_the_input_never_reach_a_terminal() {
    let mut evil = assessment(vec![duty("us-tx/police", Status::Owed, None)]);
    evil.reference = Some("\u{1b}]0;owned\u{7}INC".to_owned());
    let out = text::write(&evil);
    assert!(!out.contains(['\u{1b}', '\u{7}']), "{out:?}");
}
