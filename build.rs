//! Writes the rule files on board: every `.ron` under `jurisdictions/`, sorted by path, without remarks, as one text with a table of
//! where each begins. One text, so that a browser's download compresses what the files have in common. Beside them the zone data.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

#[path = "src/law/plain.rs"]
mod plain;
#[path = "build/zones.rs"]
mod zones;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build/zones.rs");
    println!("cargo::rerun-if-changed=src/law/plain.rs");
    let root = Path::new("jurisdictions");
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();
    let (mut text, mut table) = (String::new(), String::from("&[\n"));
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let start = text.len();
        text.push_str(&plain::plain(&fs::read_to_string(&file)?));
        writeln!(table, "    ({name:?}, {start}, {}),", text.len()).map_err(io::Error::other)?;
    }
    table.push(']');
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("rules.ron"), text)?;
    fs::write(out.join("rules.rs"), table)?;
    zones::write(&out)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
