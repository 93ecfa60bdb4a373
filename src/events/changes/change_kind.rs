/// In what an event differs between two states of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    Added,
    Removed,
    /// Its position, or its governorate.
    Moved,
    /// Its days.
    Redated,
    /// The number of people killed, or its lowest or highest estimate.
    Killed,
    /// Any other field.
    Fields,
}

impl ChangeKind {
    pub const ALL: [Self; 6] =
        [Self::Added, Self::Removed, Self::Moved, Self::Redated, Self::Killed, Self::Fields];

    /// Its name on the command line and in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Redated => "re-dated",
            Self::Killed => "killed-changed",
            Self::Fields => "fields-changed",
        }
    }

    /// Its title in lists.
    pub fn title(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Removed => "Removed",
            Self::Moved => "Moved",
            Self::Redated => "Re-dated",
            Self::Killed => "Killed changed",
            Self::Fields => "Other fields",
        }
    }
}
