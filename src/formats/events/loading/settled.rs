use crate::formats::events::ColumnRole;

/// Something decided by all rows, which is not decided again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Settled {
    pub what: What,
    /// What was decided, and by what; empty if that is said elsewhere.
    pub said: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum What {
    Order,
    Points,
    /// That latitude and longitude stand in each other's columns.
    Exchanged,
    Form,
    Numbers,
    Codes,
    EarlyDays,
    Column(ColumnRole),
}
