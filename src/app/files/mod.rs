//! Choosing, opening and saving files in the background.

mod column_answers;
mod column_dialogs;
mod column_jobs;
pub(super) mod column_memory;
mod deleted_lists;
pub(super) mod event_files;
pub(super) mod event_opening;
pub(super) mod event_worker;
pub(super) mod file_dialog;
pub(super) mod look_at_file;
mod open_file;
pub(super) mod placed_file;
pub(super) mod read_article;
mod row_reading;
pub(super) mod save_as;
mod save_text;
mod update_jobs;
mod update_offers;
