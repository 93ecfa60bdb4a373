use serde_json::{Map, Value};

/// Longest list or object printed on one line, in bytes.
const ROW: usize = 100;

/// Prints a JSON value readably: two spaces of indentation, short lists and plain objects on one line, a
/// position or a ring of positions on one line regardless of length. Deterministic.
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    print(value, 0, &mut out);
    out.push('\n');
    out
}

/// The same for a value nested `depth` levels deep: no indentation on its first line, no line end after its
/// last.
pub fn pretty_at(value: &Value, depth: usize) -> String {
    let mut out = String::new();
    print(value, depth, &mut out);
    out
}

fn print(value: &Value, depth: usize, out: &mut String) {
    if stands_on_one_line(value) {
        return print_row(value, out);
    }
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                new_line(at, depth + 1, out);
                print(item, depth + 1, out);
            }
            new_line(0, depth, out);
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (key, member)) in members.iter().enumerate() {
                new_line(at, depth + 1, out);
                print_key(key, out);
                print(member, depth + 1, out);
            }
            new_line(0, depth, out);
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => print_row(value, out),
    }
}

fn new_line(at: usize, depth: usize, out: &mut String) {
    out.push_str(if at > 0 { ",\n" } else { "\n" });
    out.push_str(&"  ".repeat(depth));
}

fn stands_on_one_line(value: &Value) -> bool {
    match value {
        Value::Array(items) => {
            items.iter().all(is_position)
                || is_position(value)
                || (items.iter().all(is_scalar) && row_length(value) <= ROW)
        }
        Value::Object(members) => is_plain(members) && row_length(value) <= ROW,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

fn is_position(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_number))
}

/// Scalars and positions only.
fn is_plain(members: &Map<String, Value>) -> bool {
    members.values().all(|v| is_scalar(v) || is_position(v))
}

fn row_length(value: &Value) -> usize {
    let mut row = String::new();
    print_row(value, &mut row);
    row.len()
}

fn print_row(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                print_row(item, out);
            }
            out.push(']');
        }
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Object(members) => {
            for (at, (key, member)) in members.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "{ " });
                print_key(key, out);
                print_row(member, out);
            }
            out.push_str(" }");
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            out.push_str(&value.to_string());
        }
    }
}

fn print_key(key: &str, out: &mut String) {
    out.push_str(&Value::from(key).to_string());
    out.push_str(": ");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_ring_is_on_one_line_and_long_text_lists_do_not() {
        let long = "x".repeat(70);
        let value =
            json!({"coordinates": [[[1.0, 2.5], [3.0, 4.0]], [[5.0, 6.0]]], "notes": [long, long], "n": []});
        let expected = format!(
            "{{\n  \"coordinates\": [\n    [[1.0, 2.5], [3.0, 4.0]],\n    [[5.0, 6.0]]\n  ],\n  \
             \"notes\": [\n    \"{long}\",\n    \"{long}\"\n  ],\n  \"n\": []\n}}\n"
        );
        assert_eq!(pretty(&value), expected);
    }

    #[test]
    fn what_is_printed_reads_back_as_the_same_value() {
        let value =
            json!({"a\"\n": {"b": [1, "ب", null, {"c": {}}], "d": -0.5}, "e": [[], [[]]], "f": {"g": 1}});
        assert_eq!(serde_json::from_str::<Value>(&pretty(&value)).unwrap(), value);
    }
}
