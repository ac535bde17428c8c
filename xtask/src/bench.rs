//! The same work natively, in Node and in Chromium, in one run on one machine.

use std::fs;

use crate::{Result, shell, sizes};

/// Prints the numbers; fails where the browser's module, or the answer to a keystroke, is slower than the promise.
pub fn run() -> Result {
    // Without the command line: built beside a benchmark, it needs the library a second time under the same file name.
    shell::run(shell::cargo().args([
        "bench",
        "--bench",
        "engine",
        "--bench",
        "deadlines",
        "--no-default-features",
        "--",
        "--quiet",
    ]))?;
    let results = shell::root().join("bench-results");
    fs::create_dir_all(&results)?;
    let xtask = std::env::current_exe()?;
    for script in ["benches/wasm.mjs", "xtask/node/page.mjs"] {
        let criterion = shell::target().join("criterion");
        shell::run(shell::node(script).env("CRITERION", criterion).env("XTASK", &xtask).env("RESULTS", &results))?;
    }
    sizes::run()
}
