//! Every check in one place, so that a person runs them as CI does: the cheap ones first, the first failure ends the run.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use crate::{Result, dist, dts, shell, sizes};

struct Check {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result,
}

const WASM: [&str; 6] = ["--lib", "--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm"];

const CHECKS: &[Check] = &[
    Check { name: "fmt", what: "the Rust code is formatted", run: || cargo(&["fmt", "--all", "--check"], &[]) },
    Check { name: "types", what: "the page's TypeScript is sound", run: || shell::run(&mut shell::npm_tool("tsc")?) },
    Check { name: "clippy", what: "no lint, natively", run: clippy },
    Check { name: "clippy-wasm", what: "no lint, for the browser", run: clippy_wasm },
    Check { name: "doc", what: "the documentation builds without a warning", run: doc },
    Check { name: "test", what: "tests of the library, the command line and the case files", run: test },
    Check { name: "oracle", what: "calendars and random deadlines, recomputed in Python", run: oracle },
    Check { name: "dist", what: "package, element and page are built as they are shipped", run: dist::run },
    Check { name: "dts", what: "the committed type declarations are those of the Rust types", run: dts::check },
    Check { name: "node", what: "the package in Node: API, manifest, every case byte for byte", run: || suite("node") },
    Check { name: "browser", what: "the package and the page in Chromium", run: || suite("browser") },
    Check { name: "sizes", what: "what a browser fetches stays within the budget", run: sizes::run },
];

/// Runs the named checks, or all.
pub fn run(names: &[&str]) -> Result {
    if let Some(unknown) = names.iter().find(|name| !CHECKS.iter().any(|check| check.name == **name)) {
        return Err(format!("no check `{unknown}`: cargo xtask check --list").into());
    }
    let mut times = Vec::new();
    for check in CHECKS.iter().filter(|check| names.is_empty() || names.contains(&check.name)) {
        println!("\n== {}: {}", check.name, check.what);
        let start = Instant::now();
        (check.run)().map_err(|error| format!("{}: {error}", check.name))?;
        times.push((check.name, start.elapsed().as_secs()));
    }
    println!("\nall checks passed:");
    for (name, seconds) in times {
        println!("  {name:<12} {seconds:>4} s");
    }
    Ok(())
}

/// Prints the names.
pub fn list() {
    for check in CHECKS {
        println!("{:<12} {}", check.name, check.what);
    }
}

fn clippy() -> Result {
    cargo(&["clippy", "--workspace", "--all-targets", "--quiet"], &["--", "-D", "warnings"])
}

fn clippy_wasm() -> Result {
    cargo(&["clippy", "--quiet"], &[&WASM[..], &["--", "-D", "warnings"]].concat())
}

fn doc() -> Result {
    shell::run(
        shell::cargo()
            .args(["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn test() -> Result {
    cargo(&["test", "--workspace"], &[])
}

/// The calendars are those that their script writes, and what the engine reckons is what a program of other hands reckons.
fn oracle() -> Result {
    let python = shell::target().join("oracle/bin/python");
    if !python.exists() {
        return Err("no Python environment for it: ./test oracle sets one up".into());
    }
    let python = || shell::command(&python.to_string_lossy());
    shell::run(python().args(["scripts/calendars/generate.py", "--check"]))?;
    cargo(&["build", "--quiet", "--bin", "noticeclock"], &[])?;
    let engine = shell::target().join("debug/noticeclock");
    shell::run(python().arg("tests/oracle/oracle.py").arg("--engine").arg(engine))
}

/// The native answers to every case, written once a run: Node and Chromium are held against the same file.
fn answers() -> Result<PathBuf> {
    static WRITTEN: OnceLock<()> = OnceLock::new();
    let file = shell::target().join("answers.ndjson");
    if WRITTEN.get().is_none() {
        let command = ["run", "--quiet", "--bin", "noticeclock", "--", "test", "--answers"];
        shell::run(shell::cargo().args(command).arg(&file))?;
        WRITTEN.get_or_init(|| ());
    }
    Ok(file)
}

fn suite(project: &str) -> Result {
    let answers = answers()?;
    let xtask = std::env::current_exe()?;
    let mut vitest = shell::npm_tool("vitest")?;
    shell::run(vitest.args(["run", "--project", project]).env("ANSWERS", answers).env("XTASK", xtask))
}

fn cargo(command: &[&str], rest: &[&str]) -> Result {
    shell::run(shell::cargo().args(command).args(rest))
}
