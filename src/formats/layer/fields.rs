use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::formats::findings::{Findings, Harm};

pub type Object = Map<String, Value>;

/// A required member of type `T`.
pub fn need<T: DeserializeOwned>(f: &mut Findings, object: &Object, key: &str) -> Option<T> {
    if object.contains_key(key) {
        return may(f, object, key);
    }
    f.within(key, |f| f.add(Harm::Skip, format!("“{key}” is missing"), format!("add “{key}”")));
    None
}

/// An optional member of type `T`.
pub fn may<T: DeserializeOwned>(f: &mut Findings, object: &Object, key: &str) -> Option<T> {
    let value = object.get(key)?;
    match T::deserialize(value) {
        Ok(read) => Some(read),
        Err(error) => {
            let (message, remedy) = in_words(&error.to_string());
            f.within(key, |f| f.add(Harm::Skip, message, remedy));
            None
        }
    }
}

/// An optional list; each item is checked separately.
pub fn may_list<T: DeserializeOwned>(f: &mut Findings, object: &Object, key: &str) -> Vec<T> {
    let mut read = Vec::new();
    may_items(f, object, key, |f, index, item| match T::deserialize(item) {
        Ok(item) => read.push(item),
        Err(error) => {
            let (message, remedy) = in_words(&error.to_string());
            f.within(index, |f| f.add(Harm::Skip, message, remedy));
        }
    });
    read
}

/// An optional list, with `check` run on each item. True if it is a list.
pub fn may_items(
    f: &mut Findings,
    object: &Object,
    key: &str,
    mut check: impl FnMut(&mut Findings, usize, &Value),
) -> bool {
    match object.get(key) {
        None => false,
        Some(Value::Array(items)) => {
            f.within(key, |f| items.iter().enumerate().for_each(|(index, item)| check(f, index, item)));
            true
        }
        Some(_) => {
            may::<Vec<Value>>(f, object, key);
            false
        }
    }
}

/// A required text with at least one visible character.
pub fn need_text(f: &mut Findings, object: &Object, key: &str) -> Option<String> {
    let text: String = need(f, object, key)?;
    if text.trim().is_empty() {
        f.within(key, |f| f.add(Harm::Keep, format!("“{key}” is empty"), format!("give “{key}” a text")));
    }
    Some(text)
}

/// A required object, with `check` run on its members.
pub fn need_object<T>(
    f: &mut Findings,
    object: &Object,
    key: &str,
    check: impl FnOnce(&mut Findings, &Object) -> T,
) -> Option<T> {
    let inner: &Value = match object.get(key) {
        Some(value) => value,
        None => return need::<Object>(f, object, key).and(None),
    };
    match inner.as_object() {
        Some(inner) => Some(f.within(key, |f| check(f, inner))),
        None => need::<Object>(f, object, key).and(None),
    }
}

/// Members that reading would drop: these objects cannot store unknown members.
pub fn only(f: &mut Findings, object: &Object, known: &[&str]) {
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        f.within(key.as_str(), |f| {
            let message = format!("“{key}” is not known here and would be lost on saving");
            f.add(Harm::Keep, message, format!("take it out, or write one of: {}", known.join(", ")));
        });
    }
}

/// serde's message as fault and remedy.
pub fn in_words(error: &str) -> (String, String) {
    let error = error.replace('`', "");
    let Some((problem, wanted)) = error.split_once(", expected ") else {
        let (message, remedy) = error.split_once("; ").unwrap_or((&error, "correct the value"));
        return (message.to_owned(), remedy.to_owned());
    };
    let wanted = plain(wanted.trim_start_matches("one of "));
    if let Some(variant) = problem.strip_prefix("unknown variant ") {
        return (format!("“{variant}” is not a known value"), format!("write one of: {wanted}"));
    }
    if let Some(field) = problem.strip_prefix("unknown field ") {
        return (format!("“{field}” is not known here"), format!("write one of: {wanted}"));
    }
    let found = problem.split_once(": ").map_or(problem, |(_, found)| found);
    (format!("found {}, expected {wanted}", plain(found)), format!("write {wanted}"))
}

/// serde's type names in plain words.
fn plain(serde: &str) -> String {
    let known = [
        ("a string", "a text"),
        ("string", "the text"),
        ("integer", "the number"),
        ("floating point", "the number"),
        ("a boolean", "true or false"),
        ("boolean", "the value"),
        ("a sequence", "a list"),
        ("sequence", "a list"),
        ("a map", "an object"),
        ("map", "an object"),
        ("u32", "a whole number from 0 up"),
        ("u64", "a whole number from 0 up"),
        ("usize", "a whole number from 0 up"),
        ("f32", "a number"),
        ("a borrowed string", "a text"),
        ("f64", "a number"),
    ];
    let found =
        known.iter().find_map(|(from, to)| serde.strip_prefix(from).map(|rest| format!("{to}{rest}")));
    found.unwrap_or_else(|| serde.to_owned())
}

/// The members of a feature that are neither in GeoJSON nor ours.
pub fn feature_rest(feature: &Object) -> Object {
    without(feature, &["type", "id", "geometry", "properties"])
}

pub fn without(object: &Object, keys: &[&str]) -> Object {
    object
        .iter()
        .filter(|(key, _)| !keys.contains(&key.as_str()))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Kind, PartialDate};

    fn finding<T: DeserializeOwned>(value: Value) -> String {
        let object = json!({ "it": value });
        let mut f = Findings::default();
        may::<T>(&mut f, object.as_object().unwrap(), "it");
        f.list.iter().map(|f| format!("{}; {}", f.message, f.remedy)).collect()
    }

    #[test]
    fn an_unknown_value_is_answered_with_the_allowed_ones() {
        let text = finding::<Kind>(json!("attack"));
        assert!(text.starts_with("“attack” is not a known value; write one of: risk-designated, "), "{text}");
        assert!(text.ends_with("statistic, governorate"), "{text}");
    }

    #[test]
    fn a_wrong_type_is_named_with_what_belongs_there() {
        assert_eq!(finding::<String>(json!(5)), "found the number 5, expected a text; write a text");
        assert_eq!(
            finding::<bool>(json!("no")),
            "found the text \"no\", expected true or false; write true or false"
        );
        assert_eq!(
            finding::<u32>(json!(-1)),
            "found the number -1, expected a whole number from 0 up; write a whole number from 0 up"
        );
    }

    #[test]
    fn a_date_brings_its_own_remedy() {
        let text = finding::<PartialDate>(json!("2017-13"));
        assert_eq!(text, "“2017-13” is not a date; write it as 2017, 2017-11 or 2017-11-04");
    }
}
