//! What the columns of an event file mean, for the user to correct before it is read.

mod column_choice;
mod column_dialog;
mod meanings;
mod name_columns;
mod trial_view;
mod ways;

pub use column_dialog::{ColumnAnswer, ColumnDialog, ColumnsOf, TrialQuestion};
