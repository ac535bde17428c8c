//! Rule files: which ones, read from where, and the engine made of them.

use std::path::{Path, PathBuf};

use noticeclock::cases::is_case_file;
use noticeclock::engine::{Engine, Problem, SourceFile};

use crate::problems;
use crate::stop::Stop;

/// Folders inside folders that are followed at most: a link to a folder above would never end.
const DEPTH: usize = 32;

/// Which rules count.
#[derive(clap::Args, Clone, Default)]
pub struct Choice {
    /// Add the rule files under DIR to those on board (may be given again)
    #[arg(long, value_name = "DIR")]
    pub rules: Vec<PathBuf>,
    /// Use the rule files under DIR in place of those on board
    #[arg(long, value_name = "DIR")]
    pub only_rules: Option<PathBuf>,
}

impl Choice {
    /// The engine. A problem in a rule file means no engine, and so no assessment.
    pub fn engine(&self) -> Result<Engine, Stop> {
        let mut engine = match &self.only_rules {
            Some(dir) => {
                let files = Files::laws_in(dir)?;
                Engine::from_files(files.sources()).map_err(|problems| files.refuse(problems))?
            }
            None => bundled()?,
        };
        let mut added = Files::default();
        for dir in &self.rules {
            added.extend(Files::laws_in(dir)?);
        }
        added.add_to(&mut engine)?;
        Ok(engine)
    }
}

/// The engine with the rules on board.
pub fn bundled() -> Result<Engine, Stop> {
    Engine::bundled().map_err(|problems| Files::default().refuse(problems))
}

/// Files under the folders that the user named.
///
/// The engine gets their paths inside the folder, so that the digest of the rules is the same wherever the folder lies;
/// problems are shown under the path by which the user finds the file.
#[derive(Default)]
pub struct Files {
    files: Vec<File>,
}

struct File {
    source: SourceFile,
    shown: String,
}

impl Files {
    /// Every `*.ron` under a folder, or the file itself, sorted.
    pub fn under(dir: &Path) -> Result<Self, Stop> {
        let mut paths = Vec::new();
        collect(dir, 0, &mut paths)?;
        paths.sort();
        let files = paths.into_iter().map(|path| read(dir, &path)).collect::<Result<_, Stop>>()?;
        Ok(Self { files })
    }

    /// The rule files under a folder, without case files.
    fn laws_in(dir: &Path) -> Result<Self, Stop> {
        let (_, laws) = Self::under(dir)?.split();
        if laws.files.is_empty() {
            return Err(Stop::because(format!("{}: no rule file (*.ron) in it", dir.display())));
        }
        Ok(laws)
    }

    /// Adds others.
    pub fn extend(&mut self, others: Self) {
        self.files.extend(others.files);
    }

    /// Case files, and rule files.
    pub fn split(self) -> (Self, Self) {
        let (cases, laws) = self.files.into_iter().partition(|file| is_case_file(&file.source.text));
        (Self { files: cases }, Self { files: laws })
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The files as the engine takes them.
    pub fn sources(&self) -> Vec<SourceFile> {
        self.files.iter().map(|file| file.source.clone()).collect()
    }

    /// The files under the names by which the user knows them.
    pub fn shown(&self) -> Vec<SourceFile> {
        let shown = |file: &File| SourceFile { path: file.shown.clone(), text: file.source.text.clone() };
        self.files.iter().map(shown).collect()
    }

    /// Adds them to an engine, all of them at once, so that they may refer to each other.
    pub fn add_to(&self, engine: &mut Engine) -> Result<(), Stop> {
        if self.files.is_empty() {
            Ok(())
        } else {
            engine.add_rules(self.sources()).map_err(|problems| self.refuse(problems))
        }
    }

    /// The problems under the paths by which the user finds them.
    pub fn relabel(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        for problem in &mut problems {
            // Two folders may hold a file of the same name; its line tells them apart.
            let line =
                |file: &File| file.source.text.lines().nth(problem.line.saturating_sub(1)).unwrap_or("").to_owned();
            let found =
                self.files.iter().find(|file| file.source.path == problem.path && line(file) == problem.source_line);
            if let Some(file) = found {
                problem.path.clone_from(&file.shown);
            }
        }
        problems
    }

    fn refuse(&self, problems: Vec<Problem>) -> Stop {
        let count = if problems.len() == 1 { "1 problem".to_owned() } else { format!("{} problems", problems.len()) };
        let summary = problems::plain(&format!("{count} in the rule files: no answer is given"));
        Stop::BadInput(format!("{}\n{summary}", problems::snippets(&self.relabel(problems))))
    }
}

fn read(dir: &Path, path: &Path) -> Result<File, Stop> {
    let slashes = |path: &Path| path.display().to_string().replace('\\', "/");
    let shown = slashes(path);
    let inside = path.strip_prefix(dir).ok().filter(|inside| !inside.as_os_str().is_empty());
    let name = inside.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
    let bytes = std::fs::read(path).map_err(|error| Stop::io(&shown, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| Stop::because(format!("{shown}: not UTF-8")))?;
    Ok(File { source: SourceFile { path: slashes(name), text }, shown })
}

fn collect(path: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let name = path.display();
    if depth > DEPTH {
        return Err(Stop::because(format!(
            "{name}: more than {DEPTH} folders deep; is there a link to a folder above it?"
        )));
    }
    let failed = |error: std::io::Error| Stop::io(&name.to_string(), &error);
    if std::fs::metadata(path).map_err(failed)?.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?.path();
        if entry.is_dir() {
            collect(&entry, depth + 1, found)?;
        } else if entry.extension().is_some_and(|ext| ext == "ron") {
            found.push(entry);
        }
    }
    Ok(())
}
