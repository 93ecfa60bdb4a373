use std::path::PathBuf;

use crate::files::ArticleFile;
use crate::session::{LayerChoice, LinkView};

/// What the command line asks of the window.
#[derive(Clone, Debug, Default)]
pub struct WindowArgs {
    pub select: Option<String>,
    /// The reader's own copy of an article.
    pub text: Option<ArticleFile>,
    pub layers: Option<LayerChoice>,
    /// The view to open with.
    pub at: Option<LinkView>,
    /// Articles, layers and event files to open.
    pub files: Vec<PathBuf>,
    /// The folder in which what is not saved yet is kept against a crash; none = it is not kept.
    pub data: Option<PathBuf>,
}
