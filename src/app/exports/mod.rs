//! Figures and data that leave the program as files.

pub(super) mod data_export;
pub(super) mod export_choices;
pub(super) mod export_commands;
pub(super) mod figure_export;
pub(super) mod figure_file;
