use crate::files::EventsRead;
use crate::formats::project::Columns;
use crate::model::EventLayerId;
use crate::session::{Action, EventAction};

/// What a project knows of a file that is opened for it.
#[derive(Clone, Debug)]
pub struct ForProject {
    /// Id of the entry.
    pub entry: String,
    /// Whether it is the file that the project knew.
    pub same: bool,
    /// What the reader said of its columns.
    pub columns: Option<Columns>,
}

/// What a session is told of a file that was read whole.
pub fn done(layer: EventLayerId, read: EventsRead, known: Option<Columns>) -> [Action; 3] {
    let about = read.about(known);
    let path = about.path.clone();
    [
        EventAction::About { layer, about: about.into() }.into(),
        EventAction::Done { layer, table: read.file.table.into() }.into(),
        EventAction::Opened { path }.into(),
    ]
}
