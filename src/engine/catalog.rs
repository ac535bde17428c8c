//! What is on file: laws and words, as plain data.

use serde::Serialize;

use super::outline::{Outline, numbers};
use crate::assess::output::{ConfidenceOut, LawKindOut, NotInForceStatus, NumberOut};
use crate::assess::{confidence, kind, number_out};
use crate::facts::{Likelihood, OrganizationKind, Role, Severity, Term, Terms};
use crate::law::model::{Law, Rules, Standing};
use crate::truth::Map;

/// A law on file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LawOut {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its citation.
    pub citation: String,
    /// ISO 3166 code or group.
    pub place: String,
    /// The places whose general breach law it is.
    pub covers: Vec<String>,
    /// What kind of text.
    pub kind: LawKindOut,
    /// Null where it is law; else why it is no duty.
    pub status: Option<NotInForceStatus>,
    /// First day of force, where on file.
    pub from: Option<String>,
    /// Last day of force, where it has ended or will.
    pub until: Option<String>,
    /// When it was last read against its sources.
    pub reviewed: String,
    /// How sure its author was.
    pub confidence: ConfidenceOut,
    /// Remarks of its author.
    pub note: Option<String>,
    /// What was read.
    pub sources: Vec<String>,
    /// What must have happened, in a few words.
    pub trigger: String,
    /// Its duties, every version.
    pub duties: Vec<LawDutyOut>,
}

/// A duty of a law on file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LawDutyOut {
    /// `law/duty`.
    pub id: String,
    /// Who is told.
    pub recipient: String,
    /// From how many people on; null where it names no number.
    pub threshold: Option<String>,
    /// What it asks for beside that, in a few words; null where nothing.
    pub condition: Option<String>,
    /// The last moment, as the law counts it, in a few words.
    pub clock: String,
    /// The words of the law beside the number.
    pub manner: Option<String>,
    /// How sure its author was.
    pub confidence: ConfidenceOut,
    /// Pinpoint citation.
    pub cite: String,
    /// First day of this version, where it has one.
    pub from: Option<String>,
    /// Last day of this version, where it has one.
    pub until: Option<String>,
}

/// The words that incidents may use and that assessments contain.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct VocabularyOut {
    /// Data elements.
    pub elements: Vec<TermOut>,
    /// Events of the timeline.
    pub events: Vec<TermOut>,
    /// Causes.
    pub causes: Vec<TermOut>,
    /// Effects.
    pub effects: Vec<TermOut>,
    /// Sectors.
    pub sectors: Vec<TermOut>,
    /// Kinds of people.
    pub subjects: Vec<TermOut>,
    /// Media.
    pub media: Vec<TermOut>,
    /// Questions of the laws.
    pub questions: Vec<TermOut>,
    /// What notices say.
    pub content: Vec<TermOut>,
    /// What is provided beside notices.
    pub provisions: Vec<TermOut>,
    /// Roles of authorities.
    pub authority_roles: Vec<TermOut>,
    /// Kinds of organisations.
    pub kinds: Vec<String>,
    /// Capacities in which data are held.
    pub roles: Vec<String>,
    /// Likelihood of harm, from none up.
    pub likelihoods: Vec<String>,
    /// Gravity of harm, from minor up.
    pub severities: Vec<String>,
    /// Places, by code.
    pub places: Vec<PlaceOut>,
    /// Time zones.
    pub zones: Vec<String>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct TermOut {
    /// The word.
    pub id: String,
    /// In plain words.
    pub label: String,
    /// The question that asks for it.
    pub ask: Option<String>,
    /// What to think of when answering.
    pub help: Option<String>,
    /// The words that answer it; none for yes or no, or where it is no question.
    pub choices: Vec<String>,
    /// Where the answer is a number: of what, and its bounds. Left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub number: Option<NumberOut>,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct PlaceOut {
    /// ISO 3166 code, or the code of a group.
    pub code: String,
    /// English name.
    pub name: String,
    /// Whether it is a group of places and nobody's residence.
    pub group: bool,
}

/// The laws, in order of id.
pub fn laws(rules: &Rules) -> Vec<LawOut> {
    rules.laws.iter().enumerate().map(|(index, entry)| law(entry, Outline { rules, law: index })).collect()
}

