use std::sync::Arc;

use crate::events::EventTable;
use crate::geo::World;
use crate::model::{EventKey, EventLayerId, Subject};
use crate::session::{Effect, EventLayer, RowChange, Session, StackLayer};

use super::{EventAction, Playback, RowRead, find_text, play_step, replace, split_view};

pub fn apply(session: &mut Session, action: EventAction) -> Vec<Effect> {
    let effects = change(session, action);
    session.document.count_other_map(session.view.right);
    play_step::keep_scale(session);
    effects
}

fn change(session: &mut Session, action: EventAction) -> Vec<Effect> {
    let Session { document, view, interaction, .. } = session;
    match action {
        EventAction::Begin { layer, name } => session.begin_events(layer, &name),
        EventAction::Rows { layer, table } => session.set_table(layer, &table.0),
        EventAction::Done { layer, table } => {
            session.set_table(layer, &table.0);
            with(session, layer, |l| l.loading = None);
            let is_new = !session.project.awaits(layer);
            let mut effects = session.settle(layer);
            effects.extend(is_new.then(|| session.open_whole(layer)).flatten());
            effects.extend(session.settle_rule(layer));
            effects.extend(session.settle_size(layer));
            return effects;
        }
        EventAction::Progress { layer, loading } => with(session, layer, |l| l.loading = Some(loading)),
        EventAction::About { layer, about } => with(session, layer, |l| l.about = about.0),
        EventAction::Rereading { layer, loading } => with(session, layer, |l| l.rereading = loading),
        EventAction::Replace { layer, by, read } => return replace::replace(session, layer, by, &read),
        EventAction::Activate { layer } => {
            session.project.chosen_active = Some(layer);
            session.set_active(layer);
        }
        EventAction::Display { layer, display } => with(session, layer, |l| l.display = display),
        EventAction::Filter { layer, filter } => session.set_filter(layer, filter),
        EventAction::Days(days) => session.choose_days(days),
        EventAction::OwnDays { layer, own } => session.set_own_days(layer, own),
        EventAction::FindText { layer, query } => {
            return document.find_text(layer, &query).into_iter().collect();
        }
        EventAction::TextFound { layer, query, rows } => {
            find_text::found(document, layer, query, rows.0);
        }
        EventAction::Columns { layer, columns } => {
            session.columns.entry(layer).or_default().all = columns.0;
        }
        EventAction::Rule { layer, rule } => return session.set_rule(layer, rule),
        EventAction::SizeBy { layer, column } => {
            with(session, layer, |l| l.sized_by = column);
            return session.settle_size(layer);
        }
        EventAction::Load { layer, wants } => return session.load_columns(layer, wants),
        EventAction::LoadProgress { layer, share } => {
            if let Some(loading) = session.columns.get_mut(&layer).and_then(|c| c.loading.as_mut()) {
                *loading = share;
            }
        }
        EventAction::Loaded { layer, rows, loaded } => return session.columns_loaded(layer, rows, &loaded),
        EventAction::NotLoaded { layer, why } => return session.columns_failed(layer, why),
        EventAction::StopLoading { layer } => {
            session.columns_failed(layer, None);
            return vec![Effect::StopLoading { layer }];
        }
        EventAction::WantCells { layer, rows } => return vec![Effect::ReadCells { layer, rows }],
        EventAction::Cells { layer, cells } => session.columns.entry(layer).or_default().add_cells(&cells),
        EventAction::KeepFilter { layer, name } => session.keep_filter(layer, &name),
        EventAction::UseFilter { layer, name } => return session.use_filter(layer, &name),
        EventAction::ForgetFilter { layer, name } => {
            with(session, layer, |l| Arc::make_mut(&mut l.kept_filters).retain(|kept| kept.name != name));
        }
        EventAction::Play(to) => {
            interaction.undo.end_gesture();
            let speed = to.speed.clamp(Playback::SLOWEST, Playback::FASTEST);
            interaction.playback = Playback { speed: if speed.is_nan() { 1.0 } else { speed }, ..to };
            if to.playing {
                play_step::begin(session);
            }
        }
        EventAction::Step { forward, unit } => play_step::step(session, forward, unit),
        EventAction::ShowChange { layer, change } => {
            if change.is_some() && session.document.maps.split.is_some() {
                split_view::split(session, false);
            }
            let change = change.map(|(pair, of)| (pair.0, of));
            with(session, layer, |l| l.show_change(change));
        }
        EventAction::SplitView(on) => split_view::split(session, on),
        EventAction::SplitAt(days) => split_view::split_at(session, days),
        EventAction::Turn => split_view::turn(session),
        EventAction::Over { other } => interaction.over_other = other && document.maps.split.is_some(),
        EventAction::Region(region) => {
            let sound = |r: &Vec<World>| r.len() > 2 && r.iter().all(|w| w.x.is_finite() && w.y.is_finite());
            document.region = region.filter(sound).map(Arc::new);
            document.region_of = view.active;
        }
        EventAction::Mark(mut rows) => {
            rows.sort_unstable();
            rows.dedup();
            interaction.marked = Arc::new(rows);
        }
        EventAction::RowRead { layer, row, fields } => {
            // Late answers are ignored.
            let key = Subject::event(layer, EventKey::Row(row));
            if interaction.selection.as_ref().is_some_and(|s| *s.key() == key) {
                interaction.read =
                    Some(RowRead { layer, row, fields, placed: Vec::new(), change: None }.into());
            }
        }
        EventAction::RowPlaced { layer, row, words } => {
            if let Some(read) = interaction.read_row(layer, row) {
                interaction.read = Some(RowRead { placed: words, ..read }.into());
            }
        }
        EventAction::RowChanged { layer, row, change } => {
            if let Some(read) = interaction.read_row(layer, row) {
                interaction.read = Some(RowRead { change: Some(RowChange::clone(&change)), ..read }.into());
            }
        }
        EventAction::Zooming(zooming) => interaction.zooming = zooming,
        EventAction::Opened { path } => view.opened(path),
    }
    Vec::new()
}

