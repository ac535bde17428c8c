//! The browser's door: the engine as a JavaScript class, plain objects in and out, errors as objects.
//!
//! A value of JavaScript is read whole into a [`serde_json::Value`] ([`take`]) and then by the same strict reader as the
//! command line's, so that an unknown key is an error here too. Nothing happens at import time, nothing is logged, no clock
//! is read.
#![expect(clippy::needless_pass_by_value, reason = "JavaScript hands its values over")]
#![expect(clippy::doc_markdown, reason = "these comments go into the type declarations, in the words of TypeScript")]

mod clock;
mod errors;
mod give;
mod options;
mod pieces;
mod take;

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::assess::output::Assessment;
use crate::engine;
use crate::export::{back, compare, csv, ics, markdown};
use crate::facts;

/// The types that no Rust type stands for.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The engine: the laws on file, and what can be asked of them.
///
/// It holds no incident and no clock; every answer follows from the arguments alone. `free()` gives its memory back.
#[wasm_bindgen]
pub struct Engine {
    inner: Rc<engine::Engine>,
}

#[wasm_bindgen]
impl Engine {
    /// The engine with the laws on board.
    ///
    /// @throws {RuleErrors} never with the laws of a released package
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsValue> {
        let inner = engine::Engine::bundled().map_err(|found| errors::rules(&found))?;
        Ok(Self { inner: Rc::new(inner) })
    }

    /// An engine with these rule files in place of those on board.
    ///
    /// @throws {RuleErrors} with every problem of every file; there is no engine then
    #[wasm_bindgen(js_name = fromFiles)]
    pub fn from_files(
        #[wasm_bindgen(unchecked_param_type = "SourceFile[]")] files: JsValue,
    ) -> Result<Engine, JsValue> {
        let files = options::files(&files).map_err(|found| errors::arguments(&found))?;
        let inner = engine::Engine::from_files(files).map_err(|found| errors::rules(&found))?;
        Ok(Self { inner: Rc::new(inner) })
    }

