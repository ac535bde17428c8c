//! Notices that hang on one another: until when each can safely go out, and what a plan moves.

use noticeclock::assess::output::{Assessment, DueState};
use serde_json::{Value, json};

use super::support::{Test, engine_of, incident_with, options, text, trials};

trials![
    the_latest_safe_mailing_leaves_every_dependent_notice_in_time,
    what_is_sent_binds_no_longer,
    a_plan_shows_both_deadlines,
    a_plan_is_the_start_whatever_its_own_deadline_hangs_on,
    the_exports_say_it,
    what_changes_evidence_waits_for_what_preserves_it,
];

fn judged(notices: &Value) -> Assessment {
    let path = "tests/rules/chain.ron";
    let engine = engine_of(&[(path, &text(path))]);
    engine.assess(&incident_with(&json!({ "notices": notices })), &options()).unwrap()
}

/// A duty's deadline, its latest safe mailing, and its deadline by law alone; empty where there is none.
fn days(found: &Assessment, id: &str) -> [String; 3] {
    let duty = found.duties.iter().find(|duty| duty.id == format!("chain/{id}")).unwrap();
    let at = |due: Option<&noticeclock::assess::output::Due>| due.and_then(|due| due.at.clone()).unwrap_or_default();
    [at(Some(&duty.due)), at(duty.latest_safe.as_ref()), at(duty.due_by_law.as_ref())]
}

fn end_of(day: &str) -> String {
    format!("{day}T23:59:59-06:00")
}

// Monday 2 November is day 0: day 20 is 22 November, day 40 is 12 December, day 45 is 17 December, day 60 is 1 January.
fn the_latest_safe_mailing_leaves_every_dependent_notice_in_time() {
    let found = judged(&json!([]));
    // The police must have it with the letters and by day 45; the public, on day 40, may not be told before the police. So letters
    // of day 40 are the last that leave both in time; the media's ten days and the register hang on them without a day of their own.
    assert_eq!(days(&found, "individuals"), [end_of("2027-01-01"), end_of("2026-12-12"), String::new()]);
    assert_eq!(days(&found, "police"), [end_of("2026-12-17"), end_of("2026-12-12"), String::new()]);
    // Ten days after letters of the last day; the register hangs on it and has no day of its own.
    assert_eq!(days(&found, "media"), [end_of("2027-01-11"), end_of("2027-01-11"), String::new()]);
    assert_eq!(days(&found, "public"), [end_of("2026-12-12"), String::new(), String::new()]);
    assert_eq!(days(&found, "insurer"), [end_of("2026-11-22"), end_of("2026-11-22"), String::new()]);
    assert_eq!(days(&found, "acquirer"), [end_of("2026-11-22"), end_of("2026-11-22"), String::new()]);
    let duty = found.duties.iter().find(|duty| duty.id == "chain/individuals").unwrap();
    let safe = duty.latest_safe.as_ref().unwrap();
    assert_eq!(safe.state, DueState::Fixed);
    let whys: Vec<&str> = safe.proof.iter().map(|step| step.why.as_str()).collect();
    for id in ["chain/police", "chain/public"] {
        assert!(whys.iter().any(|why| why.starts_with(id)), "{whys:#?}");
    }
    assert_eq!(safe.proof.last().unwrap().at, safe.at);
}

fn what_is_sent_binds_no_longer() {
    // The police have been told: what hung on the letters through them is free, and the letters have their own 60 days.
    let found = judged(&json!([{"duty": "chain/police", "sent": "2026-11-20T09:00:00-06:00"}]));
    assert_eq!(days(&found, "individuals"), [end_of("2027-01-01"), end_of("2027-01-01"), String::new()]);
    // A notice that is sent needs no advice.
    let found = judged(&json!([{"duty": "chain/individuals", "sent": "2026-11-20T09:00:00-06:00"}]));
    assert_eq!(days(&found, "individuals"), [end_of("2027-01-01"), String::new(), String::new()]);
}

