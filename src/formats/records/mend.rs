use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::scan::{comment, string};

/// A text with what JSON does not have: NaN and infinite numbers (Python and R write them), comments, commas
/// too many. Numbers that are none become `null`, the rest is left out. `None` if it has none of that.
///
/// Everything keeps its length where it can, so that positions stay true.
pub(in crate::formats) fn mended(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    let mut changed = false;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                let end = string(text, at).unwrap_or(text.len());
                out.extend_from_slice(text.get(at..end).unwrap_or_default());
                at = end;
            }
            b'/' => match comment(text, at) {
                Some(end) => {
                    // Lines are counted.
                    let lines = text.get(at..end).unwrap_or_default().iter().filter(|b| **b == b'\n');
                    out.extend(lines);
                    (at, changed) = (end, true);
                }
                None => {
                    out.push(b'/');
                    at += 1;
                }
            },
            b']' | b'}' => {
                let last = out.iter().rposition(|b| !b.is_ascii_whitespace());
                if let Some(last) = last.filter(|last| out.get(*last) == Some(&b',')) {
                    out.remove(last);
                    changed = true;
                }
                out.push(*byte);
                at += 1;
            }
            b'-' | b'+' | b'A'..=b'Z' | b'a'..=b'z' => {
                let end = word(text, at);
                let written = text.get(at..end).unwrap_or_default();
                let meant = meant(written);
                changed |= meant.is_some();
                out.extend_from_slice(meant.unwrap_or(written));
                at = end;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    changed.then_some(out)
}

/// A record that can be parsed: as it is, or mended.
pub(super) fn parsable(text: &[u8]) -> Cow<'_, [u8]> {
    if serde_json::from_slice::<IgnoredAny>(text).is_ok() {
        return Cow::Borrowed(text);
    }
    mended(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn word(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.' | b'_');
    at + rest.iter().position(|b| !part(b)).unwrap_or(rest.len()).max(1)
}

/// What a bare word stands for, if JSON does not have it.
fn meant(word: &[u8]) -> Option<&'static [u8]> {
    let bare = word.strip_prefix(b"-").or_else(|| word.strip_prefix(b"+")).unwrap_or(word);
    let is = |names: &[&str]| names.iter().any(|name| name.as_bytes() == bare);
    match () {
        () if is(&["NaN", "nan", "NAN", "Infinity", "infinity", "Inf", "inf", "None", "undefined", "NA"]) => {
            Some(b"null")
        }
        () if is(&["True"]) => Some(b"true"),
        () if is(&["False"]) => Some(b"false"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_json_does_not_have_is_mended_outside_of_texts() {
        for (text, want) in [
            (r#"{"a":NaN,"b":-Infinity}"#, Some(r#"{"a":null,"b":null}"#)),
            (r#"{"a":"NaN, Infinity","b":1}"#, None),
            (r#"{"a":[1,2,],}"#, Some(r#"{"a":[1,2]}"#)),
            ("{\"a\":1, // one\n\"b\":2}", Some("{\"a\":1, \n\"b\":2}")),
            (r#"{"a":"http://x","b":1e-5,"c":true,"d":-2}"#, None),
            (r#"{"a":None,"b":True}"#, Some(r#"{"a":null,"b":true}"#)),
        ] {
            let found = mended(text.as_bytes()).map(|m| String::from_utf8(m).unwrap());
            assert_eq!(found.as_deref(), want, "{text}");
        }
    }
}
