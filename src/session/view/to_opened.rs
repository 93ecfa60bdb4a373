use crate::events::Cell;
use crate::geo::{Bounds, World};
use crate::model::EventLayerId;
use crate::session::{Action, Command, Effect, EventLayer, Session, ViewAction};

use super::map_moves::MapMove;
use super::navigate::{NEAREST, fly};

/// Whose move of the map an action is.
pub fn move_of(action: &Action) -> MapMove {
    // The first view is that of all of Iraq.
    let of_program =
        matches!(action, Action::View(ViewAction::Home | ViewAction::ToOpened { .. }) | Action::Edit(_));
    if matches!(action, Action::View(ViewAction::Pan { .. } | ViewAction::Zoom { .. })) {
        MapMove::User
    } else if of_program {
        MapMove::Program
    } else {
        MapMove::IfItFlies
    }
}

/// Cells in which events are counted, a tenth of a degree wide.
const LEVEL: u8 = 12;

/// Where fewer than this share of a file's events are in view, the map moves to them.
const FEW: f64 = 0.2;

/// The share of events that is left out at each side, so that a stray one does not decide.
const OUTSIDE: f64 = 0.05;

/// Moves the map to the middle bulk of a file that was opened, unless the user has moved it meanwhile, or sees enough
/// of it.
pub fn to_opened(session: &mut Session, id: EventLayerId) -> Vec<Effect> {
    let has_moved = session.interaction.moves.has_moved_since(id);
    let Some(layer) = session.document.layers.event_layer(id).filter(|_| !has_moved) else {
        return Vec::new();
    };
    let viewport = session.view.viewport;
    let places = Places::of(layer, &session.atlas.base.home());
    if places.total == 0.0 || places.share_in(&viewport.bounds()) >= FEW {
        return Vec::new();
    }
    let words = format!("Zoom to the events of {}", layer.name());
    let undo = Command::Undo.row().key_words();
    let said = format!("The map shows where most events of {} are; {undo} goes back.", layer.name());
    session.interaction.moves.went_to_events(viewport, words);
    vec![fly(&viewport, Some(places.bulk()), NEAREST), Effect::Say(said)]
}

/// Where the shown events of a file are, with their counts.
struct Places {
    cells: Vec<(World, f64)>,
    total: f64,
}

impl Places {
    fn of(layer: &EventLayer, within: &Bounds) -> Self {
        let mut cells = Vec::new();
        layer.table.cells(&layer.shown, within, LEVEL, |cell: Cell| {
            let middle = cell.bounds().center();
            if within.contains(middle) {
                cells.push((middle, f64::from(cell.count)));
            }
        });
        let total = cells.iter().map(|(_, count)| count).sum();
        Self { cells, total }
    }

    fn share_in(&self, bounds: &Bounds) -> f64 {
        let inside = self.cells.iter().filter(|(place, _)| bounds.contains(*place));
        inside.map(|(_, count)| count).sum::<f64>() / self.total
    }

    /// The box of the middle bulk, by longitude and by latitude.
    fn bulk(&self) -> Bounds {
        let (west, east) = self.ends(|place| place.x);
        let (north, south) = self.ends(|place| place.y);
        Bounds::of([World::new(west, north), World::new(east, south)])
    }

    fn ends(&self, of: impl Fn(World) -> f64) -> (f64, f64) {
        let mut all: Vec<(f64, f64)> = self.cells.iter().map(|(place, count)| (of(*place), *count)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let up_to = |share: f64| {
            let mut sum = 0.0;
            let reached = all.iter().find(|(_, count)| {
                sum += count;
                sum >= share * self.total
            });
            reached.or(all.last()).map_or(0.5, |(at, _)| *at)
        };
        (up_to(OUTSIDE), up_to(1.0 - OUTSIDE))
    }
}
