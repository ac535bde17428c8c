//! Problems as SARIF 2.1.0, which code hosts show beside the line.

use std::fmt::Write as _;

use noticeclock::engine::Problem;
use serde_json::Value;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, PhysicalLocation, Region, Result as Finding, ResultLevel, Run, Sarif, Tool,
    ToolComponent,
};

/// The report.
pub fn report(problems: &[Problem]) -> Sarif {
    let driver = ToolComponent::builder().name("noticeclock").version(env!("CARGO_PKG_VERSION")).build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        // Our columns count characters, not UTF-16 units.
        .column_kind(Value::String("unicodeCodePoints".to_owned()))
        .results(problems.iter().map(finding).collect::<Vec<_>>())
        .build();
    Sarif::builder()
        .schema("https://json.schemastore.org/sarif-2.1.0.json")
        .version(Value::String("2.1.0".to_owned()))
        .runs(vec![run])
        .build()
}

fn finding(problem: &Problem) -> Finding {
    let text = match &problem.help {
        Some(help) => format!("{} (help: {help})", problem.message),
        None => problem.message.clone(),
    };
    let region = Region::builder()
        .start_line(number(problem.line))
        .start_column(number(problem.column))
        .end_line(number(problem.end_line))
        .end_column(number(problem.end_column))
        .build();
    let place = PhysicalLocation::builder()
        .artifact_location(ArtifactLocation::builder().uri(uri(&problem.path)).build())
        .region(region)
        .build();
    Finding::builder()
        .rule_id("rule-file")
        .level(ResultLevel::Error)
        .message(Message::builder().text(text).build())
        .locations(vec![Location::builder().physical_location(place).build()])
        .build()
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A path as a relative reference: what a URI may not hold is escaped.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
