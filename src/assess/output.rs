//! The assessment as it leaves the engine: plain data, the same for the command line, the browser and the exports.
//!
//! Field names and their order are a contract (`schema: 1`). Instants are RFC 3339 with offset in the zone that counts,
//! dates are `YYYY-MM-DD`. A `null` says "not known" or "there is none", as each field documents.

use serde::Serialize;

/// The whole answer to one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Assessment {
    /// Version of this structure: 1.
    pub schema: u32,
    /// The user's own reference of the incident.
    pub reference: Option<String>,
    /// The instant that was taken as "now", as it was given.
    pub assessed_at: String,
    /// The date whose law was asked for, where one was given in place of the dates that the laws name.
    pub as_of: Option<String>,
    /// Version of the engine.
    pub engine: String,
    /// Version of the time zone data, for example `2026f`.
    pub zones: String,
    /// Digest of the rule files, `sha256:…`.
    pub rules: String,
    /// Digest of the incident, `sha256:…`.
    pub facts: String,
    /// Digest of the engine: its sources and the exact versions of what it is built on, zone data included, `sha256:…`.
    pub build: String,
    /// Digest of the holiday calendars among the rule files, `sha256:…`.
    pub calendars: String,
    /// Whether the incident is an exercise; left out where it is real.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub exercise: bool,
    /// Every duty, ordered by due instant (those without one last), then by id.
    pub duties: Vec<DutyOut>,
    /// Enacted, proposed, voluntary and ended provisions that would otherwise touch this incident. None of them is a duty.
    pub not_in_force: Vec<NotInForce>,
    /// Places where people are affected and no general law is on file.
    pub uncovered: Vec<String>,
    /// The unknown facts that change an outcome or a deadline, most urgent first.
    pub questions: Vec<QuestionOut>,
    /// What the reader must know before relying on the answer.
    pub warnings: Vec<String>,
}

/// One duty: who must be told what, by when, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct DutyOut {
    /// `law/recipient[/stage]`, followed by `@place` or `@owner` where the duty fans out.
    pub id: String,
    /// Id of the law.
    pub law: String,
    /// Title of the law.
    pub title: String,
    /// ISO 3166 code or group of places of the law, or the place that this duty was fanned out to.
    pub place: String,
    /// What kind of text it comes from.
    pub kind: LawKindOut,
    /// Stage of a report in several parts.
    pub stage: Option<StageOut>,
    /// Who must be told.
    pub recipient: Recipient,
    /// Whether the duty is owed.
    pub status: Status,
    /// The deadline.
    pub due: Due,
    /// The deadline without any plan, where the plan of another notice moves `due`; null where none does.
    pub due_by_law: Option<Due>,
    /// For a notice that others hang on: the last instant at which sending it still leaves each of them in time; null where nothing
    /// unsent hangs on it.
    pub latest_safe: Option<Due>,
    /// Whether the deadline has passed at `assessed_at` without the notice having been sent.
    pub overdue: bool,
    /// When the notice was sent, where it was.
    pub sent: Option<String>,
    /// When the notice is planned to be sent, where it is.
    pub planned: Option<String>,
    /// Whether the notice was sent after its deadline; null while it was not sent or the deadline is not known.
    pub late: Option<bool>,
    /// The words of the law beside the number, for example `without unreasonable delay`.
    pub manner: Option<String>,
    /// How many people this duty counts.
    pub affected: Affected,
    /// The facts that this step settles: JSON paths of the incident, `[]` for any group. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub settles: Vec<String>,
    /// Ids of the duties that come before this one and are still to do. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub waits_for: Vec<String>,
    /// Ids of the steps still to do whose evidence this one would change or destroy. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub endangers: Vec<String>,
    /// Ids of the steps before which this one was done although it changes or destroys what they preserve. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub spoiled: Vec<String>,
    /// JSON paths of the unknown facts that the outcome or the deadline hangs on.
    pub needs: Vec<String>,
    /// What the notice must say, in words of the vocabulary.
    pub content: Vec<String>,
    /// What the notice must not say.
    pub must_not_say: Vec<String>,
    /// What the law asks for beside the notice.
    pub provide: Vec<ProvideOut>,
    /// How the notice may be given when the ordinary way is closed.
    pub substitute: Option<String>,
    /// How long the record must be kept.
    pub keep: Option<String>,
    /// Pinpoint citation.
    pub cite: String,
    /// A remark of the rule's author: doubts, practice.
    pub note: Option<String>,
    /// How sure the rule's author was.
    pub confidence: ConfidenceOut,
    /// Date on which the law was last read against its sources.
    pub reviewed: String,
    /// What was read to write the rule.
    pub sources: Vec<String>,
    /// The reasons, part by part.
    pub because: Because,
    /// The judgements among the facts that decided it; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub judgements: Option<Vec<JudgementOut>>,
}

/// A fact that somebody had to judge. Nothing of it is worked out here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct JudgementOut {
    /// JSON path of the fact.
    pub fact: String,
    /// Whose judgement it is.
    pub by: String,
}