fn a_plan_shows_both_deadlines() {
    let found = judged(&json!([{"duty": "chain/individuals", "planned": "2026-11-30T12:00:00-06:00"}]));
    // The police with the letters of 30 November; without the plan on day 45.
    let noon = "2026-11-30T12:00:00-06:00".to_owned();
    assert_eq!(days(&found, "police"), [noon.clone(), noon, end_of("2026-12-17")]);
    // The media ten days after the plan, or after the last day.
    assert_eq!(days(&found, "media"), [end_of("2026-12-10"), end_of("2026-12-10"), end_of("2027-01-11")]);
    let register = ["2026-12-10T23:59:58-06:00".to_owned(), String::new(), "2027-01-11T23:59:58-06:00".to_owned()];
    assert_eq!(days(&found, "register"), register);
    // The plan moves neither the planned notice itself nor what only waits.
    assert_eq!(days(&found, "individuals"), [end_of("2027-01-01"), end_of("2026-12-12"), String::new()]);
    assert_eq!(days(&found, "public"), [end_of("2026-12-12"), String::new(), String::new()]);
}

// Found by the random incidents: what counts from a plan asked when the breach was discovered, and no answer changed its day.
fn a_plan_is_the_start_whatever_its_own_deadline_hangs_on() {
    let path = "tests/rules/chain.ron";
    let engine = engine_of(&[(path, &text(path))]);
    let media = |notices: Value| {
        let changes = json!({"timeline": {"discovered": null, "determined": null}, "notices": notices});
        let found = engine.assess(&incident_with(&changes), &options()).unwrap();
        let duty = found.duties.iter().find(|duty| duty.id == "chain/media").unwrap().clone();
        (duty.due.at, duty.due.state, duty.needs)
    };
    // Ten days after Monday 30 November end on Thursday 10 December.
    let planned = media(json!([{"duty": "chain/individuals", "planned": "2026-11-30T12:00:00-06:00"}]));
    assert_eq!(planned, (Some(end_of("2026-12-10")), DueState::Provisional, Vec::new()));
    let (_, _, needs) = media(json!([]));
    assert_eq!(needs, ["timeline.discovered"]);
}

fn the_exports_say_it() {
    let found = judged(&json!([{"duty": "chain/individuals", "planned": "2026-11-30T12:00:00-06:00"}]));
    let page = noticeclock::export::text::write(&found);
    assert!(page.contains("Saturday 12 December 2026, 23:59 CST, for what hangs on it"), "{page}");
    assert!(page.contains("Without the plan"), "{page}");
    let memo = noticeclock::export::markdown::write(&found);
    assert!(memo.contains("- Latest safe: Saturday 12 December 2026, 23:59 CST"), "{memo}");
    assert!(memo.contains("- Without the plan: Thursday 17 December 2026, 23:59 CST"), "{memo}");
    let out = Test::new()
        .json("i.json", &incident_with(&json!({})))
        .file("rules/chain.ron", &text("tests/rules/chain.ron"))
        .args("explain i.json chain/individuals --now 2026-11-24T09:00:00-06:00 --rules rules")
        .run();
    assert!(out.contains("chain/police hangs on this notice"), "{out}");
}

// A case file has no word for "not before", so the order of the response plans is held here.
fn what_changes_evidence_waits_for_what_preserves_it() {
    let mending = ["fix/credentials", "fix/isolate", "fix/return", "fix/test"].as_slice();
    let plans = [
        ("plan-email", "phishing", mending),
        ("plan-lost-device", "lost_device", mending),
        ("plan-misdirected", "misdirected", ["fix/recall"].as_slice()),
        ("plan-ransomware", "ransomware", mending),
        ("plan-vendor", "supplier", mending),
    ];
    for (plan, cause, expected) in plans {
        let path = format!("jurisdictions/organization/{plan}.ron");
        let engine = engine_of(&[(&path, &text(&path))]);
        let facts = json!({ "cause": cause, "organization": { "sectors": [{ "sector": "follows_response_plan" }] } });
        let found = engine.assess(&incident_with(&facts), &options()).unwrap();
        let waits = format!("this notice may not go out before {plan}/fix/image");
        let waiting = found.duties.iter().filter(|duty| duty.due.proof.iter().any(|step| step.why == waits));
        let mut steps: Vec<&str> = waiting.filter_map(|duty| duty.id.split_once('/')).map(|(_, step)| step).collect();
        steps.sort_unstable();
        assert_eq!(steps, expected, "{plan}");
    }
}
