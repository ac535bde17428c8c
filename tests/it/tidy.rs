//! The house rules that a compiler does not hold: layers, sizes, places where things may stand.

use super::support::{head_of, text, tree, trials};

trials![
    a_file_uses_only_the_layers_above_it,
    no_file_is_longer_than_600_lines,
    nothing_panics_outside_tests,
    only_one_file_names_the_zone_library,
    only_one_file_looks_at_the_clock,
    nothing_is_printed_in_the_order_of_a_hash,
    every_law_has_a_case_file,
    the_contracts_of_the_design_are_documented,
];

/// The layers from the top: each knows those before it and none behind it.
const LAYERS: [&str; 11] =
    ["truth", "time", "facts", "law", "assess", "export", "pack", "engine", "cases", "wasm", "bin"];

fn sources() -> Vec<(String, String)> {
    let files = tree("src", ".rs");
    assert!(files.len() > 30, "the sources were not found");
    files
}

/// Whether a file holds tests alone.
fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// The text without comments, strings left as they are, and without what follows `#[cfg(test)]`.
fn code(text: &str) -> String {
    let before = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    before.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn layer(path: &str) -> Option<usize> {
    let first = path.strip_prefix("src/")?.split('/').next()?.trim_end_matches(".rs");
    LAYERS.iter().position(|layer| *layer == first)
}

fn a_file_uses_only_the_layers_above_it() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        if path == "src/lib.rs" || is_test(&path) {
            continue;
        }
        let Some(own) = layer(&path) else {
            found.push(format!("{path}: in no layer"));
            continue;
        };
        // The doors stand side by side: neither knows the other.
        for (at, name) in LAYERS.iter().enumerate() {
            let uses =
                code(&text).contains(&format!("crate::{name}::")) || code(&text).contains(&format!("crate::{{{name}"));
            let inside_door = path.starts_with("src/bin/");
            if uses && at > own && !inside_door {
                found.push(format!("{path}: the layer `{}` uses `{name}`, which stands below it", LAYERS[own]));
            }
            if inside_door && code(&text).contains(&format!("noticeclock::{name}")) && *name == "wasm" {
                found.push(format!("{path}: the command line uses the browser's door"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn no_file_is_longer_than_600_lines() {
    let all = ["src", "tests", "xtask", "www/src"].into_iter().flat_map(|folder| {
        let mut files = tree(folder, ".rs");
        files.extend(tree(folder, ".ts"));
        files
    });
    let long: Vec<String> = all
        .filter(|(path, _)| !path.contains("node_modules") && !path.ends_with(".d.ts"))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 600)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn nothing_panics_outside_tests() {
    let mut found = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        for word in [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "dbg!("] {
            if code(&text).contains(word) {
                found.push(format!("{path}: {word}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The files whose code, tests apart, names the word.
fn naming(word: &str) -> Vec<String> {
    let files = sources().into_iter().filter(|(path, text)| !is_test(path) && code(text).contains(word));
    files.map(|(path, _)| path).collect()
}

fn only_one_file_names_the_zone_library() {
    assert_eq!(naming("jiff"), ["src/time/zone.rs"]);
}

fn only_one_file_looks_at_the_clock() {
    assert_eq!(naming("SystemTime"), ["src/bin/noticeclock/clock.rs"]);
    assert_eq!(naming("Utc::now"), [""; 0]);
    assert_eq!(naming("Instant::now"), [""; 0]);
}

fn nothing_is_printed_in_the_order_of_a_hash() {
    assert_eq!(naming("HashMap"), [""; 0]);
    assert_eq!(naming("HashSet"), [""; 0]);
}

fn every_law_has_a_case_file() {
    let cases: Vec<String> = tree("tests/cases", ".ron").into_iter().map(|(path, _)| path).collect();
    let laws = tree("jurisdictions", ".ron").into_iter().filter(|(_, text)| head_of(text).starts_with("Law"));
    let missing: Vec<String> = laws
        .map(|(path, _)| path.replacen("jurisdictions/", "tests/cases/", 1))
        .filter(|path| !cases.contains(path))
        .collect();
    assert!(missing.is_empty(), "laws without cases; missing:\n{}", missing.join("\n"));
}

fn the_contracts_of_the_design_are_documented() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(!text(name).trim().is_empty(), "{name}");
    }
}
