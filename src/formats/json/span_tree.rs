use std::collections::HashSet;

use super::step::Step;

/// The position of a value in a JSON text, with the values inside it. serde_json keeps no positions, so a
/// second, small scan does.
///
/// The items of a list of numbers get no spans of their own: the list's is near enough,
/// and coordinates would fill the memory.
#[derive(Debug)]
pub struct SpanTree {
    /// Byte offset of the value's first character.
    offset: usize,
    inside: Inside,
}

#[derive(Debug)]
enum Inside {
    Nothing,
    Items(Vec<SpanTree>),
    Members(Vec<(String, SpanTree)>),
}

impl SpanTree {
    /// Scans a text that serde_json has already accepted; of another text the spans
    /// are those up to the first error.
    pub fn scan(text: &str) -> Self {
        Scanner { text, bytes: text.as_bytes(), at: 0, depth: 0 }.value()
    }

    /// Byte offset of the value at `path`, or of the innermost value on the way that exists.
    pub fn offset_of(&self, path: &[Step]) -> usize {
        let Some((step, rest)) = path.split_first() else { return self.offset };
        let next = match (&self.inside, step) {
            (Inside::Items(items), Step::Index(index)) => items.get(*index),
            // As in serde_json, the last of duplicate members counts.
            (Inside::Members(members), Step::Key(key)) => {
                members.iter().rev().find(|(k, _)| k == key).map(|(_, span)| span)
            }
            _ => None,
        };
        next.map_or(self.offset, |span| span.offset_of(rest))
    }

    /// Paths of duplicate members.
    pub fn repeated_members(&self) -> Vec<Vec<Step>> {
        let mut found = Vec::new();
        self.collect_repeated(&mut Vec::new(), &mut found);
        found
    }

    fn collect_repeated(&self, path: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
        match &self.inside {
            Inside::Nothing => {}
            Inside::Items(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(Step::Index(index));
                    item.collect_repeated(path, found);
                    path.pop();
                }
            }
            Inside::Members(members) => {
                let mut seen = HashSet::new();
                for (key, span) in members {
                    path.push(Step::Key(key.clone()));
                    if !seen.insert(key) {
                        found.push(path.clone());
                    }
                    span.collect_repeated(path, found);
                    path.pop();
                }
            }
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

/// serde_json refuses deeper texts; the limit bounds this scan's stack.
const MAX_DEPTH: usize = 130;

impl Scanner<'_> {
    fn value(&mut self) -> SpanTree {
        self.skip_space();
        let offset = self.at;
        self.depth += 1;
        let inside = match self.peek() {
            Some(b'{') if self.depth < MAX_DEPTH => Inside::Members(self.members()),
            Some(b'[') if self.depth < MAX_DEPTH => Inside::Items(self.items()),
            Some(b'"') => {
                self.string();
                Inside::Nothing
            }
            _ => {
                self.scalar();
                Inside::Nothing
            }
        };
        self.depth -= 1;
        SpanTree { offset, inside }
    }

    fn items(&mut self) -> Vec<SpanTree> {
        let mut items = Vec::new();
        let mut numbers = 0;
        self.at += 1;
        while self.more(b']') {
            let before = self.at;
            numbers += usize::from(self.peek().is_some_and(|b| b.is_ascii_digit() || b == b'-'));
            items.push(self.value());
            if self.at == before {
                break;
            }
        }
        if numbers == items.len() { Vec::new() } else { items }
    }

    fn members(&mut self) -> Vec<(String, SpanTree)> {
        let mut members = Vec::new();
        self.at += 1;
        while self.more(b'}') {
            if self.peek() != Some(b'"') {
                break;
            }
            let key = self.string();
            self.skip_space();
            if self.peek() != Some(b':') {
                break;
            }
            self.at += 1;
            members.push((key, self.value()));
        }
        members
    }

    /// Steps over space and one comma; false (and past it) at the closing bracket or the end.
    fn more(&mut self, close: u8) -> bool {
        self.skip_space();
        if self.peek() == Some(b',') {
            self.at += 1;
            self.skip_space();
        }
        match self.peek() {
            None => false,
            Some(b) if b == close => {
                self.at += 1;
                false
            }
            Some(_) => true,
        }
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while let Some(b) = self.peek() {
            self.at += if b == b'\\' { 2 } else { 1 };
            if b == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
        let quoted = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(quoted).unwrap_or_default()
    }

    fn scalar(&mut self) {
        while self.peek().is_some_and(|b| !b.is_ascii_whitespace() && !b",]}".contains(&b)) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

/// Turns byte offsets into lines and columns.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub fn at(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or_default();
        (line, before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n \"a\": [10, {\"b\\\"c\": \"]}\",\n  \"الف\": [ ], \"d\": true}\n ],\n \"a\\u0062\": null }";

    fn place(path: &[Step]) -> (usize, usize) {
        Lines::of(TEXT).at(SpanTree::scan(TEXT).offset_of(path))
    }

    #[test]
    fn every_value_is_found_where_it_stands() {
        assert_eq!(place(&["a".into()]), (2, 7));
        assert_eq!(place(&["a".into(), 1.into(), "الف".into()]), (3, 10), "after a number in the list");
        assert_eq!(place(&["ab".into()]), (5, 13), "an escaped key");
        assert_eq!(place(&[]), (1, 1));
    }

    #[test]
    fn a_missing_value_is_placed_at_its_object() {
        assert_eq!(place(&["nothing".into(), 3.into()]), (1, 1));
    }

    #[test]
    fn a_member_given_twice_is_found_and_the_last_one_counts() {
        let text = "{\"a\": {\"x\": 1,\n\"y\": 2,\n\"x\": 3}}";
        let span = SpanTree::scan(text);
        assert_eq!(span.repeated_members(), [vec!["a".into(), "x".into()]]);
        assert_eq!(Lines::of(text).at(span.offset_of(&["a".into(), "x".into()])), (3, 6));
    }
}
