use std::hash::Hasher;

use rustc_hash::FxHasher;

/// A field of an event that differs between two states of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    pub field: String,
    /// Empty if the field was not there.
    pub before: String,
    pub after: String,
}

/// The fields that differ between two states of a row, in the order of the later one. Numbers are compared as
/// numbers: one source may write 36.30 in a table and 36.3 in JSON.
pub fn changed_cells(old: &[(String, String)], new: &[(String, String)]) -> Vec<CellChange> {
    let of = |fields: &[(String, String)], name: &str| {
        fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
    };
    let gone = old.iter().filter(|(name, _)| of(new, name).is_none());
    let all = new.iter().map(|(name, _)| name).chain(gone.map(|(name, _)| name));
    let changes = all.map(|name| CellChange {
        before: of(old, name).unwrap_or_default(),
        after: of(new, name).unwrap_or_default(),
        field: name.clone(),
    });
    changes.filter(|change| Cell::of(&change.before) != Cell::of(&change.after)).collect()
}

/// A cell's meaning as far as it is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cell<'t> {
    Number(f64),
    Text(&'t str),
}

impl<'t> Cell<'t> {
    fn of(text: &'t str) -> Self {
        let text = text.trim();
        let starts = text.bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'-' || b == b'.');
        let number = if starts { text.parse::<f64>().ok() } else { None };
        // Long rows of digits are names: as numbers, different ones could be equal.
        match number.filter(|_| text.len() <= 15) {
            // −0 is 0.
            Some(number) => Self::Number(number + 0.0),
            None => Self::Text(text),
        }
    }
}

/// Adds a cell to the hash of a row; equal for cells that do not differ.
pub(super) fn add_cell(hasher: &mut FxHasher, text: &str) {
    match Cell::of(text) {
        Cell::Number(number) => {
            hasher.write_u8(1);
            hasher.write_u64(number.to_bits());
        }
        Cell::Text(text) => {
            hasher.write_u8(2);
            hasher.write(text.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_differ_as_numbers_and_everything_else_as_text() {
        for (a, b, same) in [
            ("36.30", "36.3", true),
            (" 5", "5 ", true),
            ("-0", "0", true),
            ("1e3", "1000", true),
            ("5", "6", false),
            ("", "0", false),
            ("Mosul", "mosul", false),
            ("2017-03-17", "2017-03-18", false),
            ("12345678901234567", "12345678901234568", false),
            ("nan", "nan", true),
        ] {
            let hash = |text: &str| {
                let mut hasher = FxHasher::default();
                add_cell(&mut hasher, text);
                hasher.finish()
            };
            assert_eq!(Cell::of(a) == Cell::of(b), same, "{a} {b}");
            assert_eq!(hash(a) == hash(b), same, "{a} {b}");
        }
    }

    #[test]
    fn fields_that_come_or_go_are_changes_too() {
        let fields = |list: &[(&str, &str)]| {
            list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>()
        };
        let old = fields(&[("id", "1"), ("killed", "3"), ("tags", "x"), ("blank", "")]);
        let new = fields(&[("killed", "5"), ("id", "1.0"), ("notes", "new")]);
        let found = changed_cells(&old, &new);
        let found: Vec<_> = found.iter().map(|c| (&*c.field, &*c.before, &*c.after)).collect();
        assert_eq!(found, [("killed", "3", "5"), ("notes", "", "new"), ("tags", "x", "")]);
    }
}
