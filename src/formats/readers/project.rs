use super::reader::whole;
use super::{Confidence, Content, Kind, ReadOptions, Reader, Source};
use crate::formats::ReadError;
use crate::formats::events::{Progress, Watch};
use crate::formats::project::{ENDING, is_project, read_project};

/// Projects of this program. The files that a project names are not read here: where they lie
/// now, and which of them are wanted, is for who opens it (`files::OpenedProject`).
pub struct ProjectReader;

impl Reader for ProjectReader {
    fn id(&self) -> &'static str {
        "project"
    }

    fn title(&self) -> &'static str {
        "a project (.atlas.json)"
    }

    fn kind(&self) -> Kind {
        Kind::Project
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    /// A file with our own ending that is no project is refused as one.
    fn sniff(&self, head: &[u8], name: &str) -> Option<Confidence> {
        if is_project(head) {
            return Some(Confidence::Certain);
        }
        name.to_lowercase().ends_with(ENDING).then_some(Confidence::Content)
    }

    fn read(
        &self,
        source: &dyn Source,
        _: &ReadOptions,
        _: &mut dyn FnMut(&Progress) -> Watch,
    ) -> Result<Content, ReadError> {
        let (project, notes) = read_project(source.name(), &whole(source)?)?;
        Ok(Content::Project(Box::new(project), notes))
    }
}
