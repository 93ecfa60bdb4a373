use crate::geo::LonLat;

/// The governorates that events are counted by.
pub trait Governorates {
    /// Names, in the order of the indices that the other questions answer with; at most 250.
    fn names(&self) -> Vec<String>;
    /// The governorate that holds a position.
    fn at(&self, p: LonLat) -> Option<u8>;
    /// The governorate of that name, in any spelling that is known.
    fn named(&self, name: &str) -> Option<u8>;
}
