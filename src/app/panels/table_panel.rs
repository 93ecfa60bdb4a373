use std::sync::{Arc, Weak};

use egui::{Context, Ui};

use crate::app::jobs::{Jobs, LatestOnly};
use crate::events::{EventTable, FileColumn, ReadAs, Want};
use crate::session::{Action, Command, EventAction, EventLayer, Extent, RowList, Session};
use crate::ui::{EventColumn, Listed, Outbox, Panel, PanelContext, PanelId, Side, TableState, event_table};

/// The rows of the active event layer below the map, listed in the background.
pub struct TablePanel {
    state: TableState,
    worker: LatestOnly<RowList, Vec<u32>>,
    listed: Option<(RowList, Arc<Vec<u32>>)>,
    /// The requested list, and since when.
    wanted: Option<(RowList, f64)>,
    /// The column of the file that the rows are sorted by, and for which table; `None` while it is read.
    sorted_by: Option<SortedBy>,
}

type SortedBy = (Weak<EventTable>, (String, ReadAs), Option<Arc<FileColumn>>);

/// Seconds the view has to rest before its rows are listed.
const REST: f64 = 0.12;

impl TablePanel {
    pub fn new(jobs: &Jobs) -> Self {
        Self {
            state: TableState::default(),
            worker: jobs.latest_only("Listing the rows", RowList::rows),
            listed: None,
            wanted: None,
            sorted_by: None,
        }
    }

    /// Requests the row list; the previous list stays until it arrives.
    fn list(&mut self, ctx: &Context, session: &Session, layer: &EventLayer) -> Option<Action> {
        let now = ctx.input(|i| i.time);
        let extent = self.state.extent(session);
        let wanted = RowList::new(layer, extent.clone(), self.state.by, self.state.descending);
        let (column, action) = self.sorting(session, layer);
        let wanted = RowList { column, ..wanted };
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
        action
    }

    /// The column of the file to sort by, once it is read; before that, how to get it.
    fn sorting(
        &mut self,
        session: &Session,
        layer: &EventLayer,
    ) -> (Option<Arc<FileColumn>>, Option<Action>) {
        let columns = session.file_columns(layer.id);
        let index = self.state.by_file.and_then(EventColumn::of_file);
        let Some((columns, info)) = columns.and_then(|c| Some((c, c.all.get(index?)?))) else {
            self.sorted_by = None;
            return (None, None);
        };
        let key = (info.name.clone(), info.kind.read_as());
        if let Some((_, _, column)) = self.sorted_by.as_ref().filter(|(table, known, column)| {
            *known == key && column.is_some() && std::ptr::eq(table.as_ptr(), Arc::as_ptr(&layer.table))
        }) {
            return (column.clone(), None);
        }
        let column = columns.column(&key.0, key.1).cloned();
        let asked = self.sorted_by.as_ref().is_some_and(|(table, known, _)| {
            *known == key && std::ptr::eq(table.as_ptr(), Arc::as_ptr(&layer.table))
        });
        // Kept here, as the session drops what no filter uses.
        self.sorted_by = Some((Arc::downgrade(&layer.table), key.clone(), column.clone()));
        let want = Want::Column { name: key.0, read_as: key.1 };
        let load = EventAction::Load { layer: layer.id, wants: vec![want] };
        let action = (column.is_none() && !asked).then(|| load.into());
        (column, action)
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
        [220.0, 110.0, room * 0.65]
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let session = context.session;
        let Some(layer) = session.events().active() else { return Outbox::default() };
        self.state.take_up(session, layer);
        let mut actions: Vec<Action> = Vec::new();
        actions.extend(self.list(ui.ctx(), session, layer));
        let none = Arc::default();
        let rows = self.listed.as_ref().map_or(&none, |(_, rows)| rows);
        let waiting = self.wanted.as_ref().map(|(w, _)| w) != self.listed.as_ref().map(|(l, _)| l);
        actions.extend(event_table(ui, session, layer, Listed { rows, waiting }, &mut self.state));
        let mut out = Outbox::of(actions);
        if std::mem::take(&mut self.state.asks_filter) {
            out.run(Command::EventsTab);
        }
        out
    }

    /// Free large data of a hidden table.
    fn hidden(&mut self) -> Option<Action> {
        (self.listed, self.wanted, self.sorted_by) = (None, None, None);
        self.worker.forget();
        None
    }
}
