use egui::Ui;

use crate::session::{Command, Session};
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};

use super::event_stats::event_stats;

pub const STATISTICS: PanelId = "statistics";

/// Statistics of the rows in the region, of the marked or selected rows, or of all shown rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct StatisticsPanel;

impl Panel for StatisticsPanel {
    fn id(&self) -> PanelId {
        STATISTICS
    }

    fn title(&self) -> &'static str {
        "Statistics"
    }

    fn side(&self) -> Side {
        Side::Right
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Statistics]
    }

    fn available(&self, session: &Session) -> bool {
        !session.events().layers().is_empty()
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        Outbox::of(event_stats(ui, context.session, context.digested))
    }
}
