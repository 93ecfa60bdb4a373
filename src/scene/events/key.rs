use crate::model::FeatureRef;

/// The part of an event table that a [`FeatureRef`] refers to; the `layer` is the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKey {
    /// One row, by its table index.
    Row(u32),
    /// All rows at one position, by its Morton code.
    Spot(u64),
    /// All rows of a quadtree cell.
    Cell { level: u8, x: u32, y: u32 },
}

impl EventKey {
    pub fn of(self, layer: &str) -> FeatureRef {
        let id = match self {
            Self::Row(row) => format!("row-{row}"),
            Self::Spot(code) => format!("spot-{code:x}"),
            Self::Cell { level, x, y } => format!("cell-{level}-{x}-{y}"),
        };
        FeatureRef::new(layer, &id)
    }

    /// `None` if the feature is not part of an event table.
    pub fn parse(key: &FeatureRef) -> Option<Self> {
        let (what, rest) = key.feature.as_str().split_once('-')?;
        match what {
            "row" => rest.parse().ok().map(Self::Row),
            "spot" => u64::from_str_radix(rest, 16).ok().map(Self::Spot),
            "cell" => {
                let mut parts = rest.split('-');
                let level = parts.next()?.parse().ok()?;
                let (x, y) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                Some(Self::Cell { level, x, y })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_name() {
        for key in [EventKey::Row(7), EventKey::Spot(u64::MAX), EventKey::Cell { level: 12, x: 2551, y: 1 }] {
            assert_eq!(EventKey::parse(&key.of("events-1")), Some(key));
        }
        assert_eq!(EventKey::parse(&FeatureRef::governorate("IQ-KI")), None);
    }
}
