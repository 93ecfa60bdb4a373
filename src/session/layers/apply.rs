use crate::geo::Bounds;
use crate::model::LayerId;
use crate::session::view::{NEAREST, fly};
use crate::session::{Effect, Session};

use super::{LayerAction, StackLayer, open_file};

pub fn apply(session: &mut Session, action: LayerAction) -> Vec<Effect> {
    let layers = &mut session.document.layers;
    match action {
        LayerAction::Show { layer, visible } => {
            layers.set_solo(None);
            layers.visibility_is_chosen(|id| layer == id.into());
            layers.change(&layer, |settings| settings.visible = visible);
        }
        LayerAction::ShowAll(visible) => {
            layers.visibility_is_chosen(|_| true);
            layers.show_all(visible);
        }
        LayerAction::Only { layers } => session.document.show_only(&layers),
        LayerAction::Solo { layer } => {
            if layers.get(&layer).is_some() {
                let on = layers.solo() != Some(&layer);
                layers.set_solo(on.then_some(layer));
            }
        }
        LayerAction::Opacity { layer, opacity } => {
            layers.change(&layer, |settings| settings.set_opacity(opacity));
            return Vec::new();
        }
        LayerAction::Rename { layer, name } => layers.change(&layer, |settings| settings.rename(&name)),
        LayerAction::Move { layer, to } => layers.move_to(&layer, to),
        LayerAction::Open(file) => return open_file::open(session, file),
        LayerAction::Close { layer } => close(session, &layer),
        LayerAction::ZoomTo { layer } => {
            let bounds = session.document.layers.get(&layer).and_then(bounds);
            return vec![fly(&session.view.viewport, bounds, NEAREST)];
        }
    }
    session.interaction.moved();
    Vec::new()
}

fn close(session: &mut Session, id: &LayerId) {
    match id {
        LayerId::Features(id) => open_file::close_file(session, id),
        LayerId::Events(id) => session.close_events(*id),
        LayerId::Annotations => session.delete_annotations(),
    }
}

/// The bounds of everything a layer draws.
fn bounds(layer: &StackLayer) -> Option<Bounds> {
    match layer {
        StackLayer::Features(layer) => {
            layer.prepared.features.iter().map(|f| f.shape.bounds()).reduce(Bounds::union)
        }
        StackLayer::Events(layer) => layer.bounds(),
        StackLayer::Annotations(layer) => {
            let shapes = layer.marks.prepared().iter().filter_map(|mark| mark.shape.as_ref());
            shapes.map(|shape| shape.bounds()).reduce(Bounds::union)
        }
    }
}
