use crate::events::{DATED, EventTable, GOVERNORATE, Governorates, OneByOne};
use crate::geo::LonLat;

use crate::formats::events::assemble::{Assembler, Finished};
use crate::formats::events::at::At;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::decisions::decisions;
use crate::formats::events::file_head::Head;
use crate::formats::events::preview::Preview;
use crate::formats::events::roles_read::{NO_POSITION, RoleReader};
use crate::formats::events::{Cause, ColumnRole, EventNotes, Mapping, PlaceNames, RoleRead};

/// What the sampled rows of a file would become with a mapping, read as all rows are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// How many rows were read.
    pub looked_at: usize,
    /// The first of them.
    pub rows: Vec<[TrialCell; TrialColumn::ALL.len()]>,
    /// What is taken for what, and how much of it is read.
    pub roles: Vec<RoleRead>,
    /// What was decided for these columns: a sentence each.
    pub decisions: Vec<String>,
}

/// What is shown of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialColumn {
    Day,
    Position,
    Governorate,
    Type,
    Killed,
    Precision,
}

/// A value of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TrialCell {
    Read(String),
    /// The text of the file that could not be read.
    Unread(String),
    #[default]
    NotGiven,
}

/// Why a row is not placed by its names.
const NOT_PLACED: [Cause; 4] =
    [Cause::NoPlaceName, Cause::UnknownPlaceName, Cause::AmbiguousPlaceName, Cause::PlacesDisagree];

/// Most rows that are read, and that are shown.
const READ: usize = 500;
const SHOWN: usize = 20;

impl TrialColumn {
    pub const ALL: [Self; 6] =
        [Self::Day, Self::Position, Self::Governorate, Self::Type, Self::Killed, Self::Precision];

    pub fn title(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Position => "Position",
            Self::Governorate => "Governorate",
            Self::Type => "Type",
            Self::Killed => "Killed",
            Self::Precision => "Place known to",
        }
    }

    /// The role whose columns it is read from.
    fn role(self, mapping: &Mapping) -> Option<ColumnRole> {
        match self {
            Self::Day => Some(ColumnRole::Date),
            Self::Position if mapping.is_by_names() => Some(ColumnRole::Place),
            Self::Position => Some(ColumnRole::Position),
            Self::Governorate => Some(ColumnRole::Governorate),
            Self::Type => Some(ColumnRole::Type),
            Self::Killed => Some(ColumnRole::Killed),
            Self::Precision => None,
        }
    }
}

/// A sampled row.
struct Row<'a>(&'a [String]);

impl Cells for Row<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        self.0.get(column).map_or(Cell::Missing, |text| Cell::Text(text.as_bytes()))
    }

    fn is_other_shape(&self) -> bool {
        false
    }
}

impl Preview {
    /// Reads the sampled rows with a mapping.
    pub fn trial(
        &self,
        mapping: &Mapping,
        governorates: &dyn Governorates,
        places: Option<&dyn PlaceNames>,
    ) -> Trial {
        let mut layout = self.layout.clone();
        layout.mapping.clone_from(mapping);
        layout.mapping.watched = self.candidates.watched(mapping);
        let mut assembler = Assembler::new(&layout, governorates, places, None);
        let rows: Vec<&Vec<String>> = self.sample.iter().take(READ).collect();
        // The rows that are taken into the table, in its numbers, and whether each is without a position.
        let mut taken = Vec::with_capacity(rows.len());
        for row in &rows {
            let (before, had) = (no_position(&assembler.notes), assembler.builder.len());
            // Where sampled rows stand is not known.
            assembler.add(&Row(row), At { offset: 0, line: 0 });
            if assembler.builder.len() > had {
                taken.push((*row, no_position(&assembler.notes) > before));
            }
        }
        let Finished { builder, notes, tallies, .. } = assembler.finish(&OneByOne);
        let table = builder.finish();
        let head = Head { rows: self.sample.to_vec(), ..Head::of_list(layout, 0, 1) };
        let reader = RoleReader {
            head: &head,
            candidates: &self.candidates,
            tallies: &tallies,
            table: &table,
            notes: &notes,
        };
        let shown = Shown { table: &table, mapping };
        let mut cells = vec![Default::default(); taken.len().min(SHOWN)];
        for (at, number) in (0_u32..).zip(table.numbers()) {
            let number = *number as usize;
            if let (Some(cells), Some((texts, unplaced))) = (cells.get_mut(number), taken.get(number)) {
                *cells = shown.row(at, texts, *unplaced);
            }
        }
        Trial {
            looked_at: rows.len(),
            rows: cells,
            roles: reader.all(),
            decisions: decisions(&head, &self.candidates, &tallies, &table),
        }
    }
}

fn no_position(notes: &EventNotes) -> u64 {
    NO_POSITION.iter().chain(&NOT_PLACED).map(|cause| notes.count(*cause)).sum()
}

struct Shown<'a> {
    table: &'a EventTable,
    mapping: &'a Mapping,
}

impl Shown<'_> {
    fn row(&self, row: u32, texts: &[String], unplaced: bool) -> [TrialCell; TrialColumn::ALL.len()] {
        TrialColumn::ALL.map(|column| match self.value(column, row) {
            Some(value) => TrialCell::Read(value),
            None => self.not_read(column, texts, unplaced),
        })
    }

    /// The text from which nothing was read.
    fn not_read(&self, column: TrialColumn, texts: &[String], unplaced: bool) -> TrialCell {
        let columns = column.role(self.mapping).map(|role| role.columns(self.mapping)).unwrap_or_default();
        let given = columns.iter().filter_map(|c| texts.get(*c)).map(|text| text.trim());
        let given: Vec<&str> = given.filter(|text| !text.is_empty()).collect();
        // A position that is left out because it claims too much was read.
        let was_read = column == TrialColumn::Position && !unplaced;
        if given.is_empty() || was_read { TrialCell::NotGiven } else { TrialCell::Unread(given.join(" ")) }
    }

    fn value(&self, column: TrialColumn, row: u32) -> Option<String> {
        let table = self.table;
        match column {
            TrialColumn::Day => table.days(row).map(|(first, last)| {
                if first == last {
                    first.to_string()
                } else if last.0 - first.0 > 20 {
                    format!("{} ({first} – {last})", table.words(DATED, row))
                } else {
                    format!("{first} – {last}")
                }
            }),
            TrialColumn::Position => table.place(row).map(|place| LonLat::from(place).to_string()),
            TrialColumn::Governorate => {
                let values = &table.dimensions().get(GOVERNORATE)?.values;
                // The last value is “not known”.
                let code = usize::from(table.code(GOVERNORATE, row));
                values.get(code).filter(|_| code + 1 < values.len()).cloned()
            }
            TrialColumn::Type => {
                let at = table.type_dimension()?;
                let value = table.dimensions()[at].values.get(usize::from(table.code(at, row)))?;
                Some(value.clone()).filter(|value| !value.is_empty())
            }
            TrialColumn::Killed => {
                let killed = table.fatalities(row);
                let best = killed.best?;
                let (low, high) = killed.ends();
                let range = (low, high) != (best.into(), best.into());
                Some(if range { format!("{best} ({low} to {high})") } else { best.to_string() })
            }
            TrialColumn::Precision => table.precision(row).map(|precision| precision.words().to_owned()),
        }
    }
}
