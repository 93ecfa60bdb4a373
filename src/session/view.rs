use crate::geo::{Bounds, LonLat, Viewport};

use super::{Effect, Session, ViewAction};

/// Pixels left free round what a flight goes to.
const MARGIN: f32 = 48.0;

/// A flight to one small thing stops here: nearer there is nothing more to see.
pub(super) const NEAREST: f64 = 9.5;

/// A flight to an event, which is a point among others, comes nearer.
const NEAREST_EVENT: f64 = 13.0;

/// How many steps one can zoom out from all of Iraq.
const FARTHER: f64 = 0.8;

/// A feature that is flown to takes this share of the picture, so that what lies round it
/// can be seen as well.
const SHARE: f32 = 0.55;

pub(super) fn apply(session: &mut Session, action: ViewAction) -> Vec<Effect> {
    let view = session.viewport;
    let home = session.atlas.base.home();
    match action {
        // Who sees all of Iraq goes on seeing it when panels open and close.
        ViewAction::Resize { size } if is_home(&view, home) => {
            session.changed_to(Viewport::fit(home, size, MARGIN / 2.0));
        }
        ViewAction::Resize { size } => session.changed_to(view.resized(size)),
        ViewAction::Pan { dx, dy } => session.moved_to(view.panned(dx, dy)),
        ViewAction::Zoom { steps, at } => {
            // Farther out there is nothing but the base map's edge.
            let least = Viewport::fit(home, view.size(), MARGIN / 2.0).zoom() - FARTHER;
            let most_back = (least - view.zoom()).min(0.0);
            // Written so that a step that is no number stays none, and is refused.
            let steps = if steps < most_back { most_back } else { steps };
            session.moved_to(view.zoomed(steps, at));
        }
        ViewAction::Set(to) => session.moved_to(to),
        ViewAction::Home => return vec![Effect::FlyTo(Viewport::fit(home, view.size(), MARGIN / 2.0))],
        ViewAction::Box { from, to } => {
            let bounds = Bounds::of([view.to_world(from), view.to_world(to)]);
            return vec![Effect::FlyTo(Viewport::fit(bounds, view.size(), 0.0).kept_within(home))];
        }
        ViewAction::ToFeature(key) => {
            let mut bounds = session.bounds_of(&key);
            if bounds.is_none() {
                let children = session.stands_for(&key);
                bounds = children.iter().filter_map(|k| session.bounds_of(k)).reduce(Bounds::union);
            }
            let nearest = if session.event_of(&key).is_some() { NEAREST_EVENT } else { NEAREST };
            return fly(session, bounds, nearest);
        }
        ViewAction::ToPlace { lon, lat, zoom } => {
            let to = Viewport::new(LonLat::new(lon, lat), zoom.max(view.zoom()), view.size());
            return vec![Effect::FlyTo(to.kept_within(home))];
        }
        ViewAction::ToView { lon, lat, zoom } => {
            let to = Viewport::new(LonLat::new(lon, lat), zoom, view.size());
            return vec![Effect::FlyTo(to.kept_within(home))];
        }
    }
    Vec::new()
}

/// Whether the view is the one that shows all of Iraq in its size.
fn is_home(view: &Viewport, home: Bounds) -> bool {
    let fit = Viewport::fit(home, view.size(), MARGIN / 2.0);
    let (a, b) = (view.center(), fit.center());
    (view.zoom() - fit.zoom()).abs() < 1e-6 && (a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9
}

/// A flight to a box, or word that there is nothing to fly to.
pub(super) fn fly(session: &Session, bounds: Option<Bounds>, nearest: f64) -> Vec<Effect> {
    let Some(bounds) = bounds else {
        return vec![Effect::Say("This has no place on the map; its card says why.".to_owned())];
    };
    let size = session.viewport.size();
    let to = Viewport::fit(bounds, size, size[0].min(size[1]) * (1.0 - SHARE) / 2.0);
    let steps = (nearest - to.zoom()).min(0.0);
    let middle = to.to_screen(bounds.center());
    vec![Effect::FlyTo(to.zoomed(steps, middle))]
}

impl Session {
    /// A view that is no number would stay so for ever: it is left out.
    fn moved_to(&mut self, view: Viewport) {
        let center = view.center();
        if center.x.is_finite() && center.y.is_finite() && view.zoom().is_finite() {
            self.changed_to(view.kept_within(self.atlas.base.home()));
        }
    }

    fn changed_to(&mut self, view: Viewport) {
        if view != self.viewport {
            self.viewport = view;
            self.forget_spot();
        }
    }

    /// The next click is a new one, even on the same pixel.
    pub(super) fn forget_spot(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.forget_spot();
        }
    }
}
