use crate::events::Governorates;
use crate::geo::LonLat;

/// The land west and east of 44° E, for tests.
pub(super) struct Two;

impl Governorates for Two {
    fn names(&self) -> Vec<String> {
        vec!["West".to_owned(), "East".to_owned()]
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        Some(u8::from(p.lon > 44.0))
    }

    fn named(&self, name: &str) -> Option<u8> {
        self.names().iter().position(|n| n == name).map(|i| i as u8)
    }
}
