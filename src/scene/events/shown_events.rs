use std::sync::Arc;

use crate::events::{EventTable, FileColumn, FilteredView, GOVERNORATE, PeriodPair, Tally};
use crate::model::EventLayerId;
use crate::style::TypeLooks;

use super::{EventDisplay, SharedScale};

/// An event table in its current display state.
#[derive(Clone, Copy, Debug)]
pub struct ShownEvents<'a> {
    pub id: EventLayerId,
    pub name: &'a str,
    pub table: &'a EventTable,
    pub shown: &'a FilteredView,
    pub display: EventDisplay,
    /// The column of numbers that circles and single events are sized by, instead of by count.
    pub size: Option<&'a Arc<FileColumn>>,
    /// The two periods whose difference [`super::Measure::Change`] shades.
    pub change: Option<&'a PeriodPair>,
    /// The pictures that share its scale.
    pub scale: SharedScale<'a>,
    /// The colours of its types.
    pub looks: TypeLooks,
    /// 0 (clear) to 1.
    pub opacity: f32,
    /// Whether the view is zooming right now: levels then cross-fade.
    pub zooming: bool,
}

impl<'a> ShownEvents<'a> {
    /// What this picture and the map next to it show.
    pub(super) fn views(&self) -> impl Iterator<Item = &'a FilteredView> {
        std::iter::once(self.shown).chain(self.scale.maps.into_iter().flatten())
    }

    /// What the map shows or, of two, both, by their days.
    pub(super) fn maps(&self) -> Vec<&'a FilteredView> {
        let mut maps = self.scale.maps.map_or_else(|| vec![self.shown], |maps| maps.to_vec());
        maps.sort_by_key(|shown| shown.filter().days);
        maps
    }

    /// Approximate greatest count of a cell of a level in any of the pictures.
    pub(super) fn greatest_count(&self, level: u8) -> u64 {
        let maps = self.views().map(|shown| u64::from(shown.greatest(self.table, level))).max();
        let steps = self.scale.steps.map(|steps| steps.greatest(self.table, None, level) as u64);
        maps.max(steps).unwrap_or(0)
    }

    /// The same of what symbols are sized by: the sums of a column or the count.
    pub(super) fn greatest_amount(&self, level: u8) -> f64 {
        let Some(column) = self.size else { return self.greatest_count(level) as f64 };
        let maps = self.views().map(|shown| shown.sums(self.table, column).greatest(self.table, level));
        let steps = self.scale.steps.map(|steps| steps.greatest(self.table, Some(column), level));
        maps.chain(steps).fold(0.0, f64::max)
    }

    /// The counts by governorate of all the pictures.
    pub(super) fn all_tallies(&self) -> Vec<&'a [Tally]> {
        let table: &'a EventTable = self.table;
        let steps = self.scale.steps.map_or(&[] as &[Vec<Tally>], |steps| steps.tallies(table));
        let maps = self.views().map(|shown| shown.tallies(GOVERNORATE));
        maps.chain(steps.iter().map(Vec::as_slice)).collect()
    }

    /// What the legend says of it.
    pub(super) fn scale_words(&self) -> Option<String> {
        let of_steps = "all steps of the playback";
        // A figure shows one of the maps alone.
        let words = |shown: &FilteredView| match shown.filter().days {
            Some((from, to)) => format!("{from} to {to}"),
            None => "all days".to_owned(),
        };
        let of_maps = self.scale.maps.map(|_| {
            let days: Vec<String> = self.maps().into_iter().map(words).collect();
            format!("both maps, {}", days.join(" and "))
        });
        match (of_maps, self.scale.steps) {
            (Some(maps), None) => Some(format!("One scale for {maps}.")),
            (None, Some(_)) => Some(format!("One scale for {of_steps}.")),
            (Some(maps), Some(_)) => Some(format!("One scale for {of_steps} and {maps}.")),
            (None, None) => None,
        }
    }
}
