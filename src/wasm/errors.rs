//! Errors as objects of JavaScript: a real `Error` with a name, a readable message, and every single error in `errors`.

use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::engine::Problem;
use crate::facts::IncidentError;

use super::give;

/// Errors of the incident or of the options: `IncidentErrors`.
pub fn incident(found: &[IncidentError]) -> JsValue {
    thrown("IncidentErrors", found)
}

/// Problems in rule files: `RuleErrors`.
pub fn rules(found: &[Problem]) -> JsValue {
    thrown("RuleErrors", found)
}

/// Arguments that are not what the method takes: `ArgumentErrors`.
pub fn arguments(found: &[IncidentError]) -> JsValue {
    thrown("ArgumentErrors", found)
}

/// One such.
pub fn argument(path: &str, message: String) -> JsValue {
    arguments(&[IncidentError { path: path.to_owned(), message, help: None, line: None, column: None }])
}

fn thrown<E: Serialize + std::fmt::Display>(name: &str, found: &[E]) -> JsValue {
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    let error = Error::new(&lines.join("\n"));
    error.set_name(name);
    // Setting a property of a fresh object cannot fail; without the list the message still says everything.
    if let Ok(list) = give::value(&found) {
        let _ = Reflect::set(&error, &JsValue::from_str("errors"), &list);
    }
    error.into()
}
