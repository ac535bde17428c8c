//! A drill of an e-mail compromise, step by step, from the first alert to the review meeting. Its clock is `now`.
//!
//! Hours and days are those of plan-email.ron, reckoned by hand; Monday 2 November 2026, 09:00 in Chicago is the alert.

use noticeclock::assess::output::{Assessment, DutyOut, Status};
use noticeclock::engine::{Engine, Options};
use noticeclock::export::{csv, ics, markdown, text as page};
use serde_json::{Value, json};

use super::support::{Test, text, trials};

trials![
    the_drill_runs_from_the_alert_to_the_review,
    the_command_line_lists_the_steps_of_the_drill,
    an_exercise_is_marked_everywhere_and_changes_no_outcome,
];

/// The incident as it becomes known, and what the engine says of it.
struct Drill {
    engine: Engine,
    incident: Value,
}

impl Drill {
    fn begin() -> Self {
        let incident = serde_json::from_str(&text("examples/drill-email.json")).unwrap();
        Self { engine: Engine::bundled().unwrap(), incident }
    }

    /// A step is done, and what it settles is entered.
    fn done(&mut self, step: &str, sent: &str, settled: &Value) {
        self.enter(&json!({ "duty": format!("plan-email/{step}"), "sent": format!("2026-11-{sent}:00-06:00") }));
        for (section, facts) in settled.as_object().unwrap() {
            match facts {
                Value::Object(facts) => facts.iter().for_each(|(key, value)| {
                    self.incident[section][key] = value.clone();
                }),
                list => self.incident[section] = list.clone(),
            }
        }
    }

    fn enter(&mut self, notice: &Value) {
        if self.incident["notices"].is_null() {
            self.incident["notices"] = json!([]);
        }
        self.incident["notices"].as_array_mut().unwrap().push(notice.clone());
    }

    fn at(&self, now: &str) -> Assessment {
        let options = Options { now: format!("2026-11-{now}:00-06:00"), ..Options::default() };
        self.engine.assess(&self.incident, &options).unwrap()
    }
}

fn duty<'a>(found: &'a Assessment, id: &str) -> &'a DutyOut {
    found.duties.iter().find(|duty| duty.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn step<'a>(found: &'a Assessment, id: &str) -> &'a DutyOut {
    duty(found, &format!("plan-email/{id}"))
}

fn due<'a>(found: &'a Assessment, id: &str) -> &'a str {
    step(found, id).due.at.as_deref().unwrap_or_default()
}

/// The steps that come first and are to do, without the plan's name.
fn first<'a>(found: &'a Assessment, id: &str) -> Vec<&'a str> {
    step(found, id).waits_for.iter().filter_map(|id| id.strip_prefix("plan-email/")).collect()
}

/// The steps that would answer the question of a fact; none where it is not asked.
fn answering<'a>(found: &'a Assessment, path: &str) -> Option<Vec<&'a str>> {
    let question = found.questions.iter().find(|question| question.path == path)?;
    Some(question.answered_by.iter().filter_map(|id| id.strip_prefix("plan-email/")).collect())
}

