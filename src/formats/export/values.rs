use serde::Serialize;
use serde_json::{Map, Value};

/// Adds missing members only.
pub(super) fn add(properties: &mut Map<String, Value>, more: &Map<String, Value>) {
    for (name, value) in more {
        properties.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

pub(super) fn plain(value: &impl Serialize) -> Value {
    // Cannot fail: our types have only string keys.
    serde_json::to_value(value).unwrap_or_default()
}
