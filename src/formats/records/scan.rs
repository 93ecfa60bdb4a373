//! Steps through a JSON text without parsing what it steps over. Comments, NaN and commas too many are passed;
//! whether a value is well formed is found when it is parsed.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// The text of a value, from its first byte to behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn of<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        text.get(self.start..self.end).unwrap_or_default()
    }

    pub fn first(&self, text: &[u8]) -> u8 {
        text.get(self.start).copied().unwrap_or_default()
    }

    pub fn is_object(&self, text: &[u8]) -> bool {
        self.first(text) == b'{'
    }

    pub fn is_list(&self, text: &[u8]) -> bool {
        self.first(text) == b'['
    }

    pub fn is_scalar(&self, text: &[u8]) -> bool {
        !self.is_object(text) && !self.is_list(text)
    }

    /// The text of a string without its quotes and escapes, or of another scalar as it stands.
    pub fn words<'t>(&self, text: &'t [u8]) -> Cow<'t, str> {
        let raw = self.of(text);
        match raw.strip_prefix(b"\"") {
            Some(_) if memchr(b'\\', raw).is_some() => {
                Cow::Owned(serde_json::from_slice(raw).unwrap_or_default())
            }
            Some(inner) => String::from_utf8_lossy(inner.strip_suffix(b"\"").unwrap_or(inner)),
            None => String::from_utf8_lossy(raw),
        }
    }

    pub fn number(&self, text: &[u8]) -> Option<f64> {
        if self.is_scalar(text) { self.words(text).trim().parse().ok() } else { None }
    }
}

/// The position of the next byte that is no space, comment or record separator (RFC 7464).
pub(super) fn blank(text: &[u8], mut at: usize) -> usize {
    loop {
        match text.get(at) {
            Some(b' ' | b'\t' | b'\r' | b'\n' | 0x1e) => at += 1,
            Some(b'/') => match comment(text, at) {
                Some(end) => at = end,
                None => return at,
            },
            _ => return at,
        }
    }
}

/// Where a comment ends; `None` if there is none.
pub(super) fn comment(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at + 1..)?;
    match rest.first()? {
        b'/' => Some(at + 1 + memchr(b'\n', rest).unwrap_or(rest.len())),
        b'*' => Some(memchr::memmem::find(rest, b"*/").map_or(text.len(), |end| at + 1 + end + 2)),
        _ => None,
    }
}

/// Where the string that starts at `at` ends; `None` if the text ends before.
pub(super) fn string(text: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        at += memchr2(b'"', b'\\', text.get(at..)?)?;
        if text.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Where the value that starts at `at` ends; `None` if the text ends before or there is none.
pub(super) fn value(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' => string(text, at),
        b'{' | b'[' => container(text, at),
        b',' | b':' | b'}' | b']' => None,
        _ => {
            let ends = |b: &u8| matches!(b, b',' | b'}' | b']' | b':') || b.is_ascii_whitespace();
            let rest = text.get(at..)?;
            Some(at + rest.iter().position(ends).unwrap_or(rest.len()))
        }
    }
}

/// The position of the next byte that is in no string or comment; the end of the text if it ends in a string.
fn outside(text: &[u8], mut at: usize) -> usize {
    loop {
        let end = match text.get(at) {
            Some(b'"') => string(text, at).unwrap_or(text.len()),
            Some(b'/') => match comment(text, at) {
                Some(end) => end,
                None => return at,
            },
            _ => return at,
        };
        at = end;
    }
}

fn container(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        at = outside(text, at);
        match text.get(at)? {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The values of a list, or the names and values of an object.
#[derive(Clone, Debug)]
pub(super) struct Inner<'t> {
    text: &'t [u8],
    at: usize,
    end: usize,
    named: bool,
    /// Whether the text ended within a value.
    pub cut: bool,
}

/// What is in a list or object; nothing for a scalar.
pub(super) fn inner(text: &[u8], of: Span) -> Inner<'_> {
    let within = !of.is_scalar(text);
    Inner {
        text,
        at: of.start + 1,
        end: if within { of.end } else { of.start },
        named: of.is_object(text),
        cut: false,
    }
}

impl<'t> Iterator for Inner<'t> {
    /// The name, empty in a list, and the value.
    type Item = (Span, Span);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.end {
            let start = blank(self.text, self.at);
            match self.text.get(start).filter(|_| start < self.end)? {
                b',' | b':' => self.at = start + 1,
                b'}' | b']' => return None,
                _ => return self.item(start),
            }
        }
        None
    }
}

