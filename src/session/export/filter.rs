use crate::events::{Day, Dimension, EventTable, Filter, ValueSet};
use crate::formats::export::{ColumnAbout, FilterAbout};
use crate::session::{EventAction, EventLayer};

/// A filter in words and part by part.
pub(super) fn about(layer: &EventLayer) -> FilterAbout {
    let filter = layer.filter();
    FilterAbout {
        words: layer.filter_words(),
        columns: columns(filter, &layer.table),
        killed_at_least: filter.at_least,
        killed_at_most: filter.at_most,
        from: filter.days.map(|(from, _)| from).filter(|d| *d > Day::MIN).map(|d| d.to_string()),
        to: filter.days.map(|(_, to)| to).filter(|d| *d < Day::MAX).map(|d| d.to_string()),
        undated: filter.days.map(|_| filter.undated),
        text: filter.text.as_ref().map(|text| text.query.clone()),
    }
}

impl EventLayer {
    /// The parts of the filter that exclude rows, in words.
    pub fn filter_words(&self) -> Vec<String> {
        let days = |without: &EventAction| *without == EventAction::Days(None);
        let parts = self.filter_parts().into_iter();
        let overlap = self.shown.overlap(&self.table).map(|overlap| overlap.words(&self.table));
        parts
            .map(|part| if days(&part.without) { self.days_words() } else { part.words })
            .chain(overlap)
            .collect()
    }

    /// The calendar's first or last day means an open end.
    fn days_words(&self) -> String {
        match self.filter().days {
            Some((Day::MIN, to)) => format!("Until {to}"),
            Some((from, Day::MAX)) => format!("From {from}"),
            Some((from, to)) => crate::detail::days_words(from, to),
            None => String::new(),
        }
    }
}

fn columns(filter: &Filter, table: &EventTable) -> Vec<ColumnAbout> {
    let named = filter.kept.iter().filter_map(|(index, kept)| Some((table.dimensions().get(*index)?, kept)));
    named.map(|(dimension, kept)| column(dimension, kept)).collect()
}

/// The values that pass, or those that do not, whichever are fewer.
fn column(dimension: &Dimension, kept: &ValueSet) -> ColumnAbout {
    let words = |let_through: bool| {
        let codes = (0..=u16::MAX).take(dimension.values.len());
        let codes = codes.filter(|code| kept.contains(*code) == let_through);
        codes.map(|code| dimension.words(code).to_owned()).collect::<Vec<_>>()
    };
    let few = kept.len() * 2 <= dimension.values.len();
    ColumnAbout {
        column: dimension.header.clone(),
        kept: few.then(|| words(true)),
        left_out: (!few).then(|| words(false)),
    }
}
