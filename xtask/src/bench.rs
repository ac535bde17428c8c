//! The same work natively, in Node and in Chromium, in one run on one machine.

use std::fs;

use crate::{Result, shell, sizes};

/// Prints the numbers; fails where the browser's module is slower than the promise.
pub fn run() -> Result {
    shell::run(shell::cargo().args(["bench", "--bench", "engine", "--", "--quiet"]))?;
    let results = shell::root().join("bench-results");
    fs::create_dir_all(&results)?;
    let xtask = std::env::current_exe()?;
    let mut node = shell::node("benches/wasm.mjs");
    shell::run(node.env("CRITERION", shell::target().join("criterion")).env("XTASK", xtask).env("RESULTS", &results))?;
    sizes::run()
}
