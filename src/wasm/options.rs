//! The options of an assessment and the list of rule files, read as strictly as an incident.

use serde_json::{Map, Value};
use wasm_bindgen::JsValue;

use super::take;
use crate::engine::{Options, SourceFile};
use crate::facts::{IncidentError, nearest};

const KNOWN: [&str; 4] = ["now", "asOf", "all", "onlyLaws"];
/// Earlier than every deadline.
const TIMELESS: &str = "0001-01-01T00:00:00Z";

type Errors = Vec<IncidentError>;

/// The options; `now` must be there.
pub fn read(js: &JsValue) -> Result<Options, Errors> {
    let map = object(js)?;
    let mut errors = Errors::new();
    let options = options(&map, &mut errors);
    if options.now.is_empty() && !errors.iter().any(|error| error.path == "options.now") {
        fail(
            &mut errors,
            "options.now",
            "`now` is missing",
            Some("the instant of the assessment, \"2026-11-02T09:30:00-06:00\""),
        );
    }
    if errors.is_empty() { Ok(options) } else { Err(errors) }
}

/// The options, or those of a moment before every deadline where there are none.
pub fn read_or_timeless(js: &JsValue) -> Result<Options, Errors> {
    if js.is_undefined() || js.is_null() {
        return Ok(Options { now: TIMELESS.to_owned(), ..Options::default() });
    }
    read(js)
}

/// Rule files: `[{ path, text }]`.
pub fn files(js: &JsValue) -> Result<Vec<SourceFile>, Errors> {
    let mut errors = Errors::new();
    let Value::Array(items) = take::value(js)? else {
        fail(
            &mut errors,
            "files",
            "expected a list of rule files",
            Some("[{ path: \"us/tx/us-tx.ron\", text: \"Law(…)\" }]"),
        );
        return Err(errors);
    };
    let mut files = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match item {
            Value::Object(mut map) if map.len() == 2 => match (map.remove("path"), map.remove("text")) {
                (Some(Value::String(path)), Some(Value::String(text))) => files.push(SourceFile { path, text }),
                _ => not_a_file(&mut errors, index),
            },
            _ => not_a_file(&mut errors, index),
        }
    }
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}

fn not_a_file(errors: &mut Errors, index: usize) {
    fail(
        errors,
        &format!("files[{index}]"),
        "expected an object with the texts `path` and `text`, and nothing else",
        None,
    );
}

fn object(js: &JsValue) -> Result<Map<String, Value>, Errors> {
    let prefixed = |found: Errors| -> Errors {
        let under = |path: &str| if path.is_empty() { "options".to_owned() } else { format!("options.{path}") };
        found.into_iter().map(|error| IncidentError { path: under(&error.path), ..error }).collect()
    };
    match take::value(js).map_err(prefixed)? {
        Value::Object(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        _ => {
            let mut errors = Errors::new();
            fail(&mut errors, "options", "expected an object", Some("{ now: \"2026-11-02T09:30:00-06:00\" }"));
            Err(errors)
        }
    }
}

fn options(map: &Map<String, Value>, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for (key, value) in map.iter().filter(|(_, value)| !value.is_null()) {
        let path = format!("options.{key}");
        match (key.as_str(), value) {
            ("now", Value::String(text)) => options.now.clone_from(text),
            ("asOf", Value::String(text)) => options.as_of = Some(text.clone()),
            ("all", Value::Bool(all)) => options.all = *all,
            ("onlyLaws", Value::Array(items)) => options.only_laws = laws(items, errors),
            ("now", _) => {
                fail(errors, &path, "expected a text", Some("an instant with offset: \"2026-11-02T09:30:00-06:00\""));
            }
            ("asOf", _) => fail(errors, &path, "expected a text", Some("a date: \"2026-11-02\"")),
            ("all", _) => fail(errors, &path, "expected true or false", None),
            ("onlyLaws", _) => fail(errors, &path, "expected a list of ids of laws", None),
            _ => {
                let near = nearest(key, KNOWN.iter().copied());
                let help = near
                    .map_or_else(|| format!("known: {}", KNOWN.join(", ")), |near| format!("did you mean `{near}`?"));
                fail(errors, &path, &format!("unknown option `{key}`"), Some(&help));
            }
        }
    }
    options
}

fn laws(items: &[Value], errors: &mut Errors) -> Vec<String> {
    let mut wanted = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Value::String(id) => wanted.push(id.clone()),
            _ => fail(errors, &format!("options.onlyLaws[{index}]"), "expected the id of a law", None),
        }
    }
    wanted
}

fn fail(errors: &mut Errors, path: &str, message: &str, help: Option<&str>) {
    let (path, message, help) = (path.to_owned(), message.to_owned(), help.map(str::to_owned));
    errors.push(IncidentError { path, message, help, line: None, column: None });
}
