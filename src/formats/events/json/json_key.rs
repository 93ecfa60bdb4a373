use std::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// A key, borrowed if it has no escapes.
pub(in crate::formats::events) enum Key<'de> {
    Lent(&'de str),
    Made(String),
}

impl Key<'_> {
    pub fn text(&self) -> &str {
        match self {
            Self::Lent(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key::Lent(text))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key::Made(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Keys)
    }
}
