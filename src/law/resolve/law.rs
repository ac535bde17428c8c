//! A whole law.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::Scope;
use super::{Context, LawNames, Resolver};
use crate::facts::{Lexicon, Term};
use crate::law::fields::{Fields, items, read};
use crate::law::files::{date, place};
use crate::law::model::{Condition, Law, LawQuestion, People, Standing};
use crate::law::source::Source;
use crate::law::syntax::{self, AnswerForm, Confidence, LawKind, Status, Text, Word};

const LAW: &[&str] = &[
    "id",
    "title",
    "citation",
    "place",
    "covers",
    "covers_when",
    "kind",
    "status",
    "in_force",
    "law_of",
    "reviewed",
    "confidence",
    "note",
    "sources",
    "binds",
    "people",
    "protects",
    "trigger",
    "exemptions",
    "questions",
    "counting",
    "duties",
];
const QUESTION: &[&str] = &["id", "ask", "help", "answer", "cite"];

/// First pass: the id of a law and the names inside it. Its questions enter the lexicon. Problems of forms are left to the
/// second pass, except that of two questions with one id.
pub fn names<'a>(source: &mut Source<'a>, lexicon: &mut Lexicon) -> Option<(&'a str, LawNames)> {
    let mut quiet = source.quiet();
    let fields = Fields::read(&mut quiet, source.text(), "Law", LAW)?;
    let id = text_piece(&fields, "id")?;
    let mut names = LawNames::default();
    let mut ids = |list: &str, name: &'static str, known: &[&str]| -> Vec<&'a str> {
        let pieces = fields.piece(list).map(|piece| items(&mut quiet, piece)).unwrap_or_default();
        let forms = pieces.into_iter().filter_map(|piece| Fields::read(&mut quiet, piece, name, known));
        forms.filter_map(|fields| text_piece(&fields, "id")).collect()
    };
    names.duties = ids("duties", "Duty", &["id"]).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    names.exemptions = ids("exemptions", "Exemption", &["id"]).into_iter().map(str::to_owned).collect();
    let questions = fields.piece("questions").map(|piece| items(&mut quiet, piece)).unwrap_or_default();
    names.questions = questions.into_iter().filter_map(|piece| question(source, piece, id, lexicon)).collect();
    Some((id, names))
}

/// The letters of a quoted text, as they stand in the file.
fn text_piece<'a>(fields: &Fields<'a>, key: &str) -> Option<&'a str> {
    fields.piece(key)?.strip_prefix('"')?.strip_suffix('"')
}

/// Enters a question into the lexicon.
fn question<'a>(
    source: &mut Source<'a>,
    piece: &'a str,
    law: &str,
    lexicon: &mut Lexicon,
) -> Option<(String, crate::facts::Question)> {
    let fields = Fields::read(source, piece, "Question", QUESTION)?;
    let id: Option<Text<'a>> = fields.need(source, "id");
    let ask: Option<Text<'a>> = fields.need(source, "ask");
    let help: Option<Text<'a>> = fields.get(source, "help");
    let answer: Option<AnswerForm<'a>> = fields.need(source, "answer");
    let id = id?;
    let label = ask?.as_str().to_owned();
    let term = Term {
        id: format!("{law}.{}", id.as_str()),
        also: Vec::new(),
        ask: Some(label.clone()),
        label,
        help: help.map(|help| help.as_str().to_owned()),
    };
    match lexicon.questions.add(term) {
        Ok(question) => {
            if let AnswerForm::OneOf(words) = answer? {
                let words = words.iter().map(|word| word.as_str().to_owned()).collect();
                lexicon.choices.insert(question, words);
            }
            Some((id.as_str().to_owned(), question))
        }
        Err(taken) => {
            source.report(id.as_str(), format!("the question `{taken}` stands twice"), None);
            None
        }
    }
}

