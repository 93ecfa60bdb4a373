use egui::Ui;

use crate::session::Command;
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};

use super::content::filter_panel;
use super::state::FilterState;

/// The filter of the active event layer.
#[derive(Clone, Debug, Default)]
pub struct FilterPanel {
    state: FilterState,
}

impl Panel for FilterPanel {
    fn id(&self) -> PanelId {
        "filter"
    }

    fn title(&self) -> &'static str {
        "Events"
    }

    fn side(&self) -> Side {
        Side::Left
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::EventsTab]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        Outbox::of(filter_panel(ui, context.session, context.theme, &mut self.state))
    }
}
