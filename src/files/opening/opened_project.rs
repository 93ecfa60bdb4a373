use std::path::{Path, PathBuf};

use crate::formats::Note;
use crate::formats::project::{Entry, Project, Source, folder_of};
use crate::session::Stamp;

use crate::files::Fingerprint;

use super::{Located, locate};

/// A project file with the locations of its files, which are not read yet.
#[derive(Clone, Debug)]
pub struct OpenedProject {
    /// Absolute.
    pub path: PathBuf,
    /// Its paths are absolute.
    pub project: Project,
    /// Fingerprint of the project file, to detect changes by others.
    pub fingerprint: Fingerprint,
    /// Notes on what could not be read.
    pub notes: Vec<Note>,
    pub files: Vec<FileOfProject>,
}

/// A file referenced by a project.
#[derive(Clone, Debug, PartialEq)]
pub struct FileOfProject {
    pub part: Part,
    pub source: Source,
    pub located: Located,
}

/// The role of a file in its project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// By entry id.
    Layer(String),
    /// By entry id.
    Events(String),
    /// The text of the open article.
    Text,
}

impl OpenedProject {
    /// The project read from these bytes; locates its files.
    pub(super) fn read_from(path: &Path, bytes: &[u8], project: Project, notes: Vec<Note>) -> Self {
        let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let project = project.absolute_from(folder_of(&full.to_string_lossy()));
        Self { fingerprint: Fingerprint::of(bytes), notes, ..Self::of(full, project) }
    }

    /// The same for a project with absolute paths that was stored elsewhere.
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
    /// The file name without its folder.
    pub fn name(&self) -> &str {
        self.source.name()
    }

    /// The source entry of the file's current location.
    pub fn stamp(&self) -> Option<(String, Stamp)> {
        let path = self.located.path()?.to_string_lossy().into_owned();
        let stamp = match self.located {
            Located::Changed(_) => Stamp::default(),
            Located::Same(_) | Located::Unsure(_) | Located::Moved(_) | Located::Missing => {
                Stamp { bytes: self.source.bytes, sha256: self.source.sha256.clone() }
            }
        };
        Some((path, stamp))
    }

    /// The problem with it; `None` if it is present and unchanged.
    pub fn words(&self) -> Option<String> {
        let name = self.name();
        match &self.located {
            Located::Same(_) | Located::Unsure(_) => None,
            Located::Changed(_) => Some(format!("{name} has changed since the project was saved")),
            Located::Moved(path) => Some(format!("{name} was found at {}", path.display())),
            Located::Missing => Some(format!("{name} is not at {}", self.source.path)),
        }
    }
}
