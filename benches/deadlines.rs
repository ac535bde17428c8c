//! How long a deadline takes, without its proof: a million of every kind over all calendars and zones.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a benchmark that cannot begin has nothing else to say"
)]

#[path = "../tests/it/mixed.rs"]
mod mixed;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mixed::Mixed;

const MILLION: u64 = 1_000_000;

fn deadlines(criterion: &mut Criterion) {
    let mixed = Mixed::new();
    let calendars = mixed.calendars();
    let mut group = criterion.benchmark_group("deadlines");
    group.sample_size(10).throughput(Throughput::Elements(MILLION));
    group.bench_function("a million, mixed", |bencher| {
        bencher.iter(|| {
            for number in 0..MILLION {
                black_box(mixed.deadline(number, &calendars));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, deadlines);
criterion_main!(benches);
