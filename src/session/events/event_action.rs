use crate::events::{Bits, Day, EventTable, Filter, Unit};
use crate::geo::World;
use crate::model::EventLayerId;
use crate::scene::EventDisplay;

use crate::session::Shared;

use super::{AboutFile, Loading, Playback};

/// What a reader does with event files. `layer` is the id of an [`super::EventLayer`].
#[derive(Clone, Debug, PartialEq)]
pub enum EventAction {
    /// A file begins to be read; it becomes the one at work.
    Begin {
        layer: EventLayerId,
        name: String,
    },
    Progress {
        layer: EventLayerId,
        loading: Loading,
    },
    /// The rows so far.
    Rows {
        layer: EventLayerId,
        table: Shared<EventTable>,
    },
    /// What is known of a file beside its rows.
    About {
        layer: EventLayerId,
        about: Shared<AboutFile>,
    },
    /// All rows.
    Done {
        layer: EventLayerId,
        table: Shared<EventTable>,
    },
    /// Timeline, table and filters show this file from now on.
    Work {
        layer: EventLayerId,
    },
    Display {
        layer: EventLayerId,
        display: EventDisplay,
    },
    /// The filter of one file; its days are those of [`EventAction::Days`].
    Filter {
        layer: EventLayerId,
        filter: Filter,
    },
    /// First and last day, both inclusive, for all files and the articles' layers.
    Days(Option<(Day, Day)>),
    /// Asks for the rows of a file that hold a text, letters' case aside; empty ends it.
    FindText {
        layer: EventLayerId,
        query: String,
    },
    /// The rows that hold it, of the table that the file has now.
    TextFound {
        layer: EventLayerId,
        query: String,
        rows: Shared<Bits>,
    },
    /// How the days move onward, and whether they do.
    Play(Playback),
    /// Moves the days a step; where there are none yet, to the first or last `unit`.
    Step {
        forward: bool,
        unit: Unit,
    },
    /// Splits the map into two, at the articles' first two moments, or ends it.
    Beside(bool),
    /// Takes the other of the two maps to work.
    Turn,
    /// Whether the pointer is over the one of the two maps that is not at work.
    Over {
        other: bool,
    },
    /// A file that was opened, for the list of recent files.
    Opened {
        path: String,
    },
    /// Whether the view is coming nearer or going away just now.
    Zooming(bool),
    /// Rows within a polygon on the World, a rectangle or a lasso; `None` ends it.
    Region(Option<Vec<World>>),
    /// Rows of the file at work that are marked in the table, in any order.
    Mark(Vec<u32>),
    /// What was asked for with [`super::Effect::ReadRow`]: the headers and values that stand in
    /// the file for a row, or a sentence that says why they cannot be read.
    RowRead {
        layer: EventLayerId,
        row: u32,
        fields: Result<Vec<(String, String)>, String>,
    },
    /// How the row that was read last was placed by its words: titles and what there is to say.
    RowPlaced {
        layer: EventLayerId,
        row: u32,
        words: Vec<(String, String)>,
    },
}
