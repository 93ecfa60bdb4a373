use super::{CellChange, ChangeKind, KindSet, Texts};

/// An event that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its rows in the tables of the earlier and of the later state; at least one is there.
    pub old: Option<u32>,
    pub new: Option<u32>,
    kinds: KindSet,
}

impl Change {
    pub(super) fn new(
        old: Option<u32>,
        new: Option<u32>,
        kinds: impl IntoIterator<Item = ChangeKind>,
    ) -> Self {
        Self { old, new, kinds: KindSet::of(kinds) }
    }

    pub fn is(&self, kind: ChangeKind) -> bool {
        self.kinds.has(kind)
    }

    /// Whether it is of one of some kinds.
    pub fn is_any(&self, kinds: KindSet) -> bool {
        self.kinds.meets(kinds)
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
    /// Of those removed, those of which a list says that their source has deleted them.
    pub deleted: u64,
    /// Of the list, by kind.
    pub(super) counts: [u64; ChangeKind::ALL.len()],
}

/// How two files differ, with what there is to say about the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub changes: Changes,
    /// The column of the ids.
    pub id: String,
    /// The columns of [`ChangeKind::Fields`].
    pub fields: Vec<String>,
    /// Sentences.
    pub notes: Vec<String>,
}

impl Comparison {
    /// The names of the fields that differ, but for those of position, date and people killed.
    pub fn other_fields(&self, cells: &[CellChange]) -> Vec<String> {
        let names = cells.iter().map(|cell| &cell.field);
        names.filter(|name| self.fields.contains(name)).cloned().collect()
    }
}

impl Changes {
    pub fn count(&self, kind: ChangeKind) -> u64 {
        self.counts[kind as usize]
    }

    /// Events that are in both and differ.
    pub fn changed(&self) -> u64 {
        self.list.iter().filter(|change| change.is_changed()).count() as u64
    }
}
