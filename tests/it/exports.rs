//! The exports as other programs read them.

use icalendar::{Calendar, CalendarComponent, Component};
use serde_json::json;

use super::support::{NOW, Test, incident, incident_with, trials};

trials![a_calendar_program_reads_every_open_deadline, a_csv_reader_reads_as_many_rows_as_there_are_duties];

fn a_calendar_program_reads_every_open_deadline() {
    let open = incident_with(&json!({"effects": {"acquired": null}, "reference": "INC; 7, \"Ünïcode\" ".repeat(6)}));
    for incident in [incident(), open] {
        let run = |format: &str| {
            Test::new().json("i.json", &incident).args(&format!("assess i.json --now {NOW} --format {format}")).run()
        };
        let calendar: Calendar = run("ics").parse().unwrap();
        let assessment: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
        let wanted = assessment["duties"].as_array().unwrap().iter().filter(|duty| {
            (duty["status"] == "owed" || duty["status"] == "undetermined") && !duty["due"]["at"].is_null()
        });
        let wanted: Vec<&serde_json::Value> = wanted.collect();
        assert!(!wanted.is_empty());
        assert_eq!(calendar.components.len(), wanted.len());
        let mut ids = std::collections::BTreeSet::new();
        for (component, duty) in calendar.components.iter().zip(wanted) {
            let CalendarComponent::Event(event) = component else { panic!("{component:?}") };
            let summary = event.get_summary().unwrap();
            assert!(summary.contains(duty["id"].as_str().unwrap()), "{summary}");
            assert!(summary.contains(incident["reference"].as_str().unwrap().trim_end()), "{summary}");
            assert!(ids.insert(event.get_uid().unwrap().to_owned()), "two events with one id");
            let start = event.property_value("DTSTART").unwrap();
            let due = chrono::DateTime::parse_from_rfc3339(duty["due"]["at"].as_str().unwrap()).unwrap();
            assert_eq!(start, due.to_utc().format("%Y%m%dT%H%M%SZ").to_string());
            assert!(event.get_end().is_none(), "a deadline is a moment");
        }
    }
}

fn a_csv_reader_reads_as_many_rows_as_there_are_duties() {
    let run = |format: &str| {
        Test::new().json("i.json", &incident()).args(&format!("assess i.json --now {NOW} --format {format}")).run()
    };
    let assessment: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    let text = run("csv");
    // A line break inside quotation marks is no end of a row.
    let (mut rows, mut quoted, mut fields, mut widths) = (0, false, 1, Vec::new());
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields += 1,
            '\n' if !quoted => {
                rows += 1;
                widths.push(fields);
                fields = 1;
            }
            _ => {}
        }
    }
    assert_eq!(rows, assessment["duties"].as_array().unwrap().len() + 1);
    assert!(widths.iter().all(|width| *width == noticeclock::export::csv::COLUMNS.len()), "{widths:?}");
}
