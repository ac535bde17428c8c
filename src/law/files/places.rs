//! `Places(...)`: countries, their parts, and groups with dated membership.

use super::{date, place, zone};
use crate::facts::{Membership, Place, Places};
use crate::law::read::Fields;
use crate::law::source::Source;
use crate::law::tree::Node;

const ROW: &[&str] = &["code", "name", "zone", "spans", "also", "people", "members"];
const MEMBER: &[&str] = &["place", "from", "until"];

/// Adds one file of places.
pub fn add<'a>(source: &mut Source<'a>, node: &Node<'a>, places: &mut Places) {
    let Some(fields) = Fields::of(source, node, "Places", &["places", "groups"]) else { return };
    for row in fields.items(source, "places") {
        if let Some(row) = Fields::of(source, row, "", ROW) {
            add_place(source, places, &row);
        }
    }
    let groups = fields.items(source, "groups").iter().filter_map(|row| {
        let row = Fields::of(source, row, "", ROW)?;
        Some((add_place(source, places, &row)?, row))
    });
    // Once all of them are known, since a group may be a member of another.
    for (code, row) in groups.collect::<Vec<_>>() {
        let members = row.items(source, "members").iter();
        let members = members.filter_map(|node| member(source, node, places)).collect();
        places.add_group(&code, members);
    }
}

fn add_place<'a>(source: &mut Source<'a>, places: &mut Places, row: &Fields<'_, 'a>) -> Option<String> {
    let code: Option<String> = row.need(source, "code");
    let name: Option<String> = row.need(source, "name");
    let zone = row.need_node(source, "zone").and_then(|node| zone(source, node));
    let also: Vec<String> = row.get(source, "also").unwrap_or_default();
    let people = row.get(source, "people");
    let spans = row.get(source, "spans").unwrap_or_default();
    let code = code?;
    if !places.add(&code, Place { name: name?, zone: zone?, spans, people }, also) {
        source.report(row.at("code"), format!("the place `{code}` stands twice"), None);
    }
    Some(code)
}

fn member<'a>(source: &mut Source<'a>, node: &Node<'a>, places: &Places) -> Option<Membership> {
    let fields = Fields::of(source, node, "", MEMBER)?;
    let member = fields.need_node(source, "place").and_then(|node| place(source, node, places));
    let [from, until] = ["from", "until"].map(|key| fields.node(key).and_then(|node| date(source, node)));
    Some(Membership { place: member?, from, until })
}
