//! `assess --receipt` and `verify`: the same again, or what differs.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::support::{NOW, Test, incident, root, trials};

trials![the_same_comes_out_again, what_was_changed_in_it_is_found, what_the_rules_change_is_told];

/// A receipt of the incident, written by the program itself.
fn receipt() -> Value {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("receipt-{}-{}.json", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let test = Test::new().json("i.json", &incident());
    test.args(&format!("assess i.json --now {NOW} --format csv --receipt {}", path.display())).run();
    let written = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    serde_json::from_str(&written).unwrap()
}

fn the_same_comes_out_again() {
    let receipt = receipt();
    for key in ["facts", "rules", "build", "calendars"] {
        assert!(receipt["assessment"][key].as_str().unwrap().starts_with("sha256:"), "{key}");
    }
    let schema: Value = serde_json::from_str(&super::support::text("schema/receipt.schema.json")).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&receipt), "{receipt}");
    Test::new().json("r.json", &receipt).args("verify r.json").stdout("The same, byte for byte.\n").run();
}

fn what_was_changed_in_it_is_found() {
    // Somebody made the deadline later.
    let mut forged = receipt();
    let duties = forged["assessment"]["duties"].as_array_mut().unwrap();
    let duty = duties.iter_mut().find(|duty| duty["id"] == "us-tx/attorney-general").unwrap();
    duty["due"]["at"] = json!("2026-12-09T23:59:59-06:00");
    let out = Test::new().json("r.json", &forged).args("verify r.json").status(1).run();
    assert!(
        out.contains(
            "moved      us-tx/attorney-general: owed, due 2026-12-02T23:59:59-06:00, was owed, due 2026-12-09"
        ),
        "{out}"
    );
    assert!(!out.contains("changed:"), "no digest changed: {out}");
    // Somebody changed the facts.
    let mut forged = receipt();
    forged["incident"]["cohorts"][0]["count"] = json!(249);
    let out = Test::new().json("r.json", &forged).args("verify r.json").status(1).run();
    assert!(out.contains("facts: the incident changed: sha256:"), "{out}");
    assert!(out.contains("lost       us-tx/attorney-general"), "{out}");
    Test::new()
        .json("r.json", &json!({"receipt": 2}))
        .args("verify r.json")
        .status(2)
        .stdout("")
        .stderr_has("no receipt")
        .run();
}

fn what_the_rules_change_is_told() {
    let law = std::fs::read_to_string(root().join("tests/rules/trap-zero.ron")).unwrap();
    let test = Test::new().json("r.json", &receipt()).file("own/trap-zero.ron", &law);
    let out = test.args("verify r.json --rules own").status(1).run();
    assert!(out.contains("rules: the rule files changed: sha256:") && !out.contains("calendars:"), "{out}");
    assert!(out.contains("gained     trap-zero/immediately: owed"), "{out}");
}
