//! Every row of `tests/deadlines/table.csv` as a test of its own: the row becomes a law and an incident, and the engine answers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use libtest_mimic::{Failed, Trial};
use noticeclock::assess::output::{Assessment, DutyOut};
use noticeclock::engine::{Engine, Options};
use serde_json::{Value, json};

use super::support::{engine_of, options, text};

/// A row by column.
type Row = BTreeMap<String, String>;

/// One trial a row.
pub fn trials() -> Vec<Trial> {
    let all = rows().iter();
    let mut trials: Vec<Trial> =
        all.map(|row| Trial::test(format!("deadlines::{}", row["case"]), move || judge(row))).collect();
    trials.push(Trial::test("deadlines::the_table_covers_every_calendar_and_rule", || {
        covers_everything();
        Ok(())
    }));
    trials
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let table = text("tests/deadlines/table.csv");
        csv::Reader::from_reader(table.as_bytes()).deserialize().map(|row| row.expect("a row of the table")).collect()
    })
}

/// The engine with one law a row.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let laws: Vec<(String, String)> =
            rows().iter().map(|row| (format!("table-{}.ron", row["case"]), law(row))).collect();
        let laws: Vec<(&str, &str)> = laws.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        engine_of(&laws)
    })
}

/// The law that a row describes.
fn law(row: &Row) -> String {
    let within = format!("Within({}, {}, discovered)", row["n"], row["unit"]);
    let due = if row["counted_from"] == "event" { within } else { format!("YearEnd({within})") };
    let bare = ["start", "roll", "min_working_days", "month_end", "hold"].map(|key| (key, row[key].clone()));
    let quoted = ["zone", "calendar", "cutoff"].map(|key| (key, format!("\"{}\"", row[key])));
    let words = bare.into_iter().chain(quoted).filter(|(key, _)| !row[*key].is_empty());
    let mut counting: Vec<String> = words.map(|(key, word)| format!("{key}: {word}")).collect();
    if !row["generous"].is_empty() {
        let why = r#"why: "another reading", cite: "the row""#;
        counting.push(format!("generous: (counting: ({}), {why})", row["generous"]));
    }
    text("tests/deadlines/law.ron")
        .replace("{id}", &row["case"])
        .replace("{due}", &due)
        .replace("{counting}", &counting.join(", "))
}

/// The incident that a row describes.
fn incident(row: &Row) -> Value {
    let given = |key: &str| Some(row[key].as_str()).filter(|text| !text.is_empty());
    let written = given("hold_written").map(|word| word == "yes");
    let hold =
        json!({"by": "the police", "from": given("hold_from"), "until": given("hold_until"), "written": written});
    json!({
        "schema": 1,
        "organization": {"zone": row["event_zone"]},
        "timeline": {"discovered": row["event"]},
        "holds": if row["hold"].is_empty() { json!([]) } else { json!([hold]) },
    })
}

fn judge(row: &Row) -> Result<(), Failed> {
    let options = Options { only_laws: vec![format!("table-{}", row["case"])], ..options() };
    let found = engine().assess(&incident(row), &options).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let [duty] = &found.duties[..] else { panic!("{} duties", found.duties.len()) };
    let state = serde_json::to_value(duty.due.state).unwrap();
    let generous = duty.due.proof.iter().find(|step| step.step == "a more generous reading");
    let pairs = [
        ("due", duty.due.at.clone()),
        ("last_day", duty.due.last_day.clone()),
        ("state", state.as_str().map(str::to_owned)),
        ("generous_due", generous.and_then(|step| step.at.clone())),
    ];
    let mut wrong: Vec<String> = pairs
        .into_iter()
        .map(|(key, found)| (key, found.unwrap_or_default()))
        .filter(|(key, found)| row[*key] != *found)
        .map(|(key, found)| format!("{key}: expected {:?}, found {found:?}", row[key]))
        .collect();
    if !says(&found, duty).contains(&row["says"]) {
        wrong.push(format!("nothing says {:?}", row["says"]));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{}", row["reckoning"], wrong.join("\n")).into()) }
}

/// Proof and warnings as one text.
fn says(assessment: &Assessment, duty: &DutyOut) -> String {
    let steps = duty.due.proof.iter().map(|step| step.why.clone());
    steps.chain(assessment.warnings.iter().cloned()).collect::<Vec<_>>().join("\n")
}

/// The table must not lose what it is there for.
fn covers_everything() {
    let used = |key: &str| -> Vec<&str> { rows().iter().map(|row| row[key].as_str()).collect() };
    let calendars = used("calendar");
    let missing: Vec<String> = engine().calendars().into_iter().map(|(id, ..)| id).collect();
    let missing: Vec<&String> = missing.iter().filter(|id| !calendars.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "calendars without a row: {missing:?}");
    for (key, words) in [
        ("unit", "Hours Days BusinessDays Weeks Months Years"),
        ("start", "NextFullHour SameDay"),
        ("roll", "NextBusinessDay NextBusinessDayNoon"),
        ("month_end", "Overflow"),
        ("hold", "Restart Suspend Defer DeferBy(7) Cap(30) None"),
        ("state", "fixed provisional paused"),
    ] {
        for word in words.split(' ') {
            assert!(used(key).contains(&word), "no row with {key} {word}");
        }
    }
    for row in rows() {
        assert!(row["reckoning"].split(' ').count() >= 4, "{}: no reckoning", row["case"]);
    }
    assert!(rows().len() >= 300);
}
