//! Rows whose positions have few digits, which all rows together may show to be chance.

use crate::formats::events::cell::Cells;
use crate::formats::events::few_digits::UsualDigits;
use crate::formats::events::file_head::Head;
use crate::formats::events::{Format, Mapping};
use crate::model::Precision;

/// Those rows, as they were added, and how precisely their places would be known with all digits.
#[derive(Debug, Default)]
pub(in crate::formats::events) struct FewDigits(Vec<(u32, Option<Precision>)>);

impl FewDigits {
    /// Adds the row after so many others, if its position is two numbers that lie in degrees.
    pub fn add(&mut self, mapping: &Mapping, record: &impl Cells, row: usize, stated: Option<Precision>) {
        let Some((latitude, longitude)) = mapping.pair() else { return };
        if record.cell(latitude).number().is_some() && record.cell(longitude).number().is_some() {
            self.0.push((row as u32, stated));
        }
    }

    /// Appends those of later rows, before which there are so many.
    pub fn append(&mut self, later: Self, rows: usize) {
        self.0.extend(later.0.into_iter().map(|(row, stated)| (row + rows as u32, stated)));
    }

    /// Those of them whose missing digits may be zeros by chance, among all positions of a file: all or none.
    pub fn by_chance(self, head: &Head, all: u64) -> Vec<(u32, Option<Precision>)> {
        let Some((latitude, longitude)) = head.layout.mapping.pair().filter(|_| !self.0.is_empty()) else {
            return Vec::new();
        };
        let typed = match head.layout.format {
            Format::Delimited(_) => false,
            Format::JsonArray | Format::GeoJson | Format::JsonLines => true,
        };
        let pair = |row: &'_ Vec<String>| Some([row.get(latitude)?.clone(), row.get(longitude)?.clone()]);
        let pairs: Vec<[String; 2]> = head.rows.iter().filter_map(pair).collect();
        let filled = pairs.iter().filter(|pair| pair.iter().all(|text| !text.trim().is_empty()));
        let usual = UsualDigits::of(filled.map(|[a, b]| [a.as_str(), b.as_str()]), typed);
        let chance = usual.is_some_and(|usual| usual.is_chance(self.0.len() as u64, all));
        if chance { self.0 } else { Vec::new() }
    }
}
