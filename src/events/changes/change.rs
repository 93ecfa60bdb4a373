use super::Texts;

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

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// An event that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its rows in the tables of the earlier and of the later state; at least one is there.
    pub old: Option<u32>,
    pub new: Option<u32>,
    kinds: u8,
}

impl Change {
    pub(super) fn new(
        old: Option<u32>,
        new: Option<u32>,
        kinds: impl IntoIterator<Item = ChangeKind>,
    ) -> Self {
        Self { old, new, kinds: kinds.into_iter().fold(0, |bits, kind| bits | kind.bit()) }
    }

    pub fn is(&self, kind: ChangeKind) -> bool {
        self.kinds & kind.bit() != 0
    }

    /// In the order of [`ChangeKind::ALL`]; never empty.
    pub fn kinds(&self) -> impl Iterator<Item = ChangeKind> + use<> {
        let change = *self;
        ChangeKind::ALL.into_iter().filter(move |kind| change.is(*kind))
    }

    /// Whether it is in both states.
    pub fn is_changed(&self) -> bool {
        self.old.is_some() && self.new.is_some()
    }
}

/// Rows of the earlier state of which it is not known whether they were removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotJudged {
    /// The later state has no events of their days, and so says nothing about them.
    pub other_days: u64,
    /// It has none of their country.
    pub other_countries: u64,
    pub undated: u64,
    /// It seems to hold, or is said to hold, only some of the events.
    pub partial: u64,
}

impl NotJudged {
    pub fn all(&self) -> u64 {
        self.other_days + self.other_countries + self.undated + self.partial
    }
}

/// How two states of a source differ. The rows of the later state are those that are added, changed, unchanged,
/// repeated or without an id; those of the earlier state removed, changed, unchanged, not judged, repeated or
/// without an id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// By day, then by id.
    pub list: Vec<Change>,
    /// The ids of the list.
    pub ids: Texts,
    pub unchanged: u64,
    pub not_judged: NotJudged,
    /// Rows of ids that several rows have, so that it is not known which became which: earlier and later.
    pub repeated: [u64; 2],
    /// Rows without an id: earlier and later.
    pub without_id: [u64; 2],
    /// Ids that are in both.
    pub common: u64,
}

impl Changes {
    pub fn count(&self, kind: ChangeKind) -> u64 {
        self.list.iter().filter(|change| change.is(kind)).count() as u64
    }

    /// Events that are in both and differ.
    pub fn changed(&self) -> u64 {
        self.list.iter().filter(|change| change.is_changed()).count() as u64
    }
}
