use crate::events::RowError;
use crate::files::row_change;
use crate::model::EventLayerId;
use crate::session::{Action, ChangedPair, Compared, EventAction, RowChange, Session, Shared, UpdateAction};

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

impl EventFiles {
    /// Reads which other fields of some events differ between two files.
    pub fn name_fields(
        &mut self,
        session: &Session,
        (old, new): (EventLayerId, EventLayerId),
        run: u32,
        compared: Shared<Compared>,
        changes: Vec<u32>,
    ) {
        let (Some(before), Some(after)) = (self.side(session, old), self.side(session, new)) else { return };
        let name = format!("Comparing rows of {}", after.rows.name());
        self.answers.push(self.jobs.start(name, move |_| {
            let comparison = &compared.comparison;
            let named = |at: u32| {
                let change = comparison.changes.list.get(at as usize)?;
                let cells = row_change(change, before.vintage(), after.vintage()).ok()?;
                Some((at, comparison.other_fields(&cells)))
            };
            let names = changes.into_iter().filter_map(named).collect();
            vec![UpdateAction::FieldsNamed { layer: new, run, names }.into()]
        }));
    }
}

fn changed(pair: ChangedPair, old: &Side, new: &Side) -> RowChange {
    let cells = row_change(&pair.change, old.vintage(), new.vintage());
    RowChange { pair, cells }
}
