use crate::events::Day;
use crate::scene::{Scene, ShownEvents};
use crate::session::view::zoom_round_middle;
use crate::session::{Days, EventLayer, Session, Split};
use crate::style::Theme;

/// Two maps with one viewport, each with its own days. One of them is active: timeline, filters, table and
/// cards use its days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SplitView {
    /// First and last day of the map that is not active, both inclusive.
    pub other: Days,
    /// Whether the active map is the one on the right.
    pub right: bool,
    /// Whether the pointer is over the map that is not active.
    pub over_other: bool,
}

impl SplitView {
    pub(super) fn of(session: &Session) -> Option<Self> {
        let right = session.view.right;
        let other = session.document.maps.other_days(right)?;
        Some(Self { other, right, over_other: session.interaction.over_other })
    }
}

impl Session {
    /// Draws the map as it is at some days; event tables cost a scan where these are the days of
    /// neither map.
    pub fn scene_at(&self, theme: &Theme, days: Days) -> Scene {
        let layers: Vec<&EventLayer> = self.still_layers().collect();
        let shown: Vec<_> = layers.iter().map(|l| l.shown_at(days)).collect();
        let zooming = self.interaction.zooming;
        let events: Vec<ShownEvents> = layers
            .iter()
            .zip(&shown)
            .map(|(layer, shown)| ShownEvents { shown: shown.as_ref(), zooming, ..layer.as_shown() })
            .collect();
        self.scene_of(theme, &events, days, (self.view.viewport, true))
    }
}

/// Splits the map into the two parts that the data suggests, or ends the split and restores the earlier days.
pub(super) fn split(session: &mut Session, on: bool) {
    match (on, session.document.maps.split) {
        (true, None) => {
            if let Some(pair) = session.split_pair() {
                split_at(session, pair);
            }
        }
        (false, Some(split)) => {
            (session.document.maps.split, session.view.right) = (None, false);
            session.document.set_days(false, split.before);
            zoom_round_middle(&mut session.view, &mut session.interaction, &session.atlas, -split.steps);
        }
        (true, Some(_)) | (false, None) => {}
    }
    session.interaction.over_other = false;
}

/// Shows days on two maps, which show the same ground at half the width.
pub(super) fn split_at(session: &mut Session, [left, right]: [(Day, Day); 2]) {
    // The maps differ by their days, so that the active file has to follow them.
    if let Some(active) = session.view.active {
        session.set_own_days(active, false);
    }
    match session.document.maps.split {
        Some(_) => {
            session.document.set_days(false, Some(left));
            session.document.set_days(true, Some(right));
        }
        None => {
            let before = session.document.maps.left;
            session.document.set_days(false, Some(left));
            let steps = zoom_round_middle(&mut session.view, &mut session.interaction, &session.atlas, -1.0);
            session.document.maps.split = Some(Split { days: Some(right), before, steps });
        }
    }
    session.interaction.over_other = false;
}

/// Makes the other of the two maps the active one.
pub(super) fn turn(session: &mut Session) {
    if session.document.maps.split.is_some() {
        session.view.right = !session.view.right;
        session.interaction.over_other = false;
        session.document.layers.events_mut().for_each(EventLayer::swap_maps);
    }
}
