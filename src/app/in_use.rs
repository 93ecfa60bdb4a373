use std::path::{Path, PathBuf};

use crate::files::Overwrite;
use crate::session::Session;

/// The files that the session reads: layers, event files with their lists of deleted events, the text of the
/// article.
pub fn in_use(session: &Session) -> Vec<PathBuf> {
    let project = session.project();
    let sources = project.sources().map(|source| PathBuf::from(&source.path));
    sources.chain(project.deleted_lists().map(Path::to_owned)).collect()
}

/// What a dialog may overwrite after asking the user: any file except open ones.
pub fn overwrite(session: &Session) -> Overwrite {
    Overwrite::any().except("open file", in_use(session))
}
