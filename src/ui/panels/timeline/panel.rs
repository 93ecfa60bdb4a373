use egui::{Context, ScrollArea, Ui};

use crate::session::{Action, Command, EventAction, Session};
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};

use super::content::timeline;
use super::state::TimelineState;

/// The timeline under the map; shown while an event file is open, unless the user closes it.
#[derive(Clone, Debug, Default)]
pub struct TimelinePanel {
    state: TimelineState,
}

impl Panel for TimelinePanel {
    fn id(&self) -> PanelId {
        "timeline"
    }

    fn title(&self) -> &'static str {
        "Time"
    }

    fn hint(&self) -> &'static str {
        "The timeline below the map"
    }

    fn side(&self) -> Side {
        Side::Bottom
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Timeline, Command::Play, Command::StepOnward, Command::StepBack]
    }

    fn opens_by_itself(&self, session: &Session) -> bool {
        !session.events().layers().is_empty()
    }

    fn height(&self, room: f32) -> [f32; 3] {
        [176.0, 120.0, (room * 0.6).min(420.0)]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        // In a narrow window the lines above the bars take more than the panel has.
        let room = ui.available_height();
        let area = ScrollArea::vertical().id_salt("timeline").auto_shrink([false, false]);
        let shown = area.show(ui, |ui| timeline(ui, context.session, context.theme, &mut self.state, room));
        Outbox::of(shown.inner)
    }

    fn run(&mut self, ctx: &Context, command: Command, session: &Session) -> Option<Action> {
        let step = |forward| Some(EventAction::Step { forward, unit: self.state.step_unit() }.into());
        if command == Command::Play {
            let now = ctx.input(|i| i.time);
            Some(self.state.toggle(now, session))
        } else if command == Command::StepOnward {
            step(true)
        } else if command == Command::StepBack {
            step(false)
        } else {
            None
        }
    }
}
