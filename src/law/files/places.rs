//! `Places(...)`: countries, their parts, and groups with dated membership.

use serde::Deserialize;

use super::{date, place, zone};
use crate::facts::{Membership, Place, Places};
use crate::law::fields::{Fields, items, read};
use crate::law::source::Source;
use crate::law::syntax::Text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    #[serde(borrow)]
    code: Text<'a>,
    name: Text<'a>,
    zone: Text<'a>,
    #[serde(default)]
    spans: bool,
    #[serde(borrow, default)]
    also: Vec<Text<'a>>,
    #[serde(borrow, default)]
    people: Option<(Text<'a>, Text<'a>)>,
    #[serde(borrow, default)]
    members: Vec<Member<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member<'a> {
    #[serde(borrow)]
    place: Text<'a>,
    #[serde(borrow, default)]
    from: Option<Text<'a>>,
    #[serde(borrow, default)]
    until: Option<Text<'a>>,
}

/// Adds one file of places.
pub fn add<'a>(source: &mut Source<'a>, places: &mut Places) {
    let Some(fields) = Fields::read(source, source.text(), "Places", &["places", "groups"]) else { return };
    let mut rows = |list: &str| -> Vec<Row<'a>> {
        let pieces = fields.piece(list).map(|piece| items(source, piece)).unwrap_or_default();
        pieces.into_iter().filter_map(|piece| read(source, piece)).collect()
    };
    let (territories, groups) = (rows("places"), rows("groups"));
    for row in territories.iter().chain(&groups) {
        add_place(source, places, row);
    }
    for row in &groups {
        let members = row.members.iter().filter_map(|member| {
            Some(Membership {
                place: place(source, &member.place, places)?,
                from: member.from.as_ref().and_then(|text| date(source, text)),
                until: member.until.as_ref().and_then(|text| date(source, text)),
            })
        });
        let members = members.collect();
        places.add_group(row.code.as_str(), members);
    }
}

fn add_place(source: &mut Source<'_>, places: &mut Places, row: &Row<'_>) {
    let Some(zone) = zone(source, &row.zone) else { return };
    let people = row.people.as_ref().map(|(one, many)| (one.as_str().to_owned(), many.as_str().to_owned()));
    let entry = Place { name: row.name.as_str().to_owned(), zone, spans: row.spans, people };
    let also = row.also.iter().map(|code| code.as_str().to_owned());
    if !places.add(row.code.as_str(), entry, also) {
        source.report(row.code.as_str(), format!("the place `{}` stands twice", row.code.as_str()), None);
    }
}
