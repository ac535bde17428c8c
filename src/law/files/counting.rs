//! `Counting([...])`: how each place counts periods where a law does not say otherwise.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;

use super::place;
use crate::facts::{Code, Places};
use crate::law::fields::{Fields, read, trimmed};
use crate::law::source::Source;
use crate::law::syntax::{Counting, Text};
use crate::time::Calendar;

#[derive(Deserialize)]
#[serde(rename = "Counting")]
struct List<'a>(#[serde(borrow)] Vec<&'a RawValue>);

/// One place's way to count.
pub struct Custom<'a> {
    /// Where.
    pub place: Code,
    /// How.
    pub counting: Counting<'a>,
    /// Where that stands.
    pub cite: String,
}

/// Adds one file of counting rules.
pub fn add<'a>(
    source: &mut Source<'a>,
    places: &Places,
    calendars: &BTreeMap<String, Calendar>,
    customs: &mut Vec<Custom<'a>>,
) {
    let Some(List(rows)) = read::<List<'a>>(source, source.text()) else { return };
    for raw in rows {
        let piece = trimmed(raw.get_ron());
        let Some(fields) = Fields::read(source, piece, "", &["place", "counting", "cite"]) else { continue };
        let place_text: Option<Text<'a>> = fields.need(source, "place");
        let counting: Option<Counting<'a>> = fields.need(source, "counting");
        let cite: Option<Text<'a>> = fields.need(source, "cite");
        let place = place_text.and_then(|text| place(source, &text, places));
        if counting.as_ref().is_some_and(|counting| counting.no_roll_when.is_some() || counting.generous.is_some()) {
            source.report(piece, "`no_roll_when` and `generous` belong to a law, not to a place", None);
        }
        let calendar = counting.as_ref().and_then(|counting| counting.calendar.as_ref());
        if let Some(id) = calendar.filter(|id| !calendars.contains_key(id.as_str())) {
            source.report(id.as_str(), format!("no calendar `{}` on file", id.as_str()), None);
            continue;
        }
        if let (Some(place), Some(counting), Some(cite)) = (place, counting, cite) {
            customs.push(Custom { place, counting, cite: cite.as_str().to_owned() });
        }
    }
}
