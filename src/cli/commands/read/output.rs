use std::path::Path;

use crate::cli::arguments::Read;
use crate::cli::output::{self, Failure, OR_REPLACE};
use crate::files::{self, Overwrite, WriteError};
use crate::formats::{read_layer, write_layer};
use crate::model::Article;
use crate::reading::{Document, Draft, to_drafts_layer};

/// Prefix of the ids of draft layers, to recognise such files.
const DRAFTS: &str = "drafts-";

/// Most letters and digits of a title in an id.
const MOST: usize = 40;

/// Whether drafts can be written there. A file of drafts is replaced; any other file is not, because it may
/// contain accepted work.
pub fn check(path: &Path, args: &Read) -> Result<(), Failure> {
    let name = path.display();
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !["geojson", "json"].contains(&ending.as_str()) {
        return Err(Failure::usage(format!(
            "“{name}” needs the extension .geojson or .json: drafts are GeoJSON."
        )));
    }
    if path.is_dir() {
        return Err(Failure::usage(format!("“{name}” is a folder; name a file in it.")));
    }
    overwrite(args).check(path).map_err(|error| unwritten(path, &error))?;
    if path.exists() && !args.replace.replace && !holds_drafts(path) {
        return Err(Failure::usage(format!(
            "“{name}” is there already and holds something else than drafts; name another file{OR_REPLACE}."
        )));
    }
    Ok(())
}

/// Which file may be replaced is asked by [`check`], more strictly than elsewhere.
fn overwrite(args: &Read) -> Overwrite {
    Overwrite::any().except("article", [&args.file])
}

fn unwritten(path: &Path, error: &WriteError) -> Failure {
    output::unwritten(&format!("The drafts “{}”", path.display()), error)
}

fn holds_drafts(path: &Path) -> bool {
    let Ok(bytes) = files::read(path, files::MOST_OF_A_LAYER) else { return false };
    let Ok((layer, _)) = read_layer("drafts", &bytes) else { return false };
    let drafts = |f: &crate::model::Feature| f.properties.other.get("draft") == Some(&true.into());
    layer.meta.id.starts_with(DRAFTS) && layer.features.iter().all(drafts)
}

/// Writes the drafts to a temporary file and renames it.
pub fn write(
    path: &Path,
    args: &Read,
    document: &Document,
    article: &Article,
    drafts: &[Draft],
) -> Result<(), Failure> {
    let id = format!("{DRAFTS}{}", article.id);
    let layer = to_drafts_layer(&id, article, &document.paragraphs, drafts);
    files::write(path, write_layer(&layer).as_bytes(), &overwrite(args)).map_err(|e| unwritten(path, &e))
}

/// The message about the written file.
pub fn line(path: &Path, drafts: usize) -> String {
    let noun = if drafts == 1 { "draft" } else { "drafts" };
    format!("{}: {drafts} {noun}, not claims", path.display())
}

/// A short stable name for the article, from its title.
pub fn id(document: &Document) -> String {
    let title = if document.title.trim().is_empty() { &document.name } else { &document.title };
    let lower = title.to_lowercase();
    let mut id = String::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !id.is_empty() {
            if id.chars().count() + word.chars().count() >= MOST {
                break;
            }
            id.push('-');
        }
        id.extend(word.chars().take(MOST));
    }
    if id.is_empty() { "article".to_owned() } else { id }
}
