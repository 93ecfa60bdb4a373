//! The text of a cell to a number, a date or a position.

pub(super) mod amount;
pub(super) mod cell;
pub(super) mod count;
pub(super) mod count_both;
pub(super) mod count_pair;
pub(super) mod count_phrase;
pub(super) mod count_tally;
pub(super) mod count_words;
pub(super) mod dates;
pub(super) mod folded;
pub(super) mod forms;
pub(super) mod number;
pub(super) mod number_evidence;
pub(super) mod positions;
pub(super) mod styles;
pub(super) mod whole;
