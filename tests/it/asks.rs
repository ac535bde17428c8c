//! What is asked: what each answer leads to, and whose judgement an answer is.

use noticeclock::assess::output::{AnswerValue, LeadsTo, Status};
use noticeclock::engine::{Engine, Options};
use serde_json::{Value, json};

use super::support::{NOW, Test, bundled, engine_of, incident, incident_with, options, text, tree, trials};

trials![
    each_answer_leads_to_duties_and_deadlines,
    sizes_are_told_apart_by_the_numbers_of_the_law,
    an_event_may_be_to_come_or_be_now,
    what_an_answer_is_said_to_lead_to_comes_of_it,
    what_changes_nothing_has_no_answers,
    the_next_question_is_asked_with_its_answers,
    what_rests_on_a_judgement_says_whose_it_is,
    a_margin_names_the_people_it_lacks,
];

fn engine(law: &str) -> Engine {
    let path = format!("tests/rules/{law}.ron");
    engine_of(&[(&path, &text(&path))])
}

/// What the answers lead to, as `answer: duty status due`.
fn leads(law: &str, incident: &Value, path: &str) -> Value {
    let found = engine(law).answers(incident, path, &options()).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let lines = found.iter().map(|lead| {
        let duties = lead.duties.iter().map(|duty| {
            let id = duty.duty.split('/').nth(1).unwrap();
            json!([id, duty.status, duty.due])
        });
        json!([lead.answers, duties.collect::<Vec<_>>()])
    });
    lines.collect()
}

fn each_answer_leads_to_duties_and_deadlines() {
    let open = incident_with(&json!({"effects": {"acquired": null}}));
    // Monday 2 November is day 0; day 30 is Wednesday 2 December.
    let owed = json!(["individuals", "owed", "2026-12-02T23:59:59-06:00"]);
    assert_eq!(leads("trap-unknown", &open, "effects.acquired"), json!([[[true], [owed]], [[false], []]]));
    let mut open = incident();
    open["cohorts"][0].as_object_mut().unwrap().remove("residence");
    assert_eq!(leads("trap-unknown", &open, "cohorts[0].residence"), json!([[["US-TX"], [owed]]]));
    open = incident_with(&json!({"organization": {"operates_in": null, "established_in": []}}));
    assert_eq!(leads("trap-unknown", &open, "organization.operates_in"), json!([[[[]], []], [[["US-TX"]], [owed]]]));
}

fn sizes_are_told_apart_by_the_numbers_of_the_law() {
    let mut open = incident();
    open["cohorts"][0].as_object_mut().unwrap().remove("count");
    let owed = |id: &str| json!([id, "owed", "2026-12-02T23:59:59-06:00"]);
    let size = |at_least: u64, at_most: Option<u64>| json!([{"at_least": at_least, "at_most": at_most}]);
    let expected = json!([
        [size(0, Some(0)), []],
        [size(1, Some(499)), [owed("at-most"), owed("fewer-than")]],
        [size(500, Some(500)), [owed("at-least"), owed("at-most")]],
        [size(501, None), [owed("at-least"), owed("more-than")]],
    ]);
    assert_eq!(leads("trap-compare", &open, "cohorts[0].count"), expected);
    // Of those who are known to be 300 or more no smaller size is told, and 480 others need 20 more.
    let mut second = incident()["cohorts"][0].clone();
    second["count"] = json!(480);
    open["cohorts"].as_array_mut().unwrap().push(second);
    open["cohorts"][0]["count"] = json!({"at_least": 10, "at_most": 400});
    let expected = json!([
        [size(10, Some(19)), [owed("at-most"), owed("fewer-than")]],
        [size(20, Some(20)), [owed("at-least"), owed("at-most")]],
        [size(21, Some(400)), [owed("at-least"), owed("more-than")]],
    ]);
    assert_eq!(leads("trap-compare", &open, "cohorts[0].count"), expected);
}

fn an_event_may_be_to_come_or_be_now() {
    let open = incident_with(&json!({"timeline": {"determined": null}}));
    // Tuesday 24 November is day 0; day 30 is Thursday 24 December.
    let expected = json!([
        [["not_yet"], [["from-determination", "owed", null]]],
        [[NOW], [["from-determination", "owed", "2026-12-24T23:59:59-06:00"]]],
    ]);
    assert_eq!(leads("trap-clock", &open, "timeline.determined"), expected);
}

