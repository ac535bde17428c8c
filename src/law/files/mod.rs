//! The files that are no laws: words, places, calendars, counting rules, authorities.

pub mod authorities;
pub mod calendars;
pub mod counting;
pub mod places;
pub mod vocabulary;

use super::source::Source;
use super::syntax::Text;
use crate::facts::{Code, Places};
use chrono::NaiveDate;

/// A date of a file; one that does not exist is reported.
pub fn date(source: &mut Source<'_>, text: &Text<'_>) -> Option<NaiveDate> {
    match crate::time::parse_date(text.as_str()) {
        Ok(date) => Some(date),
        Err(error) => {
            source.report(text.as_str(), error.to_string(), Some("write a date as \"2026-11-24\"".into()));
            None
        }
    }
}

/// A place or group of a file; an unknown one is reported.
pub fn place(source: &mut Source<'_>, text: &Text<'_>, places: &Places) -> Option<Code> {
    let code = places.find(text.as_str());
    if code.is_none() {
        let help = places.nearest(text.as_str()).map(|near| format!("did you mean \"{near}\"?"));
        source.report(text.as_str(), format!("`{}` is no place or group on file", text.as_str()), help);
    }
    code
}

/// A time zone of a file; an unknown one is reported.
pub fn zone(source: &mut Source<'_>, text: &Text<'_>) -> Option<crate::time::Zone> {
    match crate::time::Zone::named(text.as_str()) {
        Ok(zone) => Some(zone),
        Err(unknown) => {
            let help = unknown.nearest.map(|near| format!("did you mean \"{near}\"?"));
            source.report(text.as_str(), format!("`{}` is no IANA time zone", text.as_str()), help);
            None
        }
    }
}
