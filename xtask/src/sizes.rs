//! The budget: all that a browser fetches before its first answer, rules included.

use std::fs;

use serde_json::Value;

use crate::{Result, shell};

/// Bytes after brotli.
const BUDGET: u64 = 450_000;

/// Prints the sizes of what is in `dist/` and fails above the budget.
pub fn run() -> Result {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(shell::dist().join("pkg.json"))?)?;
    let files = manifest.get("files").and_then(Value::as_object).ok_or("dist/pkg.json lists no files")?;
    let first: Vec<&str> = manifest
        .pointer("/page/fetches")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    println!("{:<24} {:>10} {:>10} {:>10}   before the first answer", "file", "raw", "gzip", "brotli");
    let (mut total, mut seen) = ([0_u64; 3], 0);
    for (name, file) in files {
        let sizes = ["bytes", "gzip", "brotli"].map(|key| file.get(key).and_then(Value::as_u64).unwrap_or(0));
        let counts = first.contains(&name.as_str());
        if counts {
            seen += 1;
            for (sum, size) in total.iter_mut().zip(sizes) {
                *sum += size;
            }
        }
        row(name, sizes, if counts { "yes" } else { "" });
    }
    row("total", total, "");
    let [_, _, brotli] = total;
    if seen != first.len() || seen == 0 {
        return Err("dist/pkg.json names a file that the page fetches and that is not there".into());
    }
    if brotli > BUDGET {
        return Err(format!("{brotli} bytes after brotli are more than the budget of {BUDGET}").into());
    }
    println!("{brotli} of {BUDGET} bytes after brotli");
    Ok(())
}

fn row(name: &str, [raw, gzip, brotli]: [u64; 3], mark: &str) {
    println!("{name:<24} {raw:>10} {gzip:>10} {brotli:>10}   {mark}");
}
