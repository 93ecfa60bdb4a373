use serde_json::Value;

/// A list item: parsed, or the raw value if it could not be parsed.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry<T> {
    Read(T),
    Unread(Value),
}

impl<T> Entry<T> {
    pub fn read(&self) -> Option<&T> {
        match self {
            Self::Read(item) => Some(item),
            Self::Unread(_) => None,
        }
    }

    pub(super) fn value(&self, of: impl Fn(&T) -> Value) -> Value {
        match self {
            Self::Read(item) => of(item),
            Self::Unread(value) => value.clone(),
        }
    }
}

impl<T> From<T> for Entry<T> {
    fn from(item: T) -> Self {
        Self::Read(item)
    }
}
