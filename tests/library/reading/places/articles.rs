//! The numbers, by the same command that a reader can run.

use std::process::Command;

use serde_json::Value;

use crate::support::files::shared;

fn evaluate(args: &[&str], file: &str) -> Option<Value> {
    let path = shared(file)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_iraq-risk-atlas"));
    let output =
        command.args(["evaluate", "--json"]).args(args).arg(path).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("the answer is JSON"))
}

fn share(part: &Value, whole: &Value) -> f64 {
    part.as_f64().expect("a number") / whole.as_f64().expect("a number")
}

#[test]
fn the_two_articles_are_read_as_a_person_reads_them() {
    let Some(scores) = evaluate(&["--articles"], "articles") else { return };
    let a = &scores["articles"];
    assert!(share(&a["found"], &a["expected"]) >= 0.95, "{a}");
    assert!(share(&a["right"], &a["found"]) >= 0.95, "{a}");
    assert!(a["false_places"].as_u64().expect("a number") <= 2, "{a}");
}

#[test]
fn real_locations_get_the_governorate_that_people_gave_them() {
    let Some(scores) = evaluate(&["--events"], "events/ibc-esoc-dev.csv") else { return };
    let all = &scores["events"]["all"];
    assert_eq!(all["rows"], 10_519);
    assert!(share(&all["right"], &all["rows"]) >= 0.93, "{all}");
    assert!(share(&all["right"], &all["answered"]) >= 0.97, "{all}");
}
