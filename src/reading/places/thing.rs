use crate::geo::LonLat;
use crate::reading::PlaceRef;

/// Something that a name can stand for.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub place: PlaceRef,
    /// The name without the words that say what it is: “Kirkuk”.
    pub name: String,
    pub kind: Kind,
    /// Index of the governorate it lies in.
    pub governorate: Option<u8>,
    /// Index of the thing that is the town it is a part of, or whose district it lies in.
    pub town: Option<u32>,
    /// What lists until a year counted it to instead: year, governorate.
    pub formerly: Option<(i32, u8)>,
    /// Importance, 0 to 100: decides between namesakes.
    pub weight: u8,
    /// Needs a word beside it in running text.
    pub wary: bool,
    /// Is a person's name as well.
    pub person: bool,
    pub position: Option<LonLat>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Governorate,
    Town,
    Village,
    Part,
    Region,
    Border,
    Country,
    Outside,
    /// A phrase that holds a place's name and is none.
    NoPlace,
}

impl Thing {
    /// The name as lists show it.
    pub fn shown(&self, namesake: bool, town: Option<&str>) -> String {
        match self.kind {
            Kind::Governorate => format!("{} governorate", self.name),
            Kind::Town if namesake => format!("{}, the city", self.name),
            Kind::Part => match town {
                Some(town) => format!("{}, part of {town}", self.name),
                None => self.name.clone(),
            },
            _ => self.name.clone(),
        }
    }

    pub fn is_inside(&self) -> bool {
        !matches!(self.kind, Kind::Outside | Kind::NoPlace)
    }
}
