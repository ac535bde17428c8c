//! What an open fact leaves open under the rules on board: no more than it can change, and no less.

use noticeclock::assess::output::{Assessment, DueState, DutyOut, Status};
use noticeclock::engine::Options;
use serde_json::{Value, json};

use super::support::{bundled, options, trials};

trials![
    whose_people_they_are_hangs_on_the_role,
    a_number_that_is_not_entered_is_asked_for_in_time,
    what_either_answer_leaves_open_alike_is_not_alike,
    nobody_is_asked_about_what_matters_to_nobody,
    a_fact_that_only_brings_in_more_of_enough_is_not_asked,
    an_event_that_two_conditions_ask_for_settles_both,
];

fn assess(law: &str, incident: &Value) -> Assessment {
    let only = Options { only_laws: vec![law.to_owned()], ..options() };
    bundled().assess(incident, &only).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The duty of that id, if there is anything to say of it.
fn duty(id: &str, incident: &Value) -> Option<DutyOut> {
    let law = id.split('/').next().unwrap();
    assess(law, incident).duties.into_iter().find(|duty| duty.id == id)
}

fn needs(id: &str, incident: &Value) -> Vec<String> {
    duty(id, incident).map(|duty| duty.needs).unwrap_or_default()
}

/// A clinic whose files were used by a stranger; who they are to the clinic is not said.
fn clinic(count: u64, roles: &Value) -> Value {
    json!({
        "schema": 1,
        "organization": {"kind": "business", "sectors": [{"sector": "hipaa_covered_entity", "in": []}], "roles": roles, "zone": "America/Chicago"},
        "timeline": {"discovered": "2026-11-23T03:00:00-06:00"},
        "effects": {"used": true},
        "cohorts": [{"residence": "FR", "count": count, "data": ["phi"], "encrypted": false, "medium": "electronic"}],
        "answers": {"us-hipaa.low_probability": false},
    })
}

/// 45 CFR 164.408: the covered entity tells the Secretary; a business associate tells the covered entity, 164.410.
fn whose_people_they_are_hangs_on_the_role() {
    let id = "us-hipaa/hhs";
    assert_eq!(duty(id, &clinic(600, &json!(["controller"]))).unwrap().status, Status::Owed);
    assert!(duty(id, &clinic(600, &json!(["processor"]))).is_none());
    let open = duty(id, &clinic(600, &Value::Null)).unwrap();
    assert_eq!((open.status, open.needs), (Status::Undetermined, vec!["organization.roles".to_owned()]));
    assert!(
        open.because
            .people
            .says
            .ends_with("600 people are affected; whether it holds their data as its own or for another is open")
    );
    assert_eq!(open.because.people.facts, ["organization.roles"]);
    // 164.408(c) is for fewer than 500: with 502 of them, or with nobody, there is nothing to log, whatever the role.
    assert!(duty("us-hipaa/register", &clinic(502, &Value::Null)).is_none());
    assert_eq!(needs("us-hipaa/register", &clinic(499, &Value::Null)), ["organization.roles"]);
}

/// The policy says hours, and not how many: one at least, so the first hour after discovery is at stake. It is no deadline.
fn a_number_that_is_not_entered_is_asked_for_in_time() {
    let mut insured = json!({
        "schema": 1,
        "organization": {"sectors": [{"sector": "cyber_insured"}], "zone": "America/Chicago"},
        "timeline": {"discovered": "2026-11-23T10:00:00-06:00"},
        "answers": {"insurance-cyber.clock": "hours"},
    });
    let found = assess("insurance-cyber", &insured);
    let open = &found.duties[0];
    assert_eq!((open.due.state, open.due.at.clone(), open.overdue), (DueState::NotStarted, None, false));
    let why = &open.due.proof[0].why;
    assert!(why.ends_with("with the least that there can be, 1 hour, it would end then"), "{why}");
    let asked = &found.questions[0];
    assert_eq!(asked.path, "answers.insurance-cyber.report_hours");
    assert_eq!(asked.earliest.as_deref(), Some("2026-11-23T11:00:00-06:00"));
    // Without the event from which it counts the number changes nothing, and so both are asked for.
    insured["timeline"] = json!({});
    assert_eq!(
        needs("insurance-cyber/insurer", &insured),
        ["answers.insurance-cyber.report_hours", "timeline.discovered"]
    );
}

/// 815 ILCS 530/12: papers count where a State agency of Illinois holds them, and so the kind of organisation matters while the medium is
/// open, though either kind leaves the same facts open.
fn what_either_answer_leaves_open_alike_is_not_alike() {
    let mut papers = json!({
        "schema": 1,
        "organization": {"sectors": [], "roles": ["controller"], "zone": "America/Chicago"},
        "timeline": {"discovered": "2026-11-23"},
        "effects": {"acquired": true},
        "cohorts": [{"residence": "US-IL", "count": 40, "data": ["name"], "possible_data": ["ssn"], "encrypted": false, "key_taken": false}],
        "answers": {"us-il.hipaa_compliant": false, "us-il.state_agency": true},
    });
    let open = ["cohorts[0].medium", "cohorts[0].possible_data", "organization.kind"];
    assert_eq!(needs("us-il/individuals", &papers), open);
    papers["cohorts"][0]["medium"] = json!("electronic");
    assert_eq!(needs("us-il/individuals", &papers), ["cohorts[0].possible_data"]);
}

/// 9 V.S.A. § 2435(e) is for health data alone: an exemption that the data of the only group rule out is not asked about, though it is open
/// whether that group counts.
fn nobody_is_asked_about_what_matters_to_nobody() {
    let group = |data: Value| {
        json!({
            "schema": 1,
            "organization": {"roles": ["processor"], "zone": "America/New_York"},
            "timeline": {"discovered": "2026-11-23"},
            "effects": {"acquired": true},
            "cohorts": [{"residence": "US-VT", "count": 40, "data": data, "encrypted": false, "key_taken": false}],
        })
    };
    let asks = |data: Value| {
        let needs = needs("us-vt/data-owner", &group(data));
        assert!(needs.iter().any(|need| need == "cohorts[0].medium"), "{needs:?}");
        needs.iter().any(|need| need == "answers.us-vt.hipaa_notice_given")
    };
    assert!(!asks(json!(["name", "government_id"])));
    assert!(asks(json!(["name", "medical"])));
}

/// 45 CFR 164.406: media from more than 500 residents of a State on. One more beside 1,000 who may count brings in nobody who is needed.
fn a_fact_that_only_brings_in_more_of_enough_is_not_asked() {
    let mut facts = clinic(1000, &json!(["controller"]));
    facts["cohorts"] = json!([
        {"residence": "US-DC", "count": 1, "encrypted": false, "medium": "electronic"},
        {"residence": "US-DC", "count": 1000, "data": ["phi"], "medium": "electronic"},
    ]);
    assert_eq!(needs("us-hipaa/media@US-DC", &facts), ["cohorts[1].encrypted", "cohorts[1].key_taken"]);
    facts["cohorts"][1]["count"] = json!(500);
    assert!(needs("us-hipaa/media@US-DC", &facts).contains(&"cohorts[0].data".to_owned()), "501 together");
}

/// Regulation (EU) 2022/2554, art 17(3)(e): major incidents go to the management body. What else was done to the data is no question then.
fn an_event_that_two_conditions_ask_for_settles_both() {
    let facts = json!({
        "schema": 1,
        "organization": {"sectors": [{"sector": "dora_financial_entity"}], "zone": "Europe/Berlin"},
        "timeline": {"aware": "2026-11-23T09:00:00+01:00"},
        "answers": {"eu-dora.major": false},
    });
    assert_eq!(needs("eu-dora/management", &facts), ["timeline.classified"]);
}
