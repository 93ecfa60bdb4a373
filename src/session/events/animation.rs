use std::sync::Arc;

use crate::events::{Day, Unit};
use crate::session::{EventAction, Session};

use super::{Playback, Step};

impl Session {
    /// Shows the first step of a playback of everything, as the window plays it, and returns the days of all
    /// steps; none if no event has a date. Each is then shown by choosing its days, on one scale.
    pub fn begin_animation(&mut self, unit: Unit) -> Arc<[(Day, Day)]> {
        self.apply(EventAction::SplitView(false).into());
        self.apply(EventAction::Days(None).into());
        let playback = Playback { step: Step::Unit(unit), ..Playback::default() };
        self.apply(EventAction::Play(playback).into());
        self.apply(EventAction::Step { forward: true, unit }.into());
        self.interaction.played.as_ref().map_or_else(Arc::default, |played| played.days.clone())
    }
}
