//! A case file as RON reads it.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};

use super::expect::{Duty, State};
use crate::facts::Document;

/// Facts as they stand in a case file.
pub type Facts = Document<true>;
use crate::assess::output::Affected;

/// The file. Cases are read one by one, so that an error in one does not hide those in the next.
#[derive(serde::Deserialize)]
#[serde(rename = "Cases", deny_unknown_fields)]
pub struct File<'a> {
    pub law: String,
    #[serde(default)]
    pub now: Option<String>,
    pub base: Facts,
    #[serde(borrow)]
    pub cases: Vec<&'a RawValue>,
}

/// A case.
#[derive(serde::Deserialize)]
#[serde(rename = "Case", deny_unknown_fields)]
pub struct Case<'a> {
    pub name: String,
    #[serde(default)]
    pub facts: Option<Facts>,
    #[serde(default)]
    pub now: Option<String>,
    #[serde(default)]
    pub as_of: Option<String>,
    #[serde(borrow, default)]
    pub owed: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    pub undetermined: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    pub done: Vec<&'a RawValue>,
    #[serde(default)]
    pub not_owed: Vec<String>,
    #[serde(default)]
    pub not_in_force: Option<Vec<String>>,
    #[serde(default)]
    pub uncovered: Option<Vec<String>>,
    #[serde(default)]
    pub warnings_contain: Vec<String>,
    #[serde(default)]
    pub questions_contain: Vec<String>,
}

/// A duty that is expected: `(duty: "attorney-general", due: "2026-12-02T23:59:59-06:00", state: fixed)`.
#[derive(serde::Deserialize)]
#[serde(rename = "Duty", deny_unknown_fields)]
pub struct Expected {
    pub duty: String,
    #[serde(default)]
    pub due: Option<String>,
    #[serde(default)]
    pub state: Option<State>,
    #[serde(default)]
    pub needs: Option<Vec<String>>,
    #[serde(default)]
    pub affected: Option<People>,
    #[serde(default)]
    pub late: Option<bool>,
    #[serde(default)]
    pub overdue: Option<bool>,
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    pub manner: Option<String>,
    #[serde(default)]
    pub cite: Option<String>,
    #[serde(default)]
    pub content: Vec<String>,
    #[serde(default)]
    pub must_not_say: Option<Vec<String>>,
    #[serde(default)]
    pub provide: Option<Vec<String>>,
}

impl Expected {
    /// The duty by its full id.
    pub fn into_duty(self, id: String) -> Duty {
        Duty {
            id,
            due: self.due,
            state: self.state,
            needs: self.needs,
            affected: self.affected.map(|people| people.0),
            late: self.late,
            overdue: self.overdue,
            to: self.to,
            manner: self.manner,
            cite: self.cite,
            content: self.content,
            must_not_say: self.must_not_say,
            provide: self.provide,
        }
    }
}

/// `250`, `(100, 4000)` or `(at_least: 100, at_most: 4000)`; an end that is left out, or `None`, is open.
#[derive(Clone, Copy)]
pub struct People(pub Affected);

impl<'de> Deserialize<'de> for People {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Interval).map(People)
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    #[serde(default)]
    at_least: u64,
    #[serde(default)]
    at_most: Option<u64>,
}

struct Interval;

impl<'de> Visitor<'de> for Interval {
    type Value = Affected;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of people, or (at_least: 100, at_most: 4000)")
    }

    fn visit_u64<E>(self, n: u64) -> Result<Affected, E> {
        Ok(Affected { at_least: n, at_most: Some(n) })
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Affected, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ends: A) -> Result<Affected, A::Error> {
        let at_least = ends.next_element()?.unwrap_or(0);
        let at_most = ends.next_element::<Option<u64>>()?.flatten();
        Ok(Affected { at_least, at_most })
    }

    fn visit_map<A: MapAccess<'de>>(self, ends: A) -> Result<Affected, A::Error> {
        let ends = Ends::deserialize(MapAccessDeserializer::new(ends))?;
        Ok(Affected { at_least: ends.at_least, at_most: ends.at_most })
    }
}