/// The examples, question by question: the answer written into the document brings about what was said of it.
fn what_an_answer_is_said_to_lead_to_comes_of_it() {
    let engine = bundled();
    let mut held = 0;
    for (path, document) in tree("examples/story", ".json").iter().skip(4).step_by(2) {
        let incident: Value = serde_json::from_str(document).unwrap();
        let options = Options { now: NOW.to_owned(), ..Options::default() };
        for question in engine.assess(&incident, &options).unwrap().questions {
            let laws = question.duties.iter().map(|id| id.split('/').next().unwrap().to_owned());
            let laws: std::collections::BTreeSet<String> = laws.collect();
            let options = Options { only_laws: laws.into_iter().collect(), ..options.clone() };
            for LeadsTo { answers, duties } in engine.answers(&incident, &question.path, &options).unwrap() {
                for answer in answers {
                    let then = engine.assess(&written(&incident, &question.path, &answer), &options).unwrap();
                    let base = |id: &str| id.split('@').next().unwrap().to_owned();
                    let stake: Vec<String> = question.duties.iter().map(|id| base(id)).collect();
                    let come: Vec<_> = then.duties.iter().filter(|duty| stake.contains(&base(&duty.id))).collect();
                    let come: Vec<_> = come.iter().map(|duty| (&duty.id, duty.status, &duty.due.at)).collect();
                    let said: Vec<_> = duties.iter().map(|duty| (&duty.duty, duty.status, &duty.due)).collect();
                    assert_eq!(said, come, "{path}: {} {answer:?}", question.path);
                    held += 1;
                }
            }
        }
    }
    assert!(held > 20, "{held} answers were held against what comes of them");
}

/// The document with an answer in its place.
fn written(incident: &Value, path: &str, answer: &AnswerValue) -> Value {
    let mut value = json!(answer);
    if path == "organization.sectors" {
        value = value.as_array().unwrap().iter().map(|sector| json!({ "sector": sector })).collect();
    }
    let mut document = incident.clone();
    let mut at = &mut document;
    let (head, tail) = path.split_once('.').unwrap_or((path, ""));
    let pieces = if head == "answers" { vec![head, tail] } else { path.split('.').collect() };
    for piece in pieces {
        let (key, index) = piece.split_once('[').map_or((piece, None), |(key, rest)| (key, rest.strip_suffix(']')));
        at = &mut at[key];
        if let Some(index) = index {
            at = &mut at[index.parse::<usize>().unwrap()];
        }
    }
    *at = value;
    document
}

fn what_changes_nothing_has_no_answers() {
    let refused = engine("trap-unknown").answers(&incident(), "harm.likelihood", &options()).unwrap_err();
    assert_eq!(refused[0].path, "harm.likelihood");
    assert_eq!(refused[0].message, "no duty hangs on this fact: it is known, or changes nothing");
}

fn the_next_question_is_asked_with_its_answers() {
    let open = incident_with(&json!({"effects": {"acquired": null}}));
    let ask = |more: &str| {
        Test::new().json("i.json", &open).args(&format!("ask i.json {more} --now {NOW} --only-rules rules"))
    };
    let rules = |test: Test| {
        let words = tree("jurisdictions", ".ron").into_iter().filter(|(_, text)| {
            !["Law", "Authorities"].iter().any(|head| super::support::head_of(text).starts_with(head))
        });
        let with = words.fold(test, |test, (path, text)| test.file(&format!("rules/{path}"), &text));
        with.file("rules/trap-unknown.ron", &text("tests/rules/trap-unknown.ron"))
    };
    let page = rules(ask("")).run();
    assert!(page.contains("[effects.acquired] decides 1 duty"), "{page}");
    let (yes, no) = page.split_once("IF no").unwrap();
    assert!(yes.contains("IF yes") && yes.contains("trap-unknown/individuals"), "{page}");
    assert!(yes.contains("owed: Wednesday 2 December 2026"), "{page}");
    assert!(no.contains("None of the duties that hang on it is owed."), "{page}");
    let data: Value = serde_json::from_str(&rules(ask("effects.acquired --format json")).run()).unwrap();
    assert_eq!(data[1], json!({"answers": [false], "duties": []}));
    rules(ask("effects.acquird")).status(2).stdout("").stderr_has("did you mean `effects.acquired`?").run();
    let settled = Test::new().json("i.json", &incident()).args(&format!("ask i.json --now {NOW} --only-rules rules"));
    rules(settled).stdout_has("Nothing is left to ask").run();
}

