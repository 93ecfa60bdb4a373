use serde::{Deserialize, Serialize};

use memchr::memchr;

use super::ends::Ends;

/// How a table's text is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// `,` `;` `|` or a tab.
    pub delimiter: u8,
    /// Encloses fields that hold delimiters, line ends or, doubled, itself; 0 if nothing does.
    pub quote: u8,
}

/// Where a field's text stands in its record, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Span {
    pub start: u32,
    pub end: u32,
    /// Whether the text holds quotes that are to be taken out; then quotes enclose it still.
    pub quotes: bool,
}

/// Most columns that are told apart; no export has so many, and what takes the whole of a long
/// line for delimiters must not take memory for it.
pub(in crate::formats::events) const MOST_COLUMNS: usize = 4096;

impl Dialect {
    /// Divides the record at the beginning of `bytes` and returns its length with its line
    /// end; `None` if it does not end there. In the latter case `whole` says that no more is
    /// to come, so that the last line may lack its line end.
    ///
    /// What counts as a record and a field is what the csv crate takes for one; a test holds
    /// the two together. It is done here because the length of a record must be known when a
    /// single row is read again, and because texts that are not wanted need not be copied.
    pub(in crate::formats::events) fn split(
        self,
        bytes: &[u8],
        whole: bool,
        spans: &mut Vec<Span>,
    ) -> Option<usize> {
        spans.clear();
        let mut ends = Ends::new(bytes, self.delimiter);
        let mut at = 0;
        loop {
            let start = at;
            let mut quotes = false;
            if bytes.get(at) == Some(&self.quote) {
                at += 1;
                loop {
                    at += memchr(self.quote, &bytes[at..])? + 1;
                    match bytes.get(at) {
                        Some(next) if *next == self.quote => {
                            at += 1;
                            quotes = true;
                        }
                        None if !whole => return None,
                        _ => break,
                    }
                }
            }
            let closed = at;
            let end = ends.next(at);
            at = end.unwrap_or(bytes.len());
            let enclosed = closed > start;
            quotes |= enclosed && at > closed;
            let inner = if enclosed && !quotes { start + 1..at - 1 } else { start..at };
            // A record has fewer than 2^32 bytes: the stream sees to it.
            if spans.len() <= MOST_COLUMNS {
                spans.push(Span { start: inner.start as u32, end: inner.end as u32, quotes });
            }
            match end.map(|_| bytes[at]) {
                Some(byte) if byte == self.delimiter => at += 1,
                Some(_) => return Some(at + 1),
                None if whole => return Some(at),
                None => return None,
            }
        }
    }

    /// Divides one line by itself: a quote encloses a field only if it closes before a delimiter or the end
    /// of the line, and is a letter like others if not.
    pub(in crate::formats::events) fn split_line(self, line: &[u8], spans: &mut Vec<Span>) {
        spans.clear();
        let mut start = 0;
        while spans.len() <= MOST_COLUMNS {
            let (span, end) = self.enclosed(line, start).unwrap_or_else(|| {
                let length = memchr(self.delimiter, &line[start..]);
                let end = length.map_or(line.len(), |length| start + length);
                (Span { start: start as u32, end: end as u32, quotes: false }, end)
            });
            spans.push(span);
            if end >= line.len() {
                return;
            }
            start = end + 1;
        }
    }

    /// The field that quotes enclose from `start` on, and where it ends.
    fn enclosed(self, line: &[u8], start: usize) -> Option<(Span, usize)> {
        if line.get(start) != Some(&self.quote) {
            return None;
        }
        let (mut at, mut quotes) = (start + 1, false);
        loop {
            at += memchr(self.quote, &line[at..])? + 1;
            match line.get(at) {
                Some(next) if *next == self.quote => {
                    at += 1;
                    quotes = true;
                }
                Some(next) if *next != self.delimiter => return None,
                _ => break,
            }
        }
        let inner = if quotes { start..at } else { start + 1..at - 1 };
        Some((Span { start: inner.start as u32, end: inner.end as u32, quotes }, at))
    }

