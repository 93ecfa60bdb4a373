use std::ops::Range;

use crate::reading::{Mention, Reading};

/// What a table column says about a row's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowPart {
    /// The name of a governorate.
    Governorate,
    /// The name of a district, usually that of a town.
    District,
    /// The name of a town, village or quarter.
    Town,
    /// The name or code of a country.
    Country,
    /// Free text: “near Haifa Street, Baghdad”.
    Words,
    /// When it happened, or when the list was made; only the year is used, for towns that older lists assign
    /// to another governorate.
    Date,
}

/// The location of a table row.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "made once for a row and looked at at once")]
pub enum RowPlace {
    Placed(Placed),
    Unplaced(Unplaced),
}

/// A row whose place is known, as far as its words go.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The named place, and why it was read this way.
    pub reading: Reading,
    /// Codes of the governorates it may be in, most likely first. Never empty.
    pub governorates: Vec<String>,
    /// Confidence in the first governorate, 0 to 100.
    pub sure: u8,
    /// It is near the named place, between two, or at a distance, but not in it.
    pub beside: bool,
    /// What its words say besides the name.
    pub rest: Rest,
    /// Index of the cell with the name, in call order from 0, and the byte range of the name; `None` if only
    /// the governorate column is known.
    pub named: Option<(usize, Range<usize>)>,
}

/// What the words of a row say besides the name that places it. A row may only be drawn as exactly there if
/// nothing of this is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest {
    /// All names in the cell, in the order of its text; empty if there is only one.
    pub names: Vec<Mention>,
    /// Other places where the row may be as well.
    pub rivals: Vec<Rival>,
    /// Words that say something that is not understood, as they are written.
    pub words: Vec<String>,
    /// A distance is given.
    pub distance: bool,
    /// Only something else is named after the place, wherever that is.
    pub borrowed: Option<Borrowed>,
    /// Another column of the row names the governorate, or Iraq.
    pub given: bool,
}

/// What has the name of a place for a part of its own name, and may be anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borrowed {
    /// A street or a road.
    Street,
    /// A newspaper, a channel, a brigade.
    Body,
    /// Its people, or those who come from there.
    People,
}

/// Another place where a row may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    pub name: String,
    /// The code of its governorate; `None` for a place abroad.
    pub governorate: Option<String>,
}

/// Why a row has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// Its cells have no letters.
    Empty,
    /// No name in it is known.
    NoPlaceKnown,
    /// It names a country, a region or a border, or places in several governorates; their codes.
    SeveralGovernorates(Vec<String>),
    /// It is outside Iraq: the usual English name.
    OutsideIraq(String),
}

impl Unplaced {
    /// The reason, for the user.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => "names no place".to_owned(),
            Self::NoPlaceKnown => "no place in it is known".to_owned(),
            Self::SeveralGovernorates(_) => "can lie in several governorates".to_owned(),
            Self::OutsideIraq(name) => format!("lies outside Iraq ({name})"),
        }
    }
}

impl RowPlace {
    pub fn placed(&self) -> Option<&Placed> {
        match self {
            Self::Placed(placed) => Some(placed),
            Self::Unplaced(_) => None,
        }
    }

    /// Code of the most likely governorate.
    pub fn governorate(&self) -> Option<&str> {
        self.placed()?.governorates.first().map(String::as_str)
    }
}
