use crate::events::RowError;
use crate::files::row_change;
use crate::model::EventLayerId;
use crate::session::{Action, ChangedPair, EventAction, RowChange, Session};

use super::event_files::EventFiles;
use super::placed_file::placed_row;
use super::update_jobs::Side;

impl EventFiles {
    /// Reads a row of a file again for its card, and what differs from another state of its source.
    pub fn read_row(&mut self, session: &Session, layer: EventLayerId, row: u32) {
        let Some(events) = session.events().layer(layer) else { return };
        let answer = move |fields| EventAction::RowRead { layer, row, fields }.into();
        let Some(file) = self.open.iter().find(|f| f.layer == layer) else {
            self.answers
                .push(self.jobs.start("Reading a row", move |_| vec![answer(Err(RowError::Loading))]));
            return;
        };
        let Some(number) = events.table.row(row).map(|r| r.number) else { return };
        let (rows, layout) = (file.rows.clone(), file.file.layout.clone());
        let places = self.opener.places().clone();
        let pair = session.changed_pair(layer, row).and_then(|pair| {
            let (old, new) = (self.side(session, pair.old)?, self.side(session, pair.new)?);
            Some((pair, old, new))
        });
        self.answers.push(self.jobs.start(format!("Reading a row of {}", rows.name()), move |_| {
            let fields = rows.row(number);
            let placed = fields.as_ref().ok().and_then(|fields| placed_row(&layout, fields, &*places));
            let words = placed.map(|placed| placed.in_words());
            let placed = words.map(|words| EventAction::RowPlaced { layer, row, words }.into());
            let changed: Option<Action> = pair.map(|(pair, old, new)| {
                let change = changed(pair, &old, &new).into();
                EventAction::RowChanged { layer, row, change }.into()
            });
            [answer(fields)].into_iter().chain(placed).chain(changed).collect()
        }));
    }
}

fn changed(pair: ChangedPair, old: &Side, new: &Side) -> RowChange {
    let cells = row_change(&pair.change, old.vintage(), new.vintage());
    RowChange { pair, cells }
}
