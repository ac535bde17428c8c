//! A law as the engine uses it: words turned into numbers, references into indices, dates into dates.

use chrono::NaiveDate;

use crate::facts::{
    Cause, Code, Effect, Element, Event, HoldBy, Lexicon, Likelihood, Medium, OrganizationKind, Question, Role, Sector,
    Severity, Subject,
};
use crate::time::{Calendar, Period, Zone};
use crate::truth::{Map, Set};

pub use super::deadline::{Due, Length, Limit};

/// The whole pack, checked and resolved.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Words, places and the questions that laws declare.
    pub lexicon: Lexicon,
    /// The laws, by id.
    pub laws: Vec<Law>,
    /// The authorities, by id.
    pub authorities: Map<String, Authority>,
    /// The calendars, by id.
    pub calendars: Map<String, Calendar>,
    /// The calendar of a place, by its code.
    pub calendar_of: Map<Code, String>,
    /// The sets of rules with an authority in each place of a group.
    pub schemes: Map<String, Scheme>,
    /// Plain words for the words of output, by list: `manners`, `content`, `provisions`, `authority_roles`.
    pub labels: Map<&'static str, Map<String, String>>,
    /// The duties to public authorities, but for those of laws that themselves ask for such duties.
    pub to_authorities: Set<DutyRef>,
    /// Digest of all files, `sha256:…`.
    pub digest: String,
}

/// A set of rules with an authority in each place of a group.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// In plain words.
    pub label: String,
    /// The group.
    pub group: Code,
}

/// An authority.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A word of `authority_roles`.
    pub role: String,
    /// Where it is.
    pub place: Code,
    /// Further places that it serves.
    pub also: Vec<Code>,
    /// How to reach it.
    pub channel: String,
    /// Portal or form.
    pub url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Working hours.
    pub hours: Option<String>,
    /// Languages, ISO 639-1.
    pub languages: Vec<String>,
    /// The schemes that it serves.
    pub schemes: Vec<String>,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// First day; since ever where absent.
    pub from: Option<NaiveDate>,
    /// Last day; for good where absent.
    pub until: Option<NaiveDate>,
}

impl Dates {
    /// Whether a day lies inside.
    pub fn contain(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether two stretches share a day.
    pub fn overlap(self, other: Self) -> bool {
        let starts_in_time = |a: Self, b: Self| a.from.is_none() || b.until.is_none() || a.from <= b.until;
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

/// Whether a text is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In force, within its dates.
    InForce,
    /// Enacted, in force from a day.
    Enacted(NaiveDate),
    /// A proposal.
    Proposed,
    /// An invitation.
    Voluntary,
}

/// What kind of text a law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawKind {
    /// An act of a legislature.
    Statute,
    /// A rule of an agency.
    Regulation,
    /// A contract.
    Contract,
    /// A regulator's paper.
    Guidance,
    /// The organisation's own policy.
    Policy,
}

/// How sure the author is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read in the text in force.
    High,
    /// Read in good secondary sources.
    Medium,
    /// Not settled.
    Low,
}

/// The size of the places a duty is repeated over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Parts of a country, where it has some on file.
    State,
    /// Countries.
    Country,
}

/// Stage of a report in several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The early warning.
    EarlyWarning,
    /// The first full notice.
    Initial,
    /// In between.
    Intermediate,
    /// The last.
    Final,
}

/// One law.
#[derive(Clone, Debug)]
pub struct Law {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its citation.
    pub citation: String,
    /// Whose law it is.
    pub place: Code,
    /// The places whose general breach law it is.
    pub covers: Vec<Code>,
    /// For which organisations it is; where it is for none such, the place stays uncovered.
    pub covers_when: Condition,
    /// What kind of text.
    pub kind: LawKind,
    /// Whether it is law.
    pub standing: Standing,
    /// Its dates.
    pub in_force: Dates,
    /// The event whose day decides which version counts.
    pub law_of: Event,
    /// When it was last read against its sources.
    pub reviewed: NaiveDate,
    /// How sure its author was.
    pub confidence: Confidence,
    /// Remarks.
    pub note: Option<String>,
    /// What was read.
    pub sources: Vec<String>,
    /// Which organisations it binds.
    pub binds: Condition,
    /// Whose people count.
    pub people: People,
    /// Which data make them count, asked of each group.
    pub protects: Condition,
    /// What must have happened.
    pub trigger: Condition,
    /// What lifts duties.
    pub exemptions: Vec<Exemption>,
    /// The questions it declares.
    pub questions: Vec<LawQuestion>,
    /// The duties, all versions.
    pub duties: Vec<Duty>,
}

