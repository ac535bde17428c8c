//! The JSON Schemas that the repository ships, held against what the program reads and writes.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::support::{NOW, Test, incident, incident_with, text, tree, trials};

trials![
    assessments_keep_to_their_schema,
    incidents_and_examples_keep_to_theirs,
    what_the_program_refuses_the_schema_refuses,
];

fn validator(name: &str) -> Validator {
    let schema: Value = serde_json::from_str(&text(&format!("schema/{name}.schema.json"))).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn check(validator: &Validator, value: &Value, name: &str) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}\n{}", errors.join("\n"));
}

fn assessments_keep_to_their_schema() {
    let validator = validator("assessment");
    let unknown = json!({"schema": 1});
    let sent = incident_with(&json!({
        "effects": {"acquired": null},
        "timeline": {"determined": "not_yet"},
        "notices": [{"duty": "us-tx/individuals", "sent": "2026-11-20"}, {"duty": "us-tx/attorney-general", "planned": "2026-11-28"}],
        "holds": [{"by": "FBI", "covers": ["individuals"], "from": "2026-11-03"}]
    }));
    for (name, incident) in [("incident", &incident()), ("unknown", &unknown), ("sent", &sent)] {
        for more in ["", "--all", "--all --as-of 2020-01-01"] {
            let test =
                Test::new().json("i.json", incident).args(&format!("assess i.json --now {NOW} --format json {more}"));
            check(&validator, &serde_json::from_str(&test.run()).unwrap(), name);
        }
    }
    for (path, text) in tree("examples", ".json") {
        let out = Test::new().args(&format!("assess - --now {NOW} --format json --all")).stdin(&text).run();
        check(&validator, &serde_json::from_str(&out).unwrap(), &path);
    }
}

fn incidents_and_examples_keep_to_theirs() {
    let validator = validator("incident");
    check(&validator, &incident(), "incident");
    check(
        &validator,
        &json!({"schema": 1, "organization": null, "cohorts": [{"count": {"at_least": 3}}]}),
        "mostly unknown",
    );
    for (path, text) in tree("examples", ".json") {
        check(&validator, &serde_json::from_str(&text).unwrap(), &path);
    }
}

fn what_the_program_refuses_the_schema_refuses() {
    let validator = validator("incident");
    let mut negative = incident();
    negative["cohorts"][0]["count"] = json!(-1);
    for bad in [
        json!({}),
        json!({"schema": 2}),
        json!({"schema": 1, "organisation": {}}),
        json!({"schema": 1, "cause": 7}),
        json!({"schema": 1, "timeline": {"discovered": "yesterday"}}),
        json!({"schema": 1, "cohorts": [{"residence": "Texas"}]}),
        json!({"schema": 1, "organization": {"roles": ["owner"]}}),
        negative,
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
        Test::new().json("i.json", &bad).args(&format!("assess i.json --now {NOW}")).status(2).stdout("").run();
    }
}
