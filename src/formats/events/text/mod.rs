//! Tables as text: how a record is divided into fields, which records are rows, and the loop over them.

pub(super) mod delimited;
mod ends;
pub(super) mod form;
pub(super) mod headings;
pub(super) mod labels;
pub(super) mod record;
pub(super) mod records;
pub(super) mod region;
pub(super) mod sieve;
pub(super) mod sink;
pub(super) mod split;