const JUDGED: &str = r#"Law(
    id: "judged", title: "Judgement Act", citation: "Test Code § 30", place: "US-TX", kind: Statute, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["written for this test; no law of any place"],
    binds: Always, people: ResidentsOf("US-TX"), protects: Data(ssn), trigger: Effect(acquired),
    questions: [
        Question(id: "grave", ask: "Is it grave?", help: "Weigh the kind of data.", answer: YesNo, judged_by: "the board", cite: "§ 30(c)"),
        Question(id: "counted", ask: "Were the people counted?", answer: YesNo, cite: "§ 30(d)"),
    ],
    duties: [
        Duty(id: "individuals", to: Individuals, when: All([Harm(AtLeast(likely)), Answer("grave"), Answer("counted")]), due: Within(30, Days, discovered), cite: "§ 30(a)"),
        Duty(id: "police", to: Police, due: Within(30, Days, discovered), cite: "§ 30(b)"),
    ],
)"#;

fn what_rests_on_a_judgement_says_whose_it_is() {
    let engine = engine_of(&[("judged.ron", JUDGED)]);
    let all = Options { all: true, ..options() };
    let with = |likelihood: Value, grave: Value| {
        let changes =
            json!({"harm": {"likelihood": likelihood}, "answers": {"judged.grave": grave, "judged.counted": true}});
        let found = engine.assess(&incident_with(&changes), &all).unwrap_or_else(|errors| panic!("{errors:#?}"));
        let duty = |id: &str| found.duties.iter().find(|duty| duty.id == id).cloned().unwrap();
        let (told, police) = (duty("judged/individuals"), duty("judged/police"));
        assert!(police.judgements.is_none(), "nothing of it was judged");
        assert!(json!(police).get("judgements").is_none(), "and nothing stands there");
        (told.status, json!(told.judgements), found)
    };
    let harm = json!({"fact": "harm.likelihood", "by": "the organisation"});
    let grave = json!({"fact": "answers.judged.grave", "by": "the board"});
    let (status, judged, found) = with(json!("likely"), json!(true));
    assert_eq!((status, judged), (Status::Owed, json!([grave, harm])));
    let page = noticeclock::export::text::write(&found);
    assert!(page.contains("the judgement of the board [answers.judged.grave]"), "{page}");
    let memo = noticeclock::export::markdown::write(&found);
    assert!(memo.contains("- Rests on: the judgement of the organisation \\[harm.likelihood\\]"), "{memo}");
    // What refuses it is what it rests on.
    let (status, judged, _) = with(json!("unlikely"), json!(true));
    assert_eq!((status, judged), (Status::NotOwed, json!([harm])));
    // What is not judged yet is asked, with the factors, and by whom; a plain fact is nobody's judgement.
    let (status, judged, found) = with(json!("likely"), Value::Null);
    assert_eq!((status, judged), (Status::Undetermined, Value::Null));
    let asked = &found.questions[0];
    assert_eq!((asked.path.as_str(), asked.judged_by.as_deref()), ("answers.judged.grave", Some("the board")));
    assert_eq!(asked.help.as_deref(), Some("Weigh the kind of data."));
    let again = noticeclock::export::back::assessment(&json!(found)).unwrap();
    assert_eq!(json!(again), json!(found), "and comes back when it is handed over to be exported");
}

fn a_margin_names_the_people_it_lacks() {
    let says = |count: Value, duty: &str| {
        let mut incident = incident();
        incident["cohorts"][0]["count"] = count;
        engine("trap-compare")
            .explain(&incident, &format!("trap-compare/{duty}"), &options())
            .unwrap()
            .because
            .when
            .says
    };
    assert_eq!(
        says(json!(497), "at-least"),
        "497 Texans are counted, 500 or more are asked for; 3 more Texans and it is met"
    );
    assert_eq!(
        says(json!(500), "more-than"),
        "500 Texans are counted, more than 500 are asked for; 1 more Texan and it is met"
    );
    assert_eq!(says(json!(501), "more-than"), "501 Texans are counted, more than 500 are asked for");
    assert_eq!(
        says(json!({"at_least": 450}), "fewer-than"),
        "at least 450 Texans are counted, fewer than 500 are asked for; 50 more Texans and it is no longer met"
    );
    assert_eq!(
        says(json!({"at_most": 480}), "at-most"),
        "at most 480 Texans are counted, 500 or fewer are asked for; 21 more Texans and it is no longer met"
    );
}
