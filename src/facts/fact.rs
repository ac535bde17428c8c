//! The names of single facts, as JSON paths into the incident.

use super::{Effect, Event, Lexicon, Question};

/// One fact of an incident that may be unknown. Ordered as the sections of the incident are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// `organization.kind`
    Kind,
    /// `organization.zone`
    Zone,
    /// `organization.established_in`
    EstablishedIn,
    /// `organization.operates_in`
    OperatesIn,
    /// `organization.main_establishment`
    MainEstablishment,
    /// `organization.roles`
    Roles,
    /// `organization.sectors`
    Sectors,
    /// `organization.sectors[i].in`
    SectorIn(usize),
    /// `timeline.<event>`
    Event(Event),
    /// `cause`
    Cause,
    /// `effects.<effect>`
    Effect(Effect),
    /// `cohorts`
    Cohorts,
    /// `cohorts[i].<field>`
    Cohort(usize, CohortFact),
    /// `harm.likelihood`
    Likelihood,
    /// `harm.severity`
    Severity,
    /// `answers.<law>.<question>`
    Answer(Question),
    /// `holds[i].until`
    HoldUntil(usize),
    /// `holds[i].from`
    HoldFrom(usize),
}

/// A fact of one group of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CohortFact {
    /// Where they live.
    Residence,
    /// How many they are.
    Count,
    /// What they are to the organisation.
    Subjects,
    /// The data involved.
    Data,
    /// The data that may be involved.
    PossibleData,
    /// Whether the data were encrypted.
    Encrypted,
    /// Whether the key was taken.
    KeyTaken,
    /// Electronic or paper.
    Medium,
    /// Whose data they are.
    Owner,
}

impl CohortFact {
    /// The field's name.
    pub fn field(self) -> &'static str {
        match self {
            Self::Residence => "residence",
            Self::Count => "count",
            Self::Subjects => "subjects",
            Self::Data => "data",
            Self::PossibleData => "possible_data",
            Self::Encrypted => "encrypted",
            Self::KeyTaken => "key_taken",
            Self::Medium => "medium",
            Self::Owner => "owner",
        }
    }
}

impl Fact {
    /// The JSON path in the incident.
    pub fn path(self, lexicon: &Lexicon) -> String {
        match self {
            Self::Kind => "organization.kind".into(),
            Self::Zone => "organization.zone".into(),
            Self::EstablishedIn => "organization.established_in".into(),
            Self::OperatesIn => "organization.operates_in".into(),
            Self::MainEstablishment => "organization.main_establishment".into(),
            Self::Roles => "organization.roles".into(),
            Self::Sectors => "organization.sectors".into(),
            Self::SectorIn(index) => format!("organization.sectors[{index}].in"),
            Self::Event(event) => format!("timeline.{}", lexicon.events.name(event)),
            Self::Cause => "cause".into(),
            Self::Effect(effect) => format!("effects.{}", lexicon.effects.name(effect)),
            Self::Cohorts => "cohorts".into(),
            Self::Cohort(index, fact) => format!("cohorts[{index}].{}", fact.field()),
            Self::Likelihood => "harm.likelihood".into(),
            Self::Severity => "harm.severity".into(),
            Self::Answer(question) => format!("answers.{}", lexicon.questions.name(question)),
            Self::HoldUntil(index) => format!("holds[{index}].until"),
            Self::HoldFrom(index) => format!("holds[{index}].from"),
        }
    }
}

/// A path with `[]` for any index.
pub fn any_index(path: &str) -> String {
    let mut any = String::new();
    for (index, piece) in path.split(['[', ']']).enumerate() {
        any.push_str(if index % 2 == 0 { piece } else { "[]" });
    }
    any
}

/// Whether a path is another one, or the section in which it stands. Both have `[]` for any index.
pub fn covers(path: &str, other: &str) -> bool {
    other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
