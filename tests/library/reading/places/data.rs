//! `assets/places.json` and the table of expected places.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::built_in;

const PLACES: &str = include_str!("../../../../assets/places.json");

fn strings<'a>(value: &'a Value, member: &str) -> impl Iterator<Item = &'a str> {
    value[member].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn groups<'a>(value: &'a Value, member: &str) -> impl Iterator<Item = &'a Value> {
    value[member].as_array().into_iter().flatten()
}

#[test]
fn every_key_and_code_is_one_of_the_map() {
    let atlas = built_in();
    let data: Value = serde_json::from_str(PLACES).unwrap();
    let keys: BTreeSet<String> = atlas.gazetteer.places().iter().map(|p| p.key()).collect();
    let codes: BTreeSet<&str> = atlas.base.governorates.iter().map(|g| g.code.as_str()).collect();
    for part in groups(&data, "parts") {
        assert!(keys.contains(part["of"].as_str().unwrap()), "{}", part["of"]);
    }
    for within in groups(&data, "within") {
        assert!(codes.contains(within["in"].as_str().unwrap()), "{}", within["in"]);
        assert!(within["district"].as_str().is_none_or(|d| keys.contains(d)), "{}", within["district"]);
        assert!(within["about"].as_str().is_some_and(|about| !about.is_empty()));
    }
    for member in ["regions", "borders"] {
        for wide in groups(&data, member) {
            assert!(strings(wide, "governorates").all(|code| codes.contains(code)), "{wide}");
        }
    }
    for more in groups(&data, "more_spellings") {
        let of = more["of"].as_str().unwrap();
        assert!(keys.contains(of) || codes.contains(of), "{of}");
    }
    for formerly in groups(&data, "formerly") {
        assert!(keys.contains(formerly["town"].as_str().unwrap()), "{formerly}");
        assert!(codes.contains(formerly["governorate"].as_str().unwrap()), "{formerly}");
        assert!(formerly["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    }
}

#[test]
fn no_position_is_given() {
    let data: Value = serde_json::from_str(PLACES).unwrap();
    fn numbers(value: &Value, path: &str) {
        match value {
            Value::Number(n) => assert!(path.ends_with("until"), "{path}: {n}"),
            Value::Array(all) => all.iter().for_each(|v| numbers(v, path)),
            Value::Object(members) => members.iter().for_each(|(k, v)| numbers(v, k)),
            _ => {}
        }
    }
    numbers(&data, "");
}
