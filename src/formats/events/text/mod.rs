//! Tables as text: how a record is divided into fields, and the loop over records.

pub(super) mod delimited;
pub(super) mod split;
