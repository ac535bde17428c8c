//! `noticeclock assess`, `explain`, `laws` and `vocabulary` on real files.

use std::process::Stdio;

use serde_json::{Value, json};

use super::support::{NOW, Test, bundled, incident, incident_with, root, trials};

trials![
    one_open_fact_in_two_conditions_is_no_question,
    what_the_conditions_of_a_duty_imply_is_not_asked,
    a_law_as_a_whole_is_explained,
    text_leads_with_the_next_deadline,
    the_readme_shows_what_the_program_prints,
    the_same_input_gives_the_same_bytes,
    standard_input_reads_json_and_ron,
    ron_and_json_give_the_same_answer,
    every_format_is_written,
    json_is_pretty_or_compact_and_the_same_otherwise,
    every_error_of_an_incident_is_shown_with_its_path,
    a_syntax_error_shows_its_line,
    a_key_that_stands_twice_is_refused,
    a_notice_that_stands_twice_is_refused,
    a_number_that_counts_nobody_is_refused,
    bad_arguments_are_bad_input,
    a_rule_error_gives_no_assessment,
    rules_are_added_and_replaced,
    a_law_that_is_not_on_file_is_no_empty_answer,
    the_digest_of_the_rules_does_not_depend_on_where_they_lie,
    a_broken_pipe_is_no_error,
    colours_stay_on_the_terminal,
    without_now_the_clock_is_taken_in_the_zone_of_the_organisation,
    explain_shows_the_whole_proof,
    explain_knows_what_is_not_owed_and_what_does_not_exist,
    laws_are_listed,
    the_chart_of_the_states_is_that_of_the_rules,
    the_vocabulary_is_listed,
];

/// A run over the incident of the tests at the instant of the tests.
fn assess(more: &str) -> Test {
    Test::new().json("incident.json", &incident()).args(&format!("assess incident.json --now {NOW} {more}"))
}

fn text_leads_with_the_next_deadline() {
    let out =
        assess("--law us-tx").stdout_has("INC-2026-014").stdout_has("Tuesday 24 November 2026, 09:00").stderr("").run();
    let next = out.find("NEXT: in 8 days 14 hours").unwrap_or_else(|| panic!("{out}"));
    let owed = out.find("OWED").unwrap();
    assert!(next < owed, "{out}");
    assert!(out.contains("Wednesday 2 December 2026, 23:59 CST"), "{out}");
    assert!(out.contains("us-tx/attorney-general"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 100 || line.split_whitespace().count() == 1), "{out}");
}

fn the_readme_shows_what_the_program_prints() {
    // Versions and digests change with every law; everything else must be what a reader gets.
    let lines = |text: &str| -> Vec<String> {
        let changing = |line: &&str| !line.contains("zones ") && !line.is_empty();
        text.lines().filter(changing).map(str::to_owned).collect()
    };
    let readme = super::support::text("README.md");
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("```").unwrap();
    let line = readme.lines().find_map(|line| line.strip_prefix("cargo run --release -- assess")).unwrap();
    let out = Test::in_repository().args(&format!("assess {line}")).run();
    assert_eq!(lines(shown), lines(&out), "paste this into README.md:\n{out}");
}

fn the_same_input_gives_the_same_bytes() {
    for format in ["text", "json", "csv", "ics", "md"] {
        let once = assess(&format!("--all --format {format}")).run();
        assert_eq!(once, assess(&format!("--all --format {format}")).run(), "{format}");
        assert!(!once.is_empty());
    }
}

fn standard_input_reads_json_and_ron() {
    let line = format!("assess - --now {NOW} --format json --law us-tx");
    let out = Test::new().args(&line).stdin(&incident().to_string()).run();
    assert!(out.contains("us-tx/attorney-general"), "{out}");
    let out = Test::new().args(&line).stdin("(schema: 1, reference: \"R-1\")").run();
    assert!(out.contains("R-1"), "{out}");
}

