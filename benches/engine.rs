//! How long the engine takes natively; `cargo xtask bench` holds the browser's module against these numbers.
#![allow(clippy::expect_used, missing_docs, reason = "a benchmark that cannot begin has nothing else to say")]

use criterion::{Criterion, criterion_group, criterion_main};
use noticeclock::assess::output::Assessment;
use noticeclock::engine::{Engine, Options};
use serde_json::Value;

const CLINIC: &str = include_str!("../examples/clinic-ransomware.json");

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
    criterion.bench_function("load all rules", |bencher| bencher.iter(Engine::bundled));
}

criterion_group!(benches, engine);
criterion_main!(benches);
