use crate::geo::Bounds;
use crate::session::{Effect, Session};

use super::ViewAction;
use super::navigate::{NEAREST, fly, navigate};
use super::to_opened::to_opened;

/// A flight to an event, which is a point among others, zooms in further.
const NEAREST_EVENT: f64 = 13.0;

pub fn apply(session: &mut Session, action: ViewAction) -> Vec<Effect> {
    if let ViewAction::ToFeature(key) = &action {
        let mut bounds = session.bounds_of(key);
        if bounds.is_none() {
            let children = session.stands_for(key);
            bounds = children.iter().filter_map(|k| session.bounds_of(k)).reduce(Bounds::union);
        }
        let nearest = if session.event_of(key).is_some() { NEAREST_EVENT } else { NEAREST };
        return vec![fly(&session.view.viewport, bounds, nearest)];
    }
    if let ViewAction::ToOpened { layer } = action {
        return to_opened(session, layer);
    }
    let effect = navigate(&mut session.view, &mut session.interaction, &session.atlas, &action);
    effect.into_iter().collect()
}
