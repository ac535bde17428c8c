//! The committed type declarations: generated from the Rust types, compared in CI.

use std::fs;
use std::path::PathBuf;

use crate::{Result, bindings, shell};

/// Writes `www/types/noticeclock.d.ts`.
pub fn write() -> Result {
    fs::write(committed(), generated()?)?;
    println!("wrote {}", committed().display());
    Ok(())
}

/// Compares it.
pub fn check() -> Result {
    let (new, old) = (generated()?, fs::read_to_string(committed())?);
    let mut pairs = new.lines().zip(old.lines()).enumerate();
    match pairs.find(|(_, (new, old))| new != old) {
        Some((line, (new, old))) => Err(stale(&format!("line {}\n  committed: {old}\n  generated: {new}", line + 1))),
        None if new.lines().count() != old.lines().count() => Err(stale("one is longer than the other")),
        None => Ok(()),
    }
}

fn stale(difference: &str) -> Box<dyn std::error::Error> {
    format!("www/types/noticeclock.d.ts differs from the Rust types; run cargo xtask dts\n{difference}").into()
}

fn committed() -> PathBuf {
    shell::root().join("www/types/noticeclock.d.ts")
}

fn generated() -> Result<String> {
    let out = shell::target().join("dts");
    bindings::generate(&out)?;
    Ok(fs::read_to_string(out.join("noticeclock.d.ts"))?)
}
