use std::ops::Range;

use crate::reading::Reading;

/// What a column of a table says of a row's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowPart {
    /// The name of a governorate.
    Governorate,
    /// The name of a district, which is a town's as a rule.
    District,
    /// The name of a town, village or quarter.
    Town,
    /// Words in any order: “near Haifa Street, Baghdad”.
    Words,
    /// When it happened, or when the list was made; only a year in it is used, for towns that
    /// lists of an earlier time count to another governorate.
    Date,
}

/// Where a table's row lies.
#[derive(Clone, Debug, PartialEq)]
pub enum RowPlace {
    Placed(Placed),
    Unplaced(Unplaced),
}

/// A row whose place is known, as far as its words say.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// What is named, and why it is read so.
    pub reading: Reading,
    /// Codes of the governorates it can lie in, the likeliest first. Never empty.
    pub governorates: Vec<String>,
    /// How sure the first governorate is, 0 to 100.
    pub sure: u8,
    /// The words put it near the named place, between two, or at a distance: not in it.
    pub beside: bool,
    /// Which cell names it, from 0 in the order of the call, and the bytes of the name in it;
    /// `None` where the governorate's own column is all there is.
    pub named: Option<(usize, Range<usize>)>,
}

/// Why a row has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// Its cells hold no letters.
    Empty,
    /// No name in it is known.
    NoPlaceKnown,
    /// It speaks of a country, a region or a border, or names places in several governorates;
    /// codes of these.
    SeveralGovernorates(Vec<String>),
    /// It lies outside Iraq: the usual English name.
    OutsideIraq(String),
}

impl Unplaced {
    /// The reason in a reader's words.
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

    /// Code of the governorate that is likeliest.
    pub fn governorate(&self) -> Option<&str> {
        self.placed()?.governorates.first().map(String::as_str)
    }
}
