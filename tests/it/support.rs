//! A command line under test, a folder of its own for its files, and what must come out.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use noticeclock::engine::{Engine, Options, Problem, SourceFile};
use serde_json::{Value, json};

/// The instant of every test that does not say otherwise: the afternoon on which Texas has nine days left.
pub const NOW: &str = "2026-11-24T09:00:00-06:00";

/// Lists tests under their names, as `module::name`.
macro_rules! trials {
    ($($name:ident),* $(,)?) => {
        pub fn trials() -> Vec<libtest_mimic::Trial> {
            let module = module_path!().rsplit("::").next().unwrap_or_default();
            vec![$(libtest_mimic::Trial::test(format!("{module}::{}", stringify!($name)), || { $name(); Ok(()) })),*]
        }
    };
}
pub(crate) use trials;

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the repository.
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file under a folder of the repository with this ending, sorted, as (path inside the repository, text).
pub fn tree(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&root().join(folder), ending, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The engine with the rules on board, made once.
pub fn bundled() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        Engine::bundled().unwrap_or_else(|problems| panic!("the rules on board have problems:\n{}", listed(&problems)))
    })
}

/// The words, places, calendars and counting rules of the repository with the given laws and none of its own.
pub fn engine_of(laws: &[(&str, &str)]) -> Engine {
    let mut files: Vec<SourceFile> = tree("jurisdictions", ".ron")
        .into_iter()
        .filter(|(_, text)| !["Law", "Authorities"].iter().any(|head| head_of(text).starts_with(head)))
        .map(|(path, text)| SourceFile { path, text })
        .collect();
    files.extend(laws.iter().map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() }));
    Engine::from_files(files).unwrap_or_else(|problems| panic!("the rules have problems:\n{}", listed(&problems)))
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The text from its first word on, remarks left out.
pub fn head_of(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, after)| after).trim_start();
    }
    rest
}

/// Options of an assessment at [`NOW`].
pub fn options() -> Options {
    Options { now: NOW.to_owned(), as_of: None, all: false, only_laws: Vec::new() }
}

/// A business in Texas that discovered on 2 November 2026 that 620 names with Social Security numbers were taken.
pub fn incident() -> Value {
    json!({
        "schema": 1,
        "reference": "INC-2026-014",
        "organization": {
            "kind": "business", "zone": "America/Chicago", "established_in": ["US-TX"], "operates_in": ["US"],
            "main_establishment": "none", "roles": ["controller"], "sectors": []
        },
        "timeline": {
            "occurred": "2026-10-28", "discovered": "2026-11-02T09:30:00-06:00", "determined": "2026-11-02T09:30:00-06:00"
        },
        "cause": "hacking",
        "effects": { "accessed": true, "acquired": true, "altered": false, "unavailable": false },
        "cohorts": [{
            "residence": "US-TX", "count": 620, "subjects": ["customer"], "data": ["name", "ssn"], "possible_data": [],
            "encrypted": false, "key_taken": false, "medium": "electronic"
        }],
        "harm": { "likelihood": "likely", "severity": "material" }
    })
}

/// The incident with changes laid over it: null takes a fact away.
pub fn incident_with(changes: &Value) -> Value {
    fn lay(base: &mut Value, changes: &Value) {
        match (base, changes) {
            (Value::Object(base), Value::Object(changes)) => {
                for (key, change) in changes {
                    if change.is_null() {
                        base.remove(key);
                    } else {
                        lay(base.entry(key.as_str()).or_insert(Value::Null), change);
                    }
                }
            }
            (base, changes) => *base = changes.clone(),
        }
    }
    let mut value = incident();
    lay(&mut value, changes);
    value
}

/// A run of the program in a folder of its own.
pub struct Test {
    dir: PathBuf,
    args: Vec<String>,
    input: Option<String>,
    status: i32,
    checks: Vec<Check>,
}

enum Check {
    Stdout(String),
    StdoutHas(String),
    StdoutLacks(String),
    StderrHas(String),
    StderrIs(String),
}

impl Test {
    /// Runs in an empty folder, expects exit code 0.
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("run-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&dir).unwrap();
        Self { dir, args: Vec::new(), input: None, status: 0, checks: Vec::new() }
    }

    /// Runs in the root of the repository.
    pub fn in_repository() -> Self {
        Self { dir: root(), ..Self::new() }
    }

    /// Arguments, parted at spaces.
    pub fn args(mut self, line: &str) -> Self {
        self.args.extend(line.split_whitespace().map(str::to_owned));
        self
    }

    /// A file in the folder.
    pub fn file(self, path: &str, text: &str) -> Self {
        assert_ne!(self.dir, root(), "tests write nothing into the repository");
        let path = self.dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A JSON file in the folder.
    pub fn json(self, path: &str, value: &Value) -> Self {
        self.file(path, &value.to_string())
    }

    /// Standard input.
    pub fn stdin(mut self, text: &str) -> Self {
        self.input = Some(text.to_owned());
        self
    }

    /// The exit code.
    pub fn status(mut self, code: i32) -> Self {
        self.status = code;
        self
    }

    /// The whole of standard output.
    pub fn stdout(mut self, text: &str) -> Self {
        self.checks.push(Check::Stdout(text.to_owned()));
        self
    }

    /// A piece of standard output.
    pub fn stdout_has(mut self, piece: &str) -> Self {
        self.checks.push(Check::StdoutHas(piece.to_owned()));
        self
    }

    /// What standard output must not hold.
    pub fn stdout_lacks(mut self, piece: &str) -> Self {
        self.checks.push(Check::StdoutLacks(piece.to_owned()));
        self
    }

    /// A piece of standard error.
    pub fn stderr_has(mut self, piece: &str) -> Self {
        self.checks.push(Check::StderrHas(piece.to_owned()));
        self
    }

    /// The whole of standard error.
    pub fn stderr(mut self, text: &str) -> Self {
        self.checks.push(Check::StderrIs(text.to_owned()));
        self
    }

    /// The command, ready to start.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_noticeclock"));
        command
            .args(&self.args)
            .current_dir(&self.dir)
            .env_remove("COLUMNS")
            .env_remove("CLICOLOR_FORCE")
            .env("RUST_BACKTRACE", "0");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs and checks; gives standard output.
    pub fn run(self) -> String {
        let mut child = self.command().spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        // A program that refuses its arguments may be gone before it reads.
        let _ = pipe.write_all(self.input.as_deref().unwrap_or("").as_bytes());
        drop(pipe);
        let output = child.wait_with_output().unwrap();
        self.judge(&output);
        if self.dir != root() {
            let _ = fs::remove_dir_all(&self.dir);
        }
        String::from_utf8(output.stdout).unwrap()
    }

    fn judge(&self, output: &Output) {
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let all =
            format!("$ noticeclock {}\n--- standard output\n{out}\n--- standard error\n{err}", self.args.join(" "));
        assert_eq!(output.status.code(), Some(self.status), "exit code\n{all}");
        assert!(!err.contains("panicked"), "{all}");
        for check in &self.checks {
            match check {
                Check::Stdout(text) => assert_eq!(out, *text, "{all}"),
                Check::StdoutHas(piece) => {
                    assert!(out.contains(piece.as_str()), "no {piece:?} in standard output\n{all}");
                }
                Check::StdoutLacks(piece) => {
                    assert!(!out.contains(piece.as_str()), "{piece:?} in standard output\n{all}");
                }
                Check::StderrHas(piece) => {
                    assert!(err.contains(piece.as_str()), "no {piece:?} in standard error\n{all}");
                }
                Check::StderrIs(text) => assert_eq!(err, *text, "{all}"),
            }
        }
    }
}
