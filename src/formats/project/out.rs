use serde::Serialize;
use serde_json::Value;

use super::Rest;

/// The members of an object being written, in order.
#[derive(Default)]
pub struct Out(Rest);

impl Out {
    pub fn put(&mut self, key: &str, value: impl Serialize) -> &mut Self {
        // Cannot fail: our types have only string keys.
        self.0.insert(key.to_owned(), serde_json::to_value(value).unwrap_or_default());
        self
    }

    /// Skips empty values.
    pub fn put_some(&mut self, key: &str, value: Option<impl Serialize>) -> &mut Self {
        if let Some(value) = value {
            self.put(key, value);
        }
        self
    }

    /// Adds foreign members; they never replace ours.
    pub fn end(&mut self, rest: &Rest) -> Value {
        let mut object = std::mem::take(&mut self.0);
        for (key, value) in rest {
            object.entry(key.clone()).or_insert_with(|| value.clone());
        }
        Value::Object(object)
    }
}
