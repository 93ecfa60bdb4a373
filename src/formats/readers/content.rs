use crate::formats::Note;
use crate::formats::events::EventFile;
use crate::formats::project::Project;
use crate::formats::text::ArticleText;
use crate::model::Layer;

/// What a file was read as, with what there is to know of how it was read.
#[derive(Clone, Debug)]
pub enum Content {
    Layer(Layer, Vec<Note>),
    /// Its notes are counted by cause ([`EventFile::notes`]): millions of rows may have one.
    Events(Box<EventFile>),
    /// Its notes are with the text ([`ArticleText::notes`]).
    Article(ArticleText),
    Project(Box<Project>, Vec<Note>),
}

impl Content {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Layer(..) => Kind::Layer,
            Self::Events(_) => Kind::Events,
            Self::Article(_) => Kind::Article,
            Self::Project(..) => Kind::Project,
        }
    }
}

/// The kinds of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Project,
    Layer,
    Events,
    Article,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Project, Self::Layer, Self::Events, Self::Article];

    /// One of them, for sentences: “it is a layer”.
    pub fn words(self) -> &'static str {
        match self {
            Self::Project => "a project",
            Self::Layer => "a layer",
            Self::Events => "a table of events",
            Self::Article => "an article",
        }
    }

    /// Several of them, for titles and filters.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Project => "Projects",
            Self::Layer => "Layers",
            Self::Events => "Event data",
            Self::Article => "Articles",
        }
    }
}
