use crate::events::ColumnInfo;
use crate::files::EventsRead;
use crate::formats::Overrides;
use crate::formats::project::Columns;
use crate::model::EventLayerId;
use crate::session::{Action, EventAction, Reread, Shared};

/// What a project knows about a file.
#[derive(Clone, Debug)]
pub struct ForProject {
    /// Id of the entry.
    pub entry: String,
    /// Whether the file is unchanged.
    pub same: bool,
    /// The sheet and the encoding that the user said.
    pub said: Overrides,
    /// The user's column mapping.
    pub columns: Option<Columns>,
}

/// What the session learns about a loaded file.
pub fn done(
    layer: EventLayerId,
    read: EventsRead,
    columns: Vec<ColumnInfo>,
    known: Option<Columns>,
) -> [Action; 4] {
    let about = read.about(known);
    let path = about.path.clone();
    [
        EventAction::Columns { layer, columns: columns.into() }.into(),
        EventAction::About { layer, about: about.into() }.into(),
        EventAction::Done { layer, table: Shared(read.file.table) }.into(),
        EventAction::Opened { path }.into(),
    ]
}

/// What the session learns about a file that was read again.
pub fn replaced(
    layer: EventLayerId,
    by: EventLayerId,
    read: EventsRead,
    columns: Vec<ColumnInfo>,
) -> [Action; 2] {
    let about = read.about(None);
    let read = Reread { about, columns, table: read.file.table };
    [
        EventAction::Rereading { layer, loading: None }.into(),
        EventAction::Replace { layer, by, read: read.into() }.into(),
    ]
}
