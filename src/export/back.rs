//! From JSON back to an assessment: one that another program hands over to be exported.
//!
//! Every field is named once more here, so that reading costs the browser's module a fifth of what derived readers do; a
//! field that is forgotten does not compile, a word that differs fails the test below.

use serde_json::Value;

use crate::assess::output::{
    Affected, AnswerKind, Assessment, Because, ConfidenceOut, Due, DueState, DutyOut, JudgementOut, LawKindOut,
    NotInForce, NotInForceStatus, NumberOut, ProofStep, ProvideOut, QuestionOut, Reason, Recipient, RecipientKind,
    StageOut, Status, TruthOut,
};

/// Reads an assessment.
///
/// # Errors
///
/// The JSON path of the first value that is missing or of another kind, with what was expected.
pub fn assessment(value: &Value) -> Result<Assessment, String> {
    Assessment::back(value).map_err(|Wrong { path, expected }| {
        let at = path.trim_start_matches('.');
        let at = if at.is_empty() { String::new() } else { format!("at `{at}`, ") };
        format!("this is no assessment: {at}expected {expected}")
    })
}

struct Wrong {
    path: String,
    expected: &'static str,
}

type Read<T> = Result<T, Wrong>;

fn wrong<T>(expected: &'static str) -> Read<T> {
    Err(Wrong { path: String::new(), expected })
}

trait Back: Sized {
    fn back(value: &Value) -> Read<Self>;
}

impl Back for String {
    fn back(value: &Value) -> Read<Self> {
        value.as_str().map_or_else(|| wrong("a text"), |text| Ok(text.to_owned()))
    }
}

impl Back for bool {
    fn back(value: &Value) -> Read<Self> {
        value.as_bool().map_or_else(|| wrong("true or false"), Ok)
    }
}

impl Back for u64 {
    fn back(value: &Value) -> Read<Self> {
        value.as_u64().map_or_else(|| wrong("a whole number"), Ok)
    }
}

impl Back for u32 {
    fn back(value: &Value) -> Read<Self> {
        u64::back(value).and_then(|number| Self::try_from(number).or_else(|_| wrong("a smaller number")))
    }
}

impl<T: Back> Back for Option<T> {
    fn back(value: &Value) -> Read<Self> {
        if value.is_null() { Ok(None) } else { T::back(value).map(Some) }
    }
}

impl<T: Back> Back for Vec<T> {
    fn back(value: &Value) -> Read<Self> {
        let Some(items) = value.as_array() else { return wrong("a list") };
        let mut list = Self::new();
        for (index, item) in items.iter().enumerate() {
            list.push(T::back(item).map_err(|wrong| wrong.inside(&format!("[{index}]")))?);
        }
        Ok(list)
    }
}

impl Wrong {
    fn inside(self, step: &str) -> Self {
        Self { path: format!("{step}{}", self.path), ..self }
    }
}

fn field<T: Back>(of: &Value, key: &str) -> Read<T> {
    T::back(of.get(key).unwrap_or(&Value::Null)).map_err(|wrong| wrong.inside(&format!(".{key}")))
}

/// A field that is left out where there is nothing to say.
fn field_or_none<T: Back + Default>(of: &Value, key: &str) -> Read<T> {
    of.get(key)
        .map_or_else(|| Ok(T::default()), |value| T::back(value).map_err(|wrong| wrong.inside(&format!(".{key}"))))
}

macro_rules! forms {
    ($($form:ident { $($field:ident),* $(,)? $(; $($left_out:ident),*)? })*) => {$(
        impl Back for $form {
            fn back(value: &Value) -> Read<Self> {
                if !value.is_object() {
                    return wrong("an object");
                }
                Ok(Self {
                    $($field: field(value, stringify!($field))?,)*
                    $($($left_out: field_or_none(value, stringify!($left_out))?,)*)?
                })
            }
        }
    )*};
}

