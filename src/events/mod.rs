//! The event table: millions of dated, placed rows in columns, in Morton order, so that a query for a cell, a
//! window or a ring is a few ranges, and a filter is one scan. Out of scope: parsing (`formats`) and drawing
//! (`scene`).

mod building;
mod changes;
mod columns;
mod file_columns;
mod filtering;
mod only;
mod overlap;
mod parallel;
mod periods;
mod query;
mod row_id;
mod row_source;
mod row_text;
mod rules;
mod storing;
mod table;
mod type_classes;
mod values;

pub use building::TableBuilder;
pub use changes::{
    CellChange, Change, ChangeKind, ChangeMark, ChangeMarks, Changes, Comparison, Completeness,
    FilteredState, KeyColumns, KindSet, MarkedPlace, NotJudged, RowKeys, Texts, Vintage, changed_cells,
    compare, plain_id,
};
pub(crate) use columns::block_capacity;
pub use columns::{Bits, cell_bounds, code_of, world_of};
pub use file_columns::{
    ColumnData, ColumnInfo, ColumnSum, ColumnType, FileColumn, LoadedColumns, Numbers, ReadAs, RowSums, Want,
};
pub use filtering::{Filter, FilteredView, RowFilter, RuleHits, Tally, TextHits, Timeline, ValueSet};
pub use overlap::Overlap;
pub(crate) use parallel::join;
pub use parallel::{OneByOne, Parallel};
pub use periods::{Compared, ComparedCount, PeriodPair, Verdict};
pub use query::{Cell, SortKey, StepPeaks, Sum, Summary};
pub use row_id::RowId;
pub use row_source::{RowError, RowSource};
pub use row_text::{Fields, RowText};
pub use rules::{Condition, Known, Rule, RuleColumn, RuleError, Test};
pub use storing::{Block, BlockKind, StoredBlock, TableShape};
pub use table::{EventRow, EventTable};
pub use type_classes::TypeClasses;
pub use values::{
    Bin, Column, DATED, DatePrecision, Day, Dimension, Event, Fatalities, GOVERNORATE, Governorates,
    NamedTown, PRECISION, Role, Unit, Values,
};
