use std::path::{Path, PathBuf};

use crate::formats::Note;
use crate::formats::project::{Entry, Project, Source, folder_of};
use crate::session::Stamp;

use super::{Fingerprint, Located, locate};

/// A project file that was read, with where its files are; they are not read yet.
#[derive(Clone, Debug)]
pub struct OpenedProject {
    /// Whole.
    pub path: PathBuf,
    /// Its paths are whole.
    pub project: Project,
    /// Of the project file itself: tells whether somebody else has written to it since.
    pub fingerprint: Fingerprint,
    /// What could not be read of it.
    pub notes: Vec<Note>,
    pub files: Vec<FileOfProject>,
}

/// A file that a project speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct FileOfProject {
    pub part: Part,
    pub source: Source,
    pub located: Located,
}

/// What a file is in its project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// By the entry's id.
    Layer(String),
    /// By the entry's id.
    Events(String),
    /// The text of the open article.
    Text,
}

impl OpenedProject {
    /// A project as it was read from these bytes; looks for its files.
    pub(super) fn read_from(path: &Path, bytes: &[u8], project: Project, notes: Vec<Note>) -> Self {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let project = project.absolute_from(folder_of(&full.to_string_lossy()));
        Self { fingerprint: Fingerprint::of(bytes), notes, ..Self::of(full, project) }
    }

    /// The same for a project, whose paths are whole, that was kept elsewhere.
    pub fn of(path: PathBuf, project: Project) -> Self {
        let parts = parts(&project);
        let sources: Vec<Source> = parts.iter().map(|(_, source)| source.clone()).collect();
        let located = locate(&sources, path.parent().unwrap_or(Path::new("")));
        let files = parts.into_iter().zip(located);
        let files = files.map(|((part, source), located)| FileOfProject { part, source, located }).collect();
        Self { path, project, fingerprint: Fingerprint::of(b""), notes: Vec::new(), files }
    }
}

fn parts(project: &Project) -> Vec<(Part, Source)> {
    let layers = project.layers.iter().filter_map(Entry::read);
    let layers = layers.filter_map(|l| Some((Part::Layer(l.id.clone()), l.source.clone()?)));
    let events = project.events.iter().filter_map(Entry::read);
    let events = events.map(|e| (Part::Events(e.id.clone()), e.source.clone()));
    let text = project.article.as_ref().and_then(|a| a.text.clone());
    layers.chain(events).chain(text.map(|text| (Part::Text, text))).collect()
}

impl FileOfProject {
    /// The file's own name, without its folder.
    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// What is known of the file where it is now.
    pub fn stamp(&self) -> Option<(String, Stamp)> {
        let path = self.located.path()?.to_string_lossy().into_owned();
        let stamp = match self.located {
            Located::Changed(_) => Stamp::default(),
            _ => Stamp { bytes: self.source.bytes, sha256: self.source.sha256.clone() },
        };
        Some((path, stamp))
    }

    /// What there is to tell of it; `None` if it is there as it was.
    pub fn words(&self) -> Option<String> {
        let name = self.name();
        match &self.located {
            Located::Same(_) | Located::Unsure(_) => None,
            Located::Changed(_) => Some(format!("{name} has changed since the project was saved")),
            Located::Moved(path) => Some(format!("{name} was found again as {}", path.display())),
            Located::Missing => Some(format!("{name} is not at {}", self.source.path)),
        }
    }
}
