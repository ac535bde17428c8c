//! `Calendar(...)`: public holidays of one place.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use serde::Deserialize;

use super::{date, place};
use crate::facts::{Code, Places};
use crate::law::fields::{Fields, read};
use crate::law::source::Source;
use crate::law::syntax::Text;
use crate::time::{Calendar, Holiday, parse_date};

const FIELDS: &[&str] = &["id", "name", "place", "weekend", "years", "sources", "holidays", "working"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekendRow<'a> {
    #[serde(borrow)]
    from: Text<'a>,
    days: Text<'a>,
}

/// Adds one calendar.
pub fn add<'a>(
    source: &mut Source<'a>,
    places: &Places,
    calendars: &mut BTreeMap<String, Calendar>,
    calendar_of: &mut BTreeMap<Code, String>,
) {
    let Some(fields) = Fields::read(source, source.text(), "Calendar", FIELDS) else { return };
    let id: Option<Text<'a>> = fields.need(source, "id");
    let name: Option<Text<'a>> = fields.need(source, "name");
    let years: Option<(i32, i32)> = fields.need(source, "years");
    let weekend = fields.need_piece(source, "weekend").map(|piece| weekend(source, piece)).unwrap_or_default();
    let sources: Option<Vec<Text<'a>>> = fields.need(source, "sources");
    if sources.is_some_and(|sources| sources.is_empty()) {
        source.report(fields.head(), "no source is named", None);
    }
    let mut holidays = Vec::new();
    let rows: Vec<(Text<'a>, Text<'a>)> = fields.need(source, "holidays").unwrap_or_default();
    for (name, dates) in &rows {
        add_holiday(source, name.as_str(), dates, &mut holidays);
    }
    let working: Option<Text<'a>> = fields.get(source, "working");
    let working = working.map(|text| worked_days(source, &text)).unwrap_or_default();
    let place: Option<Text<'a>> = fields.get(source, "place");
    let place = place.and_then(|text| place_of(source, &text, places));
    let (Some(id), Some(name), Some((first, last))) = (id, name, years) else { return };
    if first > last {
        source.report(fields.piece("years").unwrap_or_default(), "the first year lies after the last", None);
    }
    let calendar = Calendar::new(id.as_str(), name.as_str(), weekend, first, last, holidays);
    let calendar = calendar.with_working_days(working);
    if calendars.insert(id.as_str().to_owned(), calendar).is_some() {
        source.report(id.as_str(), format!("the calendar `{}` stands twice", id.as_str()), None);
    }
    if let Some(place) = place {
        calendar_of.insert(place, id.as_str().to_owned());
    }
}

/// A calendar's place. Some calendars (TARGET) have none on file: the text `none` says so.
fn place_of(source: &mut Source<'_>, text: &Text<'_>, places: &Places) -> Option<Code> {
    (text.as_str() != "none").then(|| place(source, text, places)).flatten()
}

fn add_holiday(source: &mut Source<'_>, name: &str, dates: &Text<'_>, holidays: &mut Vec<Holiday>) {
    for word in dates.as_str().split_whitespace() {
        let (text, estimated) = word.strip_suffix('~').map_or((word, false), |text| (text, true));
        match parse_date(text) {
            Ok(date) => holidays.push(Holiday { date, name: name.to_owned(), estimated }),
            Err(error) => source.report(dates.as_str(), error.to_string(), None),
        }
    }
}

/// Days of weekends that are worked: `"2026-02-14 2026-02-28"`.
fn worked_days(source: &mut Source<'_>, text: &Text<'_>) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for word in text.as_str().split_whitespace() {
        match parse_date(word) {
            Ok(date) => days.push(date),
            Err(error) => source.report(text.as_str(), error.to_string(), None),
        }
    }
    days
}

/// `"Sat Sun"`, or a list of such with the day from which each counts.
fn weekend<'a>(source: &mut Source<'a>, piece: &'a str) -> Vec<(NaiveDate, Vec<Weekday>)> {
    if piece.starts_with('"') {
        let days: Option<Text<'a>> = read(source, piece);
        return days.map(|days| (NaiveDate::MIN, weekdays(source, &days))).into_iter().collect();
    }
    let rows: Vec<WeekendRow<'a>> = read(source, piece).unwrap_or_default();
    rows.iter().filter_map(|row| Some((date(source, &row.from)?, weekdays(source, &row.days)))).collect()
}

fn weekdays(source: &mut Source<'_>, text: &Text<'_>) -> Vec<Weekday> {
    let read = |word: &str| match word {
        "Mon" => Some(Weekday::Mon),
        "Tue" => Some(Weekday::Tue),
        "Wed" => Some(Weekday::Wed),
        "Thu" => Some(Weekday::Thu),
        "Fri" => Some(Weekday::Fri),
        "Sat" => Some(Weekday::Sat),
        "Sun" => Some(Weekday::Sun),
        _ => None,
    };
    let days: Vec<Option<Weekday>> = text.as_str().split_whitespace().map(read).collect();
    if days.contains(&None) {
        source.report(text.as_str(), "a weekend is written \"Sat Sun\"", None);
    }
    days.into_iter().flatten().collect()
}
