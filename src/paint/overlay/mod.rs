//! What is drawn over a bare picture: legends, scale bar, credits.

pub(super) mod event_legend;
pub(super) mod furniture;
pub(super) mod heading;
pub(super) mod ink;
pub(super) mod legend;
pub(super) mod plate_text;
pub(super) mod signs;
