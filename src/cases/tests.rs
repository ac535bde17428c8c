//! Reading case files: what is accepted, and how every error is shown.

use serde_json::json;

use super::merge::merge;
use super::{is_case_file, read};
use crate::law::{Problem, SourceFile};

fn source(text: &str) -> SourceFile {
    SourceFile { path: "tests/cases/us/tx.ron".to_owned(), text: text.to_owned() }
}

fn problems(text: &str) -> Vec<Problem> {
    read(&source(text)).expect_err("the file should have been refused")
}

const GOOD: &str = r#"
// A remark before the file.
Cases(
    law: "us-tx",
    now: "2026-11-03T09:00:00-06:00",
    base: (
        schema: 1,
        organization: (kind: "business", zone: "America/Chicago"),
        timeline: (discovered: "2026-11-02T09:30:00-06:00", determined: "2026-11-02"),
        answers: {"us-hipaa.low_probability": false},
    ),
    cases: [
        // The first.
        Case(
            name: "one",
            facts: (timeline: (determined: None), cohorts: [(count: 250, encrypted: false)]),
            owed: [
                (duty: "attorney-general", due: "2026-12-02T23:59:59-06:00", state: fixed, affected: 250, late: false),
                (duty: "us-tx/individuals", due: "2027-01-01", affected: (at_least: 1)),
                (duty: "media", state: open, affected: (1, 5)),
            ],
            undetermined: [(duty: "register", needs: ["timeline.determined"])],
            not_in_force: ["us-tx"],
        ),
        Case(name: "two", now: "2026-11-04T09:00:00-06:00", as_of: "2026-01-01"),
    ],
)
"#;

#[test]
fn a_file_is_read_and_its_facts_are_laid_over_the_base() {
    let file = read(&source(GOOD)).expect("it is good");
    assert_eq!(file.law, "us-tx");
    let [one, two] = file.cases.as_slice() else { panic!("two cases") };
    assert_eq!((one.line, one.options.now.as_str()), (14, "2026-11-03T09:00:00-06:00"));
    assert_eq!(one.incident["timeline"], json!({"discovered": "2026-11-02T09:30:00-06:00"}));
    assert_eq!(one.incident["cohorts"], json!([{"count": 250, "encrypted": false}]));
    assert_eq!(one.incident["answers"], json!({"us-hipaa.low_probability": false}));
    let ids: Vec<&str> = one.expected.duties.iter().map(|(_, duty)| duty.id.as_str()).collect();
    assert_eq!(ids, ["us-tx/attorney-general", "us-tx/individuals", "us-tx/media", "us-tx/register"]);
    assert_eq!(two.options.as_of.as_deref(), Some("2026-01-01"));
    assert_eq!(two.incident["timeline"]["determined"], json!("2026-11-02"));
}

#[test]
fn case_files_are_told_from_law_files() {
    assert!(is_case_file(GOOD));
    assert!(is_case_file("/* a\nb */ Cases (law: \"x\")"));
    assert!(!is_case_file("Law(id: \"us-tx\") // Cases("));
    assert!(!is_case_file(""));
}

#[test]
fn an_owed_duty_without_a_deadline_is_an_error_at_its_place() {
    let found = problems(&GOOD.replace(", due: \"2027-01-01\"", ""));
    let [problem] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((problem.line, problem.column), (19, 17));
    assert!(problem.message.contains("`us-tx/individuals` is owed, but its deadline is not given"), "{problem:?}");
    assert!(problem.source_line.contains("us-tx/individuals"));
}

#[test]
fn errors_of_several_cases_are_reported_at_once() {
    let broken = GOOD
        .replace("state: fixed", "state: fixt")
        .replace("as_of:", "asof:")
        .replace("\"2027-01-01\"", "\"2027-02-30\"");
    let found = problems(&broken);
    let lines: Vec<usize> = found.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [18, 19, 25], "{found:#?}");
    assert!(found[0].message.contains("fixt"), "{found:?}");
    let spot = &broken.lines().nth(17).expect("line 18")[found[0].column - 1..];
    assert!(spot.starts_with("fixt"), "{spot}");
}

#[test]
fn a_bare_word_among_the_facts_is_refused_not_read_as_unknown() {
    let found = problems(&GOOD.replace("kind: \"business\"", "kind: business"));
    assert!(found[0].message.contains("quotation marks"), "{found:?}");
    assert_eq!(found[0].line, 8, "where the reader noticed: after the word");
}

#[test]
fn a_duty_stands_in_one_list_only_and_names_are_given_once() {
    let found = problems(&GOOD.replace("duty: \"register\"", "duty: \"media\""));
    assert!(found[0].message.contains("`us-tx/media` is listed twice"), "{found:?}");
    let found = problems(&GOOD.replace("name: \"two\"", "name: \"one\""));
    assert!(found[0].message.contains("called \"one\" too"), "{found:?}");
}

#[test]
fn an_empty_file_is_no_success() {
    let found = problems("Cases(law: \"us-tx\", base: (schema: 1), cases: [])");
    assert!(found[0].message.contains("no case"), "{found:?}");
}

#[test]
fn merging_follows_rfc_7386() {
    let mut base = json!({"a": {"b": 1, "c": [1, 2]}, "d": 4});
    merge(&mut base, &json!({"a": {"b": null, "c": [3]}, "e": {"f": null}}));
    assert_eq!(base, json!({"a": {"c": [3]}, "d": 4, "e": {}}));
}
