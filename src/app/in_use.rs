use std::path::PathBuf;

use crate::files::Overwrite;
use crate::session::Session;

/// The files that the session reads: layers, event files, the text of the article.
pub fn in_use(session: &Session) -> Vec<PathBuf> {
    session.project().sources().map(|source| PathBuf::from(&source.path)).collect()
}

/// What a dialog may overwrite after asking the user: any file except open ones.
pub fn overwrite(session: &Session) -> Overwrite {
    Overwrite::any().except("open file", in_use(session))
}
