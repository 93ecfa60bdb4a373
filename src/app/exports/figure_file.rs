use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::files::{self, Overwrite, Replacing, WriteError};
use crate::paint::{PdfInfo, PngOptions, to_pdf, to_png_with};
use crate::session::Session;
use crate::ui::{FigureFormat, FigureKind, FigureState};

use crate::app::exports::figure_error::FigureError;
use crate::app::exports::figure_pages::{format_of, pages, sheet};
use crate::app::in_use::overwrite;
use crate::app::jobs::{Job, JobWatch, Jobs};

/// SVG units per inch of a page.
const UNITS: f32 = 96.0;

/// A figure ready to be written, independent of the window.
pub struct FigureFile {
    path: PathBuf,
    overwrite: Overwrite,
    format: FigureFormat,
    pages: Vec<String>,
    info: PdfInfo,
    png: PngOptions,
}

impl FigureFile {
    /// # Errors
    /// If there is nothing to write.
    pub fn of(state: &FigureState, session: &Session, path: PathBuf) -> Result<Self, FigureError> {
        let format = match state.subject {
            FigureKind::Sheet => FigureFormat::Pdf,
            FigureKind::Map => format_of(&path, state.format),
        };
        let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(format.ending()));
        let path = if named { path } else { with_ending(&path, format) };
        let png = match state.paper() {
            Some(_) => PngOptions { scale: state.dpi as f32 / UNITS, dpi: Some(state.dpi as f32) },
            None => PngOptions { scale: 1.0, dpi: None },
        };
        let info = match state.subject {
            FigureKind::Map => state.figure.info(session),
            FigureKind::Sheet => {
                let (sheet, card) = sheet(state, session)?;
                sheet.info(&card)
            }
        };
        Ok(Self { path, overwrite: overwrite(session), format, pages: pages(state, session)?, info, png })
    }

    /// Writes a temporary file next to the target and renames it once complete.
    fn write(&self, job: &JobWatch<f32>) -> Result<String, FigureError> {
        let fail = |why: WriteError| FigureError::Unwritable { path: self.path.clone(), why };
        let name = self.path.display();
        match (self.format, self.pages.first()) {
            (_, None) => Err(FigureError::NoPage),
            (FigureFormat::Svg, Some(svg)) => {
                files::write(&self.path, svg.as_bytes(), &self.overwrite).map_err(fail)?;
                Ok(format!("Saved: {name}."))
            }
            (FigureFormat::Pdf, _) => {
                let bytes = to_pdf(&self.pages, &self.info)?;
                if job.is_cancelled() {
                    return Err(FigureError::Cancelled);
                }
                files::write(&self.path, &bytes, &self.overwrite).map_err(fail)?;
                Ok(format!("Saved: {name}."))
            }
            (FigureFormat::Png, Some(svg)) => {
                let mut out = Replacing::new(&self.path, &self.overwrite).map_err(fail)?;
                let mut watch = |done: f32| {
                    job.report_paced(|| done);
                    if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                };
                let [w, h] = to_png_with(svg, self.png, &mut out, &mut watch)?;
                out.finish().map_err(fail)?;
                Ok(format!("Saved: {name}, {w} × {h} pixels."))
            }
        }
    }
}

/// A figure being written. Dropping it cancels and cleans up.
pub type FigureJob = Job<Result<String, FigureError>, f32>;

impl FigureFile {
    /// Writes it on a background job; progress is 0..=1.
    pub fn start(self, jobs: &Jobs) -> FigureJob {
        jobs.start(format!("Writing {}", self.path.display()), move |job| self.write(job))
    }
}

/// `map.v2` has no known extension: one is appended.
fn with_ending(path: &Path, format: FigureFormat) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(format.ending());
    name.into()
}