/// Second pass: the law itself.
pub fn resolve<'a>(source: &mut Source<'a>, names: &LawNames, context: &Context<'_, 'a>) -> Option<Law> {
    let fields = Fields::read(source, source.text(), "Law", LAW)?;
    let lexicon = &context.vocabulary.lexicon;
    let id: Option<Text<'a>> = fields.need(source, "id");
    if let Some(id) = &id {
        check_file_name(source, id);
    }
    let title: Option<Text<'a>> = fields.need(source, "title");
    let citation: Option<Text<'a>> = fields.need(source, "citation");
    if citation.as_ref().is_some_and(|citation| citation.as_str().trim().is_empty()) {
        source.report(fields.piece("citation").unwrap_or_default(), "the citation is empty", None);
    }
    let code = fields.need(source, "place").and_then(|text: Text<'a>| place(source, &text, &lexicon.places));
    let covers: Vec<Text<'a>> = fields.get(source, "covers").unwrap_or_default();
    let covers = covers.iter().filter_map(|text| place(source, text, &lexicon.places)).collect();
    let kind: Option<LawKind> = fields.need(source, "kind");
    let status: Option<Status<'a>> = fields.need(source, "status");
    let standing = status.and_then(|status| standing(source, &status));
    let reviewed = fields.need(source, "reviewed").and_then(|text: Text<'a>| date(source, &text));
    let confidence: Option<Confidence> = fields.get(source, "confidence");
    let note: Option<Text<'a>> = fields.get(source, "note");
    let sources: Option<Vec<Text<'a>>> = fields.need(source, "sources");
    if sources.as_ref().is_some_and(Vec::is_empty) {
        let at = fields.piece("sources").unwrap_or_default();
        source.report(at, "no source is named", Some("list what was read, with the date of the copy".into()));
    }
    let people: Option<syntax::People<'a>> = fields.need(source, "people");
    let people = people.and_then(|people| match people {
        syntax::People::ResidentsOf(text) => place(source, &text, &lexicon.places).map(People::ResidentsOf),
        syntax::People::Everyone => Some(People::Everyone),
        syntax::People::NotCounted => Some(People::NotCounted),
    });

    let mut resolver = Resolver { context, source, law: names, at: fields.head() };
    let in_force = resolver.dates(&fields);
    let law_of = match fields.get::<Word<'a>>(resolver.source, "law_of") {
        Some(word) => resolver.event(word),
        None => lexicon.events.find("discovered"),
    };
    let mut part = |key: &str, scope: Scope| -> Option<Condition> {
        // A law that does not look at people need not say which of them it protects.
        let optional = key == "covers_when" || (key == "protects" && people == Some(People::NotCounted));
        if !optional {
            fields.need_piece(resolver.source, key)?;
        }
        resolver.condition_field(&fields, key, scope)
    };
    let binds = part("binds", Scope::Incident);
    let covers_when = part("covers_when", Scope::Incident);

    let protects = part("protects", Scope::Group);
    let trigger = part("trigger", Scope::Incident);
    let custom = code.as_ref().map(|code| resolver.custom_of(code));
    let said: Option<syntax::Counting<'a>> = fields.get(resolver.source, "counting");
    resolver.at = fields.piece("counting").unwrap_or_default();
    let counting = match (custom, said) {
        (Some(custom), Some(said)) => Some(resolver.counting(&said, &custom)),
        (custom, _) => custom,
    };
    let pieces = fields.piece("exemptions").map(|piece| items(resolver.source, piece)).unwrap_or_default();
    let exemptions: Vec<_> = pieces.into_iter().map(|piece| resolver.exemption_entry(piece)).collect();
    let questions = law_questions(&mut resolver, &fields);
    let pieces = fields.need_piece(resolver.source, "duties").map(|piece| items(resolver.source, piece));
    if pieces.as_ref().is_some_and(Vec::is_empty) {
        let at = fields.piece("duties").unwrap_or_default();
        resolver.report(at, "a law without duties", None);
    }
    let counting = counting?;
    let duties: Vec<_> = pieces?.into_iter().map(|piece| resolver.duty(piece, &counting)).collect();
    Some(Law {
        id: id?.as_str().to_owned(),
        title: title?.as_str().to_owned(),
        citation: citation?.as_str().to_owned(),
        place: code?,
        covers,
        covers_when: covers_when?,
        kind: kind?,
        standing: standing?,
        in_force: in_force?,
        law_of: law_of?,
        reviewed: reviewed?,
        confidence: confidence.unwrap_or(Confidence::High),
        note: note.map(|note| note.as_str().to_owned()),
        sources: sources?.iter().map(|text| text.as_str().to_owned()).collect(),
        binds: binds?,
        people: people?,
        protects: protects?,
        trigger: trigger?,
        exemptions: exemptions.into_iter().collect::<Option<_>>()?,
        questions,
        duties: duties.into_iter().collect::<Option<_>>()?,
    })
}

/// The id is the name of the file, so that a law is found by its id.
fn check_file_name(source: &mut Source<'_>, id: &Text<'_>) {
    let name = source.path().rsplit('/').next().unwrap_or_default();
    if name.strip_suffix(".ron").is_some_and(|stem| stem != id.as_str()) {
        let help = format!("name the file `{}.ron`, or change the id", id.as_str());
        source.report(id.as_str(), format!("the id `{}` is not the file's name", id.as_str()), Some(help));
    }
}

fn standing(source: &mut Source<'_>, status: &Status<'_>) -> Option<Standing> {
    match status {
        Status::InForce => Some(Standing::InForce),
        Status::Enacted { from } => date(source, from).map(Standing::Enacted),
        Status::Proposed => Some(Standing::Proposed),
        Status::Voluntary => Some(Standing::Voluntary),
    }
}

fn law_questions<'a>(resolver: &mut Resolver<'_, '_, 'a>, fields: &Fields<'a>) -> Vec<LawQuestion> {
    let pieces = fields.piece("questions").map(|piece| items(resolver.source, piece)).unwrap_or_default();
    let questions: BTreeMap<_, _> = resolver.law.questions.clone();
    pieces
        .into_iter()
        .filter_map(|piece| {
            let fields = Fields::read(&mut resolver.source.quiet(), piece, "Question", QUESTION)?;
            let cite = resolver.cite(&fields)?;
            let id: Text<'a> = read(&mut resolver.source.quiet(), fields.piece("id")?)?;
            let question = *questions.get(id.as_str())?;
            Some(LawQuestion { question, cite })
        })
        .collect()
}
