use crate::events::{ChangeKind, ChangeMarks, Changes, EventTable};
use crate::geo::{Bounds, Viewport};
use crate::model::{EventKey, EventLayerId, Subject};

/// The differences between two states of a source, to be marked on the map.
#[derive(Clone, Copy, Debug)]
pub struct ShownChanges<'a> {
    /// The layer of the later state, and that of the earlier one.
    pub id: EventLayerId,
    pub of: EventLayerId,
    pub changes: &'a Changes,
    pub marks: &'a ChangeMarks,
    pub old: &'a EventTable,
    pub new: &'a EventTable,
}

impl ShownChanges<'_> {
    /// Most places that are marked at once; where there are more, none is, and the panel says so.
    pub const MOST: usize = 3_000;

    /// How many places are in view, if they are too many to be marked.
    pub fn unmarked(&self, view: &Viewport) -> Option<usize> {
        let bounds = marked_ground(view);
        self.marks.within(&bounds, Self::MOST).is_none().then(|| self.marks.count(&bounds))
    }

    /// The row of a difference: in the later state, or in the earlier one if that alone has it.
    pub fn subject(&self, at: u32) -> Option<Subject> {
        let change = self.changes.list.get(at as usize)?;
        let later = change.new.map(|row| Subject::event(self.id, EventKey::Row(row)));
        later.or_else(|| change.old.map(|row| Subject::event(self.of, EventKey::Row(row))))
    }

    /// Whether a difference is that of a row.
    pub(super) fn is_of(&self, at: u32, key: &Subject) -> bool {
        let Some(change) = self.changes.list.get(at as usize) else { return false };
        let is = |layer, row: Option<u32>| {
            row.is_some_and(|row| *key == Subject::event(layer, EventKey::Row(row)))
        };
        is(self.id, change.new) || is(self.of, change.old)
    }

    /// The kind that its mark stands for.
    pub(super) fn kind(&self, at: u32) -> ChangeKind {
        let change = self.changes.list.get(at as usize);
        change.and_then(|change| change.kinds().next()).unwrap_or(ChangeKind::Fields)
    }
}

/// Marks beyond the picture's edge up to this many pixels are looked at, so that what is counted in one mark does
/// not change while it comes into the picture.
const MARGIN: f32 = 64.0;

/// Where marks that reach into the picture, or are counted with one that does, can be.
pub(super) fn marked_ground(view: &Viewport) -> Bounds {
    view.bounds().grown(f64::from(MARGIN) / view.scale())
}
