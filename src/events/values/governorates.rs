use crate::geo::LonLat;

use super::NamedTown;

/// The governorates that events are counted by.
pub trait Governorates {
    /// Names, in the order of the indices returned by the other methods; at most 250.
    fn names(&self) -> Vec<String>;
    /// The governorate that contains a position.
    fn at(&self, p: LonLat) -> Option<u8>;
    /// The governorate with that name, in any known spelling.
    fn named(&self, name: &str) -> Option<u8>;

    /// The town that a whole text names, if it is known in the whole country.
    fn town(&self, name: &str) -> Option<NamedTown> {
        let _ = name;
        None
    }

    /// Whether a position lies in a governorate, or not farther than `km` kilometres from it. Who does not know
    /// sees no contradiction.
    fn is_near(&self, p: LonLat, governorate: u8, km: f64) -> bool {
        let _ = (p, governorate, km);
        true
    }
}
