//! A case's own facts laid over the file's base (RFC 7386, JSON Merge Patch).

use serde_json::{Map, Value};

/// Lays `patch` over `base`: objects are merged key by key, null takes a key away (the fact becomes unknown), and
/// everything else, lists included, replaces what stood there.
pub fn merge(base: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *base = patch.clone();
        return;
    };
    if !base.is_object() {
        *base = Value::Object(Map::new());
    }
    let Value::Object(fields) = base else { return };
    for (key, change) in changes {
        if change.is_null() {
            fields.remove(key);
        } else {
            merge(fields.entry(key.as_str()).or_insert(Value::Null), change);
        }
    }
}
