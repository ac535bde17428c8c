//! `Authorities([...])`: who can be told, and how.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;

use super::place;
use super::vocabulary::Vocabulary;
use crate::law::fields::{Fields, read, trimmed};
use crate::law::model::Authority;
use crate::law::source::Source;
use crate::law::syntax::{Text, Word};

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

#[derive(Deserialize)]
#[serde(rename = "Authorities")]
struct List<'a>(#[serde(borrow)] Vec<&'a RawValue>);

/// Adds one file of authorities.
pub fn add<'a>(source: &mut Source<'a>, vocabulary: &Vocabulary<'_>, authorities: &mut BTreeMap<String, Authority>) {
    let Some(List(rows)) = read::<List<'a>>(source, source.text()) else { return };
    for raw in rows {
        let piece = trimmed(raw.get_ron());
        let Some(authority) = authority(source, piece, vocabulary) else { continue };
        if authorities.contains_key(&authority.id) {
            source.report(piece, format!("the authority `{}` stands twice", authority.id), None);
        }
        authorities.insert(authority.id.clone(), authority);
    }
}

fn authority<'a>(source: &mut Source<'a>, piece: &'a str, vocabulary: &Vocabulary<'_>) -> Option<Authority> {
    let fields = Fields::read(source, piece, "Authority", FIELDS)?;
    let id: Option<Text<'a>> = fields.need(source, "id");
    let name: Option<Text<'a>> = fields.need(source, "name");
    let role: Option<Word<'a>> = fields.need(source, "role");
    let role = role.and_then(|word| output_word(source, vocabulary, "authority_roles", word));
    let place_text: Option<Text<'a>> = fields.need(source, "place");
    let place_found = place_text.and_then(|text| place(source, &text, &vocabulary.lexicon.places));
    let also: Vec<Text<'a>> = fields.get(source, "also").unwrap_or_default();
    let also = also.iter().filter_map(|text| place(source, text, &vocabulary.lexicon.places)).collect();
    let channel: Option<Text<'a>> = fields.need(source, "channel");
    if channel.as_ref().is_some_and(|channel| channel.as_str().trim().is_empty()) {
        source.report(fields.head(), "an authority without a channel: say how to reach it", None);
    }
    let sources: Option<Vec<Text<'a>>> = fields.need(source, "sources");
    if sources.is_some_and(|sources| sources.is_empty()) {
        source.report(
            fields.head(),
            "no source is named",
            Some("list what was read, with the date of the copy".into()),
        );
    }
    let mut optional = |key: &str| fields.get::<Text<'a>>(source, key).map(|text| text.as_str().to_owned());
    let [url, email, phone] = ["url", "email", "phone"].map(&mut optional);
    let [address, hours] = ["address", "hours"].map(&mut optional);
    let languages: Vec<Text<'a>> = fields.get(source, "languages").unwrap_or_default();
    let schemes: Vec<Word<'a>> = fields.get(source, "schemes").unwrap_or_default();
    for scheme in &schemes {
        if !vocabulary.schemes.iter().any(|(known, ..)| known == scheme.0) {
            source.report(scheme.0, format!("unknown scheme `{}`", scheme.0), None);
        }
    }
    Some(Authority {
        id: id?.as_str().to_owned(),
        name: name?.as_str().to_owned(),
        role: role?,
        place: place_found?,
        also,
        channel: channel?.as_str().to_owned(),
        url,
        email,
        phone,
        address,
        hours,
        languages: languages.iter().map(|code| code.as_str().to_owned()).collect(),
        schemes: schemes.iter().map(|word| word.0.to_owned()).collect(),
    })
}

/// A word of one of the lists of output; an unknown one is reported.
pub fn output_word(source: &mut Source<'_>, vocabulary: &Vocabulary<'_>, list: &str, word: Word<'_>) -> Option<String> {
    let words = vocabulary.labels.get(list);
    if words.is_some_and(|words| words.contains_key(word.0)) {
        return Some(word.0.to_owned());
    }
    let known = words.into_iter().flat_map(|words| words.keys()).map(String::as_str);
    let help = crate::facts::nearest(word.0, known).map_or_else(
        || format!("the words stand under `{list}` in vocabulary.ron"),
        |near| format!("did you mean `{near}`?"),
    );
    source.report(word.0, format!("unknown word `{}`", word.0), Some(help));
    None
}
