//! `noticeclock check`: problems of rule files, each at its place.

use serde_json::Value;

use noticeclock::engine::{Engine, SourceFile};

use super::support::{Test, tree, trials};

trials![
    the_rules_of_the_repository_have_no_problem,
    every_problem_of_every_file_is_reported_at_once,
    problems_are_written_as_sarif_and_json,
    paths_are_those_that_the_user_gave,
    case_files_are_checked_too,
    every_rule_file_is_ron_to_the_ron_crate_as_well,
    what_is_no_ron_is_none_to_us_either,
];

const TWO: &str = r#"Law(
    id: "policy-two", title: "Two", citation: "Policy 2", place: "ZZ", kind: Policy, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the policy itself"],
    binds: Sector(hippa_covered_entity), people: NotCounted, trigger: Always,
    duties: [
        Duty(id: "ceo", to: Internal("chief executive"), due: Within(2, Hours, discoverd), cite: "s 1"),
    ],
)
"#;

fn the_rules_of_the_repository_have_no_problem() {
    Test::in_repository().args("check").stdout_has("no problem").run();
    Test::in_repository().args("check jurisdictions").stdout_has("no problem").run();
}

fn every_problem_of_every_file_is_reported_at_once() {
    let test = Test::new()
        .file("own/policy-two.ron", TWO)
        .file("own/policy-three.ron", &TWO.replace("policy-two", "policy-three").replace("hippa", "hipaa"));
    let out = test.args("check own").status(1).run();
    assert!(
        out.contains("own/policy-two.ron:4:19")
            && out.contains("own/policy-two.ron:6:80")
            && out.contains("own/policy-three.ron:6:80"),
        "{out}"
    );
    assert!(out.contains("`hipaa_covered_entity`") && out.contains("`discovered`"), "{out}");
    assert!(out.contains("^^^^^^^^^^^^^^^^^^^^"), "the word is underlined\n{out}");
    assert!(out.ends_with("2 files: 3 problems\n"), "{out}");
}

fn problems_are_written_as_sarif_and_json() {
    let run = |format: &str| -> Value {
        let out =
            Test::new().file("own/policy-two.ron", TWO).args(&format!("check own --format {format}")).status(1).run();
        serde_json::from_str(&out).unwrap()
    };
    let sarif = run("sarif");
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "own/policy-two.ron");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&4.into(), &19.into()));
    let list = run("json");
    assert_eq!((&list[1]["line"], &list[1]["path"]), (&6.into(), &"own/policy-two.ron".into()));
    let fine = TWO.replace("hippa", "hipaa").replace("discoverd", "discovered");
    let empty = Test::new().file("own/policy-two.ron", &fine).args("check own --format sarif").run();
    assert_eq!(serde_json::from_str::<Value>(&empty).unwrap()["runs"][0]["results"], Value::Array(Vec::new()));
}

fn paths_are_those_that_the_user_gave() {
    let test = Test::new().file("own/deep/policy-two.ron", TWO);
    test.args("check ./own/deep/policy-two.ron").status(1).stdout_has("--> ./own/deep/policy-two.ron:4:19").run();
}

fn case_files_are_checked_too() {
    let case = "Cases(\n    law: \"us-tx\",\n    base: (schema: 1),\n    cases: [Case(name: \"x\", owed: [(duty: \"y\")])],\n)\n";
    let out = Test::new().file("own/cases.ron", case).args("check own").status(1).run();
    assert!(out.contains("own/cases.ron:4:13"), "{out}");
}

/// Whether the `ron` crate takes it for RON, as rule files write it.
fn is_ron(text: &str) -> bool {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn every_rule_file_is_ron_to_the_ron_crate_as_well() {
    let files = tree("jurisdictions", ".ron");
    assert!(files.len() > 200);
    for (path, text) in files {
        assert!(is_ron(&text), "{path}");
    }
}

/// Each letter of a law's form taken away in turn: what the `ron` crate refuses, `check` refuses too.
fn what_is_no_ron_is_none_to_us_either() {
    let law = TWO.replace("hippa", "hipaa").replace("discoverd", "discovered");
    let mut refused = 0;
    for (at, letter) in law.char_indices() {
        let text = format!("{}{}", &law[..at], &law[at + letter.len_utf8()..]);
        if !is_ron(&text) {
            refused += 1;
            let file = SourceFile { path: "policy-two.ron".into(), text: text.clone() };
            assert!(Engine::from_files(vec![file]).is_err(), "{text}");
        }
    }
    assert!(refused > 30, "{refused}");
}
