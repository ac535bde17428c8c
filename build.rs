//! Writes the rule files on board: every `.ron` under `jurisdictions/`, sorted by path, without remarks, as one text with a table of
//! where each begins. One text, so that a browser's download compresses what the files have in common. Beside them the zone data.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

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
    println!("cargo::rustc-env=NOTICECLOCK_BUILD={}", sources()?);
    fs::write(out.join("rules.ron"), text)?;
    fs::write(out.join("rules.rs"), table)?;
    zones::write(&out)
}

/// Digest of what the engine is made of: its own sources, but for the command line's, and the exact versions of all that it is built
/// on, the zone data among them.
fn sources() -> io::Result<String> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    walk(Path::new("src"), &mut files)?;
    files.sort();
    let mut hasher = Sha256::new();
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(&file)?.replace("\r\n", "\n");
        hasher.update(file.to_string_lossy().replace('\\', "/"));
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    let mut digest = String::from("sha256:");
    for byte in hasher.finalize() {
        write!(digest, "{byte:02x}").map_err(io::Error::other)?;
    }
    Ok(digest)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("src/bin") {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
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
