//! Where the panels stand, which of them are shown, and the work behind them.

mod digests;
pub(super) mod inspector;
pub(super) mod layout;
pub(super) mod panel_set;
mod registry;
mod table_panel;
