//! The panels around the map. To add one: a file with a type that implements [`Panel`], its `mod` line, and
//! its line in [`panels`].

pub(super) mod article_list;
pub(super) mod card_panel;
pub(super) mod changes_panel;
pub(super) mod detail_panel;
pub(super) mod event_legend;
pub(super) mod event_section;
pub(super) mod event_stats;
pub(super) mod event_table;
pub(super) mod filter_panel;
pub(super) mod intro;
pub(super) mod layers;
pub(super) mod layers_panel;
pub(super) mod reading_pane;
pub(super) mod statistics_panel;
pub(super) mod timeline;
pub(super) mod unplaced_list;

use super::panel::Panel;

/// The tabs and the panels below the map, in display order.
pub fn panels() -> Vec<Box<dyn Panel>> {
    let (reading, draft) = reading_pane::review_panels();
    vec![
        Box::new(reading),
        Box::<layers_panel::LayersPanel>::default(),
        Box::<filter_panel::FilterPanel>::default(),
        Box::<changes_panel::ChangesPanel>::default(),
        Box::<article_list::ArticlesPanel>::default(),
        Box::<unplaced_list::UnplacedPanel>::default(),
        Box::new(draft),
        Box::<card_panel::CardPanel>::default(),
        Box::<statistics_panel::StatisticsPanel>::default(),
        Box::<timeline::TimelinePanel>::default(),
    ]
}
