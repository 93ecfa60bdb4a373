//! The panels round the map.

pub(super) mod article_list;
pub(super) mod card_panel;
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
pub(super) mod wish;
