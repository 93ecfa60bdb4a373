use rustc_hash::{FxHashMap, FxHashSet};

/// The columns of a list's members. Names that differ only in case are one member, unless the header has both.
pub(in crate::formats) struct MemberNames {
    columns: FxHashMap<String, usize>,
    /// By the name in lower case; `None` if several columns have it.
    in_lower_case: FxHashMap<String, Option<usize>>,
}

impl MemberNames {
    pub fn of(header: &[String]) -> Self {
        let mut in_lower_case: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (column, name) in header.iter().enumerate() {
            in_lower_case
                .entry(name.to_lowercase())
                .and_modify(|found| *found = None)
                .or_insert(Some(column));
        }
        Self { columns: header.iter().cloned().zip(0..).collect(), in_lower_case }
    }

    /// The column of a member, and whether its name is written otherwise there.
    pub fn column(&self, name: &str) -> Option<(usize, bool)> {
        let other = || self.in_lower_case.get(&name.to_lowercase()).copied().flatten();
        self.columns.get(name).map(|column| (*column, false)).or_else(|| Some((other()?, true)))
    }
}

/// The member of a record with this name, or else one whose name differs from it only in case.
pub(in crate::formats::events) fn member<'f>(fields: &'f [(String, String)], name: &str) -> Option<&'f str> {
    let is_like = |own: &str| own.to_lowercase() == name.to_lowercase();
    let found =
        fields.iter().find(|(own, _)| own == name).or_else(|| fields.iter().find(|(own, _)| is_like(own)));
    found.map(|(_, text)| text.as_str())
}

/// The names of members as they are met in records. One that differs only in case from an earlier one is a name of its
/// own if a record has both.
#[derive(Default)]
pub(in crate::formats) struct MetNames {
    pub names: Vec<String>,
    known: FxHashSet<String>,
    in_lower_case: FxHashSet<String>,
}

impl MetNames {
    /// After the names of a header.
    pub fn after(header: &[String]) -> Self {
        Self {
            names: header.to_vec(),
            known: header.iter().cloned().collect(),
            in_lower_case: header.iter().map(|name| name.to_lowercase()).collect(),
        }
    }

    /// Adds those of a record, up to `most` names.
    pub fn add(&mut self, fields: &[(String, String)], most: usize) {
        for (name, _) in fields {
            if self.known.contains(name) || self.names.len() >= most {
                continue;
            }
            let lower = name.to_lowercase();
            let is_other = |(other, _): &(String, String)| other != name && other.to_lowercase() == lower;
            if self.in_lower_case.insert(lower.clone()) || fields.iter().any(is_other) {
                self.known.insert(name.clone());
                self.names.push(name.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &str) -> Vec<(String, String)> {
        names.split(' ').map(|name| (name.to_owned(), format!("{name} here"))).collect()
    }

    #[test]
    fn names_that_differ_only_in_case_are_one_unless_a_record_has_both() {
        for (records, header) in [
            (&["Date Lat", "date lat", "DATE lat x"][..], "Date Lat x"),
            (&["id ID", "id", "Id"], "id ID"),
            (&["id", "id ID"], "id ID"),
            (&["İl", "il"], "İl il"),
        ] {
            let mut found = MetNames::default();
            records.iter().for_each(|record| found.add(&fields(record), 9));
            assert_eq!(found.names.join(" "), header);
        }
    }

    #[test]
    fn a_member_is_found_by_its_own_name_first() {
        let header: Vec<String> = ["Date", "id", "ID"].map(str::to_owned).into();
        let names = MemberNames::of(&header);
        assert_eq!(names.column("Date"), Some((0, false)));
        assert_eq!(names.column("dATE"), Some((0, true)));
        assert_eq!(names.column("ID"), Some((2, false)));
        // Which of the two is not known.
        assert_eq!(names.column("Id"), None);
        assert_eq!(member(&fields("ID id"), "id"), Some("id here"));
        assert_eq!(member(&fields("a ID"), "id"), Some("ID here"));
    }
}
