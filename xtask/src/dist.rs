//! The package, the element and the page, into `dist/`: flat, with relative addresses, so that a folder copied anywhere works.

use std::fs;
use std::path::Path;

use crate::{Result, bindings, shell};

/// How much care is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it is shipped.
    Release,
    /// Without `wasm-opt`, for work on the page.
    Quick,
}

/// The module's file.
pub const WASM: &str = "noticeclock_bg.wasm";

/// Builds everything anew.
pub fn run(kind: Kind) -> Result {
    let dist = shell::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    bindings::generate(&dist)?;
    // Declares the raw exports for tools that import the module itself; ours is loaded by `init`.
    fs::remove_file(dist.join("noticeclock_bg.wasm.d.ts"))?;
    if kind == Kind::Release {
        optimise(&dist.join(WASM))?;
    }
    shell::run(shell::npm_tool("vite")?.args(["build", "--logLevel", "warn"]))?;
    shell::run(shell::npm_tool("vite")?.args(["build", "--logLevel", "warn", "--mode", "inline"]))?;
    for types in ["element.d.ts", "inline.d.ts"] {
        fs::copy(shell::root().join("www/types").join(types), dist.join(types))?;
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        let from = shell::root().join(licence);
        if from.exists() {
            fs::copy(from, dist.join(licence))?;
        }
    }
    shell::run(shell::node("xtask/node/manifest.mjs").arg(env!("CARGO_PKG_VERSION")))
}

/// Binaryen, told of exactly those features that every browser of the last years has and that rustc uses.
fn optimise(module: &Path) -> Result {
    let features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    let mut tool = shell::npm_tool("wasm-opt")?;
    tool.arg("-O3").arg("--low-memory-unused").args(features.map(|feature| format!("--enable-{feature}")));
    shell::run(tool.arg(module).arg("-o").arg(module))
}
