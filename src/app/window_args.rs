use std::path::PathBuf;

use crate::files::{ArticleFile, TableCache};
use crate::session::{LayerChoice, LinkView};

/// The command line's requests to the window.
#[derive(Clone, Debug, Default)]
pub struct WindowArgs {
    pub select: Option<String>,
    /// The user's copy of an article.
    pub text: Option<ArticleFile>,
    pub layers: Option<LayerChoice>,
    /// The view to open with.
    pub at: Option<LinkView>,
    /// Articles, layers and event files to open.
    pub files: Vec<PathBuf>,
    /// The folder for crash recovery; `None` disables it.
    pub data: Option<PathBuf>,
    /// Where tables of large event files are kept; `None` if they are not.
    pub cache: Option<TableCache>,
}
