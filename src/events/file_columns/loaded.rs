use std::sync::Arc;

use super::{FileColumn, ReadAs};
use crate::events::{Bits, Condition};

/// What a filter, an order or a drawing needs of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Want {
    Column {
        name: String,
        read_as: ReadAs,
    },
    /// The rows that meet a condition on a text.
    Hits(Condition),
}

/// What has been read of the columns of a file, for one table.
#[derive(Clone, Debug, Default)]
pub struct LoadedColumns {
    columns: Vec<Arc<FileColumn>>,
    hits: Vec<(Condition, Arc<Bits>)>,
}

impl LoadedColumns {
    pub fn add_column(&mut self, column: FileColumn) {
        self.columns.push(column.into());
    }

    pub fn add_hits(&mut self, condition: Condition, rows: Bits) {
        self.hits.push((condition, rows.into()));
    }

    pub fn column(&self, name: &str, read_as: ReadAs) -> Option<&Arc<FileColumn>> {
        self.columns.iter().find(|c| c.name == name && c.read_as() == read_as)
    }

    /// The rows that meet a condition on a text, if they have been sought in the file.
    pub fn hits(&self, condition: &Condition) -> Option<&Bits> {
        self.hits.iter().find(|(c, _)| c == condition).map(|(_, rows)| &**rows)
    }

    pub fn has(&self, want: &Want) -> bool {
        match want {
            Want::Column { name, read_as } => self.column(name, *read_as).is_some(),
            Want::Hits(condition) => self.hits(condition).is_some(),
        }
    }

    pub fn columns(&self) -> impl Iterator<Item = &Arc<FileColumn>> {
        self.columns.iter()
    }

    /// Adds what has been read later.
    pub fn append(&mut self, later: Self) {
        let new: Vec<_> =
            later.columns.into_iter().filter(|c| self.column(&c.name, c.read_as()).is_none()).collect();
        self.columns.extend(new);
        let new: Vec<_> = later.hits.into_iter().filter(|(c, _)| self.hits(c).is_none()).collect();
        self.hits.extend(new);
    }

    /// Drops what is not wanted.
    pub fn retain(&mut self, wanted: impl Fn(&Want) -> bool) {
        let column = |c: &FileColumn| Want::Column { name: c.name.clone(), read_as: c.read_as() };
        self.columns.retain(|c| wanted(&column(c)));
        self.hits.retain(|(condition, _)| wanted(&Want::Hits(condition.clone())));
    }

    /// Memory, in bytes.
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(|c| c.bytes()).sum::<usize>()
            + self.hits.iter().map(|(_, rows)| rows.len() / 8 + rows.len() / 16).sum::<usize>()
    }
}
