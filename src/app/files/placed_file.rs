use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::save_error::SaveError;
use crate::files::{EventSource, Overwrite, Replacing, WriteError};
use crate::formats::events::{
    Layout, NameRole, PlaceColumns, PlaceError, PlaceNames, PlaceOutput, PlacedRow, Watch, place_table,
};

/// A geocoded table to be saved.
pub struct PlacedFile<'a> {
    pub source: &'a EventSource,
    pub layout: &'a Layout,
    /// Only the rows that could not be placed, with the reasons.
    pub unplaced: bool,
    /// Whether rows that only add up others count as well.
    pub keep_totals: bool,
    pub overwrite: Overwrite,
}

impl PlacedFile<'_> {
    /// Asks the user for the destination.
    pub fn ask(&self) -> Option<PathBuf> {
        let what = if self.unplaced { "not-placed" } else { "placed" };
        let own = Path::new(self.source.name()).file_stem().map(|s| s.to_string_lossy().into_owned());
        let name = format!("{}-{what}.csv", own.unwrap_or_else(|| "table".to_owned()));
        rfd::FileDialog::new().set_title("Save rows").set_file_name(name).save_file()
    }

    /// Writes the rows.
    ///
    /// # Errors
    /// If the table cannot be read again, or the file cannot be written.
    pub fn write(&self, path: &Path, places: &dyn PlaceNames, stop: &AtomicBool) -> Result<(), SaveError> {
        let fail = |why: WriteError| SaveError::Write { path: path.to_owned(), why };
        let overwrite = self.overwrite.clone().except("table", [self.source.path()]);
        let mut out = Replacing::new(path, &overwrite).map_err(fail)?;
        let output = if self.unplaced {
            PlaceOutput {
                placed: None,
                geojson: false,
                unplaced: Some(&mut out as &mut dyn Write),
                keep_totals: self.keep_totals,
            }
        } else {
            let geojson = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson"));
            PlaceOutput { placed: Some(&mut out), geojson, unplaced: None, keep_totals: self.keep_totals }
        };
        let columns = PlaceColumns::Chosen(&self.layout.mapping.names);
        let mut watch = |_, _| if stop.load(Ordering::Relaxed) { Watch::Stop } else { Watch::GoOn };
        self.source.unchanged()?;
        let (name, mut input) = (self.source.name(), self.source.reader());
        let dates = Some(&self.layout.mapping);
        match place_table(name, &mut input, places, columns, dates, output, &mut watch) {
            Ok(_) => out.finish().map_err(fail),
            Err(PlaceError::Read(error)) => Err(error.into()),
            Err(PlaceError::Write(error)) => Err(fail(error.into())),
        }
    }
}

/// The geocoded location of a row; `None` if its table is not geocoded. `fields` are those of the row, in the
/// order of the columns.
pub fn placed_row(
    layout: &Layout,
    fields: &[(String, String)],
    places: &dyn PlaceNames,
) -> Option<PlacedRow> {
    if !layout.mapping.is_by_names() {
        return None;
    }
    let named = layout.mapping.names.iter();
    let text = |column: usize| {
        let header = layout.header.get(column)?;
        // Fields without name and value are omitted; they are matched by name, and by position if names
        // repeat.
        let at = fields.get(column).filter(|(name, _)| name == header);
        at.or_else(|| fields.iter().find(|(name, _)| name == header)).map(|(_, value)| value.as_str())
    };
    let texts: Vec<(NameRole, &str)> = named.map(|n| (n.role, text(n.column).unwrap_or_default())).collect();
    let year = layout.mapping.year(|column| text(column).unwrap_or_default().into());
    Some(places.place(&texts, year))
}
