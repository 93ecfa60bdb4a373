//! Two states of one source, compared by the ids of their events.

mod cells;
mod change;
mod change_kind;
mod compare;
mod kind_set;
mod marks;
mod passing;
mod row_keys;
mod texts;

pub use cells::{CellChange, changed_cells};
pub use change::{Change, Changes, Comparison, NotJudged};
pub use change_kind::ChangeKind;
pub use compare::{Completeness, Vintage, compare};
pub use kind_set::KindSet;
pub use marks::{ChangeMark, ChangeMarks, MarkedPlace};
pub use passing::FilteredState;
pub use row_keys::{KeyColumns, RowKeys, plain_id};
pub use texts::Texts;