/// Whose people count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum People {
    /// Those who live there.
    ResidentsOf(Code),
    /// Everyone.
    Everyone,
    /// The law does not look at people.
    NotCounted,
}

/// Something that lifts duties.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// Its id.
    pub id: String,
    /// When it holds.
    pub when: Condition,
    /// The duties that it lifts; all where `None`.
    pub lifts: Option<Vec<String>>,
    /// Where it stands.
    pub cite: String,
    /// Its dates.
    pub in_force: Dates,
}

impl Exemption {
    /// Whether it concerns the duty.
    pub fn concerns(&self, duty: &str) -> bool {
        self.lifts.as_ref().is_none_or(|lifted| lifted.iter().any(|id| id == duty))
    }
}

/// A question that a law declares.
#[derive(Clone, Debug)]
pub struct LawQuestion {
    /// Its number in the lexicon.
    pub question: Question,
    /// Where it stands.
    pub cite: String,
}

/// One duty.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its id within the law.
    pub id: String,
    /// Who must be told.
    pub to: To,
    /// Judged per place of this size.
    pub for_each: Option<Level>,
    /// Which data make a group count for this duty, in place of the law's `protects`.
    pub protects: Option<Condition>,
    /// Narrows whom this duty counts.
    pub counts: Condition,
    /// Its own conditions.
    pub when: Condition,
    /// Its deadline.
    pub due: Due,
    /// The facts that the step settles: JSON paths of the incident, `[]` for any group.
    pub settles: Vec<String>,
    /// The steps that come first, although no deadline hangs on them.
    pub after: Vec<DutyRef>,
    /// The steps whose evidence this one changes or destroys.
    pub spoils: Vec<DutyRef>,
    /// The words beside the number, as a word of `manners`.
    pub manner: Option<String>,
    /// What the notice says.
    pub content: Vec<String>,
    /// What it must not say.
    pub must_not_say: Vec<String>,
    /// Where it differs from the authority's.
    pub channel: Option<String>,
    /// Where it differs from the authority's.
    pub url: Option<String>,
    /// Pinpoint citation.
    pub cite: String,
    /// The dates of this version.
    pub in_force: Dates,
    /// The event whose day decides whether this version counts, where it is another than the law's.
    pub law_of: Option<Event>,
    /// Stage.
    pub stage: Option<Stage>,
    /// What is asked for beside the notice.
    pub provide: Vec<Provide>,
    /// How notice may be given otherwise.
    pub substitute: Option<String>,
    /// How long a record is kept.
    pub keep: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// How sure the author was of this duty.
    pub confidence: Option<Confidence>,
    /// How its periods are counted.
    pub counting: Counting,
}

/// Who must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The people affected.
    Individuals,
    /// An authority by id.
    Authority(String),
    /// The authority of the main establishment; without one, that of each place of the people affected.
    LeadAuthority(String),
    /// The authority of each place of the people affected.
    EachAuthority(String),
    /// Consumer reporting agencies.
    ConsumerReportingAgencies,
    /// Media.
    Media,
    /// Whoever owns the data.
    DataOwner,
    /// This owner of data, where theirs are affected.
    NamedOwner(String),
    /// The police.
    Police,
    /// Card brands.
    CardBrands,
    /// The acquiring bank.
    Acquirer,
    /// The insurer.
    Insurer,
    /// The other side of a contract.
    Counterparty(String),
    /// A function inside.
    Internal(String),
    /// The public.
    Public,
    /// A record to keep.
    Register,
}

/// Something to provide beside the notice.
#[derive(Clone, Debug)]
pub struct Provide {
    /// A word of `provisions`.
    pub what: String,
    /// For how many months.
    pub months: Option<u32>,
    /// If this holds.
    pub when: Condition,
    /// Where it stands.
    pub cite: Option<String>,
}

/// A duty of some law, by name; which of its versions is meant depends on the incident.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyRef {
    /// Index of the law.
    pub law: usize,
    /// Id of the duty within it.
    pub duty: String,
}

/// What a hold does to the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HoldEffect {
    /// The period begins anew when the hold ends.
    Restart,
    /// The clock stands still while it lasts.
    Suspend,
    /// The notice is not due before the hold ends.
    Defer,
    /// The notice is not due before so many days after the hold has ended.
    DeferBy(u32),
    /// As `Defer`, but for at most so many days unless the request was put in writing.
    Cap(u32),
    /// The law does not know holds.
    #[default]
    None,
}

