//! The incident: what is known of a breach, in the words of the vocabulary, and how it is read strictly.
//!
//! Knows nothing of law. Every fact may be unknown; nothing here turns an unknown into a "no".

mod fact;
mod incident;
mod lexicon;
mod nearest;
mod places;
mod read;

pub use fact::{CohortFact, Fact, any_index, covers};
pub use incident::{
    Answer, Capacity, Cohort, Happening, Hold, HoldBy, Incident, Likelihood, MainEstablishment, Notice, Organization,
    OrganizationKind, Role, SectorEntry, Severity,
};
pub use lexicon::{
    Ask, Cause, Effect, Element, ElementLinks, ElementSet, Event, EventLinks, Lexicon, Medium, NumberAsked, Question,
    Sector, Subject, Term, Terms, WordId, Words,
};
pub use nearest::nearest;
pub use places::{Code, Membership, Place, Places, Within};
pub use read::{Document, IncidentError, parse_json, parse_ron, read_incident};

/// What is known of a fact, as a yes, no or unknown that hangs on it.
pub type Verdict = crate::truth::Verdict<Fact>;
