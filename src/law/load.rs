//! From (path, text) pairs to rules, or to every problem of every file at once.

use sha2::{Digest, Sha256};

use super::check;
use super::files::{authorities, calendars, counting, place, places, vocabulary};
use super::model::{Law, Rules, Scheme};
use super::plain::plain;
use super::resolve::{self, Context, Directory, LawNames};
use super::source::{Problem, Source, SourceFile};
use super::tree::{Node, tree};
use crate::truth::{Map, Set, sort};

/// The kinds of files, by the word that they begin with.
const HEADS: &[&str] = &["Law", "Authorities", "Vocabulary", "Places", "Calendar", "Counting"];

/// A file being read: its kind, by its first word; its tree; and the problems found in it.
struct File<'a> {
    tree: Option<Node<'a>>,
    source: Source<'a>,
}

impl File<'_> {
    fn is(&self, head: &str) -> bool {
        self.tree.as_ref().is_some_and(|tree| tree.name() == head)
    }
}

/// Reads a whole pack. The order of the files changes nothing.
///
/// # Errors
///
/// Every problem of every file, ordered by path, line and column. A pack with a problem gives no rules.
pub fn load(files: &[SourceFile]) -> Result<Rules, Vec<Problem>> {
    let mut texts: Vec<&SourceFile> = files.iter().collect();
    sort(&mut texts);
    let mut files: Vec<File<'_>> = texts.iter().map(|file| open(file)).collect();

    let mut words = vocabulary::Vocabulary::default();
    each(&mut files, "Vocabulary", |source, node| vocabulary::add(source, node, &mut words));
    words.lexicon.close_links();
    each(&mut files, "Places", |source, node| places::add(source, node, &mut words.lexicon.places));
    let (mut known_calendars, mut calendar_of) = (Map::new(), Map::new());
    each(&mut files, "Calendar", |source, node| {
        calendars::add(source, node, &words.lexicon.places, &mut known_calendars, &mut calendar_of);
    });
    let mut customs = Vec::new();
    each(&mut files, "Counting", |source, node| {
        counting::add(source, node, &words.lexicon.places, &known_calendars, &mut customs);
    });
    let mut known_authorities = Map::new();
    each(&mut files, "Authorities", |source, node| authorities::add(source, node, &words, &mut known_authorities));

    let directory = directory(&mut files, &mut words.lexicon);
    let context = Context {
        vocabulary: &words,
        authorities: &known_authorities,
        calendars: &known_calendars,
        customs: &customs,
        directory: &directory,
    };
    // In order of id, as the directory counts them.
    let mut laws: Vec<Option<(Law, usize)>> = directory.laws.keys().map(|_| None).collect();
    for (index, File { tree, source }) in files.iter_mut().enumerate() {
        if let Some(node) = tree.as_ref().filter(|node| node.name() == "Law")
            && let names = names_of(source, &directory)
            && let Some(law) = resolve::resolve(source, node, names, &context)
            && let Some(slot) = laws.get_mut(names.index)
        {
            *slot = Some((law, index));
        }
    }
    let laws: Vec<(Law, usize)> = laws.into_iter().flatten().collect();
    let schemes = schemes(&words, &mut files);
    let mut sources: Vec<Source<'_>> = files.into_iter().map(|file| file.source).collect();
    let to_authorities = check::laws(&laws, &mut sources);

    let problems: Set<Problem> = sources.into_iter().flat_map(Source::into_problems).collect();
    if !problems.is_empty() {
        return Err(problems.into_iter().collect());
    }
    Ok(Rules {
        lexicon: words.lexicon,
        laws: laws.into_iter().map(|(law, _)| law).collect(),
        authorities: known_authorities,
        calendars: known_calendars,
        calendar_of,
        schemes,
        to_authorities,
        labels: words.labels,
        digest: digest(&texts),
    })
}

/// Reads the shape of a file; what is no RON, and an unknown kind, is a problem.
fn open(file: &SourceFile) -> File<'_> {
    let mut source = Source::new(file);
    let tree = match tree(source.text()) {
        Ok(node) if HEADS.contains(&node.name()) => Some(node),
        Ok(node) => {
            let name = node.name();
            let help = crate::facts::nearest(name, HEADS.iter().copied()).map_or_else(
                || format!("a rule file begins with one of: {}", HEADS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            source.report(node.head(), format!("unknown kind of file `{name}`"), Some(help));
            None
        }
        Err(broken) => {
            source.report(broken.at, broken.message, broken.help.map(str::to_owned));
            None
        }
    };
    File { tree, source }
}

fn each<'a>(files: &mut [File<'a>], head: &str, mut read: impl FnMut(&mut Source<'a>, &Node<'a>)) {
    for File { tree, source } in files.iter_mut().filter(|file| file.is(head)) {
        if let Some(node) = tree {
            read(source, node);
        }
    }
}

/// The names of all laws, with their positions in order of id.
fn directory(files: &mut [File<'_>], lexicon: &mut crate::facts::Lexicon) -> Directory {
    let mut directory = Directory::default();
    each(files, "Law", |source, node| {
        let Some((id, names)) = resolve::names(source, node, lexicon) else { return };
        directory.id_in.insert(source.path().to_owned(), id.to_owned());
        if directory.laws.insert(id.to_owned(), names).is_some() {
            source.report(node.head(), format!("the law `{id}` stands twice"), None);
        }
    });
    for (index, names) in directory.laws.values_mut().enumerate() {
        names.index = index;
    }
    directory
}

/// The names inside a law. One whose form cannot be read has none; it is read again only to report why.
fn names_of<'d>(source: &Source<'_>, directory: &'d Directory) -> &'d LawNames {
    static EMPTY: LawNames = LawNames::empty();
    let id = directory.id_in.get(source.path());
    id.and_then(|id| directory.laws.get(id)).unwrap_or(&EMPTY)
}

fn schemes<'a>(words: &vocabulary::Vocabulary<'a>, files: &mut [File<'a>]) -> Map<String, Scheme> {
    let mut schemes = Map::new();
    for scheme in &words.schemes {
        let home = files.iter_mut().map(|file| &mut file.source).find(|source| source.holds(scheme.group.at));
        let group = home.and_then(|source| place(source, &scheme.group, &words.lexicon.places));
        if let Some(group) = group {
            schemes.insert(scheme.id.clone(), Scheme { label: scheme.label.clone(), group });
        }
    }
    schemes
}

/// Digest of paths and texts, so that a change of either is seen; one of remarks or layout changes nothing.
fn digest(files: &[&SourceFile]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        for part in [&file.path, &plain(&file.text)] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    crate::law::hex(&hasher.finalize())
}
