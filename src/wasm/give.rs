//! From the engine's answers to plain objects of JavaScript.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::errors;

/// The value as JSON has it, so that `JSON.stringify` of the result gives the bytes of the native engine.
///
/// One text across the boundary and the host's own parser, in place of building the objects one by one, each of which would
/// cross the boundary.
pub fn value(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| errors::argument("", error.to_string()))?;
    JSON::parse(&text)
}
