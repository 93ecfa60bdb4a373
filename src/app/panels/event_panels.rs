use std::sync::Arc;

use egui::{Context, Panel, Ui};

use crate::model::Subject;
use crate::session::{Action, Digest, DigestQuestion, EventLayer, Extent, RowList, Session};
use crate::ui::{self, Digested, Listed, Side, TableState};

use crate::app::articles::review_panels::is_of_review;
use crate::app::jobs::{Jobs, LatestOnly};

/// The table of events and the numbers beside the map, with the threads that find them.
pub struct EventDesk {
    pub table_open: bool,
    /// What the panel on the right shows while an event file is open.
    pub side: Side,
    table: TableState,
    rows: LatestOnly<RowList, Vec<u32>>,
    listed: Option<(RowList, Arc<Vec<u32>>)>,
    /// The list that the window wants now, and since when.
    wanted: Option<(RowList, f64)>,
    digests: LatestOnly<DigestQuestion, Digest>,
    digest: Option<(DigestQuestion, Digest)>,
    /// What was selected, and whether there was a region, at the last frame.
    before: (Option<Subject>, bool),
}

/// Seconds for which the view has to rest before its rows are listed.
const REST: f64 = 0.12;

impl EventDesk {
    pub fn new(jobs: &Jobs) -> Self {
        Self {
            table_open: false,
            side: Side::Card,
            table: TableState::default(),
            rows: jobs.latest_only("Listing the rows", RowList::rows),
            listed: None,
            wanted: None,
            digests: jobs.latest_only("Counting the rows", DigestQuestion::answer),
            digest: None,
            before: (None, false),
        }
    }

    /// The table under the map, if it is open and there is a file to list.
    pub fn table_panel(&mut self, root: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let layer = session.events().active().filter(|_| self.table_open);
        let Some(layer) = layer else {
            // Nothing large is kept for a table that nobody sees.
            (self.listed, self.wanted) = (None, None);
            self.rows.forget();
            return;
        };
        self.table.take_up(layer);
        self.list(root.ctx(), session, layer);
        let none = Arc::default();
        let rows = self.listed.as_ref().map_or(&none, |(_, rows)| rows);
        let listed = Listed {
            rows,
            waiting: self.wanted.as_ref().map(|(w, _)| w) != self.listed.as_ref().map(|(l, _)| l),
        };
        let most = root.available_height() * 0.7;
        Panel::bottom("event table").default_size(220.0).size_range(110.0..=most.max(110.0)).show(
            root,
            |ui| {
                actions.extend(ui::event_table(ui, session, layer, listed, &mut self.table));
            },
        );
    }

    /// Has the rows listed that the window wants; until they are there, those before stay.
    fn list(&mut self, ctx: &Context, session: &Session, layer: &EventLayer) {
        let now = ctx.input(|i| i.time);
        let extent = self.table.extent(session);
        let wanted = RowList::new(layer, extent.clone(), self.table.by, self.table.descending);
        if let Some((question, rows)) = self.rows.poll() {
            self.listed = Some((question, Arc::new(rows)));
        }
        // Rows of another table mean other events.
        self.listed = self.listed.take().filter(|(l, _)| l.is_of(&wanted));
        if self.wanted.as_ref().is_none_or(|(w, _)| *w != wanted) {
            self.wanted = Some((wanted.clone(), now));
        }
        let since = self.wanted.as_ref().map_or(now, |(_, since)| *since);
        let only_moved = self.rows.asked().is_some_and(|asked| {
            let windows = matches!((&asked.extent, &extent), (Extent::Window(_), Extent::Window(_)));
            windows && RowList { extent: extent.clone(), ..asked.clone() } == wanted
        });
        if self.rows.asked() == Some(&wanted) || !only_moved || now - since >= REST {
            self.rows.ask(wanted);
        } else {
            ctx.request_repaint_after_secs((REST - (now - since)) as f32);
        }
    }

    /// What is selected now is shown as a card, and a new region in numbers.
    pub fn turn(&mut self, session: &Session) {
        let selected = session.selection().map(|s| s.key().clone());
        let region = session.events().region().is_some();
        if selected.is_some() && selected != self.before.0 {
            self.side = if is_of_review(session) { Side::Draft } else { Side::Card };
        }
        if region && !self.before.1 {
            self.side = Side::Statistics;
        }
        if session.events().layers().is_empty() && self.side == Side::Statistics
            || session.review().is_none() && self.side == Side::Draft
        {
            self.side = Side::Card;
        }
        self.before = (selected, region);
    }

    /// Has the rows summed up that the panel on the right speaks of.
    pub fn count(&mut self, session: &Session) {
        let question = match self.side {
            Side::Statistics => session.scope(),
            Side::Card | Side::Draft => session.scope_of_selection(),
        };
        if let Some(answer) = self.digests.poll() {
            self.digest = Some(answer);
        }
        match question {
            Some(question) => self.digests.ask(question),
            None => {
                self.digest = None;
                self.digests.forget();
            }
        }
    }

    /// The newest numbers. A card shows none but its own; statistics keep the old ones until
    /// the new are there.
    pub fn digested(&self) -> Digested<'_> {
        let asked = self.digests.asked();
        let same_scope =
            |q: &DigestQuestion| asked.is_some_and(|a| a.scope == q.scope && Arc::ptr_eq(&a.table, &q.table));
        let answer = self.digest.as_ref().filter(|(q, _)| self.side == Side::Statistics || same_scope(q));
        Digested { answer: answer.map(|(q, d)| (q, d)), waiting: self.digests.is_waiting() }
    }
}
