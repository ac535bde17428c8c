//! The examples read as a person reads them: what is asked in which order, and the explanations aloud.
//!
//! `BLESS=1 cargo test` writes both files anew; what changed in them is then read before it is kept.

use std::fmt::Write as _;

use noticeclock::assess::output::{Assessment, DutyOut, Reason, Status, TruthOut};
use noticeclock::engine::{Engine, Options};
use serde_json::Value;

use super::support::{NOW, bundled, root, text, tree, trials};

trials![questions_come_in_the_order_that_was_reviewed, explanations_read_as_they_were_read_aloud];

fn options(all: bool) -> Options {
    Options { now: NOW.to_owned(), all, ..Options::default() }
}

fn assess(engine: &Engine, incident: &str) -> Assessment {
    let incident: Value = serde_json::from_str(incident).unwrap();
    engine.assess(&incident, &options(false)).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// Compares with the committed file, or writes it.
fn same(path: &str, made: &str) {
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(root().join(path), made).unwrap();
    }
    assert!(root().join(path).exists(), "{path} is missing: BLESS=1 cargo test writes it");
    let kept = text(path);
    if kept != made {
        let line = kept.lines().zip(made.lines()).position(|(kept, made)| kept != made).unwrap_or(0);
        let at = |text: &str| text.lines().nth(line).unwrap_or_default().to_owned();
        panic!(
            "{path}, line {}:\n  kept: {}\n  made: {}\nBLESS=1 cargo test writes it anew",
            line + 1,
            at(&kept),
            at(made)
        );
    }
}

fn questions_come_in_the_order_that_was_reviewed() {
    let engine = bundled();
    let mut out = String::from(
        "# What is asked, step by step\n\nThe incidents of this folder, one after the other, and what each still leaves open, the most urgent question first. Written by a\n\
        test and reviewed by hand; behind each question stands how many duties hang on it, and the earliest deadline at stake.\n",
    );
    for (path, incident) in tree("examples/story", ".json") {
        let found = assess(engine, &incident);
        let of = |wanted: Status| found.duties.iter().filter(|duty| duty.status == wanted).count();
        let _ = writeln!(
            out,
            "\n## {}\n\n{} owed, {} open, {} questions.\n",
            path.rsplit('/').next().unwrap_or(&path),
            of(Status::Owed),
            of(Status::Undetermined),
            found.questions.len()
        );
        for (number, question) in found.questions.iter().enumerate() {
            let earliest = question.earliest.as_deref().unwrap_or("no deadline yet");
            let _ = writeln!(
                out,
                "{}. `{}` {} ({}; {earliest})",
                number + 1,
                question.path,
                question.ask,
                question.duties.len()
            );
        }
    }
    same("examples/story/questions.md", &out);
}

/// What is explained: an example, and a duty or a law.
const EXPLAINED: &[(&str, &str)] = &[
    ("clinic-ransomware", "us-tx/attorney-general"),
    ("clinic-ransomware", "us-tx/consumer-reporting-agencies"),
    ("clinic-ransomware", "us-hipaa/hhs"),
    ("clinic-ransomware", "us-ga"),
    ("clinic-ransomware", "us-vt"),
    ("story/01-ransom-note", "us-tx/individuals"),
    ("story/04-whose-data", "us-la/individuals"),
    ("story/06-how-many", "us-tx/attorney-general"),
    ("story/09-counted", "us-la/attorney-general"),
    ("story/10-complete", "us-tx"),
];

fn explanations_read_as_they_were_read_aloud() {
    let engine = bundled();
    let mut out = String::from(
        "# Explanations\n\nWhy a duty is owed, is not, or is open, in the words of the program. Written by a test and read aloud.\n",
    );
    for (example, id) in EXPLAINED {
        let incident: Value = serde_json::from_str(&text(&format!("examples/{example}.json"))).unwrap();
        let _ = writeln!(out, "\n## {} ({id})\n", incident["reference"].as_str().unwrap_or(example));
        if id.contains('/') {
            let duty =
                engine.explain(&incident, id, &options(true)).unwrap_or_else(|errors| panic!("{id}: {errors:?}"));
            duty_aloud(&mut out, &duty);
        } else {
            let law = engine.explain_law(&incident, id, &options(true)).unwrap();
            let _ = writeln!(out, "{} ({}). {}", law.title, law.citation, law.says);
        }
    }
    same("examples/explanations.md", &out);
    for line in out.lines().skip(4).filter(|line| !line.starts_with('#')) {
        // Names of time zones are names.
        let plain: Vec<&str> = line.split_whitespace().filter(|word| !word.contains('/')).collect();
        let plain = plain.join(" ");
        for code in ["::", "{", "[", "_", "Some(", "null", "true", "false"] {
            assert!(!plain.contains(code), "`{code}` in: {line}");
        }
        // The law's own words, in quotation marks, and citations are not ours to mend.
        for part in unquoted(line).split([';', ':', '.', '(']) {
            let words = part
                .split_whitespace()
                .filter(|word| ["not", "no", "nobody", "none", "nothing", "never"].contains(word))
                .count();
            assert!(words < 2, "a double negative: {line}");
        }
    }
}

fn unquoted(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

fn duty_aloud(out: &mut String, duty: &DutyOut) {
    let status = match duty.status {
        Status::Owed => "is owed",
        Status::Undetermined => "is open",
        Status::NotOwed => "is not owed",
        Status::Done => "was sent",
    };
    let _ = writeln!(out, "The notice to {} {status} ({}).\n", duty.recipient.name, duty.cite);
    let because = &duty.because;
    for reason in
        [&because.binds, &because.people, &because.protects, &because.trigger, &because.when, &because.exemptions]
    {
        aloud(out, reason, 0);
    }
    if !duty.due.proof.is_empty() {
        let _ = writeln!(out, "\nThe deadline:\n");
        for step in &duty.due.proof {
            let _ = writeln!(out, "- {}: {}", step.step, step.why);
        }
    }
}

fn aloud(out: &mut String, reason: &Reason, depth: usize) {
    let truth = match reason.truth {
        TruthOut::Yes => "Yes",
        TruthOut::No => "No",
        TruthOut::Unknown => "Open",
    };
    let mark = if depth == 0 { format!("{truth}: ") } else { String::new() };
    let _ = writeln!(out, "{}- {mark}{}", "  ".repeat(depth), reason.says);
    reason.of.iter().for_each(|below| aloud(out, below, depth + 1));
}
