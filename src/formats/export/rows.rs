use std::io;
use std::sync::Arc;

use crate::events::{Bits, EventTable, Fields, GOVERNORATE, RowId, RowSource, RowText};
use crate::formats::events::{MetNames, Watch, distinct, json_fields_of};
use crate::geo::LonLat;
use crate::model::Precision;

use super::ExportAbout;

/// Rows of an event file to be exported, with everything that goes into the file.
#[derive(Clone, Debug)]
pub struct RowExport {
    pub about: ExportAbout,
    pub table: Arc<EventTable>,
    /// By table row.
    pub rows: Arc<Bits>,
    /// Colour of a marker, as `#rrggbb`, by class of type.
    pub colours: Vec<String>,
}

/// Errors in exporting rows.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Cancelled by the watcher.
    #[error("the export was cancelled")]
    Cancelled,
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Columns added after the file's own, with descriptions.
pub(super) const ADDED: [(&str, &str); 5] = [
    ("atlas_row", "Number of the row in its file, from 1, not counting the header and unreadable rows"),
    ("atlas_governorate", "Governorate of the row, by its position or by the name it gives"),
    (
        "atlas_precision",
        "How precisely its place is known: town, around-town, district, governorate, region, unplaced; empty if the file does not say",
    ),
    (
        "atlas_longitude",
        "Degrees (WGS 84) of the point on the map; empty if the place is not known precisely enough",
    ),
    ("atlas_latitude", "Likewise"),
];

/// Rows between two progress calls.
const EVERY: u64 = 2048;

/// What the table knows about a row besides its text.
pub(super) struct Known<'a> {
    pub row: u64,
    pub governorate: &'a str,
    pub precision: &'static str,
    /// Longitude and latitude in degrees.
    pub position: Option<[f64; 2]>,
    pub class: usize,
}

impl RowExport {
    /// The columns of a table with these rows: the file's, then the added ones. A list of JSON records is
    /// read once to find them.
    ///
    /// # Errors
    /// As those of [`RowExport::write`].
    pub(super) fn columns(
        &self,
        source: &dyn RowSource,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Vec<String>, ExportError> {
        let own = match source.header() {
            Some(header) => header.to_vec(),
            None => self.members(source, watch)?,
        };
        let added = ADDED.iter().map(|(name, _)| (*name).to_owned());
        Ok(distinct(&own.into_iter().chain(added).collect::<Vec<_>>()))
    }

    /// The members of all records, in order of first appearance.
    fn members(
        &self,
        source: &dyn RowSource,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
    ) -> Result<Vec<String>, ExportError> {
        let mut met = MetNames::default();
        self.each(source, &mut |_, _| watch(0, u64::from(self.rows.count())), &mut |fields, _| {
            let Fields::Json(object) = fields else { return Ok(()) };
            met.add(&json_fields_of(object), MOST_COLUMNS + 1);
            if met.names.len() > MOST_COLUMNS {
                let why = format!(
                    "the rows have more than {MOST_COLUMNS} different members; write GeoJSON instead"
                );
                return Err(io::Error::other(why));
            }
            Ok(())
        })?;
        Ok(met.names)
    }

    /// Iterates over the rows in file order.
    pub(super) fn each(
        &self,
        source: &dyn RowSource,
        watch: &mut dyn FnMut(u64, u64) -> Watch,
        each: &mut dyn FnMut(Fields, &Known) -> io::Result<()>,
    ) -> Result<(), ExportError> {
        let all = u64::from(self.rows.count());
        let (mut done, mut stopped) = (0_u64, watch(0, all) == Watch::Stop);
        if stopped {
            return Err(ExportError::Cancelled);
        }
        let read = source.texts(&self.table, &self.rows, &mut |RowText { row, id, fields }| {
            each(fields, &self.known(row, id))?;
            done += 1;
            if done.is_multiple_of(EVERY) && watch(done, all) == Watch::Stop {
                stopped = true;
                return Err(io::Error::other("cancelled"));
            }
            Ok(())
        });
        if stopped { Err(ExportError::Cancelled) } else { Ok(read?) }
    }

    fn known(&self, row: u32, id: RowId) -> Known<'_> {
        let table = &self.table;
        Known {
            row: u64::from(id) + 1,
            governorate: table.words(GOVERNORATE, row),
            precision: table.precision(row).map_or("", Precision::word),
            position: table.place(row).map(|place| degrees(place.into())),
            class: table.class(row),
        }
    }
}

/// Most columns of a table made from records.
const MOST_COLUMNS: usize = 4096;

/// To six decimals, a tenth of a metre: the table knows a position to a centimetre.
fn degrees(place: LonLat) -> [f64; 2] {
    [place.lon, place.lat].map(|x| (x * 1e6).round() / 1e6 + 0.0)
}