fn law(law: &Law, outline: Outline<'_>) -> LawOut {
    let (status, enacted) = match law.standing {
        Standing::InForce => (None, None),
        Standing::Enacted(from) => (Some(NotInForceStatus::Enacted), Some(from)),
        Standing::Proposed => (Some(NotInForceStatus::Proposed), None),
        Standing::Voluntary => (Some(NotInForceStatus::Voluntary), None),
    };
    let duties = law.duties.iter().map(|duty| LawDutyOut {
        id: format!("{}/{}", law.id, duty.id),
        recipient: outline.recipient(&duty.to),
        threshold: numbers(&duty.when),
        condition: outline.condition(duty),
        clock: outline.last_moment(duty),
        manner: duty.manner.as_ref().map(|word| outline.rules.label("manners", word).to_owned()),
        confidence: confidence(duty.confidence.unwrap_or(law.confidence)),
        cite: duty.cite.clone(),
        from: duty.in_force.from.map(|day| day.to_string()),
        until: duty.in_force.until.map(|day| day.to_string()),
    });
    LawOut {
        id: law.id.clone(),
        title: law.title.clone(),
        citation: law.citation.clone(),
        place: law.place.to_string(),
        covers: law.covers.iter().map(ToString::to_string).collect(),
        kind: kind(law.kind),
        status,
        from: enacted.or(law.in_force.from).map(|day| day.to_string()),
        until: law.in_force.until.map(|day| day.to_string()),
        reviewed: law.reviewed.to_string(),
        confidence: confidence(law.confidence),
        note: law.note.clone(),
        sources: law.sources.clone(),
        trigger: outline.trigger(&law.trigger),
        duties: duties.collect(),
    }
}

/// The words, in the order of their files.
pub fn vocabulary(rules: &Rules) -> VocabularyOut {
    let lexicon = &rules.lexicon;
    let questions = lexicon.questions.iter().map(|(id, entry)| TermOut {
        choices: lexicon.choices.get(&id).cloned().unwrap_or_default(),
        number: lexicon.numbers.get(&id).map(|&asked| number_out(asked)),
        ..term(entry)
    });
    let labels = |list: &str| -> Vec<TermOut> {
        let words = rules.labels.get(list).into_iter().flat_map(Map::iter);
        let entry = |(id, label): (&String, &String)| TermOut {
            id: id.clone(),
            label: label.clone(),
            ask: None,
            help: None,
            choices: Vec::new(),
            number: None,
        };
        words.map(entry).collect()
    };
    let places = lexicon.places.iter().map(|(code, place)| PlaceOut {
        code: code.to_owned(),
        name: place.name.clone(),
        group: lexicon.places.find_territory(code).is_none(),
    });
    VocabularyOut {
        elements: terms(lexicon.elements.terms()),
        events: terms(lexicon.events.terms()),
        causes: terms(lexicon.causes.terms()),
        effects: terms(lexicon.effects.terms()),
        sectors: terms(lexicon.sectors.terms()),
        subjects: terms(lexicon.subjects.terms()),
        media: terms(lexicon.media.terms()),
        questions: questions.collect(),
        content: labels("content"),
        provisions: labels("provisions"),
        authority_roles: labels("authority_roles"),
        kinds: fixed(OrganizationKind::WORDS),
        roles: fixed(Role::WORDS),
        likelihoods: fixed(Likelihood::WORDS),
        severities: fixed(Severity::WORDS),
        places: places.collect(),
        zones: crate::time::zone_names().map(str::to_owned).collect(),
    }
}

fn terms(words: &Terms) -> Vec<TermOut> {
    words.all().iter().map(term).collect()
}

fn term(entry: &Term) -> TermOut {
    TermOut {
        id: entry.id.clone(),
        label: entry.label.clone(),
        ask: entry.ask.clone(),
        help: entry.help.clone(),
        choices: Vec::new(),
        number: None,
    }
}

fn fixed<T>(words: &[(&str, T)]) -> Vec<String> {
    words.iter().map(|(word, _)| (*word).to_owned()).collect()
}
