use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::Texts;
use super::cells::add_cell;

/// Which columns of a source are compared, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyColumns {
    pub id: String,
    pub country: Option<String>,
    /// Where the position is: compared for rows that are not drawn, too.
    pub place: Vec<String>,
    /// All others whose change is a change of the event.
    pub others: Vec<String>,
}

/// What is compared of the rows of a source besides what its table knows, in any order of rows.
#[derive(Clone, Debug, Default)]
pub struct RowKeys {
    pub(super) ids: Texts,
    /// The same order: row of the table, and hashes of the id (0 if there is none), of the position as it is
    /// written, and of all other cells.
    pub(super) rows: Vec<Key>,
    /// Names of countries.
    pub(super) countries: FxHashMap<String, u16>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub id: u64,
    pub others: u64,
    pub place: u32,
    pub row: u32,
    /// [`NO_COUNTRY`] if none is given.
    pub country: u16,
}

pub(super) const NO_COUNTRY: u16 = u16::MAX;

impl RowKeys {
    /// Adds a row of the table with its cells: the id, the country, those of the position and all others.
    pub fn push<'c>(
        &mut self,
        row: u32,
        id: &str,
        country: Option<&str>,
        place: impl IntoIterator<Item = &'c str>,
        others: impl IntoIterator<Item = &'c str>,
    ) {
        let id = plain_id(id);
        self.ids.push(id);
        let key = Key {
            id: id_hash(id),
            others: hash_of(others),
            place: hash_of(place) as u32,
            row,
            country: country.map_or(NO_COUNTRY, |country| self.country(country.trim())),
        };
        self.rows.push(key);
    }

    fn country(&mut self, name: &str) -> u16 {
        if name.is_empty() {
            return NO_COUNTRY;
        }
        if let Some(known) = self.countries.get(name) {
            return *known;
        }
        // There are some 250 countries; a column with many more names is none of countries.
        let next = u16::try_from(self.countries.len()).unwrap_or(NO_COUNTRY).min(NO_COUNTRY - 1);
        self.countries.insert(name.to_owned(), next);
        next
    }

    /// Each row with its id; empty if it has none.
    pub fn ids(&self) -> impl Iterator<Item = (u32, &str)> {
        self.rows.iter().enumerate().map(|(at, key)| (key.row, self.ids.get(at)))
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

fn hash_of<'c>(cells: impl IntoIterator<Item = &'c str>) -> u64 {
    let mut hasher = FxHasher::default();
    cells.into_iter().for_each(|cell| add_cell(&mut hasher, cell));
    hasher.finish()
}

/// An id without what programs add to it: blanks, and the “.0” of ids that were taken for numbers.
pub fn plain_id(text: &str) -> &str {
    let text = text.trim();
    let whole = text.trim_end_matches('0').strip_suffix('.');
    whole.filter(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit())).unwrap_or(text)
}

/// 0 stands for no id.
fn id_hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    if id.is_empty() { 0 } else { hasher.finish().max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_with_what_programs_add_to_it() {
        for (text, id) in [
            (" IRQ12 ", "IRQ12"),
            ("12.0", "12"),
            ("120.00", "120"),
            ("120", "120"),
            ("1.50", "1.50"),
            ("A.0", "A.0"),
            (".0", ".0"),
            ("", ""),
        ] {
            assert_eq!(plain_id(text), id, "{text}");
        }
    }
}
