//! `noticeclock test`: lawyers' case files on the command line.

use serde_json::Value;

use super::support::{Test, trials};

trials![
    a_case_that_fails_says_what_was_expected_and_what_came,
    a_duty_more_or_less_fails,
    errors_of_a_case_file_carry_line_and_column,
    a_law_without_cases_fails_the_run,
    a_report_for_ci_is_written,
    answers_hold_every_case_with_its_exact_bytes,
    only_the_laws_asked_for_are_tested,
    a_case_file_of_an_unknown_law_fails,
];

const LAW: &str = r#"Law(
    id: "policy-own", title: "Own policy", citation: "Policy 7", place: "ZZ", kind: Policy, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the policy itself"],
    binds: Always, people: NotCounted, trigger: Always,
    duties: [
        Duty(id: "ceo", to: Internal("chief executive"), due: Within(2, Hours, discovered), cite: "s 1"),
        Duty(id: "board", to: Internal("board"), when: Cause(ransomware), due: Open, manner: Promptly, cite: "s 2"),
    ],
)
"#;

const CASES: &str = r#"Cases(
    law: "policy-own",
    now: "2026-11-24T09:00:00+00:00",
    base: (schema: 1, organization: (zone: "Etc/UTC"), timeline: (discovered: "2026-11-24T08:00:00+00:00"), cause: "hacking"),
    cases: [
        Case(
            name: "the chief executive is told within two hours",
            owed: [(duty: "ceo", due: "2026-11-24T10:00:00+00:00", state: fixed, overdue: false)],
            not_owed: ["board"],
        ),
        Case(
            name: "ransomware goes to the board as well",
            facts: (cause: "ransomware", notices: [(duty: "policy-own/ceo", sent: "2026-11-24T10:30:00+00:00")]),
            owed: [(duty: "board", state: open)],
            done: [(duty: "ceo", late: true)],
        ),
        Case(
            name: "an unknown cause leaves the board open",
            facts: (cause: None),
            owed: [(duty: "ceo", due: "2026-11-24")],
            undetermined: [(duty: "board", needs: ["cause"])],
        ),
    ],
)
"#;

fn own(cases: &str) -> Test {
    Test::new().file("own/policy-own.ron", LAW).file("own/cases.ron", cases)
}

fn a_case_that_fails_says_what_was_expected_and_what_came() {
    own(CASES)
        .args("test own")
        .stdout("policy-own    3 cases  as expected\n\n3 cases of 1 file: 3 as expected, 0 otherwise\n")
        .run();
    let out = own(&CASES.replace("2026-11-24T10:00:00", "2026-11-25T10:00:00")).args("test own").status(1).run();
    assert!(out.contains("FAILED own/cases.ron:6\n  the chief executive is told within two hours\n"), "{out}");
    assert!(out.contains("policy-own/ceo: last moment"), "{out}");
    assert!(out.contains("expected  2026-11-25T10:00:00+00:00 (Wednesday)"), "{out}");
    assert!(out.contains("came      2026-11-24T10:00:00+00:00 (Tuesday)"), "{out}");
    assert!(out.ends_with("3 cases of 1 file: 2 as expected, 1 otherwise\n"), "{out}");
}

fn a_duty_more_or_less_fails() {
    let more = CASES.replace("owed: [(duty: \"board\", state: open)],", "");
    let out = own(&more).args("test own").status(1).run();
    assert!(
        out.contains(
            "policy-own/board\n    expected  nothing: the case does not list this duty\n    came      owed, state open"
        ),
        "{out}"
    );
    let less = CASES.replace("not_owed: [\"board\"],", "undetermined: [(duty: \"board\")],");
    let out = own(&less).args("test own").status(1).run();
    assert!(out.contains("policy-own/board\n    expected  undetermined\n    came      not owed"), "{out}");
    let wrong = CASES.replace("(duty: \"ceo\", due: \"2026-11-24\")", "(duty: \"coe\", due: \"2026-11-24\")");
    let out = own(&wrong).args("test own").status(1).run();
    assert!(out.contains("no such duty in force (did you mean `policy-own/ceo`?)"), "{out}");
}

fn errors_of_a_case_file_carry_line_and_column() {
    let test = own(&CASES.replace("state: open", "state: opne"));
    test.args("test own").status(2).stdout("").stderr_has("own/cases.ron:14:").stderr_has("opne").stderr_has("^").run();
    let bad = CASES.replace("cause: None", "cuase: \"x\"");
    let out = own(&bad).args("test own").status(1).run();
    assert!(out.contains("expected  facts that can be read") && out.contains("unknown key `cuase`"), "{out}");
}

fn a_law_without_cases_fails_the_run() {
    let other = LAW.replace("policy-own", "policy-bare");
    let out = own(CASES).file("own/policy-bare.ron", &other).args("test own").status(1).run();
    assert!(out.contains("FAILED policy-bare: no case file judges this law"), "{out}");
}

fn a_report_for_ci_is_written() {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = dir.join("junit.xml");
    own(&CASES.replace("state: open", "state: paused"))
        .args(&format!("test own --junit {}", path.display()))
        .status(1)
        .run();
    let xml = std::fs::read_to_string(path).unwrap();
    assert!(
        xml.contains("<testsuites name=\"noticeclock\" tests=\"3\" skipped=\"0\" failures=\"1\" errors=\"0\">"),
        "{xml}"
    );
    assert!(xml.contains("own/cases.ron:11") && !xml.contains("time="), "{xml}");
}

fn answers_hold_every_case_with_its_exact_bytes() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("answers.ndjson");
    own(CASES).args(&format!("test own --answers {}", path.display())).run();
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["options"], serde_json::json!({"now": "2026-11-24T09:00:00+00:00", "all": false}));
    let incident = lines[2]["incident"].to_string();
    let run = own(CASES).file("i.json", &incident);
    let answer = run.args("assess i.json --rules own --now 2026-11-24T09:00:00+00:00 --format json --compact").run();
    assert_eq!(lines[2]["answer"].as_str().unwrap(), answer.trim_end());
}

fn only_the_laws_asked_for_are_tested() {
    own(CASES).args("test own --law policy-own").stdout_has("3 cases of 1 file").run();
    own(CASES).args("test own --law us-tx").status(2).stdout("").stderr_has("nothing was tested").run();
    own(CASES).args("test own --law policy-won").status(2).stdout("").stderr_has("did you mean `policy-own`?").run();
}

fn a_case_file_of_an_unknown_law_fails() {
    let out = own(&CASES.replace("law: \"policy-own\"", "law: \"policy-now\"")).args("test own").status(1).run();
    assert!(out.contains("no law `policy-now` is on file"), "{out}");
}
