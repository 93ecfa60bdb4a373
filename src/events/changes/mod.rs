//! Two states of one source, compared by the ids of their events.

mod cells;
mod change;
mod compare;
mod row_keys;
mod texts;

pub use cells::{CellChange, changed_cells};
pub use change::{Change, ChangeKind, Changes, NotJudged};
pub use compare::{Completeness, Vintage, compare};
pub use row_keys::{KeyColumns, RowKeys, plain_id};
pub use texts::Texts;
