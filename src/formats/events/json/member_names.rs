use rustc_hash::{FxHashMap, FxHashSet};

/// The columns of a list's members. Names that differ only in case are one member, unless the header has both.
pub(in crate::formats::events) struct MemberNames {
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

/// Adds the names of a record's members that a header does not have, up to `most` columns. A name that differs only in
/// case from one in the header is added if this record has both.
pub(super) fn add_names(header: &mut Vec<String>, fields: &[(String, String)], most: usize) {
    let mut known: FxHashSet<String> = header.iter().cloned().collect();
    let mut known_in_lower_case: FxHashSet<String> = header.iter().map(|name| name.to_lowercase()).collect();
    let has_both = |name: &str| {
        let lower = name.to_lowercase();
        fields.iter().any(|(other, _)| other != name && other.to_lowercase() == lower)
    };
    for (name, _) in fields {
        let is_new = known_in_lower_case.insert(name.to_lowercase());
        if header.len() < most && !known.contains(name) && (is_new || has_both(name)) {
            known.insert(name.clone());
            header.push(name.clone());
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
            let mut found = Vec::new();
            records.iter().for_each(|record| add_names(&mut found, &fields(record), 9));
            assert_eq!(found.join(" "), header);
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