/// A law as a whole, held against one incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LawExplained {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its citation.
    pub citation: String,
    /// ISO 3166 code or group.
    pub place: String,
    /// What it asks for, and why for nothing else, in a few sentences.
    pub says: String,
    /// Where it is no law on the day that counts: why.
    pub not_in_force: Option<NotInForce>,
    /// Every duty, owed or not, with its reasons; none where the law is not in force.
    pub duties: Vec<DutyOut>,
    /// Whether the incident is an exercise; left out where it is real.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub exercise: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Whether a duty is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Everything that the duty asks for holds.
    Owed,
    /// It hangs on an unknown fact, named in `needs`.
    Undetermined,
    /// Something that the duty asks for does not hold, or an exemption lifts it.
    NotOwed,
    /// The notice was sent.
    Done,
}

impl Status {
    /// Whether something is, or may be, still to do.
    pub fn is_to_do(self) -> bool {
        matches!(self, Self::Owed | Self::Undetermined)
    }
}

/// A deadline with its proof.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Due {
    /// The last instant allowed.
    pub at: Option<String>,
    /// The last civil day, for deadlines that end with a day.
    pub last_day: Option<String>,
    /// What kind of deadline it is.
    pub state: DueState,
    /// Zone in which `at` is written.
    pub zone: Option<String>,
    /// The steps of the reckoning.
    pub proof: Vec<ProofStep>,
}

/// What is known of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum DueState {
    /// Reckoned from known facts.
    Fixed,
    /// Reckoned from an assumed start, or over days that no calendar covers.
    Provisional,
    /// Waits for an event that has not happened.
    NotStarted,
    /// The law gives no number.
    Open,
    /// Stands still while a hold lasts.
    Paused,
}

/// One step of the reckoning of a deadline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ProofStep {
    /// What is done, for example `clock starts`.
    pub step: String,
    /// The instant or date that the step arrives at.
    pub at: Option<String>,
    /// Why, in plain words.
    pub why: String,
    /// The provision that says so.
    pub cite: Option<String>,
}

/// An interval of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Affected {
    /// Certainly this many.
    pub at_least: u64,
    /// At most this many; null where there is no upper bound.
    pub at_most: Option<u64>,
}

/// Who must be told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Recipient {
    /// What kind of recipient.
    pub kind: RecipientKind,
    /// Id of the authority in its `authorities.ron`.
    pub id: Option<String>,
    /// Name, as a lawyer would write it.
    pub name: String,
    /// Role of an authority, for example `attorney_general`.
    pub role: Option<String>,
    /// Place of an authority.
    pub place: Option<String>,
    /// How to reach it.
    pub channel: Option<String>,
    /// Portal or form.
    pub url: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Languages it takes, ISO 639-1.
    pub languages: Vec<String>,
    /// Working hours, in words.
    pub hours: Option<String>,
}

/// Kinds of recipients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum RecipientKind {
    /// The people whose data it is.
    Individuals,
    /// A public authority.
    Authority,
    /// The nationwide consumer reporting agencies.
    ConsumerReportingAgencies,
    /// Prominent media.
    Media,
    /// The owner of the data, told by whoever holds them for it.
    DataOwner,
    /// The police.
    Police,
    /// The card brands.
    CardBrands,
    /// The merchant's acquiring bank.
    Acquirer,
    /// The insurer.
    Insurer,
    /// The other side of a contract.
    Counterparty,
    /// A function inside the organisation.
    Internal,
    /// The public.
    Public,
    /// A record to keep.
    Register,
}

impl RecipientKind {
    /// The word that stands in the assessment.
    pub fn word(self) -> &'static str {
        match self {
            Self::Individuals => "individuals",
            Self::Authority => "authority",
            Self::ConsumerReportingAgencies => "consumer_reporting_agencies",
            Self::Media => "media",
            Self::DataOwner => "data_owner",
            Self::Police => "police",
            Self::CardBrands => "card_brands",
            Self::Acquirer => "acquirer",
            Self::Insurer => "insurer",
            Self::Counterparty => "counterparty",
            Self::Internal => "internal",
            Self::Public => "public",
            Self::Register => "register",
        }
    }
}

/// Something that the law asks for beside the notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ProvideOut {
    /// What, in words of the vocabulary.
    pub what: String,
    /// For how many months.
    pub months: Option<u32>,
    /// Whether it must be provided: yes, no, unknown.
    pub truth: TruthOut,
    /// Pinpoint citation.
    pub cite: Option<String>,
}

/// What kind of text a law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum LawKindOut {
    /// An act of a legislature.
    Statute,
    /// A rule of an agency or a delegated act.
    Regulation,
    /// A contract or the rules of a private scheme.
    Contract,
    /// A paper of a regulator.
    Guidance,
    /// The organisation's own policy.
    Policy,
}

