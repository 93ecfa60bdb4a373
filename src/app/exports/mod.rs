//! Export of figures and data.

mod data_export;
mod export_choices;
mod figure_error;
mod figure_export;
mod figure_file;
mod figure_pages;

use super::jobs::Jobs;

use data_export::DataExport;
use figure_export::FigureExport;

/// What leaves the program as files.
pub struct Exports {
    pub figures: FigureExport,
    pub data: DataExport,
}

impl Exports {
    pub fn new(jobs: &Jobs) -> Self {
        Self { figures: FigureExport::new(jobs), data: DataExport::new(jobs) }
    }
}
