use std::sync::Arc;

use crate::events::Day;
use crate::geo::World;
use crate::scene::Names;

use super::super::{Beside, LayerState, OwnMarks, Session};
use super::event_part::EventPart;

pub type Days = Option<(Day, Day)>;

/// All that undo takes back, as it is at one moment. What a later version adds to the document
/// is added here, to [`Document::same`] and to `patch`.
#[derive(Clone, Debug)]
pub struct Document {
    pub layers: Vec<LayerState>,
    pub solo: Option<String>,
    pub names: Names,
    pub events: Vec<EventPart>,
    pub maps: Maps,
    pub region: Option<Arc<Vec<World>>>,
    pub annotations: OwnMarks,
    /// The project's.
    pub title: String,
    pub notes: String,
}

/// The days of the one map, or of the two side by side. Which of the two is at work is no part
/// of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Maps {
    /// Of the one map, or of the left one.
    pub days: Days,
    pub right: Option<Right>,
}

/// The map on the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Right {
    pub days: Days,
    /// The two as they were when they were split.
    pub split: Beside,
}

impl Document {
    pub fn of(session: &Session) -> Self {
        Self {
            layers: session.layers.clone(),
            solo: session.solo.clone(),
            names: session.names,
            events: session.events.layers.iter().map(EventPart::of).collect(),
            maps: Maps::of(session),
            region: session.events.region.clone(),
            annotations: session.annotations.clone(),
            title: session.project.title.clone(),
            notes: session.project.notes.clone(),
        }
    }

    /// Whether nothing has changed from one to the other.
    pub fn same(&self, other: &Self) -> bool {
        let layers = self.layers.len() == other.layers.len()
            && self.layers.iter().zip(&other.layers).all(|(a, b)| same_layer(a, b));
        let events = self.events.len() == other.events.len()
            && self.events.iter().zip(&other.events).all(|(a, b)| a.same(b));
        layers
            && events
            && self.solo == other.solo
            && self.names == other.names
            && self.maps == other.maps
            && self.region == other.region
            && self.annotations == other.annotations
            && self.title == other.title
            && self.notes == other.notes
    }

    pub fn event(&self, id: &str) -> Option<&EventPart> {
        self.events.iter().find(|part| part.id == id)
    }

    pub fn layer(&self, id: &str) -> Option<&LayerState> {
        self.layers.iter().find(|layer| layer.id() == id)
    }

    pub fn thin(&mut self) {
        self.events.iter_mut().for_each(EventPart::thin);
    }
}

pub fn same_layer(a: &LayerState, b: &LayerState) -> bool {
    a.id() == b.id() && a.visible == b.visible && a.opacity == b.opacity && same_content(a, b)
}

pub fn same_content(a: &LayerState, b: &LayerState) -> bool {
    Arc::ptr_eq(&a.prepared, &b.prepared) && a.file == b.file
}

impl Maps {
    pub fn of(session: &Session) -> Self {
        let events = &session.events;
        match events.beside {
            None => Self { days: events.days, right: None },
            Some(beside) => {
                let (days, right) =
                    if beside.right { (beside.other, events.days) } else { (events.days, beside.other) };
                let split = Beside { other: None, right: false, over_other: false, ..beside };
                Self { days, right: Some(Right { days: right, split }) }
            }
        }
    }
}