    /// The text of a field whose span has quotes in it.
    pub(in crate::formats::events) fn unquote(self, field: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(field.len());
        let mut inside = field.first() == Some(&self.quote);
        let mut at = usize::from(inside);
        while let Some(byte) = field.get(at) {
            at += 1;
            if *byte != self.quote || !inside {
                out.push(*byte);
            } else if field.get(at) == Some(&self.quote) {
                out.push(self.quote);
                at += 1;
            } else {
                // What follows a closing quote belongs to the text, its quotes as well.
                inside = false;
            }
        }
        out
    }
}

/// Length of the line at the beginning, without and with its line end.
pub(in crate::formats::events) fn line_of(bytes: &[u8]) -> (usize, usize) {
    match memchr::memchr2(b'\n', b'\r', bytes) {
        Some(end) => (end, end + 1),
        None => (bytes.len(), bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Dialect = Dialect { delimiter: b',', quote: b'"' };

    fn ours(text: &[u8]) -> Option<Vec<Vec<Vec<u8>>>> {
        let (mut at, mut records, mut spans) = (0, Vec::new(), Vec::new());
        loop {
            at += text[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            if at == text.len() {
                return Some(records);
            }
            let record = &text[at..];
            at += COMMA.split(record, true, &mut spans)?;
            let field = |s: &Span| {
                let raw = &record[s.start as usize..s.end as usize];
                if s.quotes { COMMA.unquote(raw) } else { raw.to_vec() }
            };
            records.push(spans.iter().map(field).collect());
        }
    }

    fn theirs(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let records = reader.byte_records().map(|r| r.unwrap());
        records.map(|r| r.iter().map(<[u8]>::to_vec).collect()).collect()
    }

    #[test]
    fn in_a_line_by_itself_only_a_quote_that_closes_encloses() {
        let fields = |line: &str| {
            let mut spans = Vec::new();
            COMMA.split_line(line.as_bytes(), &mut spans);
            let text = |s: &Span| {
                let raw = &line.as_bytes()[s.start as usize..s.end as usize];
                String::from_utf8(if s.quotes { COMMA.unquote(raw) } else { raw.to_vec() }).unwrap()
            };
            spans.iter().map(text).collect::<Vec<_>>()
        };
        assert_eq!(fields(""), [""]);
        assert_eq!(fields("a,\"b, c\",d"), ["a", "b, c", "d"]);
        assert_eq!(fields("\"a \"\"b\"\", c\",\"\","), ["a \"b\", c", "", ""]);
        assert_eq!(fields("a,\"b,c"), ["a", "\"b", "c"]);
        assert_eq!(fields("a,\"b, c\",\"d"), ["a", "b, c", "\"d"]);
        assert_eq!(fields("a,\"b\" c,d"), ["a", "\"b\" c", "d"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn records_are_those_of_the_csv_crate(text in r#"[ab,"\r\n]{0,24}"#) {
            // A quote that is never closed is ours to handle.
            if let Some(records) = ours(text.as_bytes()) {
                prop_assert_eq!(records, theirs(text.as_bytes()), "{:?}", text);
            }
        }

        #[test]
        fn a_record_that_is_cut_off_asks_for_more(text in r#"[ab,"\r\n]{1,24}"#) {
            let (mut spans, mut cut) = (Vec::new(), Vec::new());
            if let Some(end) = COMMA.split(text.as_bytes(), false, &mut spans) {
                for length in 0..end {
                    prop_assert_eq!(COMMA.split(&text.as_bytes()[..length], false, &mut cut), None);
                }
                prop_assert_eq!(COMMA.split(text.as_bytes(), true, &mut cut), Some(end));
                prop_assert_eq!(cut, spans);
            }
        }
    }
}