fn the_drill_runs_from_the_alert_to_the_review() {
    let mut drill = Drill::begin();

    // 09:20. Everything is still to do, and each open fact names the step that settles it.
    let found = drill.at("02T09:20");
    assert_eq!(due(&found, "fix/find"), "2026-11-02T10:00:00-06:00");
    assert!(first(&found, "fix/find").is_empty());
    assert_eq!(first(&found, "fix/block"), ["fix/find"]);
    assert_eq!(first(&found, "fix/image"), ["fix/find", "fix/hold"]);
    assert_eq!(first(&found, "fix/return"), ["fix/credentials", "fix/image", "fix/isolate", "fix/test"]);
    for id in ["fix/isolate", "fix/credentials", "fix/return"] {
        assert_eq!(step(&found, id).endangers, ["plan-email/fix/image"], "{id}");
    }
    assert!(step(&found, "fix/block").endangers.is_empty(), "the block leaves rules and mail as they are");
    assert_eq!(answering(&found, "cohorts"), Some(vec!["losses/data"]));
    assert_eq!(answering(&found, "answers.plan-email.complex"), Some(vec!["fix/find"]));
    assert_eq!(duty(&found, "us-tx/individuals").status, Status::Undetermined);

    // 09:40. The accounts are found: eight hours for the image, 17:40, which is before 21:00.
    drill.done(
        "fix/find",
        "02T09:40",
        &json!({ "timeline": { "detected": "2026-11-02T09:00:00-06:00" }, "answers": { "plan-email.complex": false } }),
    );
    let found = drill.at("02T09:41");
    assert_eq!(due(&found, "fix/image"), "2026-11-02T17:40:00-06:00");
    assert!(first(&found, "fix/block").is_empty());
    assert_eq!(first(&found, "fix/image"), ["fix/hold"]);
    assert_eq!(answering(&found, "answers.plan-email.complex"), None);

    // Somebody wants to change the passwords at noon, an hour before the image.
    drill.done("fix/block", "02T09:45", &json!({}));
    drill.done("fix/hold", "02T10:30", &json!({}));
    let mut hasty = Drill { engine: drill.engine.clone(), incident: drill.incident.clone() };
    hasty.enter(&json!({ "duty": "plan-email/fix/image", "planned": "2026-11-02T13:00:00-06:00" }));
    hasty.enter(&json!({ "duty": "plan-email/fix/credentials", "planned": "2026-11-02T12:00:00-06:00" }));
    let warned = "plan-email/fix/credentials is planned before plan-email/fix/image: it would change or destroy what \
                  plan-email/fix/image is to preserve.";
    assert!(hasty.at("02T10:31").warnings.iter().any(|warning| warning == warned));
    hasty.incident["notices"].as_array_mut().unwrap().pop();
    hasty.done("fix/credentials", "02T12:00", &json!({}));
    let found = hasty.at("02T12:01");
    assert_eq!(step(&found, "fix/credentials").spoiled, ["plan-email/fix/image"]);
    let told = "plan-email/fix/credentials was done before plan-email/fix/image: what plan-email/fix/image was to preserve may \
                be gone; put it on record.";
    assert!(found.warnings.iter().any(|warning| warning == told));

    // They wait. 13:00, the image: two hours to isolate, 24 to find the cause, and nothing is in danger any more.
    drill.done("fix/image", "02T13:00", &json!({}));
    let found = drill.at("02T13:01");
    assert_eq!(due(&found, "fix/isolate"), "2026-11-02T15:00:00-06:00");
    assert_eq!(due(&found, "understand/cause"), "2026-11-03T13:00:00-06:00");
    assert!(found.duties.iter().all(|duty| duty.endangers.is_empty() && duty.spoiled.is_empty()));

    // 14:00, contained: two hours for the passwords, a day until the account returns.
    drill.done("fix/isolate", "02T14:00", &json!({ "timeline": { "contained": "2026-11-02T14:00:00-06:00" } }));
    let found = drill.at("02T14:01");
    assert_eq!(due(&found, "fix/credentials"), "2026-11-02T16:00:00-06:00");
    assert_eq!(due(&found, "fix/return"), "2026-11-03T14:00:00-06:00");
    assert_eq!(first(&found, "fix/test"), ["fix/credentials"]);
    drill.done("fix/credentials", "02T15:00", &json!({}));
    drill.done("fix/test", "03T10:00", &json!({}));
    assert!(first(&drill.at("03T10:01"), "fix/return").is_empty());

    // The 3rd, noon, the cause: losses by the 4th at nine, 48 hours from the alert, before the 24 hours from now.
    drill.done("understand/cause", "03T12:00", &json!({ "timeline": { "occurred": "2026-10-28T09:00:00-05:00" } }));
    drill.done("fix/return", "03T13:30", &json!({ "timeline": { "recovered": "2026-11-03T13:30:00-06:00" } }));
    let found = drill.at("03T13:31");
    assert_eq!(due(&found, "losses/data"), "2026-11-04T09:00:00-06:00");
    assert_eq!(first(&found, "learn/review"), ["losses/data"]);
    assert_eq!(answering(&found, "effects.acquired"), Some(vec!["losses/data"]));

    // The 4th, eight: 300 Texans, taken. The law is settled at once: 30 days for the Attorney General, 60 for the people.
    let lost = json!({
        "timeline": { "determined": "2026-11-04T08:00:00-06:00" },
        "effects": { "acquired": true },
        "answers": { "plan-email.partners": false },
        "cohorts": [{ "residence": "US-TX", "count": 300, "data": ["name", "ssn"], "encrypted": false, "medium": "electronic" }],
    });
    drill.done("losses/data", "04T08:00", &lost);
    let found = drill.at("04T08:01");
    assert_eq!(duty(&found, "us-tx/attorney-general").due.at.as_deref(), Some("2026-12-04T23:59:59-06:00"));
    assert_eq!(duty(&found, "us-tx/individuals").due.at.as_deref(), Some("2027-01-03T23:59:59-06:00"));
    assert_eq!(due(&found, "losses/harm"), "2026-11-04T20:00:00-06:00");
    assert_eq!(answering(&found, "cohorts"), None);
    assert_eq!(answering(&found, "harm.severity"), Some(vec!["losses/analyst", "losses/harm"]));
    assert!(first(&found, "learn/review").is_empty());

    // Material harm: neither board nor analyst. The review is due two weeks after the return, the 17th, and held on the 13th.
    drill.done("losses/harm", "04T12:00", &json!({ "harm": { "severity": "material", "likelihood": "likely" } }));
    let found = drill.at("04T12:01");
    assert_eq!(due(&found, "learn/review"), "2026-11-17T23:59:59-06:00");
    assert!(!found.duties.iter().any(|duty| duty.id == "plan-email/losses/analyst"));
    assert_eq!(first(&found, "learn/changes"), ["learn/review"]);
    drill.done("learn/review", "13T15:00", &json!({ "timeline": { "investigated": "2026-11-13T15:00:00-06:00" } }));
    let found = drill.at("13T15:01");
    assert_eq!((step(&found, "learn/review").status, step(&found, "learn/review").late), (Status::Done, Some(false)));
    assert_eq!(due(&found, "learn/record"), "2026-11-20T23:59:59-06:00");
    assert_eq!(due(&found, "learn/changes"), "2026-12-13T23:59:59-06:00");
    assert_eq!(due(&found, "learn/training"), "2027-01-12T23:59:59-06:00");
    assert!(found.exercise);
}

