//! What is known of a breach. `None` is unknown throughout, never "no".

use chrono::NaiveDate;

use super::{Cause, Code, Effect, ElementSet, Event, Medium, Question, Sector, Subject};
use crate::time::{Moment, Zone};
use crate::truth::{Interval, Map, Set};

/// The facts of a breach.
#[derive(Clone, Debug, Default)]
pub struct Incident {
    /// The user's own reference.
    pub reference: Option<String>,
    /// Whether it is an exercise. It is no fact of law and changes no outcome.
    pub exercise: bool,
    /// Who was breached.
    pub organization: Organization,
    /// What happened when. An event that is missing is unknown.
    pub timeline: Map<Event, Happening>,
    /// How it came about.
    pub cause: Option<Cause>,
    /// What happened to the data; a missing effect is unknown.
    pub effects: Map<Effect, bool>,
    /// Who is affected. An empty list says that nobody is.
    pub cohorts: Option<Vec<Cohort>>,
    /// How likely harm to the people is.
    pub likelihood: Option<Likelihood>,
    /// How grave it would be.
    pub severity: Option<Severity>,
    /// Answers to questions that laws declare.
    pub answers: Map<Question, Answer>,
    /// Requests to wait with notices.
    pub holds: Vec<Hold>,
    /// Notices sent and planned, in order of their duties' ids.
    pub notices: Vec<Notice>,
}

/// Who was breached.
#[derive(Clone, Debug, Default)]
pub struct Organization {
    /// Private, public or charitable.
    pub kind: Option<OrganizationKind>,
    /// Where its clock hangs.
    pub zone: Option<Zone>,
    /// Where it has an establishment.
    pub established_in: Option<Vec<Code>>,
    /// Where it does business. A country that is listed stands for the whole of it.
    pub operates_in: Option<Vec<Code>>,
    /// Main establishment in the EU or EEA.
    pub main_establishment: Option<MainEstablishment>,
    /// In which capacities it holds the data.
    pub roles: Option<Set<Role>>,
    /// The sectors it belongs to. Complete when present.
    pub sectors: Option<Vec<SectorEntry>>,
}

/// Kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganizationKind {
    /// A company or another private undertaking.
    Business,
    /// A public body.
    PublicBody,
    /// A charity or another non-profit.
    Nonprofit,
}

/// Main establishment: a place, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MainEstablishment {
    /// There is none.
    None,
    /// It is there.
    In(Code),
}

/// Capacity in which data are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Owner, licensee: decides on the data.
    Controller,
    /// Maintainer, service provider: holds them for another.
    Processor,
}

/// Membership of a sector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorEntry {
    /// The sector.
    pub sector: Sector,
    /// Where, for licences; unknown where absent.
    pub places: Option<Vec<Code>>,
}

/// What is known of an event.
#[derive(Clone, Debug)]
pub enum Happening {
    /// It has not happened yet.
    NotYet,
    /// It happened then.
    At(Moment),
}

/// A group of people with the same residence, data and protection.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// Where they live.
    pub residence: Option<Code>,
    /// How many they are.
    pub count: Interval,
    /// What they are to the organisation.
    pub subjects: Option<Set<Subject>>,
    /// The data involved, complete when present.
    pub data: Option<ElementSet>,
    /// Data that may be involved.
    pub possible_data: ElementSet,
    /// Whether the data were encrypted or otherwise unreadable.
    pub encrypted: Option<bool>,
    /// Whether the means to read them were taken as well.
    pub key_taken: Option<bool>,
    /// Electronic or paper.
    pub medium: Option<Medium>,
    /// Whose data they are, where the organisation holds them for another.
    pub owner: Option<String>,
}

/// In which capacity a duty counts people: as the one whose data they are, or as the one who holds them for `owner`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capacity {
    /// Every group, whoever owns the data.
    Any,
    /// Groups whose data are the organisation's own.
    Own,
    /// Groups held for this owner; `None` where the owner is not named.
    For(Option<String>),
    /// Groups held for this owner, in small letters or capitals, and those held for somebody who is not named: that may be the one.
    Named(String),
}

/// How likely harm is, from none to occurred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// Ruled out.
    None,
    /// Not to be expected.
    Unlikely,
    /// Cannot be ruled out.
    Possible,
    /// To be expected.
    Likely,
    /// It has happened.
    Occurred,
}

/// How grave harm would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A nuisance.
    Minor,
    /// A real loss.
    Material,
    /// A high risk to rights and freedoms, or grave loss.
    Serious,
}

/// An answer to a law's own question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// One of the question's words.
    Word(String),
    /// A number within the question's bounds.
    Number(u32),
}

/// A request to wait with notices.
#[derive(Clone, Debug)]
pub struct Hold {
    /// Who asked, as the user wrote it.
    pub by: String,
    /// What kind of authority asked; `None` where not said.
    pub authority: Option<HoldBy>,
    /// The kinds of recipients or ids of duties that must wait; empty = every one.
    pub covers: Vec<String>,
    /// From when.
    pub from: Option<Moment>,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
    /// Whether the request was put in writing.
    pub written: Option<bool>,
}

/// Kinds of authorities that can ask for a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoldBy {
    /// Police, prosecutors, a federal agency such as the FBI.
    LawEnforcement,
    /// A body that speaks for national or homeland security.
    NationalSecurity,
    /// The Attorney General of the United States.
    AttorneyGeneral,
}

/// A notice that was sent or is planned.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Id of the duty, with `@place` where it fans out.
    pub duty: String,
    /// When it was sent.
    pub sent: Option<Moment>,
    /// When it is to be sent.
    pub planned: Option<Moment>,
}

impl Incident {
    /// The zone in which bare dates are read: the organisation's, or UTC where it is unknown.
    pub fn zone(&self) -> Zone {
        self.organization.zone.clone().unwrap_or_else(Zone::utc)
    }

    /// What is known of a notice, by the id of its duty.
    pub fn notice(&self, duty: &str) -> Option<&Notice> {
        let index = self.notices.binary_search_by(|notice| notice.duty.as_str().cmp(duty)).ok()?;
        self.notices.get(index)
    }

    /// The civil day of an event where the organisation is, if the event has happened.
    pub fn day_of(&self, event: Event) -> Option<NaiveDate> {
        match self.timeline.get(&event)? {
            Happening::NotYet => None,
            Happening::At(moment) => Some(moment.day_in(&self.zone())),
        }
    }
}

/// The words of the incident's fixed lists, as documents and rule files write them.
macro_rules! words {
    ($($type:ident { $($word:literal => $variant:ident),* $(,)? })*) => {$(
        impl $type {
            /// Every word with its meaning, in order.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];

            /// The word.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }
        }
    )*};
}

words! {
    OrganizationKind { "business" => Business, "public_body" => PublicBody, "nonprofit" => Nonprofit }
    Role { "controller" => Controller, "processor" => Processor }
    Likelihood {
        "none" => None, "unlikely" => Unlikely, "possible" => Possible, "likely" => Likely, "occurred" => Occurred,
    }
    Severity { "minor" => Minor, "material" => Material, "serious" => Serious }
    HoldBy {
        "law_enforcement" => LawEnforcement, "national_security" => NationalSecurity,
        "attorney_general" => AttorneyGeneral,
    }
}