fn ron_and_json_give_the_same_answer() {
    let ron = r#"(
        schema: 1,
        reference: "R-7",
        organization: (kind: "business", zone: "America/Chicago", operates_in: ["US-TX"], roles: ["controller"]),
        timeline: (discovered: "2026-11-02T09:30:00-06:00"), // a remark
        cohorts: [(residence: "US-TX", count: (at_least: 200, at_most: 300), data: ["name", "ssn"])],
    )"#;
    let json = json!({
        "schema": 1, "reference": "R-7",
        "organization": {"kind": "business", "zone": "America/Chicago", "operates_in": ["US-TX"], "roles": ["controller"]},
        "timeline": {"discovered": "2026-11-02T09:30:00-06:00"},
        "cohorts": [{"residence": "US-TX", "count": {"at_least": 200, "at_most": 300}, "data": ["name", "ssn"]}]
    });
    let run = |name: &str, text: &str| {
        Test::new().file(name, text).args(&format!("assess {name} --now {NOW} --format json")).run()
    };
    assert_eq!(run("i.ron", ron), run("i.json", &json.to_string()));
}

fn every_format_is_written() {
    assess("--law us-tx --format csv")
        .stdout_has("id,status,due_at")
        .stdout_has("us-tx/attorney-general,owed,2026-12-02T23:59:59-06:00")
        .run();
    assess("--law us-tx --format ics")
        .stdout_has("BEGIN:VCALENDAR\r\n")
        .stdout_has("DTSTART:20261203T055959Z\r\n")
        .run();
    assess("--law us-tx --format md")
        .stdout_has("# Notification duties: INC-2026-014")
        .stdout_has("(`us-tx/attorney-general`)")
        .run();
    assess("--law us-tx --format html")
        .status(2)
        .stdout("")
        .stderr_has("possible values: text, json, csv, ics, md")
        .run();
}

fn json_is_pretty_or_compact_and_the_same_otherwise() {
    let (pretty, compact) = (assess("--format json").run(), assess("--format json --compact").run());
    assert!(pretty.starts_with("{\n  \"schema\": 1,\n") && pretty.ends_with("}\n"));
    assert_eq!(compact.matches('\n').count(), 1);
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(read(&pretty), read(&compact));
}

fn every_error_of_an_incident_is_shown_with_its_path() {
    let bad = incident_with(&json!({
        "organisation": {}, "timeline": {"discoverd": "2026-11-02", "occurred": "2026-02-30"}, "harm": {"likelihood": 3}
    }));
    let mut bad = bad;
    bad["cohorts"][0]["count"] = json!(-5);
    bad["cohorts"][0]["residence"] = json!("TX-US");
    let test = Test::new().json("i.json", &bad).args("assess i.json").status(2).stdout("");
    test.stderr_has("6 errors in i.json")
        .stderr_has("organisation: unknown key `organisation`")
        .stderr_has("did you mean `organization`?")
        .stderr_has("timeline.discoverd")
        .stderr_has("did you mean `discovered`?")
        .stderr_has("timeline.occurred")
        .stderr_has("February 2026 has 28 days")
        .stderr_has("cohorts[0].count: a number of people cannot be -5")
        .stderr_has("cohorts[0].residence: `TX-US` is no ISO 3166 code")
        .stderr_has("harm.likelihood: expected a text, found the number 3")
        .run();
}

fn a_syntax_error_shows_its_line() {
    let test = Test::new().file("i.json", "{\n  \"schema\": 1,\n  \"cause\": \"hacking\"\n  \"harm\": {}\n}\n");
    test.args("assess i.json")
        .status(2)
        .stdout("")
        .stderr_has("i.json:4:3")
        .stderr_has("\"harm\": {}")
        .stderr_has("^")
        .run();
    let test = Test::new().file("i.ron", "(\n    schema: 1,\n    reference: \"x,\n)\n");
    test.args("assess i.ron").status(2).stdout("").stderr_has("i.ron:").run();
}

fn a_key_that_stands_twice_is_refused() {
    let test = Test::new().args("assess -").stdin("{\"schema\": 1, \"cause\": null, \"cause\": \"hacking\"}");
    test.status(2).stdout("").stderr_has("`cause` stands twice").run();
}

