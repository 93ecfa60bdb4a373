use std::sync::Arc;

use egui::{Context, Ui};

use crate::app::jobs::{Jobs, LatestOnly};
use crate::session::{Action, Command, EventLayer, Extent, RowList, Session};
use crate::ui::{Listed, Outbox, Panel, PanelContext, PanelId, Side, TableState, event_table};

/// The rows of the active event layer below the map, listed in the background.
pub struct TablePanel {
    state: TableState,
    worker: LatestOnly<RowList, Vec<u32>>,
    listed: Option<(RowList, Arc<Vec<u32>>)>,
    /// The requested list, and since when.
    wanted: Option<(RowList, f64)>,
}

/// Seconds the view has to rest before its rows are listed.
const REST: f64 = 0.12;

impl TablePanel {
    pub fn new(jobs: &Jobs) -> Self {
        Self {
            state: TableState::default(),
            worker: jobs.latest_only("Listing the rows", RowList::rows),
            listed: None,
            wanted: None,
        }
    }

    /// Requests the row list; the previous list stays until it arrives.
    fn list(&mut self, ctx: &Context, session: &Session, layer: &EventLayer) {
        let now = ctx.input(|i| i.time);
        let extent = self.state.extent(session);
        let wanted = RowList::new(layer, extent.clone(), self.state.by, self.state.descending);
        if let Some((question, rows)) = self.worker.poll() {
            self.listed = Some((question, Arc::new(rows)));
        }
        // Row numbers of another table mean other events.
        self.listed = self.listed.take().filter(|(l, _)| l.is_of(&wanted));
        if self.wanted.as_ref().is_none_or(|(w, _)| *w != wanted) {
            self.wanted = Some((wanted.clone(), now));
        }
        let since = self.wanted.as_ref().map_or(now, |(_, since)| *since);
        let only_moved = self.worker.asked().is_some_and(|asked| {
            let windows = matches!((&asked.extent, &extent), (Extent::Window(_), Extent::Window(_)));
            windows && RowList { extent: extent.clone(), ..asked.clone() } == wanted
        });
        if self.worker.asked() == Some(&wanted) || !only_moved || now - since >= REST {
            self.worker.ask(wanted);
        } else {
            ctx.request_repaint_after_secs((REST - (now - since)) as f32);
        }
    }
}

impl Panel for TablePanel {
    fn id(&self) -> PanelId {
        "event table"
    }

    fn title(&self) -> &'static str {
        "Table"
    }

    fn hint(&self) -> &'static str {
        "The rows of the event file, below the map"
    }

    fn side(&self) -> Side {
        Side::Bottom
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Table]
    }

    fn available(&self, session: &Session) -> bool {
        session.events().active().is_some()
    }

    fn height(&self, room: f32) -> [f32; 3] {
        [220.0, 110.0, (room * 0.7).max(110.0)]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let session = context.session;
        let Some(layer) = session.events().active() else { return Outbox::default() };
        self.state.take_up(layer);
        self.list(ui.ctx(), session, layer);
        let none = Arc::default();
        let rows = self.listed.as_ref().map_or(&none, |(_, rows)| rows);
        let waiting = self.wanted.as_ref().map(|(w, _)| w) != self.listed.as_ref().map(|(l, _)| l);
        Outbox::of(event_table(ui, session, layer, Listed { rows, waiting }, &mut self.state))
    }

    /// Free large data of a hidden table.
    fn hidden(&mut self) -> Option<Action> {
        (self.listed, self.wanted) = (None, None);
        self.worker.forget();
        None
    }
}
