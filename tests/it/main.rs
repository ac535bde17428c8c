//! The integration tests, in one binary: the command line on real files, lawyers' cases, regression traps, tidiness.
//!
//! Each module lists its tests in `trials()`; a test that is forgotten there is dead code, which the lints refuse.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod allocations;
mod asks;
mod assess;
mod authoring;
mod batch;
mod cases;
mod chains;
mod check;
mod deadlines;
mod diff;
mod drill;
mod exports;
mod mixed;
mod open;
mod pieces;
mod plans;
mod properties;
mod receipts;
mod schema;
mod stories;
mod support;
mod tidy;
mod traps;
mod walkthrough;

use libtest_mimic::Arguments;

fn main() -> std::process::ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for part in [
        allocations::trials(),
        asks::trials(),
        assess::trials(),
        authoring::trials(),
        batch::trials(),
        cases::trials(),
        chains::trials(),
        check::trials(),
        deadlines::trials(),
        diff::trials(),
        drill::trials(),
        exports::trials(),
        open::trials(),
        pieces::trials(),
        plans::trials(),
        properties::trials(),
        receipts::trials(),
        schema::trials(),
        stories::trials(),
        tidy::trials(),
        traps::trials(),
        walkthrough::trials(),
    ] {
        trials.extend(part);
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
