//! How long the engine takes natively; `cargo xtask bench` holds the browser's module against these numbers.
#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot begin has nothing else to say")]

use criterion::{Criterion, criterion_group, criterion_main};
use noticeclock::assess::output::Assessment;
use noticeclock::engine::{Engine, Options, SourceFile};
use serde_json::Value;

const CLINIC: &str = include_str!("../examples/clinic-ransomware.json");

const NOTE: &str = include_str!("../examples/story/01-ransom-note.json");

fn engine(criterion: &mut Criterion) {
    let engine = Engine::bundled().expect("the laws on board have no problems");
    let incident: Value = serde_json::from_str(CLINIC).expect("the example is JSON");
    let options = Options { now: "2026-11-24T09:00:00-06:00".into(), ..Options::default() };
    let assess =
        |incident: &Value| -> Assessment { engine.assess(incident, &options).expect("the example has no errors") };

    criterion.bench_function("assess", |bencher| bencher.iter(|| assess(&incident)));
    criterion.bench_function("assess, JSON text to JSON text", |bencher| {
        bencher.iter(|| {
            let incident: Value = serde_json::from_str(CLINIC).expect("the example is JSON");
            serde_json::to_string(&assess(&incident)).expect("an assessment is JSON")
        });
    });
    // Most is open here, and what is open is held against itself.
    let (blank, note) = (serde_json::json!({"schema": 1}), serde_json::from_str(NOTE).expect("the story is JSON"));
    criterion.bench_function("assess nothing known", |bencher| bencher.iter(|| assess(&blank)));
    criterion.bench_function("assess a ransom note", |bencher| bencher.iter(|| assess(&note)));
    criterion.bench_function("load all rules", |bencher| bencher.iter(Engine::bundled));
}

/// Contract clauses by the thousand, beside the laws: twice as many should take twice as long, not four times.
fn clauses(criterion: &mut Criterion) {
    let incident: Value = serde_json::from_str(CLINIC).expect("the example is JSON");
    let mut group = criterion.benchmark_group("clauses");
    group.sample_size(10);
    for count in [2500_u32, 5000] {
        let files: Vec<SourceFile> = (0..count).map(clause).collect();
        let load = || {
            let mut engine = Engine::bundled().expect("the laws on board have no problems");
            engine.add_rules(files.clone()).expect("the clauses have no problems");
            engine
        };
        group.bench_function(format!("load {count}"), |bencher| bencher.iter(load));
        let engine = load();
        let options = Options { now: "2026-11-24T09:00:00-06:00".into(), ..Options::default() };
        group.bench_function(format!("assess {count}"), |bencher| bencher.iter(|| engine.assess(&incident, &options)));
        let only_laws = (0..500).map(|number| format!("clause-{number}")).collect();
        let slice = Options { only_laws, ..options };
        group.bench_function(format!("assess 500 of {count}"), |bencher| {
            bencher.iter(|| engine.assess(&incident, &slice));
        });
    }
}

fn clause(number: u32) -> SourceFile {
    let hours = 12 + number % 60;
    let text = format!(
        r#"Law(
    id: "clause-{number}", title: "Supply agreement", citation: "Supply agreement {number}", place: "ZZ", kind: Contract,
    status: InForce, reviewed: "2026-11-24", confidence: High, sources: ["the agreement"],
    binds: Always, people: NotCounted, trigger: Any([Effect(accessed), Effect(acquired), Effect(unavailable)]),
    duties: [
        Duty(
            id: "partner", to: Counterparty("Customer {number}"), due: Within({hours}, Hours, aware),
            channel: "in writing, security@example.org", cite: "cl. 9.1",
        ),
    ],
)"#
    );
    SourceFile { path: format!("contracts/clause-{number}.ron"), text }
}

criterion_group!(benches, engine, clauses);
criterion_main!(benches);
