use crate::cli::arguments::ReadArgs;
use crate::cli::output::Failure;
use crate::files::TableFile;
use crate::formats::events::{Mapping, Meaning, NameColumn, NameRole, PlaceColumns};

use super::said_columns::{one, said};

/// What a call of `place` says of a table's columns.
pub struct SaidPlaces {
    /// Columns with place names that are given without a role.
    named: Vec<String>,
    chosen: Vec<NameColumn>,
    /// Where dates are and how they are written, if that is said.
    pub mapping: Option<Mapping>,
}

impl SaidPlaces {
    /// # Errors
    /// A sentence that names a role or a column that does not exist.
    pub fn of(args: &ReadArgs, table: &TableFile) -> Result<Self, Failure> {
        let with_role = |text: &&String| {
            text.split_once('=').is_some_and(|(role, _)| {
                Meaning::ALL.iter().any(|m| m.word().eq_ignore_ascii_case(role.trim()))
            })
        };
        let (roles, named): (Vec<&String>, Vec<&String>) = args.columns.iter().partition(with_role);
        let mut chosen = Vec::new();
        let mut others = ReadArgs { columns: Vec::new(), ..args.clone() };
        for text in roles {
            let (meaning, column) = one(text, table)?;
            match name_role(meaning) {
                Some(role) => chosen.extend(column.map(|column| NameColumn { column, role })),
                None => others.columns.push(text.clone()),
            }
        }
        if !chosen.is_empty() && !named.is_empty() {
            return Err(Failure::usage(
                "Name the columns with place names all with their roles, as in --column place=NAME, or all \
                 without.",
            ));
        }
        let named = named.into_iter().cloned().collect();
        Ok(Self { named, chosen, mapping: said(&others, table)? })
    }

    pub fn columns(&self) -> PlaceColumns<'_> {
        match (self.chosen.is_empty(), self.named.is_empty()) {
            (false, _) => PlaceColumns::Chosen(&self.chosen),
            (true, false) => PlaceColumns::Named(&self.named),
            (true, true) => PlaceColumns::Guessed,
        }
    }
}

/// The role of names of places.
fn name_role(meaning: Meaning) -> Option<NameRole> {
    match meaning {
        Meaning::Place => Some(NameRole::Place),
        Meaning::District => Some(NameRole::District),
        Meaning::Governorate => Some(NameRole::Governorate),
        Meaning::Country => Some(NameRole::Country),
        Meaning::Date
        | Meaning::LastDay
        | Meaning::Year
        | Meaning::Month
        | Meaning::Day
        | Meaning::Latitude
        | Meaning::Longitude
        | Meaning::Position
        | Meaning::Type
        | Meaning::Killed
        | Meaning::KilledLow
        | Meaning::KilledHigh
        | Meaning::Events
        | Meaning::Id
        | Meaning::Precision
        | Meaning::DatePrecision
        | Meaning::Time
        | Meaning::TimeZone => None,
    }
}
