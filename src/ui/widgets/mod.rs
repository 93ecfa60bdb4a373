//! Small parts that several panels share: fonts, colours, icons, text, charts.

pub(super) mod bidi;
pub(super) mod charts;
pub(super) mod context_menu;
pub(super) mod day_fields;
pub(super) mod elements;
pub(super) mod fonts;
pub(super) mod icons;
pub(super) mod keys;
pub(super) mod period_pairs;
pub(super) mod toast;
pub(super) mod visuals;