fn a_notice_that_stands_twice_is_refused() {
    let notice = |duty: &str| json!({"duty": duty, "sent": "2026-11-20T15:00:00-06:00"});
    let notices = ["us-tx/individuals", "us-ca/individuals", "us-tx/individuals"].map(notice);
    let test = Test::new().json("i.json", &incident_with(&json!({ "notices": notices })));
    test.args("assess i.json")
        .status(2)
        .stdout("")
        .stderr_has("1 error in i.json")
        .stderr_has("notices[2].duty: the notice `us-tx/individuals` stands twice, first at notices[0].duty")
        .run();
}

fn a_number_that_counts_nobody_is_refused() {
    let refused = |count: &str, says: &str| {
        let text = format!("{{\"schema\": 1, \"cohorts\": [{{\"residence\": \"US-TX\", \"count\": {count}}}]}}");
        Test::new().args("assess -").stdin(&text).status(2).stdout("").stderr_has(says).run();
    };
    refused("1.5", "a number of people cannot be a fraction");
    refused("1e30", "a number of people cannot be so large a number");
    // One more than JavaScript holds exactly.
    refused("9007199254740992", "a number of people cannot be so large a number");
    refused("-9007199254740991", "a number of people cannot be -9007199254740991");
}

fn bad_arguments_are_bad_input() {
    Test::new().args("assess nowhere.json").status(2).stdout("").stderr_has("nowhere.json").run();
    Test::new().args("asses x").status(2).stdout("").stderr_has("assess").run();
    Test::new().status(2).run();
    assess("--as-of 2026-02-30").status(2).stdout("").stderr_has("--as-of").run();
    let test = Test::new().json("i.json", &incident());
    test.args("assess i.json --now 2026-11-24T09:00:00").status(2).stdout("").stderr_has("--now").run();
    Test::new().args("--version").stdout(concat!("noticeclock ", env!("CARGO_PKG_VERSION"), "\n")).run();
    Test::new().args("--help").stdout_has("Exit codes").run();
}

const OWN: &str = r#"Law(
    id: "policy-own", title: "Own policy", citation: "Policy 7", place: "ZZ", kind: Policy, status: InForce,
    reviewed: "2026-11-24", confidence: High, sources: ["the policy itself"],
    binds: Always, people: NotCounted, trigger: Always,
    duties: [Duty(id: "ceo", to: Internal("chief executive"), due: Within(2, Hours, discovered), cite: "s 1")],
)
"#;

fn a_rule_error_gives_no_assessment() {
    let broken = OWN.replace("discovered)", "discoverd)");
    let test = Test::new().json("i.json", &incident()).file("own/policy-own.ron", &broken);
    test.args(&format!("assess i.json --now {NOW} --rules own --format json"))
        .status(2)
        .stdout("")
        .stderr_has("own/policy-own.ron:5:")
        .stderr_has("discoverd")
        .stderr_has("^^^^^^^^^")
        .stderr_has("discovered")
        .stderr_has("no answer is given")
        .run();
}

fn rules_are_added_and_replaced() {
    let run = |line: &str| {
        let test = Test::new().json("i.json", &incident()).file("own/deep/policy-own.ron", OWN);
        test.args(&format!("assess i.json --now {NOW} --format csv {line}"))
    };
    let added = run("--rules own").run();
    assert!(
        added.contains("policy-own/ceo,owed,2026-11-02T11:30:00-06:00") && added.contains("us-tx/attorney-general"),
        "{added}"
    );
    // Alone it lacks the words it uses, and says so.
    run("--only-rules own").status(2).stdout("").stderr_has("`ZZ` is no place or group on file").run();
    let root = root().join("jurisdictions");
    let replaced = run(&format!("--only-rules {} --rules own", root.display())).run();
    assert_eq!(replaced, added, "the rules of the repository are the rules on board");
}

fn a_law_that_is_not_on_file_is_no_empty_answer() {
    assess("--law us-xt").status(2).stdout("").stderr_has("no law `us-xt` is on file").stderr_has("`us-").run();
    let one = assess("--law us-tx --format csv").run();
    assert!(one.lines().skip(1).all(|line| line.starts_with("us-tx/")), "{one}");
}

