use crate::geo::Bounds;

use super::{Effect, LayerAction, LayerState, Session, own_layers, view};

/// A layer that is fainter than this cannot be told from a hidden one.
const FAINTEST: f32 = 0.1;

pub(super) fn apply(session: &mut Session, action: LayerAction) -> Vec<Effect> {
    match action {
        LayerAction::Show { layer, visible } => {
            session.solo = None;
            change(session, &layer, |l| l.visible = visible);
        }
        LayerAction::ShowAll(visible) => {
            session.solo = None;
            session.layers.iter_mut().for_each(|l| l.visible = visible);
        }
        LayerAction::Only { layers } => session.show_only(&layers),
        LayerAction::Solo { layer } => {
            if session.layer(&layer).is_some() {
                session.solo = (session.solo.as_ref() != Some(&layer)).then_some(layer);
            }
        }
        LayerAction::Opacity { layer, opacity } => {
            if let Some(opacity) = self::opacity(opacity) {
                change(session, &layer, |l| l.opacity = opacity);
            }
            return Vec::new();
        }
        LayerAction::Move { layer, to } => {
            if let Some(from) = session.layers.iter().position(|l| l.id() == layer) {
                let moved = session.layers.remove(from);
                session.layers.insert(to.min(session.layers.len()), moved);
            }
        }
        LayerAction::Open(file) => return own_layers::open(session, file),
        LayerAction::Close { layer } => own_layers::close(session, &layer),
        LayerAction::ZoomTo { layer } => {
            let features = session.layer(&layer).into_iter().flat_map(|l| &l.prepared.features);
            let bounds = features.map(|f| f.shape.bounds()).reduce(Bounds::union);
            return view::fly(session, bounds, view::NEAREST);
        }
    }
    // Other things lie under the same pixels now.
    session.hovered.clear();
    session.forget_spot();
    Vec::new()
}

/// An opacity that can be seen; `None` if it is no number.
pub(super) fn opacity(wanted: f32) -> Option<f32> {
    (!wanted.is_nan()).then(|| wanted.clamp(FAINTEST, 1.0))
}

fn change(session: &mut Session, id: &str, with: impl FnOnce(&mut LayerState)) {
    if let Some(layer) = session.layers.iter_mut().find(|l| l.id() == id) {
        with(layer);
    }
}
