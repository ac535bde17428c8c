//! The regression traps of the design, by number: errors that other tools make. Each runs against a small law of its own
//! under `tests/rules/`, so that none depends on a real one.

use noticeclock::assess::output::{Assessment, DueState, DutyOut, Status};
use serde_json::{Value, json};

use super::support::{Test, engine_of, incident, incident_with, options, text, trials};

trials![
    trap_01_unknown_is_never_no,
    trap_01_a_group_of_unknown_residence_is_never_dropped,
    trap_02_at_least_and_more_than_differ_at_the_number,
    trap_03_totals_are_not_held_against_a_threshold_per_state,
    trap_04_the_clock_starts_at_the_event_that_the_law_names,
    trap_05_immediately_no_number_and_zero_hours_are_three_things,
    trap_10_before_is_not_at_the_same_time,
    trap_11_an_exemption_for_individuals_leaves_the_others,
    trap_12_an_old_incident_is_judged_by_its_own_law,
    trap_13_free_text_never_contradicts_a_field,
    trap_15_an_answer_can_be_taken_back,
    trap_16_an_empty_list_is_not_a_satisfied_one,
];

/// The incident judged by one law of `tests/rules/`.
fn judged(law: &str, incident: &Value) -> Assessment {
    let path = format!("tests/rules/{law}.ron");
    let engine = engine_of(&[(&path, &text(&path))]);
    engine.assess(incident, &options()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// The outcome for one duty, whether it is owed or not.
fn find(assessment: &Assessment, id: &str) -> Option<DutyOut> {
    assessment.duties.iter().find(|duty| duty.id == id).cloned()
}

fn duty(assessment: &Assessment, id: &str) -> DutyOut {
    let ids: Vec<&str> = assessment.duties.iter().map(|duty| duty.id.as_str()).collect();
    find(assessment, id).unwrap_or_else(|| panic!("no {id} among {ids:?}"))
}

fn trap_01_unknown_is_never_no() {
    for (changes, needs) in [
        (json!({"effects": {"acquired": null}}), "effects.acquired"),
        (json!({"organization": {"operates_in": null, "established_in": null}}), "organization.operates_in"),
    ] {
        let found = duty(&judged("trap-unknown", &incident_with(&changes)), "trap-unknown/individuals");
        assert_eq!(found.status, Status::Undetermined, "{changes}");
        assert!(found.needs.contains(&needs.to_owned()), "{changes}: {:?}", found.needs);
    }
    let without = |key: &str| {
        let mut incident = incident();
        incident["cohorts"][0].as_object_mut().unwrap().remove(key);
        duty(&judged("trap-unknown", &incident), "trap-unknown/individuals")
    };
    for (key, path) in
        [("data", "cohorts[0].data"), ("encrypted", "cohorts[0].encrypted"), ("residence", "cohorts[0].residence")]
    {
        let found = without(key);
        assert_eq!(found.status, Status::Undetermined, "{key}");
        assert!(found.needs.contains(&path.to_owned()), "{key}: {:?}", found.needs);
    }
    // A settled "no" stays one, whatever else is open.
    let settled = judged(
        "trap-unknown",
        &incident_with(
            &json!({"effects": {"acquired": false}, "organization": {"operates_in": null, "established_in": null}}),
        ),
    );
    assert_eq!(find(&settled, "trap-unknown/individuals"), None);
}

fn trap_01_a_group_of_unknown_residence_is_never_dropped() {
    let mut incident = incident();
    incident["cohorts"] = Value::Null;
    let found = judged("trap-unknown", &incident);
    assert_eq!(duty(&found, "trap-unknown/individuals").status, Status::Undetermined);
    assert!(found.questions.iter().any(|question| question.path.starts_with("cohorts")), "{:?}", found.questions);
}

fn trap_02_at_least_and_more_than_differ_at_the_number() {
    let owed = |count: Value| -> Vec<String> {
        let mut incident = incident();
        incident["cohorts"][0]["count"] = count;
        let found = judged("trap-compare", &incident);
        let mark = |duty: &DutyOut| {
            format!(
                "{}{}",
                duty.id.trim_start_matches("trap-compare/"),
                if duty.status == Status::Owed { "" } else { "?" }
            )
        };
        let mut ids: Vec<String> = found.duties.iter().map(mark).collect();
        ids.sort();
        ids
    };
    assert_eq!(owed(json!(499)), ["at-most", "fewer-than"]);
    assert_eq!(owed(json!(500)), ["at-least", "at-most"]);
    assert_eq!(owed(json!(501)), ["at-least", "more-than"]);
    assert_eq!(owed(json!({"at_least": 500, "at_most": 501})), ["at-least", "at-most?", "more-than?"]);
}

fn trap_03_totals_are_not_held_against_a_threshold_per_state() {
    let with = |texas: u64, vermont: u64| {
        let mut incident = incident();
        let mut second = incident["cohorts"][0].clone();
        incident["cohorts"][0]["count"] = json!(texas);
        second["residence"] = json!("US-VT");
        second["count"] = json!(vermont);
        incident["cohorts"].as_array_mut().unwrap().push(second);
        let found = judged("trap-per-state", &incident);
        let mut list: Vec<(String, u64)> =
            found.duties.iter().map(|duty| (duty.id.clone(), duty.affected.at_least)).collect();
        list.sort();
        list
    };
    let total = |n: u64| ("trap-per-state/total".to_owned(), n);
    // 800 in all, and no State has more than 500.
    assert_eq!(with(400, 400), [total(800)]);
    assert_eq!(with(500, 500), [total(1000)]);
    assert_eq!(with(501, 40), [("trap-per-state/media@US-TX".to_owned(), 501), total(541)]);
}

fn trap_04_the_clock_starts_at_the_event_that_the_law_names() {
    let due = |determined: Value| {
        let mut incident = incident();
        incident["timeline"]["determined"] = determined;
        let found = judged("trap-clock", &incident);
        // Monday 2 November is day 0; day 30 is Wednesday 2 December.
        let first = duty(&found, "trap-clock/from-discovery").due;
        assert_eq!((first.at.as_deref(), first.state), (Some("2026-12-02T23:59:59-06:00"), DueState::Fixed));
        let second = duty(&found, "trap-clock/from-determination");
        (second.due.at, second.due.state, second.needs)
    };
    // Tuesday 10 November is day 0; day 30 is Thursday 10 December.
    let (at, state, needs) = due(json!("2026-11-10T16:00:00-06:00"));
    assert_eq!((at.as_deref(), state, needs.len()), (Some("2026-12-10T23:59:59-06:00"), DueState::Fixed, 0));
    let (at, state, _) = due(json!("not_yet"));
    assert_eq!((at, state), (None, DueState::NotStarted));
    // Unknown: the strict reading counts from the earliest event it can follow from, and says so.
    let (at, state, needs) = due(Value::Null);
    assert_eq!(state, DueState::Provisional);
    assert!(at.is_some());
    assert!(needs.contains(&"timeline.determined".to_owned()), "{needs:?}");
}

fn trap_05_immediately_no_number_and_zero_hours_are_three_things() {
    let found = judged("trap-zero", &incident());
    let of = |id: &str| {
        let duty = duty(&found, id);
        (duty.due.at, duty.due.state, duty.manner, duty.overdue)
    };
    assert_eq!(of("trap-zero/immediately"), (None, DueState::Open, Some("immediately".to_owned()), false));
    assert_eq!(of("trap-zero/no-number"), (None, DueState::Open, None, false));
    assert_eq!(of("trap-zero/zero-hours"), (Some("2026-11-02T09:30:00-06:00".to_owned()), DueState::Fixed, None, true));
}

fn trap_10_before_is_not_at_the_same_time() {
    let found = judged("trap-before", &incident());
    let at = |id: &str| duty(&found, id).due.at.unwrap();
    assert_eq!(at("trap-before/individuals"), "2026-12-17T23:59:59-06:00");
    assert_eq!(at("trap-before/with"), "2026-12-17T23:59:59-06:00");
    assert_eq!(at("trap-before/before"), "2026-12-17T23:59:58-06:00");
    // As soon as the other notice is sent, its instant counts.
    let sent = json!({"notices": [{"duty": "trap-before/individuals", "sent": "2026-11-20T15:00:00-06:00"}]});
    let found = judged("trap-before", &incident_with(&sent));
    let at = |id: &str| duty(&found, id).due.at.unwrap();
    assert_eq!(at("trap-before/with"), "2026-11-20T15:00:00-06:00");
    assert_eq!(at("trap-before/before"), "2026-11-20T14:59:59-06:00");
    assert!(duty(&found, "trap-before/before").overdue);
}

fn trap_11_an_exemption_for_individuals_leaves_the_others() {
    let status = |sectors: Value| {
        let mut incident = incident();
        incident["organization"]["sectors"] = sectors;
        let found = judged("trap-exemption", &incident);
        ["individuals", "police"].map(|id| find(&found, &format!("trap-exemption/{id}")).map(|duty| duty.status))
    };
    assert_eq!(status(json!([])), [Some(Status::Owed), Some(Status::Owed)]);
    assert_eq!(status(json!([{"sector": "hipaa_covered_entity"}])), [None, Some(Status::Owed)]);
    assert_eq!(status(Value::Null), [Some(Status::Undetermined), Some(Status::Owed)]);
}

fn trap_12_an_old_incident_is_judged_by_its_own_law() {
    let of = |discovered: &str| {
        let found = judged(
            "trap-dates",
            &incident_with(&json!({"timeline": {"occurred": null, "determined": null, "discovered": discovered}})),
        );
        let first = duty(&found, "trap-dates/individuals");
        (first.cite, first.due.last_day.unwrap(), find(&found, "trap-dates/police").is_some())
    };
    assert_eq!(of("2026-11-01"), ("§ 12 (2020)".to_owned(), "2026-12-31".to_owned(), false));
    assert_eq!(of("2026-11-02"), ("§ 12 (2026)".to_owned(), "2026-12-02".to_owned(), false));
    assert_eq!(of("2026-11-03"), ("§ 12 (2026)".to_owned(), "2026-12-03".to_owned(), true));
    // The day is that of the organisation: 23:30 in Chicago is the next day in UTC already.
    assert_eq!(of("2026-11-02T05:30:00Z").0, "§ 12 (2020)");
}

fn trap_16_an_empty_list_is_not_a_satisfied_one() {
    let mut incident = incident();
    incident["cohorts"][0]["residence"] = json!("MX");
    let found = judged("trap-unknown", &incident);
    assert!(found.duties.is_empty(), "{:?}", found.duties);
    assert_eq!(found.uncovered, ["MX"]);
    let page = noticeclock::export::text::write(&found);
    assert!(page.contains("WARNING: NO LAW ON FILE FOR MX"), "{page}");
    assert!(page.contains("NO DUTY"), "{page}");
    // Nothing to read, to check or to test is an error, never "everything is fine".
    for line in ["assess i.json --rules empty", "assess i.json --only-rules empty", "check empty", "test empty"] {
        let test = Test::new().json("i.json", &incident).file("empty/readme.txt", "no rules").args(line);
        test.status(2).stdout("").stderr_has("empty").run();
    }
}

/// What an incident says in words is for people: a reference that contradicts a field changes nothing but the digest of the facts.
fn trap_13_free_text_never_contradicts_a_field() {
    let said = |reference: &str| {
        let found = judged("trap-unknown", &incident_with(&json!({"reference": reference})));
        json!({"duties": found.duties, "questions": found.questions, "warnings": found.warnings})
    };
    assert_eq!(said("nobody is affected, nothing was acquired, all of it encrypted"), said("INC-2026-014"));
    // Where two fields say the same thing there is one fact only: prose in the place of a word is refused.
    let bad = incident_with(&json!({"cause": "hacking, but perhaps a lost laptop"}));
    Test::new()
        .json("i.json", &bad)
        .args(&format!("assess i.json --now {}", super::support::NOW))
        .status(2)
        .stdout("")
        .stderr_has("cause")
        .run();
    // Every sentence of an answer is made from its fields: the status that a reason tells is the one that stands there.
    let found = judged("trap-unknown", &incident());
    let page = noticeclock::export::text::write(&found);
    assert!(page.contains("OWED, in order of time (1 duty)"), "{page}");
    assert!(!page.contains("UNDETERMINED"), "{page}");
}

/// An answer can be taken back: the engine keeps nothing of what it was told before.
fn trap_15_an_answer_can_be_taken_back() {
    let engine = engine_of(&[("tests/rules/trap-unknown.ron", &text("tests/rules/trap-unknown.ron"))]);
    let ask = |incident: &Value| json!(engine.assess(incident, &options()).unwrap()).to_string();
    let open = incident_with(&json!({"effects": {"acquired": null}}));
    let before = ask(&open);
    let answered = ask(&incident_with(&json!({"effects": {"acquired": false}})));
    assert_ne!(before, answered);
    assert_eq!(ask(&open), before, "taken back, it is as it was");
    assert_ne!(ask(&incident_with(&json!({"effects": {"acquired": true}}))), answered, "and it can be given otherwise");
}
