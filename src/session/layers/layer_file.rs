use crate::formats::Note;
use crate::model::Layer;

/// A user's layer file, as read.
#[derive(Clone, Debug)]
pub struct UserLayerFile {
    /// Its file name, without its folder.
    pub name: String,
    pub path: String,
    pub layer: Layer,
    /// What was skipped, repaired or assumed.
    pub notes: Vec<Note>,
}
