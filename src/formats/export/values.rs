use serde_json::{Map, Value};

/// Adds missing members only.
pub(super) fn add(properties: &mut Map<String, Value>, more: &Map<String, Value>) {
    for (name, value) in more {
        properties.entry(name.clone()).or_insert_with(|| value.clone());
    }
}
