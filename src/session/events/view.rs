use std::sync::Arc;

use crate::geo::World;
use crate::model::EventLayerId;
use crate::session::{Days, EventLayer, Session, Shared};

use super::{Playback, RowRead, SplitView};

/// Read access to the event layers and what holds for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Events<'s> {
    session: &'s Session,
}

impl Session {
    /// The event layers and what holds for all of them.
    pub fn events(&self) -> Events<'_> {
        Events { session: self }
    }
}

impl<'s> Events<'s> {
    /// Top to bottom.
    pub fn layers(self) -> Vec<&'s EventLayer> {
        self.session.document.layers.events().collect()
    }

    pub fn layer(self, id: EventLayerId) -> Option<&'s EventLayer> {
        self.session.document.layers.event_layer(id)
    }

    /// The layer that timeline, table and filters show.
    pub fn active(self) -> Option<&'s EventLayer> {
        self.layer(self.active_id()?)
    }

    pub fn active_id(self) -> Option<EventLayerId> {
        self.session.view.active
    }

    /// First and last day of the active file, both inclusive; of two maps, on the active one.
    pub fn days(self) -> Days {
        let shared = self.shared_days();
        self.active().map_or(shared, |layer| layer.days_on(shared))
    }

    /// Those of the articles' layers and of all files that have none of their own.
    pub fn shared_days(self) -> Days {
        self.session.document.maps.days(self.session.view.right)
    }

    /// A polygon on the World in which rows of the active file are selected.
    pub fn region(self) -> Option<&'s Arc<Vec<World>>> {
        let document = &self.session.document;
        // That of a file that is not open any more, or of a project, is of any file.
        let of = document.region_of.filter(|of| self.layer(*of).is_some());
        document.region.as_ref().filter(|_| of.is_none() || of == self.active_id())
    }

    /// Rows of the active layer that are marked in the table, ascending.
    pub fn marked(self) -> &'s Arc<Vec<u32>> {
        &self.session.interaction.marked
    }

    /// The fields of the row requested last.
    pub fn read(self) -> Option<&'s Shared<RowRead>> {
        self.session.interaction.read.as_ref()
    }

    pub fn playback(self) -> Playback {
        self.session.interaction.playback
    }

    /// `None` if there is a single map.
    pub fn split(self) -> Option<SplitView> {
        SplitView::of(self.session)
    }

    /// Paths of files that were opened, the latest first.
    pub fn recent(self) -> &'s [String] {
        &self.session.view.recent
    }
}