fn the_command_line_lists_the_steps_of_the_drill() {
    Test::in_repository()
        .args("assess examples/drill-email.json --all --now 2026-11-02T09:20:00-06:00")
        .stdout_has("EXERCISE: nothing of this has happened")
        .stdout_has("plan-email/fix/image")
        .stdout_has("First     plan-email/fix/find, plan-email/fix/hold")
        .stdout_has("Spoils    plan-email/fix/image, which must be done before it")
        .stdout_has("Settles   timeline.detected, answers.plan-email.complex")
        .stdout_has("answered by plan-email/losses/data")
        .run();
    Test::in_repository()
        .args("explain examples/drill-email.json plan-email/fix/isolate --now 2026-11-02T09:20:00-06:00")
        .stdout_has("EXERCISE")
        .stdout_has("Settles   timeline.contained")
        .run();
    Test::in_repository()
        .args("explain examples/drill-email.json us-tx --now 2026-11-02T09:20:00-06:00")
        .stdout_has("EXERCISE")
        .run();
}

fn an_exercise_is_marked_everywhere_and_changes_no_outcome() {
    let mut drill = Drill::begin();
    let exercise = drill.at("02T09:20");
    drill.incident["exercise"] = json!(false);
    let real = drill.at("02T09:20");
    assert_eq!((&exercise.duties, &exercise.questions), (&real.duties, &real.questions));
    let written = serde_json::to_value(&real).unwrap();
    assert_eq!(written.get("exercise"), None, "what is real says nothing of exercises");

    let memo = markdown::write(&exercise);
    let headings = memo.lines().filter(|line| line.starts_with('#'));
    assert!(headings.clone().count() > 20, "{memo}");
    let bare: Vec<&str> = headings.filter(|line| !line.contains("EXERCISE")).collect();
    assert!(bare.is_empty(), "{bare:?}");
    let calendar = ics::write(&exercise);
    let events = calendar.lines().filter(|line| line.starts_with("SUMMARY:"));
    assert!(
        events.clone().count() > 20 && events.clone().all(|line| line.starts_with("SUMMARY:EXERCISE: ")),
        "{calendar}"
    );
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_ne!(uid(&calendar), uid(&ics::write(&real)), "a drill moves no event of a real incident with its reference");
    let table = csv::write(&exercise);
    assert!(table.lines().skip(1).all(|line| line.ends_with(",EXERCISE")), "{table}");
    for text in [page::write(&real), markdown::write(&real), ics::write(&real), csv::write(&real)] {
        assert!(!text.contains("EXERCISE"), "{text}");
    }
    assert!(page::write(&exercise).starts_with("EXERCISE"));

    let drill = text("examples/drill-email.json");
    Test::new()
        .file("drill.json", &drill)
        .file("real.json", &drill.replace("\"exercise\": true,", ""))
        .args("diff real.json drill.json --now 2026-11-02T09:20:00-06:00")
        .stdout_has("EXERCISE")
        .stdout_has("No duty changed.")
        .run();
}
