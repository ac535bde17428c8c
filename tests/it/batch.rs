//! `noticeclock batch`: order kept, bad lines counted.

use serde_json::{Value, json};

use super::support::{NOW, Test, incident, trials};

trials![
    answers_keep_the_order_of_the_lines,
    a_bad_line_is_reported_counted_and_keeps_its_place,
    standard_input_is_read
];

fn numbered(n: usize) -> String {
    let mut incident = incident();
    incident["reference"] = json!(format!("INC-{n}"));
    incident["cohorts"][0]["count"] = json!(n);
    incident.to_string()
}

fn answers_keep_the_order_of_the_lines() {
    // More than a chunk.
    let text: String = (0..1100).map(|n| numbered(n) + "\n").collect();
    let out = Test::new()
        .file("many.ndjson", &text)
        .args(&format!("batch many.ndjson --now {NOW} --law us-tx"))
        .stderr("")
        .run();
    assert_eq!(out.lines().count(), 1100);
    for (n, line) in out.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"schema\":1,\"reference\":\"INC-{n}\",")), "{n}: {line:.80}");
    }
    let single = Test::new()
        .file("one.json", &numbered(620))
        .args(&format!("assess one.json --now {NOW} --law us-tx --format json --compact"))
        .run();
    assert_eq!(out.lines().nth(620), Some(single.trim_end()), "a line of a batch is the assessment itself");
}

fn a_bad_line_is_reported_counted_and_keeps_its_place() {
    let text = format!("{}\n{{\"schema\": 1,\n\n{{\"schema\": 2, \"x\": 0}}\n{}", numbered(1), numbered(5));
    let run = Test::new().file("many.ndjson", &text).args(&format!("batch many.ndjson --now {NOW}")).status(1);
    let out = run
        .stderr_has("many.ndjson:2: column")
        .stderr_has("many.ndjson:4: ")
        .stderr_has("2 of 4 incidents could not be read")
        .run();
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4, "blank lines are none");
    assert_eq!((&lines[0]["reference"], &lines[3]["reference"]), (&json!("INC-1"), &json!("INC-5")));
    assert_eq!((&lines[1]["line"], &lines[2]["line"]), (&json!(2), &json!(4)));
    assert_eq!(lines[2]["errors"].as_array().unwrap().len(), 2, "every error of the line: {}", lines[2]);
}

fn standard_input_is_read() {
    let out = Test::new().args(&format!("batch - --now {NOW}")).stdin(&numbered(3)).run();
    assert!(out.contains("INC-3"), "{out}");
    Test::new().args(&format!("batch - --now {NOW}")).stdin("").stdout("").run();
}
