use std::collections::BTreeSet;

use crate::events::ChangeKind;
use crate::geo::{Bounds, Viewport};
use crate::model::Subject;
use crate::scene::{Circle, Group, Prim};
use crate::style::{ChangeLook, Colour, Theme};

use super::ShownChanges;
use super::signs::{change_sign, count_sign, end_sign, line_sign};
use super::spots::{NEAR, RADIUS, Spot, spots};

/// The marks in the picture, above all symbols. That of `selected` is emphasised.
pub fn marks(shown: &ShownChanges, view: &Viewport, theme: &Theme, selected: Option<&Subject>) -> Group {
    let spots = spots(shown, view);
    let mut prims = Vec::new();
    let moved: BTreeSet<u32> = spots.iter().flat_map(|spot| spot.changes.iter().copied()).collect();
    prims.extend(moved.into_iter().filter_map(|at| line(shown, at, view, theme)).flatten());
    for spot in spots.iter().filter(|spot| is_seen(spot, view)) {
        let is_selected = selected.is_some_and(|key| spot.changes.iter().any(|at| shown.is_of(*at, key)));
        if is_selected {
            prims.extend(ring(spot, theme));
        }
        prims.extend(sign(shown, spot, view, theme));
    }
    Group { id: format!("{}/changes", shown.id), title: "Changes since the earlier file".to_owned(), prims }
}

fn is_seen(spot: &Spot, view: &Viewport) -> bool {
    let ([width, height], reach, at) = (view.size(), spot.radius + 4.0, spot.center);
    at.x > -reach && at.y > -reach && at.x < width + reach && at.y < height + reach
}

/// The line between the two places of an event that moved.
fn line(shown: &ShownChanges, at: u32, view: &Viewport, theme: &Theme) -> Option<Vec<Prim>> {
    let mark = shown.changes.mark(at, shown.old, shown.new)?;
    let (before, after) = (mark.before?, mark.after?);
    let is_seen = before != after && Bounds::of([before, after]).intersects(&view.bounds());
    let look = ChangeLook::of(Some(ChangeKind::Moved), theme);
    is_seen.then(|| line_sign(view.to_screen(before), view.to_screen(after), look))
}

fn sign(shown: &ShownChanges, spot: &Spot, view: &Viewport, theme: &Theme) -> Vec<Prim> {
    let Some(at) = spot.alone() else { return counted(shown, spot, theme) };
    let mark = shown.changes.mark(at, shown.old, shown.new);
    let moved = ChangeLook::of(Some(ChangeKind::Moved), theme);
    match mark.and_then(|mark| Some((mark.before?, mark.after?))) {
        Some((before, after)) if before != after => {
            let (from, to) = (view.to_screen(before), view.to_screen(after));
            // Both places are in this mark.
            if f64::from(from.distance(to)) < NEAR {
                return change_sign(spot.center, moved);
            }
            let is_later = to.distance(spot.center) < from.distance(spot.center);
            vec![end_sign(spot.center, is_later, moved)]
        }
        Some(_) | None => change_sign(spot.center, ChangeLook::of(Some(shown.kind(at)), theme)),
    }
}

/// A ring with the number of differences, in the colour of their kind if it is one.
fn counted(shown: &ShownChanges, spot: &Spot, theme: &Theme) -> Vec<Prim> {
    let mut kinds = spot.changes.iter().map(|at| shown.kind(*at));
    let first = kinds.next();
    let kind = first.filter(|first| kinds.all(|kind| kind == *first));
    count_sign(spot.changes.len(), spot.center, spot.radius, ChangeLook::of(kind, theme))
}

fn ring(spot: &Spot, theme: &Theme) -> [Prim; 2] {
    let radius = spot.radius.max(RADIUS) + 3.5;
    let circle = |stroke: Colour, stroke_width: f32| {
        let fill = Colour { a: 0, ..stroke };
        Prim::Circle(Circle { center: spot.center, radius, fill, stroke, stroke_width })
    };
    [circle(theme.halo, 4.8), circle(theme.selection, 2.4)]
}
