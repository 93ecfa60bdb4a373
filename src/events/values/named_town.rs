use crate::geo::LonLat;

/// A town that is known in the whole country, so that its name alone says where a row is.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedTown {
    pub name: String,
    pub position: LonLat,
    /// The governorate it lies in, by its index.
    pub governorate: u8,
    /// Whether it is the chief town of its governorate, whose name no village bears.
    pub is_chief: bool,
}
