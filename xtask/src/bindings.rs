//! The module for the browser and its bindings, without a tool to install: `wasm-bindgen` is a library here.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, shell};

const TRIPLE: &str = "wasm32-unknown-unknown";

/// Builds the library for the browser and writes module, JavaScript and type declarations into `out`.
pub fn generate(out: &Path) -> Result {
    shell::run(shell::cargo().args(["build", "--profile", "wasm", "--lib", "--target", TRIPLE]).args(["--no-default-features", "--features", "wasm"]))?;
    Bindgen::new()
        .input_path(module())
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    Ok(())
}

fn module() -> PathBuf {
    shell::target().join(TRIPLE).join("wasm/noticeclock.wasm")
}
