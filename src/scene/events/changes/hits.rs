use crate::geo::{Bounds, Screen, Viewport, World};
use crate::model::Subject;

use super::ShownChanges;
use super::spots::spots;

/// Pixels beyond its mark at which a difference is still hit.
const AROUND: f32 = 2.0;

/// Most differences that a click lists; those of more places than one are zoomed into instead.
const LISTED: usize = 20;

/// What a click on a mark of differences means.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeHit {
    /// The events that differ there.
    Events(Vec<Subject>),
    /// They are many, at several places: the bounds of these.
    Places(Bounds),
}

/// The topmost mark under a point.
pub fn change_hit(shown: &ShownChanges, view: &Viewport, pointer: Screen) -> Option<ChangeHit> {
    let spot = spots(shown, view)
        .into_iter()
        .rev()
        .find(|spot| spot.center.distance(pointer) <= spot.radius + AROUND)?;
    if !spot.is_one_place && spot.changes.len() > LISTED {
        let marks = spot.changes.iter().filter_map(|at| shown.changes.mark(*at, shown.old, shown.new));
        let near = |place: &World| view.to_screen(*place).distance(spot.center) < 40.0;
        let places = marks.flat_map(|mark| mark.before.into_iter().chain(mark.after)).filter(near);
        return Some(ChangeHit::Places(Bounds::of(places)));
    }
    Some(ChangeHit::Events(spot.changes.iter().filter_map(|at| shown.subject(*at)).collect()))
}
