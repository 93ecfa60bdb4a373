use crate::geo::{Screen, Viewport};
use crate::model::{EventKey, Subject};
use crate::scene::{Hit, RING_PX};

use super::shaded::Shaded;
use super::sign::Sign;
use super::signs::Signs;
use super::{EventDisplay, ShownEvents};

/// Hit test of the event tables: what contains the point, topmost table first, then what is within
/// [`RING_PX`], nearest first. Shaded governorates are not event hits.
pub fn event_hits(events: &[ShownEvents], view: &Viewport, pointer: Screen) -> Vec<Hit> {
    let mut over = Vec::new();
    let mut near = Vec::new();
    for events in events.iter().rev() {
        let circles = match events.display {
            EventDisplay::Governorates(_) => continue,
            EventDisplay::Circles => true,
            EventDisplay::Cells => false,
        };
        let signs = Signs::new(events, view);
        let reach = RING_PX + signs.overhang();
        let walked = signs.within(&view.bounds_round(pointer, reach), circles);
        let mut found: Vec<(f32, EventKey)> =
            walked.signs.iter().filter(|s| s.opacity >= 0.5).map(|s| (distance(s, pointer), s.key)).collect();
        if !circles {
            found.extend(cell(events, view, pointer, &walked));
        }
        // A stable sort: what is drawn on top is later in the list.
        found.reverse();
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (distance, key) in found.into_iter().filter(|(distance, _)| *distance <= RING_PX) {
            let hit = Hit { key: Subject::event(events.id, key), distance };
            if distance == 0.0 { over.push(hit) } else { near.push(hit) }
        }
    }
    near.sort_by(|a: &Hit, b: &Hit| a.distance.total_cmp(&b.distance));
    over.extend(near);
    over
}

fn distance(sign: &Sign, pointer: Screen) -> f32 {
    sign.distance(pointer)
}

/// The shaded cell under the pointer, or else the nearest.
fn cell(
    events: &ShownEvents,
    view: &Viewport,
    pointer: Screen,
    walked: &super::signs::Walked,
) -> Option<(f32, EventKey)> {
    let cells = Shaded::new(events, view).cells(&view.bounds_round(pointer, RING_PX), walked);
    let measured = cells.into_iter().map(|cell| {
        let bounds = cell.bounds();
        let (a, b) = (view.to_screen(bounds.min), view.to_screen(bounds.max));
        let (dx, dy) = ((a.x - pointer.x).max(pointer.x - b.x), (a.y - pointer.y).max(pointer.y - b.y));
        let distance = dx.max(0.0).hypot(dy.max(0.0));
        (distance, EventKey::Cell { level: cell.level, x: cell.x, y: cell.y })
    });
    measured.min_by(|a, b| a.0.total_cmp(&b.0))
}
