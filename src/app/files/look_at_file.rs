use std::path::Path;

use crate::files;
use crate::formats::Note;
use crate::formats::readers::Kind;
use crate::reading::Document;

/// An article, and what a reader should know about how it was read.
pub type Text = (Document, Vec<Note>);

/// Whether a file is a project; one that cannot be read is none.
pub fn holds_project(path: &Path) -> bool {
    path.is_file() && files::kind_of(path) == Some(Kind::Project)
}
