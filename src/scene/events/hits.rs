use crate::geo::{Screen, Viewport};
use crate::scene::Hit;

use super::ShownEvents;

/// What of the event tables lies under a point of the picture, top table first.
pub fn event_hits(events: &[ShownEvents], view: &Viewport, pointer: Screen) -> Vec<Hit> {
    let _ = (events, view, pointer);
    Vec::new()
}
