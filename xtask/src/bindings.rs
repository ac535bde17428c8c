//! The module for the browser and its bindings, without a tool to install: `wasm-bindgen` is a library here.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, shell};

const TRIPLE: &str = "wasm32-unknown-unknown";
const BUILD: [&str; 8] =
    ["build", "--lib", "--profile", "wasm", "--target", TRIPLE, "--no-default-features", "--features=wasm"];

/// Builds the library for the browser and writes module, JavaScript and type declarations into `out`.
pub fn generate(out: &Path) -> Result {
    shell::run(shell::cargo().args(BUILD))?;
    Bindgen::new()
        .input_path(module())
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    let script = out.join("noticeclock.js");
    fs::write(&script, mended(fs::read_to_string(&script)?)?)?;
    Ok(())
}

fn module() -> PathBuf {
    shell::target().join(TRIPLE).join("wasm/noticeclock.wasm")
}

/// What is said on the console, or is missing, in the script that `wasm-bindgen` writes. A text that is no longer there ends
/// the build: a new version has to be looked at.
const MENDED: [(&str, &str); 3] = [
    // `initSync(bytes)` and `init(address)` are ours to offer.
    ("console.warn('using deprecated parameters for `initSync()`; pass a single object instead')", ""),
    ("console.warn('using deprecated parameters for the initialization function; pass a single object instead')", ""),
    // Node's `fetch` reads no files.
    (
        "module_or_path = new URL('noticeclock_bg.wasm', import.meta.url);",
        "module_or_path = new URL('noticeclock_bg.wasm', import.meta.url);
        if (module_or_path.protocol === 'file:' && typeof process === 'object') {
            const { readFile } = await import(/* @vite-ignore */ /* webpackIgnore: true */ 'node:fs/promises');
            module_or_path = readFile(module_or_path);
        }",
    ),
];

fn mended(script: String) -> Result<String> {
    MENDED.iter().try_fold(script, |script, (old, new)| match script.matches(old).count() {
        1 => Ok(script.replace(old, new)),
        _ => Err(format!("the bindings no longer hold once: {old}").into()),
    })
}
