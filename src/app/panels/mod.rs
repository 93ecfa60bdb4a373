//! The panel layout, which panels are shown, and their background work.

mod cache_panel;
mod digests;
pub(super) mod inspector;
pub(super) mod layout;
pub(super) mod panel_set;
pub(super) mod panel_sizes;
mod periods_panel;
mod registry;
mod table_panel;
