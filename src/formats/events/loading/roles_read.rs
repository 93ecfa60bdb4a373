use crate::events::EventTable;
use crate::formats::events::file_head::Head;
use crate::formats::events::ranked::Candidate;
use crate::formats::events::roles::Candidates;
use crate::formats::events::tallies::Tallies;
use crate::formats::events::{Cause, ColumnRole, Dates, EventNotes, Rival, RoleRead};

/// What was taken for each role, how much of it was read, and what else was possible.
pub(in crate::formats::events) struct RoleReader<'a> {
    pub head: &'a Head,
    pub candidates: &'a Candidates,
    pub tallies: &'a Tallies,
    pub table: &'a EventTable,
    pub notes: &'a EventNotes,
}

/// Why a position could not be used.
pub(in crate::formats::events) const NO_POSITION: [Cause; 10] = [
    Cause::NoPlace,
    Cause::UnreadablePlace,
    Cause::ProjectedUtm,
    Cause::OtherSystem,
    Cause::AtZero,
    Cause::OutOfRange,
    Cause::Projected,
    Cause::Exchanged,
    Cause::WrongSign,
    Cause::NotAPoint,
];

/// Most texts that could not be read.
const EXAMPLES: usize = 3;

impl RoleReader<'_> {
    pub fn all(&self) -> Vec<RoleRead> {
        ColumnRole::ALL.into_iter().map(|role| self.role(role)).collect()
    }

    fn role(&self, role: ColumnRole) -> RoleRead {
        let columns = role.columns(&self.head.layout.mapping);
        let filled = match role {
            // The groups that are added are each given in some rows.
            ColumnRole::Killed => {
                let most = columns.iter().map(|c| self.filled(&[*c])).max().unwrap_or(0);
                if columns.len() > 1 { most.max(self.read(role, most)) } else { most }
            }
            // Any of them tells it.
            ColumnRole::Precision => columns.iter().map(|c| self.filled(&[*c])).max().unwrap_or(0),
            ColumnRole::Date
            | ColumnRole::Position
            | ColumnRole::Place
            | ColumnRole::Governorate
            | ColumnRole::Type
            | ColumnRole::Events => self.filled(&columns[..columns.len().min(2)]),
        };
        let rival =
            |c: &Candidate| Rival { columns: self.names(&c.columns), filled: self.filled(&c.columns) };
        let rivals = self.candidates.rivals(role, &self.head.layout.mapping).map(rival).collect();
        let read = if columns.is_empty() { 0 } else { self.read(role, filled) };
        let unread = if columns.is_empty() { Vec::new() } else { self.unread(role) };
        RoleRead { role, columns: self.names(&columns), filled, read, unread, rivals }
    }

    fn names(&self, columns: &[usize]) -> Vec<String> {
        columns.iter().filter_map(|c| self.head.layout.header.get(*c)).cloned().collect()
    }

    /// Rows where all of them are filled; of a period, where its beginning is.
    fn filled(&self, columns: &[usize]) -> u64 {
        let watched = &self.head.layout.mapping.watched;
        let of = |column: &usize| {
            let at = watched.iter().position(|c| c == column);
            at.and_then(|at| self.tallies.filled.get(at)).copied().unwrap_or(0)
        };
        let columns = match self.head.layout.mapping.dates {
            Dates::Span { first, .. } if columns.contains(&first) => &columns[..1],
            Dates::Span { .. } | Dates::None | Dates::One(_) | Dates::Parts { .. } => columns,
        };
        // Rows that a later state replaced were counted as well.
        columns.iter().map(of).min().unwrap_or(0).min(self.table.len() as u64)
    }

    /// Rows where a role was read.
    pub fn read(&self, role: ColumnRole, filled: u64) -> u64 {
        let rows = self.table.len() as u64;
        let noted = |causes: &[Cause]| causes.iter().map(|c| self.notes.count(*c)).sum::<u64>();
        match role {
            ColumnRole::Date => rows - self.table.undated() as u64,
            // Rows with half a position are not among those that are filled.
            ColumnRole::Position => filled.min(rows.saturating_sub(noted(&NO_POSITION))),
            ColumnRole::Killed => rows - self.table.numberless() as u64,
            ColumnRole::Events => rows.saturating_sub(noted(&[Cause::UnreadableEvents])),
            ColumnRole::Governorate => filled.saturating_sub(noted(&[Cause::UnknownGovernorate])),
            ColumnRole::Precision => filled.saturating_sub(noted(&[Cause::UnknownPrecision])),
            ColumnRole::Place | ColumnRole::Type => filled,
        }
    }

    /// The first texts of a role that could not be read.
    fn unread(&self, role: ColumnRole) -> Vec<String> {
        let causes: &[Cause] = match role {
            ColumnRole::Date => &[Cause::UnreadableDate, Cause::DefaultDate, Cause::OtherCalendar],
            ColumnRole::Position => &NO_POSITION,
            ColumnRole::Events => &[Cause::UnreadableEvents],
            ColumnRole::Governorate => &[Cause::UnknownGovernorate],
            ColumnRole::Killed => &[
                Cause::FractionalCount,
                Cause::UnreadableCount,
                Cause::AmbiguousCount,
                Cause::CodedCount,
                Cause::LikelyCode,
            ],
            ColumnRole::Precision => &[Cause::UnknownPrecision],
            ColumnRole::Place | ColumnRole::Type => &[],
        };
        let noted = self.notes.list.iter().filter(|note| causes.contains(&note.cause));
        let mut texts: Vec<String> = Vec::new();
        for place in noted.flat_map(|note| &note.first) {
            if texts.len() < EXAMPLES && !place.text.is_empty() && !texts.contains(&place.text) {
                texts.push(place.text.clone());
            }
        }
        texts
    }
}
