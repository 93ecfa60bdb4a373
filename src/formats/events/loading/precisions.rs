use rustc_hash::FxHashMap;

use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::scheme::Stated;
use crate::formats::events::{Mapping, Scheme};
use crate::model::Precision;

/// What rows say of how precisely their places are known. What words mean is kept, because files repeat them.
#[derive(Debug, Default)]
pub(in crate::formats::events) struct Precisions {
    known: FxHashMap<(Scheme, String), Option<Stated>>,
}

/// Most words that are kept.
const MOST_KNOWN: usize = 1000;

impl Precisions {
    /// The least precise of what the columns of a row say; `unread` gets those that are not understood.
    pub fn worst(
        &mut self,
        mapping: &Mapping,
        record: &impl Cells,
        unread: &mut Vec<usize>,
    ) -> Option<Precision> {
        let mut worst = None;
        for (column, scheme) in mapping.precisions() {
            let cell = record.cell(column);
            if cell.is_empty() {
                continue;
            }
            match self.stated(scheme, &cell) {
                Some(Stated(class)) => worst = worst.max(class),
                None => unread.push(column),
            }
        }
        worst
    }

    fn stated(&mut self, scheme: Scheme, cell: &Cell) -> Option<Stated> {
        let coded = |number: f64| scheme.place(number).map(|class| Stated(Some(class)));
        match scheme {
            Scheme::Ucdp | Scheme::Acled | Scheme::Gtd => cell.number().and_then(coded),
            // In “50,000” the comma groups; it is read as text is.
            Scheme::Metres | Scheme::Kilometres => match cell.number().filter(|_| !has_comma(cell)) {
                Some(number) => coded(number),
                None => self.in_words(scheme, cell),
            },
            Scheme::Words | Scheme::Centroid | Scheme::Approximate | Scheme::Exact => {
                self.in_words(scheme, cell)
            }
        }
    }

    fn in_words(&mut self, scheme: Scheme, cell: &Cell) -> Option<Stated> {
        let key = (scheme, cell.to_text());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let found = scheme.in_words(&key.1);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(key, found);
        }
        found
    }
}

fn has_comma(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) | Cell::Quoted(text, _) => text.contains(&b','),
        Cell::Missing | Cell::Integer(_) | Cell::Float(_) => false,
    }
}
