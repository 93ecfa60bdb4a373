use serde::Serialize;
use serde_json::Value;

/// A value of one of our types as JSON.
pub fn to_value(value: &impl Serialize) -> Value {
    // Cannot fail: our types have only string keys.
    serde_json::to_value(value).unwrap_or_default()
}
