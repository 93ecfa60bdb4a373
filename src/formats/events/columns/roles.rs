use serde::{Deserialize, Serialize};

use super::ranked::Candidate;
use crate::formats::events::{Dates, Mapping, NameRole};

/// What a column can be taken for, of which the user should know how it was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColumnRole {
    Date,
    Position,
    Place,
    Governorate,
    Type,
    Killed,
    /// The number of events that a row stands for.
    Events,
    /// How precisely the place is known.
    Precision,
}

/// How a role of a file is filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRead {
    pub role: ColumnRole,
    /// The headers of the columns that were taken; empty if none was.
    pub columns: Vec<String>,
    /// Rows where they are filled, and where they could be read.
    pub filled: u64,
    pub read: u64,
    /// The first texts that could not be read.
    pub unread: Vec<String>,
    /// What else was possible.
    pub rivals: Vec<Rival>,
}

/// Columns that could have been taken instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    pub columns: Vec<String>,
    /// Rows where they are filled.
    pub filled: u64,
}

impl ColumnRole {
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Position,
        Self::Place,
        Self::Governorate,
        Self::Type,
        Self::Killed,
        Self::Events,
        Self::Precision,
    ];

    /// Its name on the command line and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Position => "position",
            Self::Place => "place",
            Self::Governorate => "governorate",
            Self::Type => "type",
            Self::Killed => "killed",
            Self::Events => "events",
            Self::Precision => "precision",
        }
    }

    /// The beginning of a sentence about the columns that are taken for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Date => "Dates are",
            Self::Position => "Positions are",
            Self::Place => "Place names are",
            Self::Governorate => "Governorates are",
            Self::Type => "Types are",
            Self::Killed => "Numbers of people killed are",
            Self::Events => "Numbers of events are",
            Self::Precision => "How precisely places are known is",
        }
    }

    /// The columns that a mapping takes for it.
    pub fn columns(self, mapping: &Mapping) -> Vec<usize> {
        match self {
            Self::Date => match mapping.dates {
                Dates::None => Vec::new(),
                Dates::One(day) => vec![day],
                Dates::Span { first, last } => vec![first, last],
                Dates::Parts { year, month, day } => [Some(year), month, day].into_iter().flatten().collect(),
            },
            Self::Position => match mapping.pair() {
                Some((latitude, longitude)) => {
                    [latitude, longitude].into_iter().chain(mapping.degree_columns()).collect()
                }
                None => mapping.point.into_iter().collect(),
            },
            Self::Place => {
                let places = mapping.names.iter().filter(|name| name.role != NameRole::Governorate);
                places.map(|name| name.column).collect()
            }
            Self::Governorate => {
                let named = mapping.names.iter().find(|name| name.role == NameRole::Governorate);
                mapping.governorate.or(named.map(|name| name.column)).into_iter().collect()
            }
            Self::Type => {
                let kind = mapping.dimensions.iter().find(|d| d.named.role == crate::events::Role::Type);
                kind.map(|d| d.column).into_iter().collect()
            }
            Self::Killed => mapping.best.into_iter().chain(mapping.added.iter().copied()).collect(),
            Self::Events => mapping.events.into_iter().collect(),
            Self::Precision => mapping.precisions().map(|(column, _)| column).collect(),
        }
    }
}

/// Most other possibilities of a role that are looked at in all rows.
const MOST_RIVALS: usize = 4;

/// What the columns of a file may be taken for, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::formats::events) struct Candidates {
    pub date: Vec<Candidate>,
    pub position: Vec<Candidate>,
    pub place: Vec<Candidate>,
    pub governorate: Vec<Candidate>,
    pub kind: Vec<Candidate>,
    pub killed: Vec<Candidate>,
    pub events: Vec<Candidate>,
    pub precision: Vec<Candidate>,
}

impl Candidates {
    pub fn of(&self, role: ColumnRole) -> &[Candidate] {
        match role {
            ColumnRole::Date => &self.date,
            ColumnRole::Position => &self.position,
            ColumnRole::Place => &self.place,
            ColumnRole::Governorate => &self.governorate,
            ColumnRole::Type => &self.kind,
            ColumnRole::Killed => &self.killed,
            ColumnRole::Events => &self.events,
            ColumnRole::Precision => &self.precision,
        }
    }

    /// The candidates of a role that a mapping does not take.
    pub fn rivals(&self, role: ColumnRole, mapping: &Mapping) -> impl Iterator<Item = &Candidate> {
        let taken = role.columns(mapping);
        let free = move |c: &&Candidate| c.columns.iter().all(|column| !taken.contains(column));
        self.of(role).iter().filter(free).take(MOST_RIVALS)
    }

    /// The columns of which it is to be counted how often they are filled.
    pub fn watched(&self, mapping: &Mapping) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for role in ColumnRole::ALL {
            all.extend(role.columns(mapping));
            all.extend(self.rivals(role, mapping).flat_map(|c| c.columns.iter().copied()));
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
