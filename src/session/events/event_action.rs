use crate::events::{
    Bits, ColumnInfo, ComparedCount, Day, EventTable, Filter, LoadedColumns, PeriodPair, RowError, Rule,
    Unit, Want,
};
use crate::geo::World;
use crate::model::EventLayerId;
use crate::scene::EventDisplay;

use crate::session::{RowChange, Shared};

use super::{AboutFile, Loading, Playback, Reread};

/// The user's actions on event files. `layer` is the id of an [`super::EventLayer`].
#[derive(Clone, Debug, PartialEq)]
pub enum EventAction {
    /// A file starts loading and becomes the active one.
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
    /// Information about a file besides its rows.
    About {
        layer: EventLayerId,
        about: Shared<AboutFile>,
    },
    /// All rows.
    Done {
        layer: EventLayerId,
        table: Shared<EventTable>,
    },
    /// A loaded file is being read again with other columns; `None` once that has ended.
    Rereading {
        layer: EventLayerId,
        loading: Option<Loading>,
    },
    /// Shows a file as it was read again, as a new layer in the place of the old one.
    Replace {
        layer: EventLayerId,
        by: EventLayerId,
        read: Shared<Reread>,
    },
    /// Makes this the active file for timeline, table and filters.
    Activate {
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
    /// First and last day, both inclusive: for all files and the articles' layers or, if the active file has days of its
    /// own, for this one.
    Days(Option<(Day, Day)>),
    /// Whether a file has days of its own.
    OwnDays {
        layer: EventLayerId,
        own: bool,
    },
    /// Searches a file for rows that contain a text, ignoring case; an empty text ends it.
    FindText {
        layer: EventLayerId,
        query: String,
    },
    /// The rows that contain it, of the file's current table.
    TextFound {
        layer: EventLayerId,
        query: String,
        rows: Shared<Bits>,
    },
    /// The columns of a file, by name and type.
    Columns {
        layer: EventLayerId,
        columns: Shared<Vec<ColumnInfo>>,
    },
    /// Conditions on any column; `None` ends them.
    Rule {
        layer: EventLayerId,
        rule: Option<Rule>,
    },
    /// Sizes symbols by a column of numbers; `None` by count.
    SizeBy {
        layer: EventLayerId,
        column: Option<String>,
    },
    /// Reads columns of a file, to sort or to choose from.
    Load {
        layer: EventLayerId,
        wants: Vec<Want>,
    },
    /// The share that is read.
    LoadProgress {
        layer: EventLayerId,
        share: f32,
    },
    /// Columns that were read for a table of so many rows.
    Loaded {
        layer: EventLayerId,
        rows: usize,
        loaded: Shared<LoadedColumns>,
    },
    /// Columns were not read, and why; `None` if the user stopped it.
    NotLoaded {
        layer: EventLayerId,
        why: Option<RowError>,
    },
    /// The user does not want to wait for columns.
    StopLoading {
        layer: EventLayerId,
    },
    /// Asks for all cells of some rows.
    WantCells {
        layer: EventLayerId,
        rows: Vec<u32>,
    },
    /// Cells of rows, in the order of the columns.
    Cells {
        layer: EventLayerId,
        cells: Shared<Vec<(u32, Vec<String>)>>,
    },
    /// Keeps the filter of a file under a name; one of the same name is replaced.
    KeepFilter {
        layer: EventLayerId,
        name: String,
    },
    /// Applies a kept filter, by its name.
    UseFilter {
        layer: EventLayerId,
        name: String,
    },
    /// Deletes a kept filter.
    ForgetFilter {
        layer: EventLayerId,
        name: String,
    },
    /// Playback settings.
    Play(Playback),
    /// Moves the days by a step; if none are selected, to the first or last `unit`.
    Step {
        forward: bool,
        unit: Unit,
    },
    /// Shows these days on two maps, left and right.
    SplitAt([(Day, Day); 2]),
    /// Shows what changed in each governorate from one period to another, or the file as before; ends a split.
    ShowChange {
        layer: EventLayerId,
        change: Option<(Shared<PeriodPair>, ComparedCount)>,
    },
    /// Splits the map as [`crate::session::Session::split_pair`] says, or ends the split.
    SplitView(bool),
    /// Activates the other of the two maps.
    Turn,
    /// Whether the pointer is over the inactive map.
    Over {
        other: bool,
    },
    /// A file that was opened, for the list of recent files.
    Opened {
        path: String,
    },
    /// Whether the view is zooming right now.
    Zooming(bool),
    /// Rows within a polygon on the World, a rectangle or a lasso; `None` ends it.
    Region(Option<Vec<World>>),
    /// Rows of the active file marked in the table, in any order.
    Mark(Vec<u32>),
    /// The answer to [`crate::session::Effect::ReadRow`]: the headers and values of a row, or why
    /// they cannot be read.
    RowRead {
        layer: EventLayerId,
        row: u32,
        fields: Result<Vec<(String, String)>, RowError>,
    },
    /// How the row read last was geocoded: titles and values.
    RowPlaced {
        layer: EventLayerId,
        row: u32,
        words: Vec<(String, String)>,
    },
    /// How the row read last differs from another state of its source.
    RowChanged {
        layer: EventLayerId,
        row: u32,
        change: Shared<RowChange>,
    },
}