fn the_digest_of_the_rules_does_not_depend_on_where_they_lie() {
    let digest = |more: &str| -> String {
        let out = assess(&format!("--format json --law us-tx {more}")).run();
        serde_json::from_str::<Value>(&out).unwrap()["rules"].as_str().unwrap().to_owned()
    };
    let root = root().join("jurisdictions");
    assert_eq!(digest(&format!("--only-rules {}", root.display())), digest(""));
}

fn a_broken_pipe_is_no_error() {
    for line in
        ["laws --format json", "vocabulary", "assess incident.json --all --format json", "assess incident.json --all"]
    {
        let test = Test::new().json("incident.json", &incident()).args(line);
        let mut child = test.command().stdin(Stdio::null()).spawn().unwrap();
        // The reader goes away before anything is written.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    }
}

fn colours_stay_on_the_terminal() {
    let plain = assess("").stdout_lacks("\u{1b}").run();
    let test = assess("");
    let output = test.command().env("CLICOLOR_FORCE", "1").stdin(Stdio::null()).output().unwrap();
    let forced = String::from_utf8(output.stdout).unwrap();
    assert!(forced.contains("\u{1b}[1m"), "{forced}");
    let test = assess("");
    let output = test.command().env("NO_COLOR", "1").stdin(Stdio::null()).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), plain);
}

fn without_now_the_clock_is_taken_in_the_zone_of_the_organisation() {
    let out = Test::new().json("i.json", &incident()).args("assess i.json --format json").run();
    let at = serde_json::from_str::<Value>(&out).unwrap()["assessed_at"].as_str().unwrap().to_owned();
    assert!(at.ends_with("-06:00") || at.ends_with("-05:00"), "{at}");
}

fn explain_shows_the_whole_proof() {
    let run = |more: &str| {
        Test::new()
            .json("i.json", &incident())
            .args(&format!("explain i.json us-tx/attorney-general --now {NOW} {more}"))
    };
    let out = run("").stdout_has("OWED").stdout_has("§ 521.053").run();
    for part in ["WHY", "Does the law bind the organisation?", "DEADLINE", "NOTICE", "WHERE THIS COMES FROM"] {
        assert!(out.contains(part), "no {part:?} in\n{out}");
    }
    let duty: Value = serde_json::from_str(&run("--format json").run()).unwrap();
    assert_eq!(duty["due"]["at"], json!("2026-12-02T23:59:59-06:00"));
    assert!(duty["due"]["proof"].as_array().is_some_and(|steps| !steps.is_empty()));
}

fn explain_knows_what_is_not_owed_and_what_does_not_exist() {
    let mut few = incident();
    few["cohorts"][0]["count"] = json!(249);
    let run = |duty: &str| Test::new().json("i.json", &few).args(&format!("explain i.json {duty} --now {NOW}"));
    run("us-tx/attorney-general").stdout_has("NOT OWED").stdout_has("249").run();
    run("us-tx/attorny-general").status(2).stdout("").stderr_has("did you mean `us-tx/attorney-general`?").run();
}

/// docs/us-matrix.md below its heading is what the command writes for the day that it names; it is written anew with BLESS=1.
fn the_chart_of_the_states_is_that_of_the_rules() {
    let path = root().join("docs/us-matrix.md");
    let kept = std::fs::read_to_string(&path).unwrap();
    let day = kept.split("--as-of ").nth(1).and_then(|rest| rest.split('`').next()).unwrap();
    let out = Test::in_repository().args(&format!("laws --place US --format md --as-of {day}")).run();
    let chart = format!("# United States: who is told, from how many people on, by when\n\n{out}");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, chart).unwrap();
    } else {
        assert!(
            kept == chart,
            "docs/us-matrix.md is not that of the rules: write it anew with BLESS=1 cargo test chart"
        );
    }
    let general = out.split("## Other laws").next().unwrap();
    // A state may have a second law, for its government.
    let states: std::collections::BTreeSet<&str> =
        general.split("| **").skip(1).filter_map(|rest| rest.split("**").next()).collect();
    assert_eq!(states.len(), 54, "50 states, the District of Columbia and three territories");
}

