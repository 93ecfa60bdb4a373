use crate::model::EventLayerId;
use crate::session::{EventLayer, Session};
use crate::style::{TypeColours, TypeLooks, TypeNames};

impl Session {
    /// Types of one name look the same in all open files. Colours are given once all files are loaded, from the bottom
    /// of the layer list up, so that a project always has the same ones, and stay until the last file is closed.
    pub(in crate::session) fn settle_colours(&mut self) {
        let layers: Vec<&EventLayer> = self.document.layers.events().rev().collect();
        if layers.is_empty() {
            self.type_colours = TypeColours::default();
            return;
        }
        if layers.iter().all(|layer| layer.loading.is_none()) {
            layers.iter().for_each(|layer| self.type_colours.assign(types(layer)));
        }
        let looks = |layer: &EventLayer| {
            let others = layers.iter().filter(|other| other.id != layer.id);
            let others: Vec<TypeNames> = others.map(|other| types(other)).collect();
            self.type_colours.looks(types(layer), &others)
        };
        let changed: Vec<(EventLayerId, TypeLooks)> = layers
            .iter()
            .map(|layer| (layer.id, looks(layer)))
            .filter(|(id, looks)| layers.iter().any(|layer| layer.id == *id && layer.looks != *looks))
            .collect();
        for (id, looks) in changed {
            if let Some(layer) = self.document.layers.event_layer_mut(id) {
                layer.looks = looks;
            }
        }
    }
}

fn types(layer: &EventLayer) -> TypeNames<'_> {
    let classes = layer.table.type_classes();
    TypeNames { names: &classes.names, has_others: classes.has_others }
}
