use std::path::Path;

use crate::cli::output::Failure;
use crate::files::{ArticleFile, OpenError, one_line, open_article};

/// The article in a file.
pub fn article(path: &Path) -> Result<ArticleFile, Failure> {
    open_article(path).map_err(|error| match error {
        OpenError::Source { why, path } => {
            let shown = one_line(&path.display().to_string());
            Failure::usage(format!("The article “{shown}” cannot be opened: {why}."))
        }
        changed @ OpenError::Changed { .. } => changed.into(),
        OpenError::Read(error) => Failure::usage(one_line(&error.to_string())),
    })
}
