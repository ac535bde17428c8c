//! `Calendar(...)`: public holidays of one place.

use chrono::{NaiveDate, Weekday};

use super::{date, place};
use crate::facts::{Code, Places};
use crate::law::read::{Fields, Read, Text, items};
use crate::law::source::Source;
use crate::law::tree::{Kind, Node};
use crate::time::{Calendar, Holiday, parse_date};
use crate::truth::Map;

const FIELDS: &[&str] = &["id", "name", "place", "weekend", "years", "sources", "holidays", "working"];

/// Adds one calendar.
pub fn add<'a>(
    source: &mut Source<'a>,
    node: &Node<'a>,
    places: &Places,
    calendars: &mut Map<String, Calendar>,
    calendar_of: &mut Map<Code, String>,
) {
    let Some(fields) = Fields::of(source, node, "Calendar", FIELDS) else { return };
    let id: Option<String> = fields.need(source, "id");
    let name: Option<String> = fields.need(source, "name");
    let years: Option<(u32, u32)> = fields.need(source, "years");
    let years = years.and_then(|(first, last)| Some((i32::try_from(first).ok()?, i32::try_from(last).ok()?)));
    let weekend = fields.need_node(source, "weekend").map(|node| weekend(source, node)).unwrap_or_default();
    let read: Option<Vec<String>> = fields.need(source, "sources");
    if read.is_some_and(|read| read.is_empty()) {
        source.report(fields.head(), "no source is named", None);
    }
    let mut holidays = Vec::new();
    fields.need_node(source, "holidays");
    for row in fields.items(source, "holidays") {
        if let Some((name, dates)) = <(String, String)>::read(source, row) {
            add_holiday(source, row, &name, &dates, &mut holidays);
        }
    }
    let working = fields.node("working").map(|node| worked_days(source, node)).unwrap_or_default();
    let place = fields.node("place").and_then(|node| place_of(source, node, places));
    let (Some(id), Some(name), Some((first, last))) = (id, name, years) else { return };
    if first > last {
        source.report(fields.at("years"), "the first year lies after the last", None);
    }
    let calendar = Calendar::new(&id, &name, weekend, first, last, holidays).with_working_days(working);
    if calendars.insert(id.clone(), calendar).is_some() {
        source.report(fields.at("id"), format!("the calendar `{id}` stands twice"), None);
    }
    if let Some(place) = place {
        calendar_of.insert(place, id);
    }
}

/// A calendar's place. Some calendars (TARGET) have none on file: the text `none` says so.
fn place_of<'a>(source: &mut Source<'a>, node: &Node<'a>, places: &Places) -> Option<Code> {
    let nowhere = matches!(&node.kind, Kind::Text(text) if text == "none");
    if nowhere { None } else { place(source, node, places) }
}

fn add_holiday(source: &mut Source<'_>, row: &Node<'_>, name: &str, dates: &str, holidays: &mut Vec<Holiday>) {
    for word in dates.split_whitespace() {
        let (text, estimated) = word.strip_suffix('~').map_or((word, false), |text| (text, true));
        match parse_date(text) {
            Ok(date) => holidays.push(Holiday { date, name: name.to_owned(), estimated }),
            Err(error) => source.report(row.at, error.to_string(), None),
        }
    }
}

/// Days of weekends that are worked: `"2026-02-14 2026-02-28"`.
fn worked_days<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let Some(text) = Text::read(source, node) else { return days };
    for word in text.as_str().split_whitespace() {
        match parse_date(word) {
            Ok(date) => days.push(date),
            Err(error) => source.report(node.at, error.to_string(), None),
        }
    }
    days
}

/// `"Sat Sun"`, or a list of such with the day from which each counts.
fn weekend<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Vec<(NaiveDate, Vec<Weekday>)> {
    if let Kind::Text(_) = node.kind {
        return vec![(NaiveDate::MIN, weekdays(source, node))];
    }
    let rows = items(source, node).unwrap_or_default().iter();
    let row = |node| -> Option<(NaiveDate, Vec<Weekday>)> {
        let fields = Fields::of(source, node, "", &["from", "days"])?;
        let (from, days) = (fields.need_node(source, "from"), fields.need_node(source, "days"));
        Some((date(source, from?)?, weekdays(source, days?)))
    };
    rows.filter_map(row).collect()
}

fn weekdays<'a>(source: &mut Source<'a>, node: &Node<'a>) -> Vec<Weekday> {
    let Some(text) = Text::read(source, node) else { return Vec::new() };
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
        source.report(node.at, "a weekend is written \"Sat Sun\"", None);
    }
    days.into_iter().flatten().collect()
}
