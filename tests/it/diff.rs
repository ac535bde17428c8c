//! `noticeclock diff`: what changed, and why.

use serde_json::json;

use super::support::{NOW, Test, incident, incident_with, trials};

trials![
    nothing_changed,
    duties_are_gained_lost_moved_and_settled,
    rules_are_compared,
    the_law_of_another_day_is_compared,
    wrong_arguments_are_refused,
];

fn nothing_changed() {
    let test = Test::new().json("a.json", &incident()).json("b.json", &incident());
    test.args(&format!("diff a.json b.json --now {NOW}")).stdout("Nothing changed.\n").run();
}

fn duties_are_gained_lost_moved_and_settled() {
    let mut few = incident();
    few["cohorts"][0]["count"] = json!(100);
    let run = |before: &serde_json::Value, after: &serde_json::Value| {
        let test = Test::new().json("a.json", before).json("b.json", after);
        test.args(&format!("diff a.json b.json --now {NOW}")).status(1).run()
    };
    let out = run(&few, &incident());
    assert!(out.contains("cohorts[0].count: 620, was 100"), "{out}");
    assert!(
        out.contains("gained     us-tx/attorney-general: owed, due 2026-12-02T23:59:59-06:00, was not owed"),
        "{out}"
    );
    assert!(run(&incident(), &few).contains("lost       us-tx/attorney-general"));
    let open = incident_with(&json!({"effects": {"acquired": null}}));
    let out = run(&open, &incident());
    assert!(out.contains("effects.acquired: true, was unknown"), "{out}");
    assert!(out.contains("settled    us-tx/attorney-general: owed"), "{out}");
    assert!(run(&incident(), &open).contains("opened     us-tx/attorney-general"));
    let later = incident_with(&json!({"timeline": {"determined": "2026-11-03T09:30:00-06:00"}}));
    let out = run(&incident(), &later);
    assert!(out.contains("moved      us-tx/attorney-general: owed, due 2026-12-03T23:59:59-06:00, was owed, due 2026-12-02T23:59:59-06:00"), "{out}");
    let sent =
        incident_with(&json!({"notices": [{"duty": "us-tx/attorney-general", "sent": "2026-11-20T09:00:00-06:00"}]}));
    let out = run(&incident(), &sent);
    assert!(out.contains("done       us-tx/attorney-general: sent, due 2026-12-02T23:59:59-06:00, was owed"), "{out}");
    assert!(out.contains("    sent 2026-11-20T09:00:00-06:00"), "{out}");
    // Each change names the facts that did it.
    let out = run(&few, &incident());
    assert!(out.contains("    by cohorts[0].count"), "{out}");
}

fn rules_are_compared() {
    let root = super::support::root().join("jurisdictions");
    let law = "Law(id: \"policy-own\", title: \"Own\", citation: \"P\", place: \"ZZ\", kind: Policy, status: InForce, \
        reviewed: \"2026-11-24\", confidence: High, sources: [\"the policy\"], binds: Always, people: NotCounted, trigger: Always, \
        duties: [Duty(id: \"ceo\", to: Internal(\"chief executive\"), due: Within(2, Hours, discovered), cite: \"s 1\")])";
    let test = Test::new().json("i.json", &incident()).file("own/policy-own.ron", law);
    let out =
        test.args(&format!("diff i.json --rules-before {} --rules own --now {NOW}", root.display())).status(1).run();
    assert!(out.contains("Rules\n  sha256:"), "{out}");
    assert!(out.contains("gained     policy-own/ceo: owed, due 2026-11-02T11:30:00-06:00"), "{out}");
    assert_eq!(out.matches("gained  ").count(), 1, "{out}");
    assert!(out.contains("    by s 1"), "the provision that did it: {out}");
}

fn the_law_of_another_day_is_compared() {
    let law = |last: &str, first: &str| {
        format!(
            "Law(id: \"policy-own\", title: \"Own\", citation: \"P\", place: \"ZZ\", kind: Policy, status: InForce, \
            reviewed: \"2026-11-24\", confidence: High, sources: [\"the policy\"], binds: Always, people: NotCounted, trigger: Always, \
            duties: [Duty(id: \"ceo\", to: Internal(\"chief executive\"), due: Within(2, Hours, discovered), cite: \"s 1 (2026)\", \
            in_force: (until: \"{last}\")), Duty(id: \"ceo\", to: Internal(\"chief executive\"), due: Within(1, Hours, discovered), \
            cite: \"s 1 (2027)\", in_force: (from: \"{first}\")), Duty(id: \"board\", to: Internal(\"board\"), due: Open, \
            cite: \"s 2\", in_force: (from: \"{first}\"))])"
        )
    };
    let test = Test::new().json("i.json", &incident()).file("own/policy-own.ron", &law("2026-12-31", "2027-01-01"));
    let out = test.args(&format!("diff i.json --as-of 2027-01-01 --rules own --now {NOW}")).status(1).run();
    // Discovered at 09:30: two hours are 11:30, one is 10:30.
    assert!(
        out.contains(
            "moved      policy-own/ceo: owed, due 2026-11-02T10:30:00-06:00, was owed, due 2026-11-02T11:30:00-06:00"
        ),
        "{out}"
    );
    assert!(out.contains("gained     policy-own/board: owed\n    Own: enacted; in force from 2027-01-01"), "{out}");
    assert!(out.contains("    by s 1 (2027)") && out.contains("    by s 2"), "{out}");
}

fn wrong_arguments_are_refused() {
    let test = || Test::new().json("a.json", &incident()).json("b.json", &incident());
    test().args("diff a.json").status(2).stdout("").stderr_has("two incidents").run();
    test().args("diff a.json b.json --rules-before x").status(2).stdout("").stderr_has("error").run();
}
