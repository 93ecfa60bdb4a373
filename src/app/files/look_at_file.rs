use std::path::Path;

use crate::files;
use crate::formats::Note;
use crate::formats::readers::Kind;
use crate::reading::Document;

/// An article, with notes on how it was read.
pub type Text = (Document, Vec<Note>);

/// Whether a file is a readable project.
pub fn holds_project(path: &Path) -> bool {
    path.is_file() && files::kind_of(path) == Some(Kind::Project)
}
