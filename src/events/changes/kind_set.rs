use super::ChangeKind;

/// Some kinds of change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindSet(u8);

impl KindSet {
    pub const ALL: Self = Self(0b11_1111);

    pub fn of(kinds: impl IntoIterator<Item = ChangeKind>) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | bit(kind)))
    }

    pub fn has(self, kind: ChangeKind) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether any kind is in both.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// With a kind added or taken out.
    #[must_use]
    pub fn toggled(self, kind: ChangeKind) -> Self {
        Self(self.0 ^ bit(kind))
    }
}

fn bit(kind: ChangeKind) -> u8 {
    1 << kind as u8
}
