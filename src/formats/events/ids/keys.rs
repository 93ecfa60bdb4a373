use std::borrow::Cow;
use std::io;

use crate::events::{Bits, EventTable, Fields, KeyColumns, RowKeys, RowSource, RowText};

use crate::formats::events::id_columns::{is_of_one_file, version_column};
use crate::formats::events::member_names::member;
use crate::formats::events::{ColumnRole, Layout, Watch, json_fields, unlike_names};

/// Rows between two progress calls.
const EVERY: usize = 1 << 14;

/// Why two files cannot be compared, or not well.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoKeys {
    #[error("{0} has no column that is taken for the ids of its events; say which one it is")]
    NoId(String),
    #[error(
        "the ids of {file} are in “{column}”, which is numbered anew in every file; take another column as the id"
    )]
    OfOneFile { file: String, column: String },
}

/// The columns by which two states of a source are compared, and what there is to say about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedColumns {
    pub old: KeyColumns,
    pub new: KeyColumns,
    /// Sentences.
    pub notes: Vec<String>,
}

/// Which columns of two files are compared; the names of the files are for messages. The days, the numbers of
/// people killed and when a row was last changed are not among them: tables know the first two, and the last is
/// no change of the event.
///
/// # Errors
/// If a file has no ids that last.
pub fn shared_columns(old: (&str, &Layout), new: (&str, &Layout)) -> Result<SharedColumns, NoKeys> {
    let (a, b) = (Columns::of(old)?, Columns::of(new)?);
    let is_in =
        |columns: &Columns, name: &String| columns.others.contains(name) || columns.apart.contains(name);
    let mut notes = Vec::new();
    let only = |here: &Columns, there: &Columns| {
        let names = here.others.iter().filter(|name| !is_in(there, name));
        names.map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
    };
    for (columns, (here, there)) in [(only(&a, &b), (old.0, new.0)), (only(&b, &a), (new.0, old.0))] {
        if !columns.is_empty() {
            notes.push(format!("Only {here} has {columns}, and {there} not: these are not compared."));
        }
    }
    if !a.id.eq_ignore_ascii_case(&b.id) {
        notes.push(format!(
            "The ids of {} are taken from “{}”, those of {} from “{}”.",
            old.0, a.id, new.0, b.id
        ));
    }
    let country = a.country.is_some() && b.country.is_some();
    let others: Vec<String> = a.others.iter().filter(|name| b.others.contains(name)).cloned().collect();
    let keys = |columns: Columns| KeyColumns {
        id: columns.id,
        country: columns.country.filter(|_| country),
        place: columns.place,
        others: others.clone(),
    };
    Ok(SharedColumns { old: keys(a), new: keys(b), notes })
}

struct Columns {
    id: String,
    country: Option<String>,
    place: Vec<String>,
    others: Vec<String>,
    /// Columns that are not compared by their text.
    apart: Vec<String>,
}

impl Columns {
    fn of((file, layout): (&str, &Layout)) -> Result<Self, NoKeys> {
        let mapping = &layout.mapping;
        let names = unlike_names(&layout.header);
        let Some(id) = mapping.id else { return Err(NoKeys::NoId(file.to_owned())) };
        let named = |column: usize| names.get(column).cloned().unwrap_or_default();
        if is_of_one_file(&named(id)) {
            return Err(NoKeys::OfOneFile { file: file.to_owned(), column: named(id) });
        }
        let place = ColumnRole::Position.columns(mapping);
        let mut apart = ColumnRole::Date.columns(mapping);
        apart.extend(
            [Some(id), mapping.best, mapping.low, mapping.high, version_column(layout)].iter().flatten(),
        );
        apart.extend(&place);
        let all = |apart_from: bool| {
            let is = |column: &usize| apart.contains(column) || is_of_one_file(&named(*column));
            (0..names.len()).filter(move |column| is(column) == apart_from)
        };
        Ok(Self {
            id: named(id),
            country: mapping.country.map(named),
            place: place.iter().map(|column| named(*column)).collect(),
            others: all(false).map(named).collect(),
            apart: all(true).map(named).collect(),
        })
    }
}

/// Reads what is compared of all rows of a table in one pass over its source. `watch` is called every few thousand
/// rows with the rows read so far; `None` if cancelled.
///
/// # Errors
/// As those of [`RowSource::texts`].
pub fn row_keys(
    source: &dyn RowSource,
    layout: &Layout,
    table: &EventTable,
    columns: &KeyColumns,
    watch: &mut dyn FnMut(usize) -> Watch,
) -> io::Result<Option<RowKeys>> {
    let names = unlike_names(&layout.header);
    let wanted = Wanted::of(columns, &names);
    let mut keys = RowKeys::default();
    let mut stopped = false;
    let read = source.texts(table, &Bits::all(table.len()), &mut |text| {
        if keys.len() % EVERY == EVERY - 1 && watch(keys.len()) == Watch::Stop {
            stopped = true;
            return Err(io::Error::other("cancelled"));
        }
        wanted.add(text, &mut keys);
        Ok(())
    });
    match read {
        Err(_) if stopped => Ok(None),
        read => read.map(|()| Some(keys)),
    }
}

/// The columns in one list – id, country, those of the position and all others – and where they stand in a table.
struct Wanted<'c> {
    names: Vec<&'c str>,
    at: Vec<Option<usize>>,
    has_country: bool,
    /// How many there are before the position, and before the others.
    place: usize,
    others: usize,
}

impl<'c> Wanted<'c> {
    fn of(columns: &'c KeyColumns, header: &[String]) -> Self {
        let mut names: Vec<&str> = vec![&columns.id];
        names.extend(columns.country.as_deref());
        let place = names.len();
        names.extend(columns.place.iter().map(String::as_str));
        let others = names.len();
        names.extend(columns.others.iter().map(String::as_str));
        let at = names.iter().map(|name| header.iter().position(|h| h == name)).collect();
        Self { at, names, has_country: columns.country.is_some(), place, others }
    }

    fn add(&self, text: RowText, keys: &mut RowKeys) {
        let cells: Vec<Cow<str>>;
        let fields;
        let found: Vec<&str> = match text.fields {
            Fields::Cells(all) => {
                cells = all.collect();
                let cell = |at: &Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| &**cell);
                self.at.iter().map(cell).collect()
            }
            Fields::Json(object) => {
                fields = json_fields::fields(object);
                self.names.iter().map(|name| member(&fields, name).unwrap_or_default()).collect()
            }
        };
        let id = found.first().copied().unwrap_or_default();
        let country = self.has_country.then(|| found.get(1).copied().unwrap_or_default());
        let part = |from: usize, to: usize| found.get(from..to).unwrap_or_default().iter().copied();
        keys.push(text.row, id, country, part(self.place, self.others), part(self.others, found.len()));
    }
}
