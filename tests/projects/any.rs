//! Any bytes, and anything that can be done.

use iraq_risk_atlas::formats::project::{is_project, read_project, write_project};
use proptest::prelude::*;
use serde_json::Value;

use super::format::full;

/// A value in the place of any one of a project's.
fn with_any(at: usize, value: &Value) -> Value {
    fn walk(v: &mut Value, at: &mut usize, put: &Value) {
        if *at == 0 {
            *v = put.clone();
        }
        *at = at.wrapping_sub(1);
        match v {
            Value::Object(members) => members.values_mut().for_each(|v| walk(v, at, put)),
            Value::Array(items) => items.iter_mut().for_each(|v| walk(v, at, put)),
            _ => {}
        }
    }
    let (mut whole, mut at) = (full(), at);
    walk(&mut whole, &mut at, value);
    whole
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,6}", inner, 0..4).prop_map(|m| m.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = is_project(&bytes);
        let _ = read_project("any.json", &bytes);
    }

    #[test]
    fn a_project_cut_off_or_changed_anywhere_is_read_or_refused(at in 0..3000_usize, byte: u8) {
        let mut bytes = serde_json::to_vec(&full()).expect("JSON");
        let at = at % bytes.len();
        let _ = read_project("cut.json", &bytes[..at]);
        bytes[at] = byte;
        let _ = read_project("changed.json", &bytes);
    }

    /// Whatever stands somewhere in a project, what is written of it reads as the same project.
    #[test]
    fn what_is_written_reads_as_the_same(at in 0..140_usize, value in any_value()) {
        let text = with_any(at, &value).to_string();
        if let Ok((project, _)) = read_project("any.json", text.as_bytes()) {
            let (again, _) = read_project("again.json", write_project(&project).as_bytes()).expect("written");
            // A bad member may have made way for what the program does instead, once.
            prop_assert_eq!(write_project(&again), write_project(&project));
            prop_assert_eq!(again.annotations, project.annotations);
        }
    }
}