fn laws_are_listed() {
    Test::new().args("laws").stdout_has("us-tx").stdout_has("§§ 521.002, 521.053").stderr("").run();
    let texas = Test::new().args("laws --place US-TX").stdout_has("us-tx").run();
    assert!(!texas.contains("us-ca"), "{texas}");
    let list: Value = serde_json::from_str(&Test::new().args("laws --format json").run()).unwrap();
    assert!(list.as_array().unwrap().iter().any(|law| law["id"] == json!("us-tx")));
    Test::new().args("laws --place XX-YY").status(2).stdout("").stderr_has("XX-YY").run();
}

fn the_vocabulary_is_listed() {
    Test::new().args("vocabulary").stdout_has("ssn").stdout_has("Social Security number").run();
    let words: Value = serde_json::from_str(&Test::new().args("vocabulary --format json").run()).unwrap();
    assert!(words.is_object());
}

fn a_law_as_a_whole_is_explained() {
    let explain = |id: &str| {
        let test = Test::new().json("i.json", &incident());
        test.args(&format!("explain i.json {id} --now {NOW}")).run().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let georgia = explain("us-ga");
    assert!(georgia.contains("This law asks nothing here: the organisation is not a data broker;"), "{georgia}");
    let vermont = explain("us-vt");
    assert!(vermont.contains("This law asks nothing here: no Vermonters are affected."), "{vermont}");
    let texas = explain("us-tx");
    assert!(texas.contains("It asks for a notice to Attorney General of Texas; the people affected."), "{texas}");
    assert!(texas.contains("Why 620 Texans are counted, 250 or more are asked for"), "{texas}");
    assert!(texas.contains("620 people of all places are counted, more than 10,000 are asked for"), "{texas}");
    let test = Test::new().json("i.json", &incident());
    test.args(&format!("explain i.json us-gaa --now {NOW}"))
        .status(2)
        .stdout("")
        .stderr_has("did you mean `us-ga`?")
        .run();
}

/// A public body that does no business in Singapore: bound only where it is established there, and then exempt. Either way
/// nothing is owed, so nothing is asked. A business in its place is asked where it is established.
fn one_open_fact_in_two_conditions_is_no_question() {
    let engine = bundled();
    let owed = |kind: &str| {
        let mut incident = incident();
        incident["organization"] =
            json!({"kind": kind, "zone": "UTC", "operates_in": [], "roles": ["controller"], "sectors": []});
        let options = noticeclock::engine::Options { only_laws: vec!["sg-pdpa".into()], ..super::support::options() };
        engine.assess(&incident, &options).unwrap().duties
    };
    assert!(owed("public_body").is_empty(), "{:?}", owed("public_body"));
    let open = owed("business");
    assert!(open.iter().any(|duty| duty.needs.contains(&"organization.established_in".to_owned())), "{open:?}");
}

/// Found by the random incidents: a law of Georgia that binds data brokers, public bodies, and whoever holds data for one of them. What
/// is owed to the owner of the data hangs on whether they are held for one of them, and that binds; the trade is no question.
fn what_the_conditions_of_a_duty_imply_is_not_asked() {
    let engine = bundled();
    let incident =
        json!({"schema": 1, "organization": {"operates_in": ["US-GA"], "zone": "America/Chicago"}, "cause": "hacking"});
    let options = noticeclock::engine::Options { only_laws: vec!["us-ga".into()], ..super::support::options() };
    let found = engine.assess(&incident, &options).unwrap();
    let needs = |id: &str| found.duties.iter().find(|duty| duty.id == id).unwrap().needs.clone();
    let (owner, people) = (needs("us-ga/data-owner"), needs("us-ga/individuals"));
    assert!(owner.contains(&"answers.us-ga.owner_is_bound".to_owned()), "{owner:?}");
    assert!(owner.contains(&"organization.roles".to_owned()), "{owner:?}");
    assert!(
        !owner.iter().any(|need| ["organization.sectors", "organization.kind"].contains(&need.as_str())),
        "{owner:?}"
    );
    assert!(people.contains(&"organization.sectors".to_owned()), "brokers tell the people: {people:?}");
}
