//! `Authorities([...])`: who can be told, and how.

use super::place;
use super::vocabulary::Vocabulary;
use crate::law::model::Authority;
use crate::law::read::{Fields, Word, items};
use crate::law::source::Source;
use crate::law::tree::Node;
use crate::truth::Map;

const FIELDS: &[&str] = &[
    "id",
    "name",
    "role",
    "place",
    "also",
    "channel",
    "url",
    "email",
    "phone",
    "address",
    "hours",
    "languages",
    "schemes",
    "sources",
];

/// Adds one file of authorities.
pub fn add<'a>(
    source: &mut Source<'a>,
    node: &Node<'a>,
    vocabulary: &Vocabulary<'a>,
    authorities: &mut Map<String, Authority>,
) {
    let [list] = node.args() else {
        source.report(node.head(), "expected one list in brackets", Some("write Authorities([ … ])".into()));
        return;
    };
    for node in items(source, list).unwrap_or_default() {
        let Some(authority) = authority(source, node, vocabulary) else { continue };
        if authorities.contains_key(&authority.id) {
            source.report(node.head(), format!("the authority `{}` stands twice", authority.id), None);
        }
        authorities.insert(authority.id.clone(), authority);
    }
}

fn authority<'a>(source: &mut Source<'a>, node: &Node<'a>, vocabulary: &Vocabulary<'a>) -> Option<Authority> {
    let fields = Fields::of(source, node, "Authority", FIELDS)?;
    let places = &vocabulary.lexicon.places;
    let id: Option<String> = fields.need(source, "id");
    let name: Option<String> = fields.need(source, "name");
    let role: Option<Word<'a>> = fields.need(source, "role");
    let role = role.and_then(|word| output_word(source, vocabulary, "authority_roles", word));
    let code = fields.need_node(source, "place").and_then(|node| place(source, node, places));
    let also = fields.items(source, "also").iter().filter_map(|node| place(source, node, places)).collect();
    let channel: Option<String> = fields.need(source, "channel");
    if channel.as_ref().is_some_and(|channel| channel.trim().is_empty()) {
        source.report(fields.head(), "an authority without a channel: say how to reach it", None);
    }
    let sources: Option<Vec<String>> = fields.need(source, "sources");
    if sources.is_some_and(|sources| sources.is_empty()) {
        source.report(
            fields.head(),
            "no source is named",
            Some("list what was read, with the date of the copy".into()),
        );
    }
    let mut optional = |key: &str| fields.get::<String>(source, key);
    let [url, email, phone] = ["url", "email", "phone"].map(&mut optional);
    let [address, hours] = ["address", "hours"].map(&mut optional);
    let languages = fields.get(source, "languages").unwrap_or_default();
    let schemes: Vec<Word<'a>> = fields.get(source, "schemes").unwrap_or_default();
    for scheme in &schemes {
        if !vocabulary.schemes.iter().any(|known| known.id == scheme.0) {
            source.report(scheme.0, format!("unknown scheme `{}`", scheme.0), None);
        }
    }
    Some(Authority {
        id: id?,
        name: name?,
        role: role?,
        place: code?,
        also,
        channel: channel?,
        url,
        email,
        phone,
        address,
        hours,
        languages,
        schemes: schemes.iter().map(|word| word.0.to_owned()).collect(),
    })
}

/// A word of one of the lists of output; an unknown one is reported.
pub fn output_word(source: &mut Source<'_>, vocabulary: &Vocabulary<'_>, list: &str, word: Word<'_>) -> Option<String> {
    let words = vocabulary.labels.get(list);
    if words.is_some_and(|words| words.contains_key(word.0)) {
        return Some(word.0.to_owned());
    }
    let known = words.into_iter().flat_map(Map::keys).map(String::as_str);
    let help = crate::facts::nearest(word.0, known).map_or_else(
        || format!("the words stand under `{list}` in vocabulary.ron"),
        |near| format!("did you mean `{near}`?"),
    );
    source.report(word.0, format!("unknown word `{}`", word.0), Some(help));
    None
}
