//! The regression traps of the design, by number: errors that other tools make. Each runs against a small law of its own
//! under `tests/rules/`, so that none depends on a real one.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use noticeclock::assess::output::{Assessment, DueState, DutyOut, Status};
use noticeclock::engine::Engine;
use serde_json::{Value, json};

use super::support::{Test, engine_of, incident, incident_with, options, text, trials};

trials![
    trap_01_unknown_is_never_no,
    trap_01_a_group_of_unknown_residence_is_never_dropped,
    trap_02_at_least_and_more_than_differ_at_the_number,
    trap_03_totals_are_not_held_against_a_threshold_per_state,
    trap_04_the_clock_starts_at_the_event_that_the_law_names,
    trap_05_immediately_no_number_and_zero_hours_are_three_things,
    trap_06_days_business_days_and_hours_are_three_things,
    trap_07_a_civil_day_is_no_24_hours,
    trap_08_hours_run_through_a_change_of_clocks,
    trap_09_a_date_is_that_date_wherever_it_counts,
    trap_09_the_earliest_zone_of_a_place_counts_and_the_proof_says_so,
    trap_10_before_is_not_at_the_same_time,
    trap_11_an_exemption_for_individuals_leaves_the_others,
    trap_12_an_old_incident_is_judged_by_its_own_law,
    trap_13_free_text_never_contradicts_a_field,
    trap_15_an_answer_can_be_taken_back,
    trap_16_an_empty_list_is_not_a_satisfied_one,
    trap_17_a_later_request_to_wait_extends_nothing_silently,
    trap_17_a_request_to_wait_reaches_whom_it_names,
    trap_17_a_clock_does_not_stand_still_twice_at_once,
    trap_17_a_late_notice_extends_nothing_that_hangs_on_it,
];

/// The engine of one law of `tests/rules/`, made once: some traps ask it often.
fn engine(law: &str) -> Arc<Engine> {
    static ENGINES: Mutex<BTreeMap<String, Arc<Engine>>> = Mutex::new(BTreeMap::new());
    let known = ENGINES.lock().unwrap().get(law).cloned();
    known.unwrap_or_else(|| {
        let path = format!("tests/rules/{law}.ron");
        let made = Arc::new(engine_of(&[(&path, &text(&path))]));
        ENGINES.lock().unwrap().insert(law.to_owned(), Arc::clone(&made));
        made
    })
}

