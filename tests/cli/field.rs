//! Files as people have them, each with its right value: `tests/data/field/cases.json`.

use std::fs;

use serde_json::Value;

use super::run::run;
use crate::support::files;

/// The texts of a member that lists some.
fn texts<'a>(want: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    want[name].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// What falls short in a case.
fn shortfalls(case: &Value) -> Vec<String> {
    let data = files::data("field");
    let file = data.join(case["file"].as_str().unwrap());
    let out = files::empty_folder("field", case["id"].as_str().unwrap()).join("out.csv");
    let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
    let default = serde_json::json!(["describe", "FILE", "--json"]);
    let args = if case["args"].is_array() { &case["args"] } else { &default };
    let args = args.as_array().unwrap().iter().map(|arg| match arg.as_str().unwrap() {
        "FILE" => file,
        "OUT" => out,
        other => other,
    });
    let done = run(&args.collect::<Vec<_>>());
    let printed = done.out + &fs::read_to_string(out).unwrap_or_default();
    let both = (printed.clone() + &done.err).to_lowercase();
    let want = &case["want"];
    let mut short = Vec::new();
    if done.code != 0 {
        short.push(format!("exit {}: {}", done.code, done.err));
    }
    short.extend(
        texts(want, "says")
            .filter(|w| !both.contains(&w.to_lowercase()))
            .map(|w| format!("does not say {w}")),
    );
    short.extend(texts(want, "stdout_has").filter(|w| !printed.contains(w)).map(|w| format!("lacks {w}")));
    short.extend(texts(want, "stdout_lacks").filter(|w| printed.contains(w)).map(|w| format!("has {w}")));
    let answer: Value = serde_json::from_str(&printed).unwrap_or_default();
    for (name, right) in want.as_object().unwrap() {
        let checked = ["says", "stdout_has", "stdout_lacks"].contains(&name.as_str());
        if !checked && answer[name] != *right {
            short.push(format!("{name} is {}, right is {right}", answer[name]));
        }
    }
    short
}

#[test]
fn files_as_people_have_them_give_their_right_values() {
    let cases = fs::read_to_string(files::data("field").join("cases.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&cases).unwrap();
    assert_eq!(cases.len(), 31);
    let short: Vec<String> = cases
        .iter()
        .flat_map(|case| {
            shortfalls(case).into_iter().map(move |s| format!("{} ({}): {s}", case["id"], case["why"]))
        })
        .collect();
    assert!(short.is_empty(), "{}", short.join("\n"));
}
