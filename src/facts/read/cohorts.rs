//! The groups of people.

use serde_json::Value;

use super::cursor::{Cursor, Errors};
use super::sections::territory;
use crate::facts::{Cohort, Lexicon, WordId, Words};
use crate::truth::Interval;

const FIELDS: &[&str] =
    &["residence", "count", "subjects", "data", "possible_data", "encrypted", "key_taken", "medium", "owner"];

/// The list of groups.
pub fn cohorts(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Vec<Cohort> {
    at.items(errors).iter().filter_map(|at| cohort(at, lexicon, errors)).collect()
}

fn cohort(at: &Cursor<'_>, lexicon: &Lexicon, errors: &mut Errors) -> Option<Cohort> {
    let fields = at.fields(FIELDS, errors)?;
    Some(Cohort {
        residence: fields.get("residence").and_then(|at| territory(&at, lexicon, errors)),
        count: fields.get("count").and_then(|at| count(&at, errors)).unwrap_or(Interval::UNKNOWN),
        subjects: fields.get("subjects").map(|at| words(&at, &lexicon.subjects, "kind of person", errors)),
        data: fields.get("data").map(|at| words(&at, &lexicon.elements, "data element", errors)),
        possible_data: fields
            .get("possible_data")
            .map(|at| words(&at, &lexicon.elements, "data element", errors))
            .unwrap_or_default(),
        encrypted: fields.get("encrypted").and_then(|at| at.truth(errors)),
        key_taken: fields.get("key_taken").and_then(|at| at.truth(errors)),
        medium: fields.get("medium").and_then(|at| at.word(&lexicon.media, "medium", errors)),
        owner: fields.get("owner").and_then(|at| at.text(errors)).map(str::to_owned),
    })
}

/// A number, or an interval with either end open.
fn count(at: &Cursor<'_>, errors: &mut Errors) -> Option<Interval> {
    match at.value() {
        Value::Number(_) => at.count(errors).map(Interval::exactly),
        Value::Object(_) => {
            let fields = at.fields(&["at_least", "at_most"], errors)?;
            let at_least = fields.get("at_least").and_then(|at| at.count(errors)).unwrap_or(0);
            let at_most = fields.get("at_most").and_then(|at| at.count(errors));
            if at_most.is_some_and(|most| most < at_least) {
                return at.fail(errors, "`at_most` is smaller than `at_least`", None);
            }
            Some(Interval { at_least, at_most })
        }
        _ => at.expected(errors, "a whole number, an object with `at_least` and `at_most`, or null"),
    }
}

fn words<I: WordId, S: FromIterator<I>>(at: &Cursor<'_>, words: &Words<I>, kind: &str, errors: &mut Errors) -> S {
    at.items(errors).iter().filter_map(|at| at.word(words, kind, errors)).collect()
}
