//! The rule language as it stands in a file: RON read into these types, words not yet resolved.
//!
//! Every `Word` and `Text` borrows from the file, so that its place is known by its address (see `Source::span_of`).
//! What each form means is documented in `jurisdictions/README.md`; what it becomes is in `model`.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A bare word of the vocabulary: `ssn`, `discovered`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a>(pub &'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bare;
        impl<'de> Visitor<'de> for Bare {
            type Value = Word<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a bare word of the vocabulary")
            }
            fn visit_borrowed_str<E: Error>(self, word: &'de str) -> Result<Word<'de>, E> {
                Ok(Word(word))
            }
        }
        deserializer.deserialize_identifier(Bare)
    }
}

/// A text in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a>(pub Cow<'a, str>);

impl Text<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Quoted;
        impl<'de> Visitor<'de> for Quoted {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text in quotation marks")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                // Prose may run over several lines of the file; the line breaks are the file's, not the text's.
                let lines = text.contains('\n');
                Ok(Text(if lines { folded(text).into() } else { Cow::Borrowed(text) }))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(folded(text))))
            }
        }
        deserializer.deserialize_str(Quoted)
    }
}

/// The text on one line, each run of blanks and line breaks as one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A condition.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum Condition<'a> {
    /// Holds always.
    Always,
    /// Every one holds.
    #[serde(borrow)]
    All(Vec<Condition<'a>>),
    /// At least one holds.
    Any(Vec<Condition<'a>>),
    /// It does not hold.
    Not(Box<Condition<'a>>),

    // Of one group of people.
    /// The element is involved.
    Data(Word<'a>),
    /// One of the elements is.
    AnyData(Vec<Word<'a>>),
    /// Every one of the elements is.
    AllData(Vec<Word<'a>>),
    /// At least so many of the elements are.
    CountData(u32, Vec<Word<'a>>),
    /// Encrypted or otherwise unreadable, and the key not taken.
    Unreadable,
    /// The people are of this kind.
    Subjects(Word<'a>),
    /// The medium.
    Medium(Word<'a>),
    /// The group lives in this place.
    LivesIn(Text<'a>),

    // Of the incident.
    /// At least one counted person for whom it holds.
    Someone(Box<Condition<'a>>),
    /// What happened to the data.
    Effect(Word<'a>),
    /// How it came about.
    Cause(Word<'a>),
    /// Likelihood of harm.
    Harm(Scale<'a>),
    /// Gravity of harm.
    Severity(Scale<'a>),
    /// The event has happened.
    Happened(Word<'a>),
    /// The first event happened within so long of the second.
    HappenedWithin(Word<'a>, u32, UnitWord, Word<'a>),
    /// Counted people; in a duty that fans out, those of the place.
    Residents(Count),
    /// Everyone whose data the law protects, wherever they live.
    Persons(Count),
    /// The answer to the law's own question is yes.
    Answer(Text<'a>),
    /// The answer to the law's own question is this word.
    AnswerIs(Text<'a>, Text<'a>),

    // Of the organisation.
    /// Capacity.
    Role(Word<'a>),
    /// Kind of organisation.
    Kind(Word<'a>),
    /// It belongs to the sector.
    Sector(Word<'a>),
    /// It belongs to the sector there.
    SectorIn(Word<'a>, Text<'a>),
    /// It has an establishment there.
    Established(Text<'a>),
    /// It does business there.
    Operates(Text<'a>),
    /// Its main establishment is there.
    MainEstablishment(Text<'a>),

    // Of the law itself.
    /// That duty is owed.
    Owed(Text<'a>),
    /// That exemption holds.
    Exempted(Text<'a>),
    /// That law applies to the incident.
    Applies(Text<'a>),
    /// A duty of another law to a public authority is owed.
    OwedToAuthority,
    /// The date of the law that counts is this day or later.
    Since(Text<'a>),
}

/// A comparison of people with a number.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub enum Count {
    /// The number or more.
    AtLeast(u64),
    /// More than the number.
    MoreThan(u64),
    /// The number or fewer.
    AtMost(u64),
    /// Fewer than the number.
    FewerThan(u64),
}

/// A comparison with a word of a scale.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub enum Scale<'a> {
    /// The word or more.
    #[serde(borrow)]
    AtLeast(Word<'a>),
    /// The word or less.
    AtMost(Word<'a>),
}

/// A unit of time, as the law names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum UnitWord {
    /// Elapsed hours.
    Hours,
    /// Civil days.
    Days,
    /// Working days of the calendar that counts.
    BusinessDays,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// A deadline.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum Due<'a> {
    /// So long from the event.
    Within(u32, UnitWord, Word<'a>),
    /// The earliest of several.
    Earliest(Vec<Due<'a>>),
    /// The latest of several.
    Latest(Vec<Due<'a>>),
    /// No later than that notice.
    #[serde(borrow)]
    With(Text<'a>),
    /// Before that notice.
    Before(Text<'a>),
    /// The deadline, but not before that notice.
    NotBefore(Text<'a>, Box<Due<'a>>),
    /// So long from that notice.
    AfterNotice(u32, UnitWord, Text<'a>),
    /// Counted from the end of the calendar year in which the event falls.
    YearEnd(Box<Due<'a>>),
    /// One deadline or another, by a condition.
    If(Condition<'a>, Box<Due<'a>>, Box<Due<'a>>),
    /// When the recipient asks.
    OnRequest,
    /// The law gives no number.
    Open,
}

/// Whose people count.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum People<'a> {
    /// Those who live there.
    #[serde(borrow)]
    ResidentsOf(Text<'a>),
    /// Everyone.
    Everyone,
    /// The law does not look at people.
    NotCounted,
}

/// Who must be told.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum To<'a> {
    /// The people affected.
    Individuals,
    /// An authority by id.
    #[serde(borrow)]
    Authority(Text<'a>),
    /// The authority of the main establishment; without one, that of each place of the people affected.
    LeadAuthority(Word<'a>),
    /// The authority of each place of the people affected.
    EachAuthority(Word<'a>),
    /// Consumer reporting agencies.
    ConsumerReportingAgencies,
    /// Media.
    Media,
    /// Whoever owns the data.
    DataOwner,
    /// The police.
    Police,
    /// Card brands.
    CardBrands,
    /// The acquiring bank.
    Acquirer,
    /// The insurer.
    Insurer,
    /// The other side of a contract.
    Counterparty(Text<'a>),
    /// A function inside.
    Internal(Text<'a>),
    /// The public.
    Public,
    /// A record to keep.
    Register,
}

/// How a duty is repeated.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub enum ForEach {
    /// Per place of the people counted.
    Place(Level),
}

/// The size of the places a duty is repeated over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Level {
    /// Parts of a country, where it has some on file.
    State,
    /// Countries.
    Country,
}

/// Stage of a report in several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
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

/// What the law asks for beside the notice.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum Provide<'a> {
    /// Credit monitoring or identity theft protection.
    CreditMonitoring {
        /// For how many months.
        months: u32,
        /// If this holds; always where absent.
        #[serde(borrow, default)]
        when: Option<Condition<'a>>,
        /// Pinpoint citation.
        #[serde(default)]
        cite: Option<Text<'a>>,
    },
    /// Something else, by a word of the vocabulary.
    Also {
        /// What.
        what: Word<'a>,
        /// If this holds; always where absent.
        #[serde(borrow, default)]
        when: Option<Condition<'a>>,
        /// Pinpoint citation.
        #[serde(default)]
        cite: Option<Text<'a>>,
    },
}

/// How long a record is kept.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub enum Keep {
    /// Years.
    Years(u32),
    /// Days.
    Days(u32),
    /// No period named.
    Unlimited,
}

/// Which exemption lifts which duties.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum Lifts<'a> {
    /// Every duty of the law.
    All,
    /// These duties.
    #[serde(borrow)]
    Only(Vec<Text<'a>>),
}

/// What an answer to a law's own question looks like.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum AnswerForm<'a> {
    /// True or false.
    YesNo,
    /// One of these words.
    #[serde(borrow)]
    OneOf(Vec<Text<'a>>),
}

/// What kind of text a law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
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

/// Whether a text is law.
#[derive(Clone, Debug, serde::Deserialize)]
pub enum Status<'a> {
    /// In force.
    InForce,
    /// Enacted, in force later.
    Enacted {
        /// The first day of force.
        #[serde(borrow)]
        from: Text<'a>,
    },
    /// A bill or a proposal.
    Proposed,
    /// An invitation to report.
    Voluntary,
}

/// How sure the author is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Confidence {
    /// Read in the text in force.
    High,
    /// Read in good secondary sources.
    Medium,
    /// Not settled.
    Low,
}

/// A stretch of time, both days included.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InForce<'a> {
    /// First day.
    #[serde(borrow, default)]
    pub from: Option<Text<'a>>,
    /// Last day.
    #[serde(borrow, default)]
    pub until: Option<Text<'a>>,
}

/// Where counting starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Start {
    /// Hours: from the instant itself.
    SameInstant,
    /// Hours: from the next full hour.
    NextFullHour,
    /// Days: the day of the event is not counted.
    NextDay,
    /// Days: the day of the event is the first.
    SameDay,
}

/// What happens when the last day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum Roll {
    /// Nothing.
    None,
    /// It ends with the next working day.
    NextBusinessDay,
    /// It ends at noon of the next working day.
    NextBusinessDayNoon,
}

/// A month that ends earlier than the day sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum MonthEnd {
    /// Its last day.
    Clamp,
    /// The first day of the next month.
    Overflow,
}

/// What a hold does to the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
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

/// Reads a field whose words include `None`, which would otherwise be taken for an absent field.
fn stated<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Counting rules; every field may be absent and then keeps what stands above it.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting<'a> {
    /// Where counting starts.
    #[serde(default)]
    pub start: Option<Start>,
    /// Last day no working day.
    #[serde(default, deserialize_with = "stated")]
    pub roll: Option<Roll>,
    /// Unless this holds, `roll` applies; for relief that some are denied.
    #[serde(borrow, default)]
    pub no_roll_when: Option<Condition<'a>>,
    /// The calendar of working days.
    #[serde(borrow, default)]
    pub calendar: Option<Text<'a>>,
    /// The zone that counts.
    #[serde(borrow, default)]
    pub zone: Option<Text<'a>>,
    /// At least so many working days inside.
    #[serde(default)]
    pub min_working_days: Option<u32>,
    /// End of the month.
    #[serde(default)]
    pub month_end: Option<MonthEnd>,
    /// The recipient's closing time on the last day, `17:30`.
    #[serde(borrow, default)]
    pub cutoff: Option<Text<'a>>,
    /// What a hold does.
    #[serde(default, deserialize_with = "stated")]
    pub hold: Option<HoldEffect>,
    /// Who alone can ask for one; anybody where absent.
    #[serde(borrow, default)]
    pub hold_by: Vec<Word<'a>>,
    /// Whether only a request in writing counts.
    #[serde(default)]
    pub hold_in_writing: Option<bool>,
    /// A reading that gives more time and has support; shown in the proof, never as the deadline.
    #[serde(borrow, default)]
    pub generous: Option<Box<Generous<'a>>>,
}

/// A more generous way to count.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generous<'a> {
    /// What differs.
    #[serde(borrow)]
    pub counting: Counting<'a>,
    /// Why it has support, as a sentence.
    pub why: Text<'a>,
    /// Where that stands.
    pub cite: Text<'a>,
}
