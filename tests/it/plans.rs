//! What a plan may say of its steps and a contract of its numbers, and what is refused.

use noticeclock::engine::Options;
use serde_json::{Value, json};

use super::support::{NOW, Test, engine_of, incident_with, trials};

trials![
    steps_name_facts_and_steps_that_there_are,
    an_order_without_a_beginning_is_refused,
    bare_dates_of_one_day_accuse_nobody,
    numbers_keep_to_their_unit,
    a_number_outside_its_bounds_is_an_error,
    thousands_of_clauses_are_judged_alike_in_slices,
];

const STEPS: &str = r#"Law(
    id: "policy-steps", title: "Steps", citation: "Policy 1", place: "ZZ", kind: Policy, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the policy itself"],
    binds: Always, people: NotCounted, trigger: Always,
    duties: [
        Duty(id: "image", to: Internal("IT"), due: Open, settles: ["timeline.contained", "cohorts[].count"], cite: "s 1"),
        Duty(id: "wipe", to: Internal("IT"), due: Open, after: ["image"], spoils: ["image"], cite: "s 2"),
    ],
)
"#;

fn check(text: &str) -> Test {
    Test::new().file("own/policy-steps.ron", text).args("check own")
}

fn steps_name_facts_and_steps_that_there_are() {
    check(STEPS).stdout_has("1 file: no problem").run();
    check(&STEPS.replace("timeline.contained", "timeline.contaned"))
        .status(1)
        .stdout_has("own/policy-steps.ron:6:68")
        .stdout_has("the incident has no fact `timeline.contaned`")
        .stdout_has("did you mean \"timeline.contained\"?")
        .run();
    // An index says which group of one incident; a plan is for all.
    check(&STEPS.replace("cohorts[].count", "cohorts[0].count"))
        .status(1)
        .stdout_has("did you mean \"cohorts[].count\"?")
        .run();
    check(&STEPS.replace("after: [\"image\"]", "after: [\"imaeg\"]"))
        .status(1)
        .stdout_has("this law has no duty `imaeg`")
        .stdout_has("did you mean \"image\"?")
        .run();
    check(&STEPS.replace("spoils: [\"image\"]", "spoils: [\"imag\"]"))
        .status(1)
        .stdout_has("did you mean \"image\"?")
        .run();
}

fn an_order_without_a_beginning_is_refused() {
    let circle =
        "`image` would have to come before itself: policy-steps/image → policy-steps/wipe → policy-steps/image";
    check(&STEPS.replace("settles:", "after: [\"wipe\"], settles:")).status(1).stdout_has(circle).run();
    // A deadline that waits for the other one is an order as well.
    check(&STEPS.replacen("due: Open", "due: NotBefore(\"wipe\", Open)", 1)).status(1).stdout_has(circle).run();
    // The image may well have to go out before the wipe: both say the same.
    check(&STEPS.replacen("due: Open", "due: Before(\"wipe\")", 1)).stdout_has("no problem").run();
    check(&STEPS.replace("due: Open, after", "due: Before(\"image\"), after"))
        .status(1)
        .stdout_has("before itself")
        .run();
}

fn bare_dates_of_one_day_accuse_nobody() {
    let engine = engine_of(&[("policy-steps.ron", STEPS)]);
    let spoiled = |image: &str, wipe: &str| {
        let notices =
            json!([{"duty": "policy-steps/image", "sent": image}, {"duty": "policy-steps/wipe", "sent": wipe}]);
        let found = engine.assess(&incident_with(&json!({ "notices": notices })), &options()).unwrap();
        let wipe = found.duties.iter().find(|duty| duty.id == "policy-steps/wipe").unwrap();
        assert_eq!(wipe.spoiled.is_empty(), !found.warnings.iter().any(|warning| warning.contains("was done before")));
        !wipe.spoiled.is_empty()
    };
    assert!(spoiled("2026-11-04", "2026-11-03"), "a day before");
    assert!(!spoiled("2026-11-03", "2026-11-03"), "some time on the same day");
    assert!(!spoiled("2026-11-03", "2026-11-04"));
    assert!(spoiled("2026-11-03T10:00:01-06:00", "2026-11-03T10:00:00-06:00"), "a second before");
    assert!(!spoiled("2026-11-03T10:00:00-06:00", "2026-11-03T10:00:00-06:00"), "at the same instant");
}

fn options() -> Options {
    Options { now: NOW.to_owned(), ..Options::default() }
}

const CLAUSE: &str = r#"Law(
    id: "contract-x", title: "Contract", citation: "Contract", place: "ZZ", kind: Contract, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the contract itself"],
    binds: Always, people: Everyone, protects: AnyData([name]), trigger: Always,
    questions: [
        Question(id: "hours", ask: "How many hours?", answer: Number(unit: Hours, at_least: 1, at_most: 240), cite: "cl. 1"),
        Question(id: "people", ask: "From how many on?", answer: Number(unit: People, at_least: 1, at_most: 5000), cite: "cl. 1"),
    ],
    duties: [
        Duty(
            id: "partner", to: Counterparty("X Ltd"), when: Persons(AtLeast(Answer("people"))),
            due: Within(Answer("hours"), Hours, discovered), cite: "cl. 1",
        ),
    ],
)
"#;

