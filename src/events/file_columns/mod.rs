//! Columns of a file that the table does not keep. They are read from the source when the user sorts, filters,
//! sums or draws by one, and dropped when nothing uses them any more.

mod column_type;
mod file_column;
mod loaded;
mod row_sums;
mod sort;
mod sum;

pub use column_type::{ColumnInfo, ColumnType, ReadAs};
pub use file_column::{ColumnData, FileColumn, Numbers};
pub use loaded::{LoadedColumns, Want};
pub use row_sums::{LastSums, RowSums};
pub use sum::ColumnSum;