/// Stage of a report in several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum StageOut {
    /// The early warning.
    EarlyWarning,
    /// The first full notice.
    Initial,
    /// A report in between.
    Intermediate,
    /// The last report.
    Final,
}

/// How sure the author of a rule was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum ConfidenceOut {
    /// Read in the text in force.
    High,
    /// Read in good secondary sources.
    Medium,
    /// Not settled: see the note.
    Low,
}

/// Yes, no or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum TruthOut {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Not known.
    Unknown,
}

/// The named parts of a duty, each with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Because {
    /// Does the law bind this organisation?
    pub binds: Reason,
    /// Is anybody affected whom this law counts?
    pub people: Reason,
    /// Do the data make them count?
    pub protects: Reason,
    /// Did what the law calls a breach happen?
    pub trigger: Reason,
    /// Do the duty's own conditions hold?
    pub when: Reason,
    /// Is it lifted by an exemption? (`yes` = lifted)
    pub exemptions: Reason,
}

/// A node in the tree of reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Reason {
    /// Whether it holds.
    pub truth: TruthOut,
    /// A sentence.
    pub says: String,
    /// JSON paths of the facts used.
    pub facts: Vec<String>,
    /// The provision.
    pub cite: Option<String>,
    /// The reasons below.
    #[cfg_attr(feature = "wasm", tsify(type = "Reason[]"))]
    pub of: Vec<Reason>,
}

/// A provision that is not law for this incident, but that the reader should see.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct NotInForce {
    /// Id of the law, or of the duty where only that provision is not in force.
    pub id: String,
    /// Title of the law.
    pub title: String,
    /// Its place.
    pub place: String,
    /// Why it is no duty.
    pub status: NotInForceStatus,
    /// First day of force, where enacted.
    pub from: Option<String>,
    /// Last day of force, where ended.
    pub until: Option<String>,
    /// Citation.
    pub cite: String,
    /// Whether it would touch this incident: yes or unknown.
    pub would_apply: TruthOut,
    /// One sentence for the reader.
    pub says: String,
}

/// Why a provision is no duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum NotInForceStatus {
    /// Enacted, in force later than the date that counts.
    Enacted,
    /// A bill or a proposal.
    Proposed,
    /// In force, but asks for nothing: an invitation.
    Voluntary,
    /// Ended before the date that counts.
    Ended,
}

/// An unknown fact worth asking for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct QuestionOut {
    /// JSON path of the fact.
    pub path: String,
    /// The question in plain words.
    pub ask: String,
    /// What to think of when answering.
    pub help: Option<String>,
    /// The provision that asks, where one law alone does.
    pub cite: Option<String>,
    /// What an answer looks like.
    pub answer: AnswerKind,
    /// The words to choose from, where there are such.
    pub choices: Vec<String>,
    /// Ids of the duties whose outcome or deadline hangs on it.
    pub duties: Vec<String>,
    /// The earliest deadline at stake.
    pub earliest: Option<String>,
    /// Where the answer is a number: of what, and its bounds. Left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub number: Option<NumberOut>,
    /// Ids of the steps still to do that settle it. Left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub answered_by: Vec<String>,
    /// Whose judgement the answer is; absent where it is a plain fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub judged_by: Option<String>,
}

/// A number that the organisation's own contract gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct NumberOut {
    /// Of what: `hours`, `days`, `business_days`, `weeks`, `months`, `years`, `people`.
    pub unit: String,
    /// The smallest number that is accepted.
    pub at_least: u32,
    /// The largest.
    pub at_most: u32,
}

/// What some answers to a question lead to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LeadsTo {
    /// The answers that come to the same.
    pub answers: Vec<AnswerValue>,
    /// The duties that hang on the question and are then owed, sent or still open, ordered as in an assessment. The others are not
    /// owed.
    pub duties: Vec<LedTo>,
}

/// A duty as an answer leaves it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct LedTo {
    /// Its id.
    pub duty: String,
    /// Whether it is then owed.
    pub status: Status,
    /// The last instant allowed.
    pub due: Option<String>,
    /// What kind of deadline it is.
    pub state: DueState,
}

/// An answer as the incident takes it; sectors and places by their words alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum AnswerValue {
    /// Yes or no.
    YesNo(bool),
    /// A word, a place, an instant, `not_yet`.
    Word(String),
    /// A list of words or places.
    Words(Vec<String>),
    /// So many people.
    Count {
        /// This many.
        at_least: u64,
        /// At most this many; null where there is no upper bound.
        at_most: Option<u64>,
    },
}

/// What an answer to a question looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// true or false.
    YesNo,
    /// An instant, a date or `not_yet`.
    When,
    /// A number or an interval of people.
    Count,
    /// One word of `choices`.
    Choice,
    /// A list of words of `choices`.
    Words,
    /// A list of ISO 3166 codes.
    Places,
    /// One ISO 3166 code.
    Place,
    /// An IANA time zone.
    Zone,
    /// Groups of people, as `cohorts` has them.
    Groups,
    /// A whole number within the bounds of `number`.
    Number,
}
