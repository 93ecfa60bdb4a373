use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::save_error::RecoveryError;
use crate::files::{self, Overwrite, WriteError};
use crate::model::Period;
use crate::reading::{Aside, Document, Paragraphs};
use crate::session::{Record, Review, SavedReview};

/// A review as stored in the program's data folder until it is saved to a layer file, with the text, so that
/// neither a crash nor a moved file loses decisions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recovery {
    pub review: SavedReview,
    /// The layer file, if there was one.
    #[serde(default)]
    pub layer: Option<String>,
    language: String,
    aside: Vec<Option<Aside>>,
    paragraphs: Vec<String>,
}

/// Prefix of the file names.
const NAME: &str = "review-";

/// Size limit of such a file.
const MOST: u64 = 4 * files::MOST_OF_A_TEXT;

impl Recovery {
    pub fn of(review: &Review) -> Self {
        let document = &review.document;
        Self {
            review: SavedReview::of(review),
            layer: review.saved_to().map(str::to_owned),
            language: document.language.clone(),
            aside: review.original().aside,
            paragraphs: document.paragraphs.iter().map(|(_, text)| text.to_owned()).collect(),
        }
    }

    /// The original text.
    pub fn document(&self) -> Document {
        let Record { title, publisher, author, published } = self.review.record.clone();
        Document {
            name: self.review.name.clone(),
            title,
            publisher: Some(publisher).filter(|p| !p.is_empty()),
            author: Some(author).filter(|a| !a.is_empty()),
            published: Some(published).filter(|p: &Period| !p.text.is_empty()),
            language: self.language.clone(),
            paragraphs: Paragraphs::of(&self.paragraphs.join("\n")),
            aside: self.aside.clone(),
        }
    }

    fn path(&self, folder: &Path) -> PathBuf {
        path(folder, &self.review.sha256)
    }

    /// Stores it.
    ///
    /// # Errors
    /// If the data folder cannot be written to.
    pub fn write(&self, folder: &Path) -> Result<(), RecoveryError> {
        std::fs::create_dir_all(folder).map_err(WriteError::from)?;
        let text = serde_json::to_vec(self)?;
        Ok(files::write(&self.path(folder), &text, &Overwrite::any())?)
    }

    /// The newest one; unreadable files are skipped.
    pub fn find(folder: &Path) -> Option<Self> {
        let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                name.starts_with(NAME) && name.ends_with(".json")
            })
            .collect();
        found.sort_by_key(|path| std::fs::metadata(path).and_then(|m| m.modified()).ok());
        found.iter().rev().find_map(|path| serde_json::from_slice(&files::read(path, MOST).ok()?).ok())
    }
}

/// Where the review of a text is stored.
fn path(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(format!("{NAME}{}.json", sha256.get(..16).unwrap_or(sha256)))
}

/// Deletes the stored review of a text.
pub fn forget(folder: &Path, sha256: &str) {
    // Best effort: a remaining file is merely offered once more.
    let _ = std::fs::remove_file(path(folder, sha256));
}