fn numbers_keep_to_their_unit() {
    let check = |text: &str| Test::new().file("own/contract-x.ron", text).args("check own");
    check(CLAUSE).stdout_has("1 file: no problem").run();
    for (right, wrong, said) in [
        ("Within(Answer(\"hours\"), Hours", "Within(Answer(\"hours\"), Days", "it asks for a number of hours"),
        ("AtLeast(Answer(\"people\"))", "AtLeast(Answer(\"hours\"))", "it asks for a number of hours"),
        ("Persons(AtLeast(Answer(\"people\")))", "Answer(\"people\")", "a number answers this question, not yes or no"),
        ("at_most: 240", "at_most: 0", "`at_most` is smaller than `at_least`"),
        ("unit: Hours", "unit: Hour", "did you mean `Hours`?"),
        ("unit: Hours, ", "", "`unit` is missing"),
        ("Within(Answer(\"hours\")", "Within(Answer(\"hour\")", "did you mean \"hours\"?"),
    ] {
        assert!(CLAUSE.contains(right), "{right}");
        check(&CLAUSE.replace(right, wrong)).status(1).stdout_has(said).run();
    }
}

fn a_number_outside_its_bounds_is_an_error() {
    let engine = engine_of(&[("contract-x.ron", CLAUSE)]);
    let assess = |hours: Value| {
        let answers = json!({ "contract-x.hours": hours, "contract-x.people": 620 });
        engine.assess(&incident_with(&json!({ "answers": answers })), &options())
    };
    // 620 people, 620 asked for. Discovered on the 2nd at half past nine.
    for (hours, due) in [(1, "2026-11-02T10:30:00-06:00"), (240, "2026-11-12T09:30:00-06:00")] {
        let found = assess(json!(hours)).unwrap();
        assert_eq!(found.duties[0].due.at.as_deref(), Some(due));
    }
    for hours in [json!(0), json!(241), json!(-1), json!(1.5), json!("24"), json!(true), json!(u64::MAX)] {
        let errors = assess(hours.clone()).unwrap_err();
        let said: Vec<(&str, bool)> = errors
            .iter()
            .map(|error| (error.path.as_str(), error.message.starts_with("expected a whole number of hours, 1 to 240")))
            .collect();
        assert_eq!(said, [("answers.contract-x.hours", true)], "{hours}");
    }
    let vocabulary = engine.vocabulary();
    let asked = vocabulary.questions.iter().find(|term| term.id == "contract-x.hours").unwrap().number.clone().unwrap();
    assert_eq!((asked.unit.as_str(), asked.at_least, asked.at_most), ("hours", 1, 240));
}

fn thousands_of_clauses_are_judged_alike_in_slices() {
    let clauses: Vec<(String, String)> = (0..2000)
        .map(|number| {
            let id = format!("clause-{number:04}");
            (format!("own/{id}.ron"), clause(&id, 12 + number % 60))
        })
        .collect();
    let files: Vec<(&str, &str)> = clauses.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let engine = engine_of(&files);
    let incident = incident_with(&json!({ "timeline": { "aware": "2026-11-02T09:30:00-06:00" } }));
    let whole = engine.assess(&incident, &options()).unwrap();
    assert_eq!(whole.duties.len(), 2000);
    // 12 hours first, 71 last: 2 November 21:30, and 2 days and 23 hours: 5 November 08:30.
    assert_eq!(whole.duties[0].due.at.as_deref(), Some("2026-11-02T21:30:00-06:00"));
    assert_eq!(whole.duties[1999].due.at.as_deref(), Some("2026-11-05T08:30:00-06:00"));
    let ids: Vec<String> = (0..2000).map(|number| format!("clause-{number:04}")).collect();
    let slices = ids.chunks(250).flat_map(|slice| {
        let options = Options { only_laws: slice.to_vec(), ..options() };
        engine.assess(&incident, &options).unwrap().duties
    });
    let mut slices: Vec<_> = slices.collect();
    slices.sort_by(|a, b| a.id.cmp(&b.id));
    let mut whole = whole.duties;
    whole.sort_by(|a, b| a.id.cmp(&b.id));
    assert!(slices == whole, "slices say what the whole says");
}

/// A clause as the page writes one from a line of a table.
fn clause(id: &str, hours: u32) -> String {
    format!(
        r#"Law(
    id: "{id}", title: "Supply agreement", citation: "Supply agreement {id}", place: "ZZ", kind: Contract, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the agreement"],
    binds: Always, people: Everyone, protects: AnyData([name]), trigger: Any([Effect(accessed), Effect(acquired)]),
    duties: [
        Duty(
            id: "partner", to: Counterparty("{id} Ltd"), due: Within({hours}, Hours, aware), channel: "in writing, security@example.org",
            cite: "cl. 9.1",
        ),
    ],
)
"#
    )
}
