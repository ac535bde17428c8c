//! A whole law.

use super::condition::Scope;
use super::{Context, LawNames, Resolver};
use crate::facts::{Lexicon, NumberAsked, Question, Term, WordId as _};
use crate::law::files::{CONFIDENCE, date, place};
use crate::law::model::{Condition, Confidence, Law, LawKind, LawQuestion, People, Standing};
use crate::law::read::{Fields, Read, Text, one_of, unknown};
use crate::law::source::Source;
use crate::law::tree::{Kind, Node};

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
const QUESTION: &[&str] = &["id", "ask", "help", "answer", "cite", "judged_by"];
const KINDS: &[(&str, LawKind)] = &[
    ("Statute", LawKind::Statute),
    ("Regulation", LawKind::Regulation),
    ("Contract", LawKind::Contract),
    ("Guidance", LawKind::Guidance),
    ("Policy", LawKind::Policy),
];

/// First pass: the id of a law and the names inside it. Its questions enter the lexicon. Problems of forms are left to the
/// second pass, except that of two questions with one id.
pub fn names<'n>(source: &mut Source<'_>, node: &'n Node<'_>, lexicon: &mut Lexicon) -> Option<(&'n str, LawNames)> {
    let id = said(node, "id")?;
    let ids = |list: &str| listed(node, list).iter().filter_map(|node| said(node, "id")).map(str::to_owned);
    let mut names =
        LawNames { duties: ids("duties").collect(), exemptions: ids("exemptions").collect(), ..LawNames::default() };
    for node in listed(node, "questions") {
        let (Some(own), Some(ask)) = (said(node, "id"), said(node, "ask")) else { continue };
        let term = Term {
            id: format!("{id}.{own}"),
            also: Vec::new(),
            ask: Some(ask.to_owned()),
            label: ask.to_owned(),
            help: said(node, "help").map(str::to_owned),
        };
        match lexicon.questions.terms_mut().add(term).map(Question::from_index) {
            Ok(question) => {
                let answer = field(node, "answer");
                if let Some(asked) = answer.filter(|answer| answer.name() == "Number").and_then(number) {
                    lexicon.numbers.insert(question, asked);
                }
                let choices = answer.and_then(|answer| answer.args().first()).map(words);
                if let Some(choices) = choices {
                    lexicon.choices.insert(question, choices);
                }
                if let Some(judge) = said(node, "judged_by") {
                    lexicon.judges.insert(question, judge.to_owned());
                }
                names.questions.insert(own.to_owned(), question);
            }
            Err(taken) => source.report(node.head(), format!("the question `{taken}` stands twice"), None),
        }
    }
    Some((id, names))
}

/// A field of a form, whatever else is wrong with it.
fn field<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    let Kind::Form(_, fields) = &node.kind else { return None };
    fields.iter().find(|(other, _)| *other == key).map(|(_, node)| node)
}

/// A text in a field.
fn said<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    match &field(node, key)?.kind {
        Kind::Text(text) => Some(text),
        _ => None,
    }
}

