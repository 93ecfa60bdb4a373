use crate::detail::{Card, CardContext, EventPart, Field, FileFields, event_part, events_here, rows_of};
use crate::events::{FilteredView, GOVERNORATE, cell_bounds};
use crate::geo::{Bounds, Viewport};
use crate::model::{EventKey, Subject};

use crate::session::{Session, Shared};

use super::{EventLayer, RowRead};

/// Cache key of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardBasis {
    key: Subject,
    shown: Option<Shared<FilteredView>>,
    read: Option<Shared<RowRead>>,
    /// Whether what was read of its changes still holds.
    is_changed: bool,
}

/// Margin around the rows of a cell when flying into it, in pixels.
const MARGIN: f32 = 70.0;

/// Least zoom steps of a flight into a cell.
const LEAST_STEPS: f64 = 0.4;

/// How many levels below a cell its rows' bounding box is computed.
const DEEPER: u8 = 5;

impl Session {
    /// The event layer and the part of it a key refers to, if it exists.
    pub fn event_of(&self, key: &Subject) -> Option<(&EventLayer, EventKey)> {
        let (layer, what) = match key {
            Subject::Event { layer, key } => (self.document.layers.event_layer(*layer)?, *key),
            Subject::Feature { .. } | Subject::Governorate(_) | Subject::Annotation(_) => return None,
        };
        (!rows_of(&layer.table, what).is_empty()).then_some((layer, what))
    }

    /// The cache key of the selection's card.
    pub fn card_basis(&self) -> Option<CardBasis> {
        let key = self.interaction.selection.as_ref()?.key().clone();
        let layer = match &key {
            // A row's card shows the file's fields, regardless of the filter.
            Subject::Event { key: EventKey::Row(_), .. } => None,
            Subject::Event { key: EventKey::Position(_) | EventKey::Cell { .. }, .. } => {
                self.event_of(&key).map(|(layer, _)| layer)
            }
            Subject::Governorate(_) => self.events().active(),
            Subject::Feature { .. } | Subject::Annotation(_) => None,
        };
        let shown = layer.map(|l| Shared(l.shown.clone()));
        let read = self.read_of(&key).cloned();
        let is_changed = read.as_ref().is_some_and(|read| self.current_change(read).is_some());
        Some(CardBasis { key, shown, read, is_changed })
    }

    /// The fields read for this row, if any.
    fn read_of(&self, key: &Subject) -> Option<&Shared<RowRead>> {
        self.interaction.read.as_ref().filter(|r| Subject::event(r.layer, EventKey::Row(r.row)) == *key)
    }

    /// Updates the event part of a card; the rest of a card never changes.
    pub fn renew_events(&self, card: &mut Card) {
        let layers = self.prepared();
        let context = CardContext { atlas: &self.atlas, layers: &layers };
        if let Subject::Governorate(code) = &card.key {
            let layer = self.events().active();
            card.events =
                layer.and_then(|l| events_here(&l.as_shown(), code, || all_by_governorate(l), &context));
        } else if let Some((layer, what)) = self.event_of(&card.key) {
            let fields = match self.read_of(&card.key).map(|r| &r.fields) {
                None => FileFields::Waiting,
                Some(Ok(fields)) => FileFields::read(fields),
                Some(Err(why)) => FileFields::Failed(why.to_string()),
            };
            card.events = event_part(&layer.as_shown(), what, fields, &context);
            if let (Some(EventPart::Row(part)), Some(read)) = (&mut card.events, self.read_of(&card.key)) {
                part.placed_by = Field::list(&read.placed);
                part.change = self
                    .current_change(read)
                    .and_then(|change| self.row_change_part(change, &card.key))
                    .map(Box::new);
            }
        }
    }
}

/// Rows by governorate, regardless of the filter.
fn all_by_governorate(layer: &EventLayer) -> Vec<u64> {
    layer.table.everything().tally(&layer.table, GOVERNORATE).iter().map(|tally| tally.rows).collect()
}

/// The bounds of what a key refers to. A cell's box is that of its shown rows, to within a small part of the
/// cell.
pub(crate) fn bounds(layer: &EventLayer, what: EventKey) -> Option<Bounds> {
    let table = &layer.table;
    match what {
        EventKey::Row(row) => table.place(row).map(|w| Bounds::of([w])),
        EventKey::Position(_) => table.place(rows_of(table, what).start).map(|w| Bounds::of([w])),
        EventKey::Cell { level, x, y } => {
            let deeper = (level + DEEPER).min(32);
            let steps = deeper - level;
            let mut bounds = Bounds::EMPTY;
            table.cells(&layer.shown, &cell_bounds(level, x, y), deeper, |cell| {
                // Neighbours that share an edge are visited too.
                if cell.x >> steps == x && cell.y >> steps == y {
                    let one = cell.count == 1;
                    let own =
                        if one { Bounds::of([table.middle(&layer.shown, &cell)]) } else { cell.bounds() };
                    bounds = bounds.union(own);
                }
            });
            (!bounds.is_empty()).then_some(bounds)
        }
    }
}

/// The target view of a click on a cell; `None` if the key is not a cell or the view cannot zoom in further.
pub(crate) fn into_cell(session: &Session, key: &Subject) -> Option<Viewport> {
    let (layer, what) = session.event_of(key)?;
    if !matches!(what, EventKey::Cell { .. }) {
        return None;
    }
    let bounds = bounds(layer, what)?;
    let view = session.view.viewport;
    // The view never leaves the country, so cells beyond open a card instead.
    if !session.atlas.base.home().contains(bounds.center()) {
        return None;
    }
    let fitting = Viewport::fit(bounds, view.size(), MARGIN);
    // A cell that already fills the picture still zooms in.
    let zoom = fitting.zoom().max(view.zoom() + 1.0).min(Viewport::MAX_ZOOM);
    let middle = fitting.to_screen(bounds.center());
    let nearer = fitting.zoomed(zoom - fitting.zoom(), middle);
    (nearer.zoom() >= view.zoom() + LEAST_STEPS).then_some(nearer)
}

impl EventLayer {
    /// Where the rows that are shown lie, to within a third of a degree.
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        const LEVEL: u8 = 10;
        let mut bounds = Bounds::EMPTY;
        self.table
            .cells(&self.shown, &cell_bounds(0, 0, 0), LEVEL, |cell| bounds = bounds.union(cell.bounds()));
        (!bounds.is_empty()).then_some(bounds)
    }
}
