use crate::atlas::Atlas;
use crate::geo::{Bounds, LonLat, Screen, Viewport};
use crate::session::{Effect, Interaction};

use super::{View, ViewAction};

/// Margin around the target of a flight, in pixels.
const MARGIN: f32 = 48.0;

/// Maximum zoom of a flight to a small feature: closer shows nothing more.
pub const NEAREST: f64 = 9.5;

/// How many steps the view can zoom out from all of Iraq.
const FARTHER: f64 = 0.8;

/// Share of the picture taken by the target of a flight, so that its surroundings are visible.
const SHARE: f32 = 0.55;

/// Moves over the map; flights come back as effects.
pub fn navigate(
    view: &mut View,
    interaction: &mut Interaction,
    atlas: &Atlas,
    action: &ViewAction,
) -> Option<Effect> {
    let (viewport, home) = (view.viewport, atlas.base.home());
    let size = viewport.size();
    match *action {
        // A view of all of Iraq stays one when panels open and close.
        ViewAction::Resize { size } if is_home(&viewport, home) => {
            change(view, interaction, Viewport::fit(home, size, MARGIN / 2.0));
        }
        ViewAction::Resize { size } => change(view, interaction, viewport.resized(size)),
        ViewAction::Pan { dx, dy } => move_to(view, interaction, home, viewport.panned(dx, dy)),
        ViewAction::Zoom { steps, at } => {
            // Farther out there is only the base map's edge.
            let least = Viewport::fit(home, size, MARGIN / 2.0).zoom() - FARTHER;
            let most_back = (least - viewport.zoom()).min(0.0);
            // Written so that NaN stays NaN and is rejected.
            let steps = if steps < most_back { most_back } else { steps };
            move_to(view, interaction, home, viewport.zoomed(steps, at));
        }
        ViewAction::Set(to) => move_to(view, interaction, home, to),
        ViewAction::Home => return Some(Effect::FlyTo(Viewport::fit(home, size, MARGIN / 2.0))),
        ViewAction::Box { from, to } => {
            let bounds = Bounds::of([viewport.to_world(from), viewport.to_world(to)]);
            return Some(Effect::FlyTo(Viewport::fit(bounds, size, 0.0).kept_within(home)));
        }
        ViewAction::ToPlace { lon, lat, zoom } => {
            let to = Viewport::new(LonLat::new(lon, lat), zoom.max(viewport.zoom()), size);
            return Some(Effect::FlyTo(to.kept_within(home)));
        }
        ViewAction::ToView { lon, lat, zoom } => {
            let to = Viewport::new(LonLat::new(lon, lat), zoom, size);
            return Some(Effect::FlyTo(to.kept_within(home)));
        }
        // Where they lie, the document knows.
        ViewAction::ToFeature(_) | ViewAction::ToOpened { .. } => {}
    }
    None
}

/// Zooms around the centre; returns the steps actually made.
pub fn zoom_round_middle(view: &mut View, interaction: &mut Interaction, atlas: &Atlas, steps: f64) -> f64 {
    let (before, [width, height]) = (view.viewport.zoom(), view.viewport.size());
    let at = Screen::new(width / 2.0, height / 2.0);
    navigate(view, interaction, atlas, &ViewAction::Zoom { steps, at });
    view.viewport.zoom() - before
}

/// A flight to a box, or a message that there is nothing to fly to.
pub fn fly(viewport: &Viewport, bounds: Option<Bounds>, nearest: f64) -> Effect {
    let Some(bounds) = bounds else {
        return Effect::Say("This has no place on the map; its card says why.".to_owned());
    };
    let size = viewport.size();
    let to = Viewport::fit(bounds, size, size[0].min(size[1]) * (1.0 - SHARE) / 2.0);
    let steps = (nearest - to.zoom()).min(0.0);
    let middle = to.to_screen(bounds.center());
    Effect::FlyTo(to.zoomed(steps, middle))
}

/// Whether the view is the one that shows all of Iraq at its size.
fn is_home(view: &Viewport, home: Bounds) -> bool {
    let fit = Viewport::fit(home, view.size(), MARGIN / 2.0);
    let (a, b) = (view.center(), fit.center());
    (view.zoom() - fit.zoom()).abs() < 1e-6 && (a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9
}

/// A NaN view would never recover, so it is rejected.
fn move_to(view: &mut View, interaction: &mut Interaction, home: Bounds, to: Viewport) {
    let center = to.center();
    if center.x.is_finite() && center.y.is_finite() && to.zoom().is_finite() {
        change(view, interaction, to.kept_within(home));
    }
}

fn change(view: &mut View, interaction: &mut Interaction, to: Viewport) {
    if to != view.viewport {
        view.viewport = to;
        interaction.forget_spot();
    }
}
