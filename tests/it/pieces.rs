//! An assessment in pieces is the assessment; and a duty to one named owner of data looks at that owner's people alone.

use noticeclock::assess::output::{DutyOut, Status};
use noticeclock::engine::{Engine, Options};
use serde_json::{Value, json};

use super::support::{bundled, engine_of, incident, incident_with, options, text, trials};

trials![
    pieces_of_any_size_come_to_the_same_bytes,
    rules_that_change_meanwhile_break_nothing,
    a_named_owner_is_told_of_its_own_people,
    whose_data_they_are_may_be_open,
];

fn in_pieces(engine: &Engine, incident: &Value, options: &Options, laws: usize) -> String {
    let mut begun = engine.begin(incident, options).unwrap();
    while engine.go_on(&mut begun, laws) {}
    serde_json::to_string(&engine.conclude(begun)).unwrap()
}

fn pieces_of_any_size_come_to_the_same_bytes() {
    let engine = bundled();
    let few = vec!["us-tx".to_owned(), "us-hipaa".to_owned(), "eu-gdpr".to_owned()];
    let empty = json!({ "schema": 1 });
    for asked in [options(), Options { all: true, ..options() }, Options { only_laws: few, ..options() }] {
        for facts in [&incident(), &empty] {
            let whole = serde_json::to_string(&engine.assess(facts, &asked).unwrap()).unwrap();
            for laws in [1, 7, 50, usize::MAX] {
                assert_eq!(in_pieces(engine, facts, &asked, laws), whole, "{laws} laws at a time, {asked:?}");
            }
        }
    }
}

/// What was begun with other rules is no answer to these, but neither is it a crash.
fn rules_that_change_meanwhile_break_nothing() {
    let all = bundled();
    let one = engine_of(&[("tests/rules/owner.ron", &text("tests/rules/owner.ron"))]);
    let mut begun = all.begin(&incident(), &options()).unwrap();
    assert!(all.go_on(&mut begun, 20));
    assert!(!one.go_on(&mut begun, 20));
    assert!(one.conclude(begun).rules.starts_with("sha256:"));
}

/// The duty to Northwind, where these groups are affected and the organisation acts so.
fn northwind(roles: &Value, cohorts: &Value) -> DutyOut {
    let engine = engine_of(&[("tests/rules/owner.ron", &text("tests/rules/owner.ron"))]);
    let facts = incident_with(&json!({ "organization": { "roles": roles }, "cohorts": cohorts }));
    engine.assess(&facts, &Options { all: true, ..options() }).unwrap().duties.remove(0)
}

fn group(count: u64, owner: Option<&str>) -> Value {
    json!({ "residence": "US-TX", "count": count, "data": ["name"], "owner": owner })
}

fn a_named_owner_is_told_of_its_own_people() {
    let both = json!(["controller", "processor"]);
    let found =
        northwind(&both, &json!([group(70, Some("Northwind Ltd")), group(900, Some("Contoso")), group(5, None)]));
    // As a controller, too, it has people of its own: the five.
    assert_eq!((found.id.as_str(), found.status), ("owner/notice", Status::Owed));
    assert_eq!((found.affected.at_least, found.affected.at_most), (70, Some(70)));
    assert_eq!((found.recipient.kind.word(), found.recipient.name.as_str()), ("data_owner", "Northwind Ltd"));
    // Written another way it is the same customer.
    assert_eq!(northwind(&both, &json!([group(70, Some("NORTHWIND ltd"))])).status, Status::Owed);
    assert_eq!(northwind(&both, &json!([group(900, Some("Contoso")), group(5, None)])).status, Status::NotOwed);
    assert_eq!(northwind(&both, &json!([])).status, Status::NotOwed);
}

fn whose_data_they_are_may_be_open() {
    let found = northwind(&json!(["processor"]), &json!([group(70, None)]));
    assert_eq!((found.status, found.needs), (Status::Undetermined, vec!["cohorts[0].owner".to_owned()]));
    assert_eq!((found.affected.at_least, found.affected.at_most), (0, Some(70)));
    let reason = serde_json::to_string(&found.because.protects).unwrap();
    assert!(reason.contains("whose data they are is not known"), "{reason}");
    // Were it a controller alone, they would be its own.
    let found = northwind(&Value::Null, &json!([group(70, None)]));
    assert_eq!((found.status, found.needs.len()), (Status::Undetermined, 2), "owner or role");
    assert_eq!(northwind(&json!(["controller"]), &json!([group(70, None)])).status, Status::NotOwed);
    // Of groups that are not known nothing follows.
    let found = northwind(&json!(["processor"]), &Value::Null);
    assert_eq!((found.status, found.needs), (Status::Undetermined, vec!["cohorts".to_owned()]));
    // And the question leads to the groups.
    let engine = engine_of(&[("tests/rules/owner.ron", &text("tests/rules/owner.ron"))]);
    let facts = incident_with(&json!({ "organization": { "roles": ["processor"] }, "cohorts": [group(70, None)] }));
    let asked = engine.assess(&facts, &options()).unwrap().questions.remove(0);
    let asked = serde_json::to_value(asked).unwrap();
    assert_eq!((&asked["path"], &asked["answer"]), (&json!("cohorts[0].owner"), &json!("groups")));
    assert!(asked["ask"].as_str().unwrap().ends_with("Whose data are they?"), "{asked}");
}