/// How periods are counted. The default is what counts where nobody says anything.
#[derive(Clone, Debug, Default)]
pub struct Counting {
    /// Starts, rolls, ends of months, closing time.
    pub rule: crate::time::Counting,
    /// Under which the relief of `roll` is denied.
    pub no_roll_when: Option<Condition>,
    /// The calendar, where the law names one.
    pub calendar: Option<String>,
    /// The calendar of the law's place by default.
    pub default_calendar: Option<String>,
    /// The zone, where the law names one.
    pub zone: Option<Zone>,
    /// Holds.
    pub hold: HoldEffect,
    /// Who alone can ask for one; anybody where empty.
    pub hold_by: Vec<HoldBy>,
    /// Whether only a request in writing counts.
    pub hold_in_writing: bool,
    /// Where the default comes from.
    pub cite: Option<String>,
    /// A reading that gives more time.
    pub generous: Option<Box<Generous>>,
}

/// A more generous way to count.
#[derive(Clone, Debug)]
pub struct Generous {
    /// The whole way, not only what differs.
    pub counting: Counting,
    /// Why it has support.
    pub why: String,
    /// Where that stands.
    pub cite: String,
}

/// A condition. Those of one group of people stand inside `Someone`, or where a law says whom it protects.
#[derive(Clone, Debug, Hash)]
pub enum Condition {
    /// Holds always.
    Always,
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),

    // Of one group of people.
    /// One of the elements is involved.
    AnyData(Vec<Element>),
    /// Every one of the elements is.
    AllData(Vec<Element>),
    /// At least so many of the elements are.
    CountData(u32, Vec<Element>),
    /// Encrypted or otherwise unreadable, and the key not taken.
    Unreadable,
    /// The people are of this kind.
    Subjects(Subject),
    /// The medium.
    Medium(Medium),
    /// The group lives in this place.
    LivesIn(Code),

    // Of the incident.
    /// At least one counted person for whom it holds.
    Someone(Box<Condition>),
    /// What happened to the data.
    Effect(Effect),
    /// How it came about.
    Cause(Cause),
    /// Likelihood of harm.
    Harm(Bound, Likelihood),
    /// Gravity of harm.
    Severity(Bound, Severity),
    /// The event has happened.
    Happened(Event),
    /// The first event happened within so long of the second.
    HappenedWithin(Event, Period, Event),
    /// Counted people; in a duty that fans out, those of the place.
    Residents(Limit),
    /// Everyone whose data the law protects, wherever they live.
    Persons(Limit),
    /// The answer to the law's own question is yes.
    Answer(Question),
    /// The answer to the law's own question is this word.
    AnswerIs(Question, String),

    // Of the organisation.
    /// Capacity.
    Role(Role),
    /// Kind of organisation.
    Kind(OrganizationKind),
    /// It belongs to the sector.
    Sector(Sector),
    /// It belongs to the sector there.
    SectorIn(Sector, Code),
    /// It has an establishment there.
    Established(Code),
    /// It does business there.
    Operates(Code),
    /// Its main establishment is there.
    MainEstablishment(Code),

    // Of the law itself.
    /// That duty is owed.
    Owed(DutyRef),
    /// That exemption, by its place in the law, holds.
    Exempted(usize),
    /// That law, by its place in the rules, applies to the incident.
    Applies(usize),
    /// A duty of another law to a public authority is owed.
    OwedToAuthority,
    /// The date of the law that counts is this day or later.
    Since(NaiveDate),
}

/// A side of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The word or more.
    AtLeast,
    /// The word or less.
    AtMost,
}

impl Condition {
    /// The conditions directly inside this one.
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) | Self::Any(parts) => parts,
            Self::Not(part) | Self::Someone(part) => std::slice::from_ref(part),
            _ => &[],
        }
    }

    /// Calls `visit` with this condition and every one inside it.
    pub fn walk<'c>(&'c self, visit: &mut impl FnMut(&'c Self)) {
        visit(self);
        for part in self.parts() {
            part.walk(visit);
        }
    }
}

impl Law {
    /// The versions of a duty.
    pub fn versions(&self, id: &str) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(move |duty| duty.id == id)
    }
}

impl Rules {
    /// The law of that id with its index.
    pub fn law(&self, id: &str) -> Option<(usize, &Law)> {
        let index = self.laws.binary_search_by(|law| law.id.as_str().cmp(id)).ok()?;
        self.laws.get(index).map(|law| (index, law))
    }

    /// A word of output in plain words; the word itself where it has none.
    pub fn label<'a>(&'a self, list: &str, word: &'a str) -> &'a str {
        self.labels.get(list).and_then(|words| words.get(word)).map_or(word, String::as_str)
    }
}
