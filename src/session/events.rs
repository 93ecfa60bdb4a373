use std::sync::Arc;

use crate::events::{Day, EventTable, Filter, FilteredView};
use crate::geo::World;
use crate::scene::{EventDisplay, EventKey};

use super::{
    Beside, Effect, EventAction, EventLayer, Loading, Playback, Session, Shared, beside, find_text, playback,
    project,
};

/// The open event files, and what holds for all of them.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// Top to bottom.
    pub layers: Vec<EventLayer>,
    /// Id of the file that timeline, table and filters show.
    pub at_work: Option<String>,
    /// First and last day, both inclusive.
    pub days: Option<(Day, Day)>,
    /// A polygon on the World in which rows are selected.
    pub region: Option<Arc<Vec<World>>>,
    /// Rows of the file at work that are marked in the table, ascending.
    pub marked: Arc<Vec<u32>>,
    /// What stands in a file for the row that was asked for last.
    pub read: Option<Shared<RowRead>>,
    /// Whether the view is coming nearer or going away just now.
    pub zooming: bool,
    pub playback: Playback,
    /// `None` = there is one map.
    pub beside: Option<Beside>,
    /// Paths of files that were opened, the latest first.
    pub recent: Vec<String>,
}

/// What stands in a file for a row, by header, or why it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRead {
    /// Id of the event layer.
    pub layer: String,
    pub row: u32,
    pub fields: Result<Vec<(String, String)>, String>,
    /// How it was placed by its words, if it was.
    pub placed: Vec<(String, String)>,
}

/// Most recent files that are kept.
const RECENT: usize = 8;

impl Events {
    pub fn layer(&self, id: &str) -> Option<&EventLayer> {
        self.layers.iter().find(|l| l.id == id)
    }

    /// The file that timeline, table and filters show.
    pub fn at_work(&self) -> Option<&EventLayer> {
        self.layer(self.at_work.as_deref()?)
    }

    pub(super) fn layer_mut(&mut self, id: &str) -> Option<&mut EventLayer> {
        self.layers.iter_mut().find(|l| l.id == id)
    }

    pub(super) fn set_days(&mut self, days: Option<(Day, Day)>) {
        self.days = days;
        for layer in &mut self.layers {
            layer.filter_by(Filter { days, ..layer.filter().clone() });
        }
    }

