use std::path::Path;

use crate::cli::{Failure, files};
use crate::reading::Document;

/// The article in a file, and what a reader should know of how it was read.
pub fn document(path: &Path) -> Result<(Document, Vec<String>), Failure> {
    let shown = files::one_line(&path.display().to_string());
    let file = files::read_text(path)
        .map_err(|why| Failure::usage(format!("The article “{shown}” cannot be opened: {why}.")))?;
    let name = files::one_line(&file.name);
    let (document, notes) =
        Document::open(&name, &file.bytes).map_err(|error| Failure::usage(error.to_string()))?;
    Ok((document, notes.iter().map(ToString::to_string).collect()))
}
