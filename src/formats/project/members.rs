use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Entry, Rest};
use crate::formats::findings::{Findings, Harm};
use crate::formats::layer::fields::in_words;

/// The members of an object being read. Parsed members are taken out; unreadable ones stay, with a finding,
/// and are written back unchanged.
pub struct Members<'f> {
    pub f: &'f mut Findings,
    left: Rest,
}

impl<'f> Members<'f> {
    pub fn of(f: &'f mut Findings, object: &Rest) -> Self {
        Self { f, left: object.clone() }
    }

    /// An optional member; null counts as missing.
    pub fn take<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        self.take_if(key, |_: &T| Ok(()))
    }

    /// The same with validation; `check` says why a value is invalid.
    pub fn take_if<T: DeserializeOwned>(
        &mut self,
        key: &str,
        check: impl FnOnce(&T) -> Result<(), (&'static str, &'static str)>,
    ) -> Option<T> {
        let value = self.left.get(key)?;
        if value.is_null() {
            self.left.shift_remove(key);
            return None;
        }
        let found = match T::deserialize(value) {
            Ok(read) => match check(&read) {
                Ok(()) => Ok(read),
                Err((message, remedy)) => Err((message.to_owned(), remedy.to_owned())),
            },
            Err(error) => Err(in_words(&error.to_string())),
        };
        match found {
            Ok(read) => {
                self.left.shift_remove(key);
                Some(read)
            }
            Err((message, remedy)) => {
                self.f.within(key, |f| f.add(Harm::Keep, message, remedy));
                None
            }
        }
    }

    /// A required member.
    pub fn need<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        if self.left.get(key).is_none_or(Value::is_null) {
            let (message, remedy) = (format!("“{key}” is missing"), format!("add “{key}”"));
            self.f.within(key, |f| f.add(Harm::Keep, message, remedy));
        }
        self.take(key)
    }

    /// An object member; `None` from `read` leaves it in place.
    pub fn object<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Findings, &Rest) -> Option<T>,
    ) -> Option<T> {
        let object = match self.left.get(key) {
            Some(Value::Object(object)) => object.clone(),
            _ => return self.take::<Rest>(key).and(None),
        };
        let found = self.f.within(key, |f| read(f, &object));
        if found.is_some() {
            self.left.shift_remove(key);
        }
        found
    }

    /// A list whose items are read separately.
    pub fn list<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Findings, &Rest) -> Option<T>,
    ) -> Vec<Entry<T>> {
        let Some(items) = self.left.get(key).and_then(Value::as_array).cloned() else {
            self.take::<Vec<Value>>(key);
            return Vec::new();
        };
        self.left.shift_remove(key);
        let mut found = Vec::with_capacity(items.len());
        self.f.within(key, |f| {
            for (index, item) in items.into_iter().enumerate() {
                let read = f.within(index, |f| {
                    let Some(object) = item.as_object() else {
                        f.add(Harm::Keep, "this must be an object", "write it as { … }, or take it out");
                        return None;
                    };
                    read(f, object)
                });
                found.push(read.map_or(Entry::Unread(item), Entry::Read));
            }
        });
        found
    }

    /// Foreign members.
    pub fn rest(self) -> Rest {
        self.left
    }
}
