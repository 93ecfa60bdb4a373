use super::columns;
use super::esri::{self, Esri};
use super::frame::Frame;
use super::list::{List, Shape};
use super::mend::parsable;
use super::scan::{Span, inner, member};

/// Writes records one after another (RFC 7464), each on the line on which it stands in the file, so that notes
/// name the right line.
pub(super) struct Writer<'t> {
    text: &'t [u8],
    esri: Option<&'t Esri>,
    /// The system of GeoJSON positions.
    frame: Frame,
    pub out: Vec<u8>,
    /// Line of `out`'s end, and of `at` in the text, both from 0.
    line: usize,
    line_of_text: usize,
    at: usize,
    record: Vec<u8>,
    pub records: u64,
    /// Entries of lists that are no records, and where the first stands.
    pub others: u64,
    pub first_other: Option<Span>,
    /// Records with what JSON does not have.
    pub mended: u64,
}

/// Members in which services wrap a record.
const WRAPS: [&str; 8] = ["attributes", "_source", "fields", "properties", "doc", "node", "record", "item"];

/// Most members beside the wrapped record.
const BESIDE: usize = 8;

impl<'t> Writer<'t> {
    pub fn new(text: &'t [u8], esri: Option<&'t Esri>, frame: Frame) -> Self {
        Self {
            text,
            esri,
            frame,
            // The separator tells that records follow, whatever they hold.
            out: vec![0x1e],
            line: 0,
            line_of_text: 0,
            at: 0,
            record: Vec::new(),
            records: 0,
            others: 0,
            first_other: None,
            mended: 0,
        }
    }

    /// Writes the records of a list; `named`, each with the list's name.
    pub fn list(&mut self, list: &List, named: bool) {
        let text = self.text;
        let extra = if named { pair("list", &list.path) } else { Vec::new() };
        match &list.shape {
            Shape::One => self.object(list.span, &extra),
            Shape::Objects => list.items(text).for_each(|(_, item)| self.object(item, &extra)),
            Shape::Keyed => {
                for (key, item) in inner(text, list.span) {
                    let mut extra = extra.clone();
                    if member(text, item, "key").is_none() {
                        join(&mut extra, &pair("key", &key.words(text)));
                    }
                    self.object(item, &extra);
                }
            }
            Shape::Rows { header, skip } => {
                list.items(text).skip(*skip).for_each(|(_, row)| self.row(row, header, &extra));
            }
            Shape::Columns => {
                let (names, rows) = columns::rows(text, list.span);
                for cells in rows {
                    self.record.clear();
                    self.record.extend_from_slice(&extra);
                    for (name, cell) in names.iter().zip(cells) {
                        let Some(cell) = cell else { continue };
                        self.member(name.of(text), cell.of(text));
                    }
                    self.end(None);
                }
            }
        }
    }

    fn member(&mut self, name: &[u8], value: &[u8]) {
        if !self.record.is_empty() {
            self.record.push(b',');
        }
        self.record.extend_from_slice(name);
        self.record.push(b':');
        self.record.extend_from_slice(value);
    }

    /// Counts what is no record.
    fn other(&mut self, entry: Span) {
        self.others += 1;
        self.first_other.get_or_insert(entry);
    }

    fn row(&mut self, row: Span, header: &[String], extra: &[u8]) {
        let text = self.text;
        if !row.is_list(text) {
            self.other(row);
            return;
        }
        self.record.clear();
        self.record.extend_from_slice(extra);
        for (column, (_, cell)) in inner(text, row).enumerate() {
            let beyond;
            let name = match header.get(column) {
                Some(name) => name,
                None => {
                    beyond = format!("column {}", column + 1);
                    &beyond
                }
            };
            self.member(quoted(name).as_bytes(), cell.of(text));
        }
        self.end(Some(row.start));
    }

    fn object(&mut self, record: Span, extra: &[u8]) {
        let text = self.text;
        if !record.is_object(text) {
            self.other(record);
            return;
        }
        let own = |name| member(text, record, name);
        let is_feature = own("type").is_some_and(|kind| kind.words(text) == "Feature");
        self.record.clear();
        match self.esri {
            Some(esri) if own("attributes").is_some() => {
                esri::feature(text, record, extra, esri, &mut self.record);
                return self.finish(Some(record.start));
            }
            _ => {}
        }
        self.record.extend_from_slice(extra);
        let wrapped = if is_feature { None } else { wrapped(text, record) };
        for (name, value) in inner(text, record) {
            match wrapped.filter(|w| *w == value) {
                Some(wrapped) => {
                    for (name, value) in inner(text, wrapped) {
                        self.member(name.of(text), value.of(text));
                    }
                }
                None if name.words(text) == "geometry" && self.frame != Frame::Degrees => {
                    let geometry = self.degrees(value);
                    self.member(name.of(text), &geometry);
                }
                None => self.member(name.of(text), value.of(text)),
            }
        }
        self.end(Some(record.start));
    }

    /// A geometry with its point in degrees; what is no point stays as it is.
    fn degrees(&self, geometry: Span) -> Vec<u8> {
        let text = self.text;
        let numbers: Vec<f64> = member(text, geometry, "coordinates")
            .into_iter()
            .flat_map(|c| inner(text, c))
            .map_while(|(_, n)| n.number(text))
            .collect();
        match numbers.as_slice() {
            [x, y, ..] => self.frame.point(*x, *y).into_bytes(),
            _ => geometry.of(text).to_vec(),
        }
    }

    /// Encloses the members and writes the record.
    fn end(&mut self, start: Option<usize>) {
        self.record.insert(0, b'{');
        self.record.push(b'}');
        self.finish(start);
    }

    /// Writes the record, on the line of `start` if that is not behind; else on a new line.
    fn finish(&mut self, start: Option<usize>) {
        match start {
            Some(start) if start >= self.at => {
                let between = self.text.get(self.at..start).unwrap_or_default();
                self.line_of_text += memchr::memchr_iter(b'\n', between).count();
                self.at = start;
                let lines = self.line_of_text.saturating_sub(self.line);
                self.out.extend(std::iter::repeat_n(b'\n', lines));
                self.line += lines;
            }
            _ => {
                self.out.push(b'\n');
                self.line += 1;
            }
        }
        self.out.push(b' ');
        let parsable = parsable(&self.record);
        self.mended += u64::from(matches!(parsable, std::borrow::Cow::Owned(_)));
        self.line += memchr::memchr_iter(b'\n', &parsable).count();
        self.out.extend_from_slice(&parsable);
        self.records += 1;
    }
}

/// The record that an object wraps, if it does: `{"id": 1, "attributes": {…}}`.
pub(super) fn wrapped(text: &[u8], object: Span) -> Option<Span> {
    let mut found = None;
    let mut beside = 0;
    for (name, value) in inner(text, object) {
        let name = name.words(text);
        if found.is_none() && value.is_object(text) && WRAPS.contains(&&*name) {
            found = Some(value);
        } else {
            beside += 1;
        }
    }
    found.filter(|_| beside <= BESIDE)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn pair(name: &str, value: &str) -> Vec<u8> {
    format!("{}:{}", quoted(name), quoted(value)).into_bytes()
}

fn join(members: &mut Vec<u8>, more: &[u8]) {
    if !members.is_empty() {
        members.push(b',');
    }
    members.extend_from_slice(more);
}
