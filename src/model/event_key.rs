use std::fmt;
use std::str::FromStr;

/// What of an event layer can be selected. A table's rows have these numbers until it is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKey {
    /// One row, counted as the table counts.
    Row(u32),
    /// All rows of one position, by its code.
    Position(u64),
    /// All rows of a quadtree cell.
    Cell { level: u8, x: u32, y: u32 },
}

impl fmt::Display for EventKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(row) => write!(f, "row-{row}"),
            Self::Position(code) => write!(f, "spot-{code:x}"),
            Self::Cell { level, x, y } => write!(f, "cell-{level}-{x}-{y}"),
        }
    }
}

impl FromStr for EventKey {
    type Err = ();

    /// Reads what a project says of its selection.
    fn from_str(text: &str) -> Result<Self, ()> {
        let key = || {
            let (what, rest) = text.split_once('-')?;
            match what {
                "row" => rest.parse().ok().map(Self::Row),
                "spot" => u64::from_str_radix(rest, 16).ok().map(Self::Position),
                "cell" => {
                    let mut parts = rest.split('-');
                    let level = parts.next()?.parse().ok()?;
                    let (x, y) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                    Some(Self::Cell { level, x, y })
                }
                _ => None,
            }
        };
        key().ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_name() {
        for key in
            [EventKey::Row(7), EventKey::Position(u64::MAX), EventKey::Cell { level: 12, x: 2551, y: 1 }]
        {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert_eq!("IQ-KI".parse::<EventKey>(), Err(()));
    }
}
