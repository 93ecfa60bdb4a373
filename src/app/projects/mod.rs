//! Project files: opening, saving, missing files and crash recovery.

pub(super) mod project_controller;
pub(super) mod project_news;
pub(super) mod project_opening;
pub(super) mod project_panels;
pub(super) mod project_question;
pub(super) mod project_recovery;
mod proposed_path;
