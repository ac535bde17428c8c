//! The files that are no laws: words, places, calendars, counting rules, authorities.

pub mod authorities;
pub mod calendars;
pub mod counting;
pub mod places;
pub mod vocabulary;

use chrono::NaiveDate;

use super::model::Confidence;
use super::read::{Read, Text};
use super::source::Source;
use super::tree::Node;
use crate::facts::{Code, Places};

/// How sure an author can be.
pub const CONFIDENCE: &[(&str, Confidence)] =
    &[("High", Confidence::High), ("Medium", Confidence::Medium), ("Low", Confidence::Low)];

/// A date of a file; one that does not exist is reported.
pub fn date<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Option<NaiveDate> {
    let text = Text::read(source, node)?;
    match crate::time::parse_date(text.as_str()) {
        Ok(date) => Some(date),
        Err(error) => {
            source.report(node.at, error.to_string(), Some("write a date as \"2026-11-24\"".into()));
            None
        }
    }
}

/// A place or group of a file; an unknown one is reported.
pub fn place<'a>(source: &mut Source<'a>, node: &Node<'a>, places: &Places) -> Option<Code> {
    let text = Text::read(source, node)?;
    let code = places.find(text.as_str());
    if code.is_none() {
        let help = places.nearest(text.as_str()).map(|near| format!("did you mean \"{near}\"?"));
        source.report(node.at, format!("`{}` is no place or group on file", text.as_str()), help);
    }
    code
}

/// A time zone of a file; an unknown one is reported.
pub fn zone<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Option<crate::time::Zone> {
    let text = Text::read(source, node)?;
    match crate::time::Zone::named(text.as_str()) {
        Ok(zone) => Some(zone),
        Err(unknown) => {
            let help = unknown.nearest.map(|near| format!("did you mean \"{near}\"?"));
            source.report(node.at, format!("`{}` is no IANA time zone", text.as_str()), help);
            None
        }
    }
}