fn with(session: &mut Session, layer: EventLayerId, change: impl FnOnce(&mut EventLayer)) {
    if let Some(layer) = session.document.layers.event_layer_mut(layer) {
        change(layer);
    }
}

impl Session {
    /// A file begins to be read; its layer becomes the active one.
    fn begin_events(&mut self, id: EventLayerId, name: &str) {
        let days = self.document.maps.days(self.view.right);
        let layer = EventLayer::new(id, name.to_owned(), days);
        self.change_everywhere(|document| document.layers.insert(StackLayer::Events(layer.clone())));
        self.view.active = Some(id);
        self.interaction.marked = Arc::default();
        self.interaction.moves.begin(id);
    }

    /// Timeline, table and filters show another layer.
    pub(in crate::session) fn set_active(&mut self, layer: EventLayerId) {
        if self.events().layer(layer).is_some() && self.view.active != Some(layer) {
            self.view.active = Some(layer);
            self.interaction.marked = Arc::default();
        }
    }

    /// A file has been read on.
    fn set_table(&mut self, id: EventLayerId, table: &Arc<EventTable>) {
        self.forget_rows(id);
        if let Some(columns) = self.columns.get_mut(&id) {
            (columns.loaded, columns.cells) = Default::default();
        }
        let steps = self.interaction.undo.documents_mut();
        steps.filter_map(|d| d.layers.event_layer_mut(id)).for_each(|l| l.move_to(table.clone()));
        if let Some(layer) = self.document.layers.event_layer_mut(id) {
            layer.set_table(table.clone());
        }
        self.interaction.undo.end_transaction();
    }

    /// Takes an event layer off the list; this is not undone.
    pub(in crate::session) fn close_events(&mut self, id: EventLayerId) {
        self.forget_rows(id);
        self.columns.remove(&id);
        // With what it was before it was read again.
        let of_file = |l: &EventLayer| (l.file_name.clone(), l.about.path.clone());
        let file = self.document.layers.event_layer(id).map(of_file);
        let shown: Vec<EventLayerId> = self.document.layers.events().map(|l| l.id).collect();
        let gone = |l: &EventLayer| l.id == id || Some(of_file(l)) == file && !shown.contains(&l.id);
        self.change_everywhere(|document| {
            let gone: Vec<EventLayerId> =
                document.layers.events().filter(|l| gone(l)).map(|l| l.id).collect();
            for id in gone {
                document.layers.show_after(id);
                document.layers.remove(&id.into());
            }
        });
        // Steps that were about it alone are gone with it.
        self.interaction.undo.forget_unchanged(&self.document);
        self.project.forget(&id.into());
        let first = self.document.layers.events().next().map(|l| l.id);
        if first.is_none() {
            self.document.set_days(self.view.right, None);
        }
        if first.is_none() || self.document.region_of == Some(id) {
            (self.document.region, self.document.region_of) = (None, None);
        }
        if self.view.active == Some(id) {
            self.view.active = first;
        }
    }

    /// Filters a layer; its days stay those of the map.
    pub(in crate::session) fn set_filter(&mut self, layer: EventLayerId, filter: crate::events::Filter) {
        let days = self.document.maps.days(self.view.right);
        with(self, layer, |l| {
            let days = l.days_on(days);
            // Everything is to be shown, so what is being read is not wanted any more.
            if filter.is_all() {
                l.asking = None;
            }
            l.set_filter(crate::events::Filter { days, ..filter });
        });
    }

    /// Nothing of a layer that was replaced is selected any more, and its columns are read again if it comes back.
    pub(super) fn leave_rows_of(&mut self, layer: EventLayerId) {
        self.forget_rows(layer);
        if let Some(columns) = self.columns.get_mut(&layer) {
            (columns.loaded, columns.cells) = Default::default();
        }
    }

    /// Row keys refer to other rows once the table has changed.
    fn forget_rows(&mut self, layer: EventLayerId) {
        let interaction = &mut self.interaction;
        interaction.forget(|key| key.layer() == Some(layer.into()));
        interaction.read = interaction.read.take().filter(|read| read.layer != layer);
        if self.view.active == Some(layer) {
            interaction.marked = Arc::default();
        }
    }
}
