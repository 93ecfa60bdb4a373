use crate::geo::LonLat;
use crate::reading::PlaceRef;

/// Something a name can refer to.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub place: PlaceRef,
    /// The name without its type word: “Kirkuk”.
    pub name: String,
    pub kind: Kind,
    /// Index of the governorate it lies in.
    pub governorate: Option<u8>,
    /// Index of the town it is part of, or whose district it is in.
    pub town: Option<u32>,
    /// Assignment in older lists: last year, governorate.
    pub formerly: Option<(i32, u8)>,
    /// Importance, 0 to 100: decides between namesakes.
    pub weight: u8,
    /// Needs a cue next to it in running text.
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
    /// A phrase that contains a place name but is not a place.
    NoPlace,
}

impl Thing {
    /// What it stands for; of a town, its district if that is meant.
    pub fn place_as(&self, district: bool) -> PlaceRef {
        if let PlaceRef::Town(key) = &self.place
            && district
        {
            return PlaceRef::District(key.clone());
        }
        self.place.clone()
    }

    /// The name as shown in lists.
    pub fn shown(&self, namesake: bool, town: Option<&str>) -> String {
        match self.kind {
            Kind::Governorate => format!("{} governorate", self.name),
            Kind::Town if namesake => format!("{}, the city", self.name),
            Kind::Part => match town {
                Some(town) => format!("{}, part of {town}", self.name),
                None => self.name.clone(),
            },
            Kind::Town
            | Kind::Village
            | Kind::Region
            | Kind::Border
            | Kind::Country
            | Kind::Outside
            | Kind::NoPlace => self.name.clone(),
        }
    }

    pub fn is_inside(&self) -> bool {
        !matches!(self.kind, Kind::Outside | Kind::NoPlace)
    }
}