impl Inner<'_> {
    fn item(&mut self, start: usize) -> Option<(Span, Span)> {
        let text = self.text;
        let empty = Span { start, end: start };
        let found = || {
            if !self.named {
                return Some((empty, Span { start, end: value(text, start)? }));
            }
            let name = Span { start, end: value(text, start)? };
            let colon = blank(text, name.end);
            if text.get(colon) != Some(&b':') {
                // A name without a value.
                return Some((name, Span { start: colon, end: colon }));
            }
            let start = blank(text, colon + 1);
            Some((name, Span { start, end: value(text, start)? }))
        };
        let found = found().filter(|(_, value)| value.end <= self.end);
        self.cut |= found.is_none();
        self.at = found.map_or(self.end, |(_, value)| value.end.max(start + 1));
        found
    }
}

/// The value of an object's member.
pub(super) fn member(text: &[u8], object: Span, name: &str) -> Option<Span> {
    inner(text, object).find(|(key, _)| key.words(text) == name).map(|(_, value)| value)
}

/// The texts that stand one after another at the top.
pub(super) fn documents(text: &[u8]) -> Inner<'_> {
    Inner { text, at: 0, end: text.len(), named: false, cut: false }
}

/// A text that is cut off, closed behind the last whole value of a list; `None` if it is whole, or nothing in
/// it is.
pub(super) fn closed(text: &[u8]) -> Option<Vec<u8>> {
    let mut all = documents(text);
    all.by_ref().for_each(drop);
    if !all.cut {
        return None;
    }
    let (mut open, mut at) = (Vec::new(), 0);
    let mut good: Option<(usize, Vec<u8>)> = None;
    loop {
        at = outside(text, at);
        let Some(byte) = text.get(at) else { break };
        match byte {
            b'{' | b'[' => open.push(*byte),
            b'}' | b']' => {
                open.pop();
                if open.last() == Some(&b'[') {
                    good = Some((at + 1, open.clone()));
                }
            }
            b',' if open.last() == Some(&b'[') => good = Some((at, open.clone())),
            _ => {}
        }
        at += 1;
    }
    let (end, open) = good.filter(|_| !open.is_empty())?;
    let mut out = text.get(..end)?.to_vec();
    out.extend(open.iter().rev().map(|bracket| if *bracket == b'{' { b'}' } else { b']' }));
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<(String, String)> {
        let text = text.as_bytes();
        let all = inner(text, Span { start: 0, end: text.len() });
        all.map(|(k, v)| (k.words(text).into_owned(), v.words(text).into_owned())).collect()
    }

    #[test]
    fn members_are_found_whatever_stands_between_them() {
        for text in [
            r#"{"a":1,"b":[2,{"c":3}],"d":"x\"}"}"#,
            "{ \"a\" : 1 ,\n // , \"x\": 2\n \"b\":[2,{\"c\":3}], /* } */ \"d\":\"x\\\"}\", }",
        ] {
            let found = items(text);
            let want = [("a", "1"), ("b", r#"[2,{"c":3}]"#), ("d", "x\"}")];
            assert_eq!(found, want.map(|(k, v)| (k.to_owned(), v.to_owned())), "{text}");
        }
    }

    #[test]
    fn values_of_a_list_include_what_is_no_json() {
        let found: Vec<String> = items("[NaN, -Infinity,null,\"a\",]").into_iter().map(|(_, v)| v).collect();
        assert_eq!(found, ["NaN", "-Infinity", "null", "a"]);
    }

    #[test]
    fn what_is_cut_off_is_left_out_and_known() {
        let text = br#"[{"a":1},{"a":2},{"a""#;
        let mut all = inner(text, Span { start: 0, end: text.len() });
        assert_eq!(all.by_ref().count(), 2);
        assert!(all.cut);
    }

    #[test]
    fn several_texts_stand_one_after_another() {
        let text = b"\x1e{\"a\":1}\n\x1e{\"a\":2}[3]";
        assert_eq!(documents(text).count(), 3);
    }

    #[test]
    fn a_text_that_is_cut_off_is_closed_behind_its_last_whole_record() {
        let text = closed(br#"{"d":{"x":[1],"rows":[{"a":[1]},{"a":[2]},{"a":[3"#).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), r#"{"d":{"x":[1],"rows":[{"a":[1]},{"a":[2]}]}}"#);
        assert_eq!(closed(br#"{"d":[{}]}"#), None);
        assert_eq!(closed(br#"{"d":"#), None);
    }
}
