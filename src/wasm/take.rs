//! From a value of JavaScript to a JSON value, with nothing dropped and nothing bent.
//!
//! `JSON.stringify` would turn `NaN` into null and leave out functions; `serde-wasm-bindgen` leaves out keys that a struct
//! does not name. Here everything that JSON cannot say is an error with its path. `undefined` means absent.

use js_sys::{Array, JsString, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::facts::IncidentError;

/// Objects inside objects that are followed: an incident has five, a hostile value any number.
const DEPTH: usize = 64;
/// Values that are read at most: an object that holds another twice, many times over, never ends.
const VALUES: usize = 4_000_000;
/// Errors that are told at most.
const ERRORS: usize = 1_000;
/// Whole numbers that JavaScript holds exactly: up to 2^53 - 1.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// The whole value.
///
/// # Errors
///
/// Everything in it that JSON cannot say.
pub fn value(js: &JsValue) -> Result<Value, Vec<IncidentError>> {
    let mut reader = Reader { path: String::new(), depth: 0, left: VALUES, errors: Vec::new() };
    let value = reader.read(js);
    if reader.errors.is_empty() { Ok(value) } else { Err(reader.errors) }
}

struct Reader {
    path: String,
    depth: usize,
    left: usize,
    errors: Vec<IncidentError>,
}

impl Reader {
    fn read(&mut self, js: &JsValue) -> Value {
        if self.left == 0 {
            return Value::Null;
        }
        self.left -= 1;
        if self.left == 0 {
            return self.refuse("more values than any incident has", None);
        }
        if let Some(text) = js.as_string() {
            return self.text(js, text);
        }
        if let Some(number) = js.as_f64() {
            return self.number(number);
        }
        if let Some(truth) = js.as_bool() {
            return Value::Bool(truth);
        }
        if js.is_null() || js.is_undefined() {
            return Value::Null;
        }
        if js.is_object() {
            return self.inside(js);
        }
        let kind = js.js_typeof().as_string().unwrap_or_default();
        self.refuse(&format!("expected a JSON value, found a {kind}"), None)
    }

    /// Half a surrogate pair is no text; the conversion has put U+FFFD in its place.
    fn text(&mut self, js: &JsValue, text: String) -> Value {
        if text.contains('\u{fffd}') && !js.unchecked_ref::<JsString>().is_valid_utf16() {
            return self.refuse("expected a text, found half a surrogate pair in it", None);
        }
        Value::String(text)
    }

    fn number(&mut self, number: f64) -> Value {
        if number.fract() == 0.0 && number.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number that both types hold exactly")]
            return Value::Number((number as i64).into());
        }
        match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None => {
                let name = if number.is_nan() { "NaN" } else { "an infinite one" };
                self.refuse(&format!("expected a number, found {name}"), Some("null says unknown"))
            }
        }
    }

    fn inside(&mut self, js: &JsValue) -> Value {
        if self.depth == DEPTH {
            // Nothing more is read: what holds itself twice has no end in breadth either.
            self.left = 0;
            return self.refuse("nested too deep: does it hold itself?", None);
        }
        self.depth += 1;
        let value = if Array::is_array(js) { self.list(js.unchecked_ref()) } else { self.object(js.unchecked_ref()) };
        self.depth -= 1;
        value
    }

    fn list(&mut self, list: &Array) -> Value {
        let mut items = Vec::new();
        for index in 0..list.length() {
            let item = list.get(index);
            items.push(self.within(&format!("[{index}]"), |reader| reader.read(&item)));
            if self.left == 0 {
                break;
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, object: &Object) -> Value {
        if !is_plain(object) {
            return self.refuse_class(object);
        }
        let mut map = Map::new();
        for key in Object::keys(object) {
            let name = key.as_string().unwrap_or_default();
            let step = if self.path.is_empty() { name.clone() } else { format!(".{name}") };
            let read = self.within(&step, |reader| match Reflect::get(object, &key) {
                Ok(value) if value.is_undefined() => None,
                Ok(value) => Some(reader.read(&value)),
                Err(_) => Some(reader.refuse("this property cannot be read", None)),
            });
            if let Some(value) = read {
                map.insert(name, value);
            }
            if self.left == 0 {
                break;
            }
        }
        Value::Object(map)
    }

    fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(step);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    fn refuse_class(&mut self, object: &Object) -> Value {
        let name = object.constructor().name().as_string().unwrap_or_default();
        let help = match name.as_str() {
            "Date" => {
                Some("write a text: an instant with offset, for example date.toISOString(), or a day, \"2026-11-02\"")
            }
            "Map" => Some("Object.fromEntries(map) makes an object of it"),
            "Set" => Some("[...set] makes a list of it"),
            _ => None,
        };
        let found =
            if name.is_empty() { "an object of a class".to_owned() } else { format!("an object of the class {name}") };
        self.refuse(&format!("expected a plain object, found {found}"), help)
    }

    fn refuse(&mut self, message: &str, help: Option<&str>) -> Value {
        let (path, message, help) = (self.path.clone(), message.to_owned(), help.map(str::to_owned));
        self.errors.push(IncidentError { path, message, help, line: None, column: None });
        if self.errors.len() == ERRORS {
            self.left = 0;
        }
        Value::Null
    }
}

/// Whether an object is one of braces, of this page or of another frame: nothing above its prototype, if it has any.
fn is_plain(object: &Object) -> bool {
    let prototype = Object::get_prototype_of(object);
    prototype.is_null() || Object::get_prototype_of(&prototype).is_null()
}
