use crate::formats::events::Format;
use crate::formats::records::missing;

/// What stands in a JSON text behind a list of records: further members, further lists, further texts.
pub(in crate::formats::events) struct Rest {
    /// Whether the list is a member of an object, and that of a collection of features.
    member: bool,
    features: bool,
    /// Brackets that are open, counted from the top of the text.
    depth: usize,
    string: Option<String>,
    escaped: bool,
    /// The last string, which may be a name.
    last: String,
    /// The text before and behind the lists, without them.
    around: Vec<u8>,
    /// In another list at this depth.
    within: Option<usize>,
    /// Records of lists that are not read.
    others: u64,
    /// Lists that were read.
    lists: u64,
}

/// Most bytes kept of what stands around the lists.
const MOST: usize = 64 << 10;

/// Longest name that is known, in bytes.
const LONGEST: usize = 64;

impl Rest {
    /// `before` is the text up to the first record.
    pub fn new(before: &[u8], format: Format) -> Self {
        let trimmed = before.trim_ascii_start();
        let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed).trim_ascii_start();
        let member = trimmed.first() == Some(&b'{');
        let mut around = trimmed.get(..trimmed.len().min(MOST)).unwrap_or_default().to_vec();
        if trimmed.len() > MOST {
            around.clear();
        }
        Self {
            member,
            features: format == Format::GeoJson,
            depth: usize::from(member) + 1,
            string: None,
            escaped: false,
            last: String::new(),
            around,
            within: None,
            others: 0,
            lists: 1,
        }
    }

    /// Looks through bytes that follow a list, from its closing bracket on. Returns how many were passed, and
    /// whether another list of records begins behind them.
    pub fn look(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, byte) in bytes.iter().enumerate() {
            if self.around.len() < MOST {
                self.around.push(*byte);
            }
            if self.is_in_string(*byte) {
                continue;
            }
            match byte {
                b'[' if self.begins_records() => {
                    self.depth += 1;
                    self.lists += 1;
                    return (at + 1, true);
                }
                b'[' => {
                    self.within =
                        self.within.or((self.depth == usize::from(self.member)).then_some(self.depth));
                    self.depth += 1;
                }
                b'{' => {
                    self.others += u64::from(self.within.is_some_and(|list| self.depth == list + 1));
                    self.depth += 1;
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.within = self.within.filter(|list| self.depth > *list);
                }
                _ => {}
            }
        }
        (bytes.len(), false)
    }

    fn is_in_string(&mut self, byte: u8) -> bool {
        let Some(string) = &mut self.string else {
            if byte == b'"' {
                self.string = Some(String::new());
            }
            return byte == b'"';
        };
        if !self.escaped && byte == b'"' {
            self.last = std::mem::take(string);
            self.string = None;
        } else if string.len() < LONGEST {
            string.push(char::from(byte));
        }
        self.escaped = !self.escaped && byte == b'\\';
        true
    }

    fn begins_records(&self) -> bool {
        match (self.features, self.member) {
            (true, _) => self.depth == 1 && self.last == "features",
            (false, true) => false,
            (false, false) => self.depth == 0,
        }
    }

    /// What there is to say at the end, of a file with so many records.
    pub fn remarks(&self, records: u64) -> Vec<String> {
        let mut remarks: Vec<String> =
            missing(&self.around, records).filter(|_| self.lists == 1).into_iter().collect();
        if self.lists > 1 {
            remarks.push(format!("{} collections stand in the file: all are read.", self.lists));
        }
        if self.others > 0 {
            remarks.push(format!("{} records of other lists in the file are not read.", self.others));
        }
        remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(before: &str, rest: &str, format: Format, records: u64) -> (bool, String) {
        let mut looked = Rest::new(before.as_bytes(), format);
        let (_, found) = looked.look(rest.as_bytes());
        (found, looked.remarks(records).join(" "))
    }

    #[test]
    fn what_follows_a_list_is_looked_through() {
        let collection = r#"{"type":"FeatureCollection","numberMatched":9,"features":["#;
        let (found, said) = after(collection, r#"],"links":[]}"#, Format::GeoJson, 3);
        assert!(!found && said.contains("9 records"), "{said}");
        let (found, _) = after(collection, "],\"name\":\"features\"}\n{\"features\": [", Format::GeoJson, 3);
        assert!(found);
        let (found, said) = after(r#"{"data":["#, r#"],"other":[{"a":[{}]},{"a":1}]}"#, Format::JsonArray, 3);
        assert!(!found && said.starts_with("2 records"), "{said}");
        assert!(after("[", "]\n[", Format::JsonArray, 3).0);
        assert_eq!(after("[", "]\n", Format::JsonArray, 3), (false, String::new()));
    }
}