    /// Adds rule files to those that are there: all of them, or, where one has a problem, none.
    ///
    /// @throws {RuleErrors} with every problem of every file
    #[wasm_bindgen(js_name = addRules)]
    pub fn add_rules(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "SourceFile[]")] files: JsValue,
    ) -> Result<(), JsValue> {
        let files = options::files(&files).map_err(|found| errors::arguments(&found))?;
        // What is under way goes on with the rules that it began with.
        self.inner = Rc::new(self.inner.with_rules(files).map_err(|found| errors::rules(&found))?);
        Ok(())
    }

    /// Every duty of an incident with its deadline and its reasons.
    ///
    /// @throws {IncidentErrors} with every error of the incident and of the options
    #[wasm_bindgen(unchecked_return_type = "Assessment")]
    pub fn assess(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Incident")] incident: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (incident, options) = taken(&incident, &options)?;
        self.answer(&incident, &options)
    }

    /// Begins what `assess` does at once: an assessment in pieces, so that a page with thousands of own rules answers between them.
    ///
    /// @throws {IncidentErrors} with every error of the incident and of the options
    pub fn begin(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Incident")] incident: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
    ) -> Result<pieces::Assessing, JsValue> {
        let (incident, options) = taken(&incident, &options)?;
        pieces::Assessing::begin(&self.inner, &incident, &options)
    }

    /// As `assess`, from the text of a JSON file: also a key that stands twice is an error, with line and column.
    ///
    /// @throws {IncidentErrors} with every error of the incident and of the options
    #[wasm_bindgen(js_name = assessText, unchecked_return_type = "Assessment")]
    pub fn assess_text(
        &self,
        json: &str,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = options::read(&options).map_err(|found| errors::incident(&found))?;
        let incident = facts::parse_json(json).map_err(|found| errors::incident(&[found]))?;
        self.answer(&incident, &options)
    }

    /// One duty, owed or not, with its whole proof; a duty that fans out is asked for with its `@place`. The id of a law,
    /// `us-tx`, gives the law as a whole: what it asks for, and why for nothing else.
    ///
    /// Without options nothing is overdue: the answer is that of a moment before every deadline.
    ///
    /// @throws {IncidentErrors} with every error of the incident and of the options, or where no such duty or law is on file
    #[wasm_bindgen(skip_typescript)]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Incident")] incident: JsValue,
        duty: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = options::read_or_timeless(&options).map_err(|found| errors::incident(&found))?;
        let incident = take::value(&incident).map_err(|found| errors::incident(&found))?;
        if !duty.contains('/') {
            let found = self.inner.explain_law(&incident, duty, &options).map_err(|found| errors::incident(&found))?;
            return give::value(&found);
        }
        let found = self.inner.explain(&incident, duty, &options).map_err(|found| errors::incident(&found))?;
        give::value(&found)
    }

    /// What each answer to a question leads to: of the duties that hang on it those that are then owed or still open, with their
    /// deadlines. Answers that come to the same are told together; of a fact with too many to go through there are none.
    ///
    /// @throws {IncidentErrors} with every error of the incident and of the options, or where no duty hangs on the path
    #[wasm_bindgen(unchecked_return_type = "LeadsTo[]")]
    pub fn answers(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Incident")] incident: JsValue,
        path: &str,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let (incident, options) = taken(&incident, &options)?;
        give::value(&self.inner.answers(&incident, path, &options).map_err(|found| errors::incident(&found))?)
    }

    /// What changed from one assessment to another, and why: duties gained, lost, moved and settled. For the reasons of what was
    /// lost, assess both with `all`.
    #[wasm_bindgen(unchecked_return_type = "Comparison")]
    pub fn compare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Assessment")] before: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Assessment")] after: JsValue,
    ) -> Result<JsValue, JsValue> {
        give::value(&compare::compare(&read_back(&before)?, &read_back(&after)?))
    }

    /// The laws on file.
    #[wasm_bindgen(unchecked_return_type = "LawOut[]")]
    pub fn laws(&self) -> Result<JsValue, JsValue> {
        give::value(&self.inner.laws())
    }

    /// The words and places that an incident may use.
    #[wasm_bindgen(unchecked_return_type = "VocabularyOut")]
    pub fn vocabulary(&self) -> Result<JsValue, JsValue> {
        give::value(&self.inner.vocabulary())
    }

    /// Digest of the rule files, `sha256:…`.
    #[wasm_bindgen(js_name = rulesDigest)]
    pub fn rules_digest(&self) -> String {
        self.inner.rules_digest().to_owned()
    }

    /// The holiday calendars on file, each with its first and last year.
    #[wasm_bindgen(unchecked_return_type = "CalendarYears[]")]
    pub fn calendars(&self) -> Result<JsValue, JsValue> {
        let years = |(id, from, until)| CalendarYears { id, from, until };
        give::value(&self.inner.calendars().into_iter().map(years).collect::<Vec<_>>())
    }

    /// The deadlines as a calendar (RFC 5545).
    #[wasm_bindgen(js_name = toIcs)]
    pub fn to_ics(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Assessment")] assessment: JsValue,
    ) -> Result<String, JsValue> {
        Ok(ics::write(&read_back(&assessment)?))
    }

    /// One row a duty (RFC 4180).
    #[wasm_bindgen(js_name = toCsv)]
    pub fn to_csv(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Assessment")] assessment: JsValue,
    ) -> Result<String, JsValue> {
        Ok(csv::write(&read_back(&assessment)?))
    }

    /// A memorandum in Markdown.
    #[wasm_bindgen(js_name = toMarkdown)]
    pub fn to_markdown(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Assessment")] assessment: JsValue,
    ) -> Result<String, JsValue> {
        Ok(markdown::write(&read_back(&assessment)?))
    }
}

impl Engine {
    fn answer(&self, incident: &serde_json::Value, options: &engine::Options) -> Result<JsValue, JsValue> {
        let found = self.inner.assess(incident, options).map_err(|found| errors::incident(&found))?;
        give::value(&found)
    }
}

/// The years of a holiday calendar, as `types.d.ts` has them.
#[derive(Serialize)]
struct CalendarYears {
    id: String,
    from: i32,
    until: i32,
}

/// An incident and the options for it, as JavaScript hands them over.
fn taken(incident: &JsValue, options: &JsValue) -> Result<(serde_json::Value, engine::Options), JsValue> {
    let options = options::read(options).map_err(|found| errors::incident(&found))?;
    let incident = take::value(incident).map_err(|found| errors::incident(&found))?;
    Ok((incident, options))
}

/// An assessment that JavaScript hands back.
fn read_back(assessment: &JsValue) -> Result<Assessment, JsValue> {
    let value = take::value(assessment).map_err(|found| errors::arguments(&found))?;
    back::assessment(&value).map_err(|message| errors::argument("", message))
}
