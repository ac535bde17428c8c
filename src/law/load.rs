//! From (path, text) pairs to rules, or to every problem of every file at once.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::check;
use super::files::{authorities, calendars, counting, places, vocabulary};
use super::model::{Law, Rules, Scheme};
use super::plain::plain;
use super::resolve::{self, Context, Directory, LawNames};
use super::source::{Problem, Source, SourceFile};

/// The kinds of files, by the word that they begin with.
const HEADS: &[&str] = &["Law", "Authorities", "Vocabulary", "Places", "Calendar", "Counting"];

/// Reads a whole pack. The order of the files changes nothing.
///
/// # Errors
///
/// Every problem of every file, ordered by path, line and column. A pack with a problem gives no rules.
pub fn load(files: &[SourceFile]) -> Result<Rules, Vec<Problem>> {
    let mut files: Vec<&SourceFile> = files.iter().collect();
    files.sort();
    let mut sources: Vec<(&str, Source<'_>)> = files.iter().map(|file| classify(file)).collect();

    let mut words = vocabulary::Vocabulary::default();
    each(&mut sources, "Vocabulary", |source| vocabulary::add(source, &mut words));
    words.lexicon.close_links();
    each(&mut sources, "Places", |source| places::add(source, &mut words.lexicon.places));
    let (mut known_calendars, mut calendar_of) = (BTreeMap::new(), BTreeMap::new());
    each(&mut sources, "Calendar", |source| {
        calendars::add(source, &words.lexicon.places, &mut known_calendars, &mut calendar_of);
    });
    let mut customs = Vec::new();
    each(&mut sources, "Counting", |source| {
        counting::add(source, &words.lexicon.places, &known_calendars, &mut customs);
    });
    let mut known_authorities = BTreeMap::new();
    each(&mut sources, "Authorities", |source| authorities::add(source, &words, &mut known_authorities));

    let directory = directory(&mut sources, &mut words.lexicon);
    let context = Context {
        vocabulary: &words,
        authorities: &known_authorities,
        calendars: &known_calendars,
        customs: &customs,
        directory: &directory,
    };
    let mut laws: Vec<(Law, usize)> = Vec::new();
    for (index, (head, source)) in sources.iter_mut().enumerate() {
        if *head == "Law"
            && let Some(law) = resolve::resolve(source, names_of(source, &directory), &context)
        {
            laws.push((law, index));
        }
    }
    laws.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let schemes = schemes(&words, &mut sources);
    check::laws(&laws, &mut sources);

    let mut problems: Vec<Problem> = sources.into_iter().flat_map(|(_, source)| source.into_problems()).collect();
    if !problems.is_empty() {
        problems.sort();
        problems.dedup();
        return Err(problems);
    }
    Ok(Rules {
        lexicon: words.lexicon,
        laws: laws.into_iter().map(|(law, _)| law).collect(),
        authorities: known_authorities,
        calendars: known_calendars,
        calendar_of,
        schemes,
        labels: words.labels,
        digest: digest(&files),
    })
}

/// Which kind of file it is; an unknown kind is a problem.
fn classify(file: &SourceFile) -> (&'static str, Source<'_>) {
    let mut source = Source::new(file);
    let start = super::fields::trimmed(source.text());
    let end = start.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(start.len());
    let word = start.get(..end).unwrap_or_default();
    let head = HEADS.iter().copied().find(|head| *head == word);
    if head.is_none() {
        let help = crate::facts::nearest(word, HEADS.iter().copied()).map_or_else(
            || format!("a rule file begins with one of: {}", HEADS.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        source.report(word, format!("unknown kind of file `{word}`"), Some(help));
    }
    (head.unwrap_or_default(), source)
}

fn each<'a>(sources: &mut [(&str, Source<'a>)], head: &str, mut read: impl FnMut(&mut Source<'a>)) {
    for (_, source) in sources.iter_mut().filter(|(kind, _)| *kind == head) {
        read(source);
    }
}

/// The names of all laws, with their positions in order of id.
fn directory(sources: &mut [(&'static str, Source<'_>)], lexicon: &mut crate::facts::Lexicon) -> Directory {
    let mut directory = Directory::default();
    each(sources, "Law", |source| {
        let Some((id, names)) = resolve::names(source, lexicon) else { return };
        directory.id_in.insert(source.path().to_owned(), id.to_owned());
        if directory.laws.insert(id.to_owned(), names).is_some() {
            source.report(id, format!("the law `{id}` stands twice"), None);
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

fn schemes(words: &vocabulary::Vocabulary<'_>, sources: &mut [(&'static str, Source<'_>)]) -> BTreeMap<String, Scheme> {
    let mut schemes = BTreeMap::new();
    for (id, label, group) in &words.schemes {
        match words.lexicon.places.find(group.as_str()) {
            Some(group) => drop(schemes.insert(id.clone(), Scheme { label: label.clone(), group })),
            None => each(sources, "Vocabulary", |source| {
                if source.holds(group.as_str()) {
                    source.report(group.as_str(), format!("no group `{}` on file", group.as_str()), None);
                }
            }),
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
