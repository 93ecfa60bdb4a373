use std::sync::Arc;

use crate::formats::ReadError;

use crate::formats::events::file_head::Unclear;
use crate::formats::events::guess_names::guess_names;
use crate::formats::events::head::inspect;
use crate::formats::events::read::widen;
use crate::formats::events::roles::Candidates;
use crate::formats::events::wide::{RESHAPE, WIDE_BY_PLACE, is_wide_by_place};
use crate::formats::events::{
    DateOrder, Layout, Mapping, NameColumn, NumberStyle, Open, OrderFound, PlaceNames, guess,
};

/// The beginning of a file and its guessed mapping, for correction before it is loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub layout: Layout,
    /// The first rows, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Possible place name columns, if no columns give a position.
    pub names: Vec<NameColumn>,
    /// What the columns may be taken for.
    pub(in crate::formats::events) candidates: Candidates,
    /// All rows that were looked at for that.
    pub(in crate::formats::events) sample: Arc<Vec<Vec<String>>>,
    /// What the user should check; empty if nothing is doubtful.
    pub note: String,
}

/// Rows of a preview.
const ROWS: usize = 20;

impl Preview {
    pub fn header(&self) -> &[String] {
        &self.layout.header
    }

    pub fn mapping(&self) -> &Mapping {
        &self.layout.mapping
    }

    /// What the rows that were looked at tell about the order of day, month and year.
    pub fn order_found(&self, mapping: &Mapping) -> OrderFound {
        OrderFound::of(mapping, &self.layout.header, &self.sample)
    }

    /// Decides for the columns of a mapping how their dates, numbers and positions are written; `order` and
    /// `numbers` are what the user says.
    pub fn decide(&self, mapping: &mut Mapping, order: Option<DateOrder>, numbers: Option<NumberStyle>) {
        mapping.open = Open { order: order.is_none(), numbers: numbers.is_none(), forms: true };
        guess::complete(mapping, &self.layout.header, &self.sample);
        mapping.date_order = order.unwrap_or(mapping.date_order);
        mapping.number_style = numbers.unwrap_or(mapping.number_style);
    }
}

/// Examines the beginning of a file; a megabyte is plenty, a few lines are enough.
///
/// # Errors
/// Why the file is not an event table.
pub fn preview(name: &str, bytes: &[u8]) -> Result<Preview, ReadError> {
    preview_with_names(name, bytes, None)
}

/// Like [`preview`]; if no columns give a position, also finds place name columns.
///
/// # Errors
/// Likewise.
pub fn preview_with_names(
    name: &str,
    bytes: &[u8],
    places: Option<&dyn PlaceNames>,
) -> Result<Preview, ReadError> {
    preview_of(name, bytes, false, &[], places)
}

/// The same with bytes from further places of the file; `whole` if the first ones are all of it, so that its last line
/// needs no end.
pub(in crate::formats) fn preview_of(
    name: &str,
    bytes: &[u8],
    whole: bool,
    samples: &[Vec<u8>],
    places: Option<&dyn PlaceNames>,
) -> Result<Preview, ReadError> {
    let head = match inspect(bytes, whole) {
        Err(Unclear::More) if !whole => inspect(bytes, true),
        other => other,
    };
    let mut head = match head {
        Ok(head) => head,
        Err(Unclear::Fault(message, remedy)) => return Err(ReadError::whole(name, message, remedy)),
        Err(Unclear::More) => {
            let message = "its beginning cannot be read as a table";
            return Err(ReadError::whole(name, message, "export the events as CSV or GeoJSON"));
        }
    };
    if places.is_some_and(|places| is_wide_by_place(&head, places)) {
        return Err(ReadError::whole(name, WIDE_BY_PLACE, RESHAPE));
    }
    widen(&mut head, samples);
    head.recognise(places);
    let places = places.filter(|_| !head.layout.mapping.has_position());
    let names = places.map(|places| guess_names(&head.told, &head.rows, places)).unwrap_or_default();
    let note = note(&head.layout, &head.rows, head.certain);
    let rows = head.rows.iter().take(ROWS).cloned().collect();
    let (candidates, sample) = (head.candidates, Arc::new(head.rows));
    Ok(Preview { layout: head.layout, rows, names, candidates, sample, note })
}

fn note(layout: &Layout, rows: &[Vec<String>], certain: bool) -> String {
    let mapping = &layout.mapping;
    let placed = mapping.has_position();
    let dated = mapping.dates != crate::formats::events::Dates::None;
    let mut notes = Vec::new();
    if !placed && mapping.governorate.is_none() {
        notes.push("Name the columns for latitude and longitude, or the one for the governorate.");
    } else if !placed {
        notes.push("No column gives a position: the events are counted by governorate, not drawn.");
    }
    if !dated {
        notes.push("No column gives a date.");
    }
    if !certain {
        notes.push(
            "It is not certain whether the day, the month or a two-digit year comes first in the dates.",
        );
    }
    let evidence = guess::order_evidence(mapping, rows);
    if evidence.day_first > 0 && evidence.month_first > 0 {
        notes.push("Some dates have the day first, others the month.");
    }
    notes.join(" ")
}
