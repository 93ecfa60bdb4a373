use std::path::{Path, PathBuf};

use crate::files::{
    FileOfProject, Located, OpenError, OpenedProject, Part, is_same, open_article, open_layer, open_project,
};
use crate::session::UserLayerFile;

use crate::app::files::look_at_file::Text;
use crate::app::projects::project_recovery::Recovered;

/// A project with its files read in the background; event files are read later.
pub struct Opening {
    pub project: OpenedProject,
    pub files: Vec<Brought>,
    /// Set if the project is recovered and so unsaved.
    pub recovered: Option<Recovered>,
}

/// A project file with its content.
pub struct Brought {
    pub file: FileOfProject,
    pub content: Content,
}

pub enum Content {
    Layer(Box<UserLayerFile>),
    Text(Box<Text>),
    /// Events are read separately.
    Events,
    /// Missing, or a sentence that says why it cannot be read.
    None(Option<String>),
}

/// Reads a project and its layers and text.
///
/// # Errors
/// If the project itself cannot be read; files of it that cannot are in [`Opening::files`].
pub fn open(path: &Path) -> Result<Opening, OpenError> {
    let project = open_project(path)?;
    Ok(Opening { files: bring(&project.files), project, recovered: None })
}

/// The same for a recovered project.
pub fn reopen(recovered: Recovered) -> Opening {
    let path = recovered.path.clone().unwrap_or_default();
    let project = OpenedProject::of(path, recovered.project.clone());
    Opening { files: bring(&project.files), project, recovered: Some(recovered) }
}

/// Uses a file chosen by the user in place of a missing one, and looks for other missing files next to it.
pub fn found(file: FileOfProject, at: PathBuf, others: Vec<FileOfProject>) -> Vec<Brought> {
    let folder = at.parent().map(Path::to_owned).unwrap_or_default();
    let same = is_same(&at, &file.source);
    let located = if same { Located::Moved(at) } else { Located::Changed(at) };
    let beside = others.into_iter().filter(|other| other.located == Located::Missing).filter_map(|other| {
        let path = folder.join(other.name());
        is_same(&path, &other.source).then(|| FileOfProject { located: Located::Moved(path), ..other })
    });
    let all: Vec<FileOfProject> = std::iter::once(FileOfProject { located, ..file }).chain(beside).collect();
    bring(&all)
}

fn bring(files: &[FileOfProject]) -> Vec<Brought> {
    files.iter().map(|file| Brought { content: content(file), file: file.clone() }).collect()
}

fn content(file: &FileOfProject) -> Content {
    let Some(path) = file.located.path() else { return Content::None(None) };
    match file.part {
        Part::Events(_) => Content::Events,
        Part::Layer(_) => match open_layer(path) {
            Ok(layer) => Content::Layer(Box::new(layer)),
            Err(why) => Content::None(Some(why.to_string())),
        },
        Part::Text => match open_article(path) {
            Ok(article) => Content::Text(Box::new((article.document, article.notes))),
            Err(why) => Content::None(Some(why.to_string())),
        },
    }
}
