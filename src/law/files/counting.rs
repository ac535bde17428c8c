//! `Counting([...])`: how each place counts periods where a law does not say otherwise.

use super::place;
use crate::facts::{Code, Places};
use crate::law::read::{Fields, items};
use crate::law::resolve::COUNTING;
use crate::law::source::Source;
use crate::law::tree::Node;
use crate::time::Calendar;
use crate::truth::Map;

/// One place's way to count.
pub struct Custom<'a> {
    /// Where.
    pub place: Code,
    /// How: the form, which each law reads over what stands above it.
    pub counting: Node<'a>,
    /// Where that stands.
    pub cite: String,
}

/// Adds one file of counting rules.
pub fn add<'a>(
    source: &mut Source<'a>,
    node: &Node<'a>,
    places: &Places,
    calendars: &Map<String, Calendar>,
    customs: &mut Vec<Custom<'a>>,
) {
    let [list] = node.args() else {
        source.report(node.head(), "expected one list in brackets", Some("write Counting([ … ])".into()));
        return;
    };
    for row in items(source, list).unwrap_or_default() {
        let Some(fields) = Fields::of(source, row, "", &["place", "counting", "cite"]) else { continue };
        let place = fields.need_node(source, "place").and_then(|node| place(source, node, places));
        let counting = fields.need_node(source, "counting");
        let cite: Option<String> = fields.need(source, "cite");
        let Some(said) = counting.and_then(|node| Fields::of(source, node, "", COUNTING)) else { continue };
        if said.node("no_roll_when").is_some() || said.node("generous").is_some() {
            source.report(said.head(), "`no_roll_when` and `generous` belong to a law, not to a place", None);
        }
        let calendar: Option<String> = said.get(source, "calendar");
        if let Some(id) = calendar.filter(|id| !calendars.contains_key(id)) {
            source.report(said.at("calendar"), format!("no calendar `{id}` on file"), None);
            continue;
        }
        if let (Some(place), Some(counting), Some(cite)) = (place, counting, cite) {
            customs.push(Custom { place, counting: counting.clone(), cite });
        }
    }
}