/// The items of a list in a field.
fn listed<'n, 'a>(node: &'n Node<'a>, key: &str) -> &'n [Node<'a>] {
    match field(node, key).map(|node| &node.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

/// The unit and the bounds of a number.
fn number(node: &Node<'_>) -> Option<NumberAsked> {
    let bound = |key: &str| match field(node, key)?.kind {
        Kind::Number(number) => u32::try_from(number).ok(),
        _ => None,
    };
    let unit = field(node, "unit")?.name();
    let (.., unit) = NumberAsked::UNITS.iter().find(|(word, ..)| *word == unit)?;
    Some(NumberAsked { unit: *unit, at_least: bound("at_least")?, at_most: bound("at_most")? })
}

/// The texts of a list.
fn words(node: &Node<'_>) -> Vec<String> {
    let Kind::List(items) = &node.kind else { return Vec::new() };
    let texts = items.iter().filter_map(|item| match &item.kind {
        Kind::Text(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

/// Second pass: the law itself.
pub fn resolve<'a>(
    source: &mut Source<'a>,
    node: &Node<'a>,
    names: &LawNames,
    context: &Context<'_, 'a>,
) -> Option<Law> {
    let fields = Fields::of(source, node, "Law", LAW)?;
    let lexicon = &context.vocabulary.lexicon;
    let id: Option<String> = fields.need(source, "id");
    if let Some(id) = &id {
        check_file_name(source, id, fields.at("id"));
    }
    let title: Option<String> = fields.need(source, "title");
    let code = fields.need_node(source, "place").and_then(|node| place(source, node, &lexicon.places));
    let covers = fields.items(source, "covers").iter();
    let covers = covers.filter_map(|node| place(source, node, &lexicon.places)).collect();
    fields.need_node(source, "kind");
    let kind = fields.one_of(source, "kind", KINDS);
    let standing = fields.need_node(source, "status").and_then(|node| standing(source, node));
    let reviewed = fields.need_node(source, "reviewed").and_then(|node| date(source, node));
    let confidence = fields.one_of(source, "confidence", CONFIDENCE);
    let remark: Option<String> = fields.get(source, "note");
    let sources: Option<Vec<String>> = fields.need(source, "sources");
    if sources.as_ref().is_some_and(Vec::is_empty) {
        let help = "list what was read, with the date of the copy";
        source.report(fields.at("sources"), "no source is named", Some(help.into()));
    }
    let people = fields.need_node(source, "people").and_then(|node| people(source, node, lexicon));

    let mut resolver = Resolver { context, source, law: names };
    let citation = resolver.cite(&fields, "citation");
    let in_force = resolver.dates(&fields);
    let law_of = match fields.node("law_of") {
        Some(event) => resolver.event(event),
        None => lexicon.events.find("discovered"),
    };
    let mut part = |key: &str, scope: Scope| -> Option<Condition> {
        // A law that does not look at people need not say which of them it protects.
        let optional = key == "covers_when" || (key == "protects" && people == Some(People::NotCounted));
        if !optional {
            fields.need_node(resolver.source, key)?;
        }
        resolver.condition_field(&fields, key, scope)
    };
    let binds = part("binds", Scope::Incident);
    let covers_when = part("covers_when", Scope::Incident);
    let protects = part("protects", Scope::Group);
    let trigger = part("trigger", Scope::Incident);
    let counting = code.as_ref().map(|code| {
        let custom = resolver.custom_of(code);
        fields.node("counting").and_then(|node| resolver.counting(node, &custom)).unwrap_or(custom)
    });
    let exemptions = fields.items(resolver.source, "exemptions").iter();
    let exemptions: Vec<_> = exemptions.map(|node| resolver.exemption_entry(node)).collect();
    let questions = fields.items(resolver.source, "questions").iter();
    let questions: Vec<_> = questions.map(|node| resolver.question_entry(node)).collect();
    let duties = fields.need_node(resolver.source, "duties").map(|_| fields.items(resolver.source, "duties"));
    if duties.is_some_and(<[_]>::is_empty) {
        resolver.report(fields.at("duties"), "a law without duties", None);
    }
    let counting = counting?;
    let duties: Vec<_> = duties?.iter().map(|node| resolver.duty(node, &counting)).collect();
    Some(Law {
        id: id?,
        title: title?,
        citation: citation?,
        place: code?,
        covers,
        covers_when: covers_when?,
        kind: kind?,
        standing: standing?,
        in_force: in_force?,
        law_of: law_of?,
        reviewed: reviewed?,
        confidence: confidence.unwrap_or(Confidence::High),
        note: remark,
        sources: sources?,
        binds: binds?,
        people: people?,
        protects: protects?,
        trigger: trigger?,
        exemptions: exemptions.into_iter().collect::<Option<_>>()?,
        questions: questions.into_iter().collect::<Option<_>>()?,
        duties: duties.into_iter().collect::<Option<_>>()?,
    })
}

/// The id is the name of the file, so that a law is found by its id.
fn check_file_name(source: &mut Source<'_>, id: &str, at: &str) {
    let name = source.path().rsplit('/').next().unwrap_or_default();
    if name.strip_suffix(".ron").is_some_and(|stem| stem != id) {
        let help = format!("name the file `{id}.ron`, or change the id");
        source.report(at, format!("the id `{id}` is not the file's name"), Some(help));
    }
}

fn standing<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Option<Standing> {
    match node.name() {
        "InForce" => Some(Standing::InForce),
        "Enacted" => {
            let fields = Fields::of(source, node, "Enacted", &["from"])?;
            fields.need_node(source, "from").and_then(|node| date(source, node)).map(Standing::Enacted)
        }
        "Proposed" => Some(Standing::Proposed),
        "Voluntary" => Some(Standing::Voluntary),
        _ => {
            unknown(source, node, ["InForce", "Enacted", "Proposed", "Voluntary"].into_iter());
            None
        }
    }
}

fn people<'a>(source: &mut Source<'a>, node: &Node<'a>, lexicon: &Lexicon) -> Option<People> {
    match (node.name(), node.args()) {
        ("ResidentsOf", [text]) => place(source, text, &lexicon.places).map(People::ResidentsOf),
        ("Everyone", []) => Some(People::Everyone),
        ("NotCounted", []) => Some(People::NotCounted),
        _ => {
            unknown(source, node, ["ResidentsOf", "Everyone", "NotCounted"].into_iter());
            None
        }
    }
}

impl<'a> Resolver<'_, '_, 'a> {
    fn question_entry(&mut self, node: &Node<'a>) -> Option<LawQuestion> {
        let fields = Fields::of(self.source, node, "Question", QUESTION)?;
        let id: Option<String> = fields.need(self.source, "id");
        let _: Option<Text<'a>> = fields.need(self.source, "ask");
        let _: Option<Text<'a>> = fields.get(self.source, "help");
        let _: Option<Text<'a>> = fields.get(self.source, "judged_by");
        if let Some(answer) = fields.need_node(self.source, "answer") {
            match (answer.name(), answer.args()) {
                ("YesNo", []) => {}
                ("OneOf", [list]) => drop(Vec::<Text<'a>>::read(self.source, list)),
                ("Number", _) => self.number_entry(answer),
                _ => unknown(self.source, answer, ["YesNo", "OneOf", "Number"].into_iter()),
            }
        }
        let cite = self.cite(&fields, "cite")?;
        let question = self.law.questions.get(&id?).copied()?;
        Some(LawQuestion { question, cite })
    }

    /// What the first pass took of a number, with its problems.
    fn number_entry(&mut self, node: &Node<'a>) {
        let Some(fields) = Fields::of(self.source, node, "Number", &["unit", "at_least", "at_most"]) else { return };
        let units = NumberAsked::UNITS.map(|(word, ..)| (word, ()));
        if let Some(unit) = fields.need_node(self.source, "unit") {
            one_of(self.source, unit, &units);
        }
        let [least, most]: [Option<u32>; 2] = ["at_least", "at_most"].map(|key| fields.need(self.source, key));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            self.report(fields.at("at_most"), "`at_most` is smaller than `at_least`", None);
        }
    }
}