macro_rules! words {
    ($($kind:ident { $($variant:ident = $word:literal),* $(,)? })*) => {
        $(impl Back for $kind {
            fn back(value: &Value) -> Read<Self> {
                match value.as_str() {
                    $(Some($word) => Ok(Self::$variant),)*
                    _ => wrong(concat!("one of the words", $(" `", $word, "`"),*)),
                }
            }
        })*

        /// Each word as this file has it and as it is written.
        #[cfg(test)]
        fn every_word() -> Vec<(&'static str, Value)> {
            vec![$($(($word, serde_json::to_value($kind::$variant).unwrap_or_default())),*),*]
        }
    };
}

forms! {
    Assessment {
        schema, reference, assessed_at, as_of, engine, build, zones, calendars, rules, facts, duties, not_in_force, uncovered, questions,
        warnings; exercise
    }
    DutyOut {
        id, law, title, place, kind, stage, recipient, status, due, due_by_law, latest_safe, overdue, sent, planned, late, manner, affected, needs,
        content, must_not_say, provide, substitute, keep, cite, note, confidence, reviewed, sources, because, judgements;
        settles, waits_for, endangers, spoiled
    }
    JudgementOut { fact, by }
    Due { at, last_day, state, zone, proof }
    ProofStep { step, at, why, cite }
    Affected { at_least, at_most }
    Recipient { kind, id, name, role, place, channel, url, email, phone, address, languages, hours }
    ProvideOut { what, months, truth, cite }
    Because { binds, people, protects, trigger, when, exemptions }
    Reason { truth, says, facts, cite, of }
    NotInForce { id, title, place, status, from, until, cite, would_apply, says }
    QuestionOut { path, ask, help, cite, answer, choices, duties, earliest; judged_by, number, answered_by }
    NumberOut { unit, at_least, at_most }
}

words! {
    Status { Owed = "owed", Undetermined = "undetermined", NotOwed = "not_owed", Done = "done" }
    DueState {
        Fixed = "fixed", Provisional = "provisional", NotStarted = "not_started", Open = "open", Paused = "paused",
    }
    RecipientKind {
        Individuals = "individuals", Authority = "authority", ConsumerReportingAgencies = "consumer_reporting_agencies",
        Media = "media", DataOwner = "data_owner", Police = "police", CardBrands = "card_brands", Acquirer = "acquirer",
        Insurer = "insurer", Counterparty = "counterparty", Internal = "internal", Public = "public",
        Register = "register",
    }
    LawKindOut {
        Statute = "statute", Regulation = "regulation", Contract = "contract", Guidance = "guidance", Policy = "policy",
    }
    StageOut { EarlyWarning = "early_warning", Initial = "initial", Intermediate = "intermediate", Final = "final" }
    ConfidenceOut { High = "high", Medium = "medium", Low = "low" }
    TruthOut { Yes = "yes", No = "no", Unknown = "unknown" }
    NotInForceStatus { Enacted = "enacted", Proposed = "proposed", Voluntary = "voluntary", Ended = "ended" }
    AnswerKind {
        YesNo = "yes_no", When = "when", Count = "count", Choice = "choice", Words = "words", Places = "places",
        Place = "place", Zone = "zone", Groups = "groups", Number = "number",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{assessment, every_word};

    #[test]
    fn every_word_is_read_as_it_is_written() {
        for (word, written) in every_word() {
            assert_eq!(Value::from(word), written);
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_path() {
        assert_eq!(assessment(&json!([])).unwrap_err(), "this is no assessment: expected an object");
        let texts = ["assessed_at", "engine", "build", "zones", "calendars", "rules", "facts"];
        let mut value = json!({"schema": 1});
        for key in texts {
            value[key] = json!("");
        }
        value["duties"] = json!([{"id": 7}]);
        assert_eq!(assessment(&value).unwrap_err(), "this is no assessment: at `duties[0].id`, expected a text");
    }
}
