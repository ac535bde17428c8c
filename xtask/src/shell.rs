//! Folders, and commands that must succeed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// The root of the repository.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// What is shipped.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// Node, given one of our scripts.
pub fn node(script: &str) -> Command {
    let mut node = command("node");
    node.arg(root().join(script));
    node
}

/// A tool that `npm ci` installed.
pub fn npm_tool(name: &str) -> Result<Command> {
    let path = root().join("node_modules/.bin").join(name);
    if path.exists() {
        Ok(command(&path.to_string_lossy()))
    } else {
        Err(format!("{name} is not installed: run npm ci").into())
    }
}

/// A command in the root folder.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs it to its end.
pub fn run(command: &mut Command) -> Result {
    let name = spoken(command);
    let status = command.status().map_err(|error| format!("cannot start {name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name}: failed ({status})").into()) }
}

fn spoken(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}
