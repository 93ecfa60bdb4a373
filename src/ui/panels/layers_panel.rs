use egui::{ScrollArea, Ui};

use crate::session::Command;
use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};

use super::layers::{LayerListState, layer_list};

pub const LAYERS: PanelId = "layers";

/// All layers: event files, features, annotations.
#[derive(Clone, Debug, Default)]
pub struct LayersPanel {
    layers: LayerListState,
}

impl Panel for LayersPanel {
    fn id(&self) -> PanelId {
        LAYERS
    }

    fn title(&self) -> &'static str {
        "Layers"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::LayersTab]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let PanelContext { session, theme, .. } = *context;
        let mut out = Outbox::default();
        ScrollArea::vertical().id_salt("layers").auto_shrink([false, false]).show(ui, |ui| {
            let (actions, asked) = layer_list(ui, session, theme, &mut self.layers);
            out.actions.extend(actions);
            out.commands.extend(asked);
        });
        if std::mem::take(&mut self.layers.annotations.rename) {
            out.command(AppCommand::NameAnnotation);
        }
        out
    }
}