/// The incident judged by one law of `tests/rules/`.
fn judged(law: &str, incident: &Value) -> Assessment {
    engine(law).assess(incident, &options()).unwrap_or_else(|errors| panic!("{errors:#?}"))
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

fn trap_06_days_business_days_and_hours_are_three_things() {
    let found = judged("trap-units", &discovered("2026-11-24T09:30:00-06:00"));
    let at = |id: &str| duty(&found, &format!("trap-units/{id}")).due.at.unwrap();
    // Tuesday is day 0; Friday is day 3. In Texas Thanksgiving and the Friday after it are holidays: of business days Wednesday is 1,
    // Monday 2, Tuesday 3.
    assert_eq!(at("days"), "2026-11-27T23:59:59-06:00");
    assert_eq!(at("business-days"), "2026-12-01T23:59:59-06:00");
    assert_eq!(at("hours"), "2026-11-27T09:30:00-06:00");
}

/// The incident, discovered then, with nothing else on its timeline.
fn discovered(at: &str) -> Value {
    incident_with(&json!({"timeline": {"occurred": null, "determined": null, "discovered": at}}))
}

/// The deadline of a duty of `trap-civil`.
fn civil(at: &str, id: &str) -> String {
    duty(&judged("trap-civil", &discovered(at)), &format!("trap-civil/{id}")).due.at.unwrap()
}

fn trap_07_a_civil_day_is_no_24_hours() {
    // Ten minutes before midnight or just after it: a day is the whole of the next one.
    assert_eq!(civil("2026-11-02T23:50:00-06:00", "day"), "2026-11-03T23:59:59-06:00");
    assert_eq!(civil("2026-11-02T00:00:00-06:00", "day"), "2026-11-03T23:59:59-06:00");
    // Sunday 8 March has 23 hours, Sunday 1 November 25: both end at 23:59:59.
    assert_eq!(civil("2026-03-07T22:00:00-06:00", "day"), "2026-03-08T23:59:59-05:00");
    assert_eq!(civil("2026-10-31T22:00:00-05:00", "day"), "2026-11-01T23:59:59-06:00");
    // A month is a month, of 28 days or of 31.
    assert_eq!(civil("2026-02-10T09:00:00-06:00", "month"), "2026-03-10T23:59:59-05:00");
    assert_eq!(civil("2027-01-31T09:00:00-06:00", "month"), "2027-02-28T23:59:59-06:00");
}

fn trap_08_hours_run_through_a_change_of_clocks() {
    // The clock is put forward on Sunday 8 March 2026 and back on Sunday 1 November 2026: 72 elapsed hours show it.
    assert_eq!(civil("2026-03-06T09:00:00-06:00", "hours"), "2026-03-09T10:00:00-05:00");
    assert_eq!(civil("2026-10-30T09:00:00-05:00", "hours"), "2026-11-02T08:00:00-06:00");
    // 01:30 comes twice on 1 November: the offset tells the two apart, and an hour lies between their deadlines.
    assert_eq!(civil("2026-11-01T01:30:00-05:00", "hours"), "2026-11-04T00:30:00-06:00");
    assert_eq!(civil("2026-11-01T01:30:00-06:00", "hours"), "2026-11-04T01:30:00-06:00");
    // A time without an offset is no instant.
    let naive = discovered("2026-10-30T09:00:00");
    let errors = engine("trap-civil").assess(&naive, &options()).unwrap_err();
    assert_eq!(errors[0].path, "timeline.discovered");
    assert!(errors[0].message.contains("has no offset"), "{errors:?}");
}

fn trap_09_a_date_is_that_date_wherever_it_counts() {
    // Monday 2 November in Chicago, as a date alone: Tuesday is the last day, ten hours behind UTC and fourteen ahead.
    assert_eq!(civil("2026-11-02", "day"), "2026-11-03T23:59:59-06:00");
    assert_eq!(civil("2026-11-02", "far-west"), "2026-11-03T23:59:59-10:00");
    assert_eq!(civil("2026-11-02", "far-east"), "2026-11-03T23:59:59+14:00");
    // 19:00 of Sunday 1 November in Chicago is Monday in UTC: Sunday is day 0.
    assert_eq!(civil("2026-11-02T01:00:00Z", "day"), "2026-11-02T23:59:59-06:00");
    let found = judged("trap-civil", &discovered("2026-11-02"));
    let due = duty(&found, "trap-civil/day").due;
    assert_eq!(due.last_day.as_deref(), Some("2026-11-03"));
    assert!(noticeclock::export::text::write(&found).contains("Tuesday 3 November 2026, 23:59"));
    assert!(noticeclock::export::csv::write(&found).contains("2026-11-03"));
}

fn trap_09_the_earliest_zone_of_a_place_counts_and_the_proof_says_so() {
    let found = judged("trap-civil", &discovered("2026-11-02"));
    let says = |id: &str| {
        let proof = duty(&found, &format!("trap-civil/{id}")).due.proof;
        proof.iter().any(|step| step.why.starts_with("Texas spans several time zones") && step.why.contains("Chicago"))
    };
    assert!(says("day"));
    // El Paso's clock is an hour behind; elapsed hours end everywhere at once, and a zone that the law names needs no choice.
    assert!(!says("hours"));
    assert!(!says("far-west"));
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

fn trap_17_a_later_request_to_wait_extends_nothing_silently() {
    // Monday 2 November is day 0; day 30 is Wednesday 2 December.
    const PLAIN: &str = "2026-12-02T23:59:59-06:00";
    let with = |holds: Value| judged("trap-later", &incident_with(&json!({ "holds": holds })));
    let of = |found: &Assessment, id: &str| {
        let due = duty(found, &format!("trap-later/{id}")).due;
        let last = due.proof.last().unwrap().clone();
        (due.at.unwrap(), last.step, last.why)
    };
    // A request of 5 December is made after the deadline has passed: it revives nothing, and the proof says whose it was.
    let late =
        with(json!([{"by": "the FBI", "from": "2026-12-05T09:00:00-06:00", "until": "2026-12-20T12:00:00-06:00"}]));
    for id in ["individuals", "anew"] {
        let (at, step, why) = of(&late, id);
        assert_eq!((at.as_str(), step.as_str()), (PLAIN, "hold without effect"), "{id}");
        assert!(why.contains("the FBI"), "{id}: {why}");
    }
    // One that was made in time moves them, by name and citation.
    let request = json!({"by": "the FBI", "from": "2026-11-10T09:00:00-06:00", "until": "2026-12-10T12:00:00-06:00"});
    let moved = with(json!([request]));
    let (at, step, why) = of(&moved, "individuals");
    assert_eq!((at.as_str(), step.as_str()), ("2026-12-10T12:00:00-06:00", "deferred"));
    assert!(why.contains("the FBI"), "{why}");
    let (at, step, why) = of(&moved, "anew");
    assert_eq!((at.as_str(), step.as_str()), ("2027-01-09T23:59:59-06:00", "begins anew"));
    assert!(why.contains("the FBI"), "{why}");
    // The proof keeps the deadline that there would have been.
    let proof = duty(&moved, "trap-later/individuals").due.proof;
    assert!(proof.iter().any(|step| step.at.as_deref() == Some(PLAIN)), "{proof:#?}");
    // Its extension, asked for after its end and after the deadline that it left, moves nothing further.
    let extension = json!({"by": "the FBI", "from": "2026-12-12T09:00:00-06:00", "until": "2027-01-20T12:00:00-06:00"});
    assert_eq!(of(&with(json!([request, extension])), "individuals").0, "2026-12-10T12:00:00-06:00");
    assert_eq!(of(&with(json!([extension, request])), "individuals").0, "2026-12-10T12:00:00-06:00");
    // Where the law knows no delay, none is given, and the proof says that one was asked for.
    let (at, step, why) = of(&moved, "no-delay");
    assert_eq!((at.as_str(), step.as_str()), (PLAIN, "hold without effect"));
    assert!(why.contains("the FBI"), "{why}");
    // A request of which it is not known when it was made moves the deadline provisionally, and that is asked for.
    let vague = with(json!([{"by": "the FBI", "until": "2026-12-10T12:00:00-06:00"}]));
    let found = duty(&vague, "trap-later/individuals");
    assert_eq!((found.due.state, found.needs.as_slice()), (DueState::Provisional, &["holds[0].from".to_owned()][..]));
}

fn trap_17_a_clock_does_not_stand_still_twice_at_once() {
    let due = |holds: Value| {
        let found = judged("trap-later", &incident_with(&json!({ "holds": holds })));
        duty(&found, "trap-later/stands-still").due.at.unwrap()
    };
    let hold = |by: &str, from: u32, until: u32| {
        let at = |day: u32| format!("2026-11-{day:02}T12:00:00-06:00");
        json!({"by": by, "authority": "law_enforcement", "from": at(from), "until": at(until)})
    };
    // Day 30 is 2 December. The 10th to the 16th is six days; one of the 12th to the 20th adds only the four after the 16th.
    assert_eq!(due(json!([hold("the FBI", 10, 16)])), "2026-12-08T23:59:59-06:00");
    let both = [hold("the FBI", 10, 16), hold("the Secret Service", 12, 20)];
    assert_eq!(due(json!(both)), "2026-12-12T23:59:59-06:00");
    assert_eq!(due(json!([both[1], both[0]])), "2026-12-12T23:59:59-06:00");
    // A request of one who cannot ask here is none, and takes nothing away from those who can.
    let mut stranger = hold("a bank", 10, 18);
    stranger["authority"] = json!("attorney_general");
    assert_eq!(due(json!([stranger, hold("the FBI", 12, 16)])), "2026-12-06T23:59:59-06:00");
}

fn trap_17_a_late_notice_extends_nothing_that_hangs_on_it() {
    let with = |notice: Value| {
        let found = judged("trap-later", &incident_with(&json!({ "notices": [notice] })));
        duty(&found, "trap-later/with").due.at.unwrap()
    };
    let id = "trap-later/individuals";
    assert_eq!(with(json!({"duty": id, "sent": "2026-11-20T09:00:00-06:00"})), "2026-11-20T09:00:00-06:00");
    assert_eq!(with(json!({"duty": id, "planned": "2026-11-20T09:00:00-06:00"})), "2026-11-20T09:00:00-06:00");
    // Sent or planned after its own deadline of 2 December: what must go with it was due then all the same.
    for key in ["sent", "planned"] {
        assert_eq!(with(json!({"duty": id, key: "2026-12-15T09:00:00-06:00"})), "2026-12-02T23:59:59-06:00", "{key}");
    }
}

fn trap_17_a_request_to_wait_reaches_whom_it_names() {
    let due = |covers: Value| {
        let hold = json!({"by": "the FBI", "covers": covers, "from": "2026-11-10T09:00:00-06:00", "until": "2026-12-10T12:00:00-06:00"});
        let found = judged("trap-later", &incident_with(&json!({ "holds": [hold] })));
        ["individuals", "anew"].map(|id| duty(&found, &format!("trap-later/{id}")).due.at.unwrap())
    };
    let (plain, deferred, anew) =
        ("2026-12-02T23:59:59-06:00", "2026-12-10T12:00:00-06:00", "2027-01-09T23:59:59-06:00");
    assert_eq!(due(json!([])), [deferred, anew]);
    assert_eq!(due(json!(["all"])), [deferred, anew]);
    assert_eq!(due(json!(["individuals"])), [deferred, plain]);
    assert_eq!(due(json!(["media"])), [plain, anew]);
    assert_eq!(due(json!(["trap-later/anew"])), [plain, anew]);
    assert_eq!(due(json!(["authority"])), [plain, plain]);
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