    fn opened(&mut self, path: String) {
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}

pub(super) fn apply(session: &mut Session, action: EventAction) -> Vec<Effect> {
    let (done, closed) = match &action {
        EventAction::Done { layer, .. } => (Some(layer.clone()), None),
        EventAction::Close { layer } => (None, Some(layer.clone())),
        _ => (None, None),
    };
    let mut effects = change(session, action);
    beside::renew(&mut session.events);
    if let Some(layer) = closed {
        project::closed(session, &layer);
    }
    if let Some(layer) = done {
        effects.extend(project::settle(session, &layer));
    }
    effects
}

fn change(session: &mut Session, action: EventAction) -> Vec<Effect> {
    let events = &mut session.events;
    match action {
        EventAction::Begin { layer, name } => begin(events, layer, name),
        EventAction::Progress { layer, loading } => {
            if let Some(layer) = events.layer_mut(&layer) {
                layer.loading = Some(loading);
            }
        }
        EventAction::Rows { layer, table } => {
            forget(session, &layer);
            if let Some(layer) = session.events.layer_mut(&layer) {
                layer.take(table.0);
            }
        }
        EventAction::Done { layer, table } => {
            forget(session, &layer);
            if let Some(layer) = session.events.layer_mut(&layer) {
                layer.take(table.0);
                layer.loading = None;
            }
        }
        EventAction::About { layer, about } => with(events, &layer, |l| l.about = about.0),
        EventAction::Close { layer } => {
            forget(session, &layer);
            let events = &mut session.events;
            events.layers.retain(|l| l.id != layer);
            if events.at_work.as_ref() == Some(&layer) {
                events.at_work = events.layers.first().map(|l| l.id.clone());
            }
            if events.layers.is_empty() {
                (events.days, events.region) = (None, None);
            }
        }
        EventAction::Work { layer } => {
            if events.layer(&layer).is_some() && events.at_work.as_ref() != Some(&layer) {
                events.at_work = Some(layer);
                events.marked = Arc::default();
            }
        }
        EventAction::Show { layer, visible } => with(events, &layer, |l| l.visible = visible),
        EventAction::Opacity { layer, opacity } => {
            if let Some(opacity) = super::layers::opacity(opacity) {
                with(events, &layer, |l| l.opacity = opacity);
            }
        }
        EventAction::Display { layer, display } => with(events, &layer, |l| l.display = display),
        EventAction::Filter { layer, filter } => {
            let days = events.days;
            with(events, &layer, |l| l.filter_by(Filter { days, ..filter }));
        }
        EventAction::Days(days) => events.set_days(days),
        EventAction::FindText { layer, query } => return find_text::find(events, layer, &query),
        EventAction::TextFound { layer, query, rows } => find_text::found(events, &layer, query, rows.0),
        EventAction::Play(to) => {
            let speed = to.speed.clamp(Playback::SLOWEST, Playback::FASTEST);
            events.playback = Playback { speed: if speed.is_nan() { 1.0 } else { speed }, ..to };
        }
        EventAction::Step { forward, unit } => playback::step(session, forward, unit),
        EventAction::Beside(on) => beside::split(session, on),
        EventAction::Turn => beside::turn(events),
        EventAction::Over { other } => {
            if let Some(beside) = &mut events.beside {
                beside.over_other = other;
            }
        }
        EventAction::Region(region) => {
            let sound = |r: &Vec<World>| r.len() > 2 && r.iter().all(|w| w.x.is_finite() && w.y.is_finite());
            events.region = region.filter(sound).map(Arc::new);
        }
        EventAction::Mark(mut rows) => {
            rows.sort_unstable();
            rows.dedup();
            events.marked = Arc::new(rows);
        }
        EventAction::RowRead { layer, row, fields } => {
            // An answer that comes late is nobody's any more.
            if session.selection.as_ref().is_some_and(|s| *s.key() == EventKey::Row(row).of(&layer)) {
                let placed = Vec::new();
                session.events.read = Some(RowRead { layer, row, fields, placed }.into());
            }
        }
        EventAction::RowPlaced { layer, row, words } => {
            let read = session.events.read.as_ref().filter(|r| r.layer == layer && r.row == row);
            if let Some(read) = read {
                session.events.read = Some(RowRead { placed: words, ..RowRead::clone(read) }.into());
            }
        }
        EventAction::Zooming(zooming) => events.zooming = zooming,
        EventAction::Opened { path } => events.opened(path),
    }
    Vec::new()
}

fn with(events: &mut Events, layer: &str, change: impl FnOnce(&mut EventLayer)) {
    if let Some(layer) = events.layer_mut(layer) {
        change(layer);
    }
}

fn begin(events: &mut Events, id: String, name: String) {
    let table = Arc::new(EventTable::default());
    let shown = FilteredView::new(&table, Filter { days: events.days, ..Filter::default() });
    let layer = EventLayer {
        id: id.clone(),
        name,
        table,
        shown: Arc::new(shown),
        other: None,
        visible: true,
        opacity: 1.0,
        display: EventDisplay::default(),
        loading: Some(Loading::default()),
        about: Arc::default(),
        finding: None,
    };
    events.layers.insert(0, layer);
    (events.at_work, events.marked) = (Some(id), Arc::default());
}

/// Keys of rows mean other rows once the table has changed.
fn forget(session: &mut Session, layer: &str) {
    let of_layer = |key: &crate::model::FeatureRef| key.layer == layer && EventKey::parse(key).is_some();
    session.hovered.retain(|k| !of_layer(k));
    session.lit.retain(|k| !of_layer(k));
    if session.selection.as_ref().is_some_and(|s| s.hits().iter().any(of_layer)) {
        session.selection = None;
    }
    session.history.forget(of_layer);
    let events = &mut session.events;
    events.read = events.read.take().filter(|read| read.layer != layer);
    if events.at_work.as_deref() == Some(layer) {
        events.marked = Arc::default();
    }
}
