use crate::geo::Viewport;
use crate::model::EventLayerId;
use crate::session::{ArticlePane, ThemePreference};

/// How the user looks at the document. Not undoable; the next run, or an opened project, starts with it.
#[derive(Clone, Debug)]
pub struct View {
    pub viewport: Viewport,
    /// The theme.
    pub look: ThemePreference,
    /// The article that is open next to the map.
    pub article: Option<ArticlePane>,
    /// Id of the event layer that timeline, table and filters show.
    pub active: Option<EventLayerId>,
    /// Whether the active one of two maps is the one on the right.
    pub right: bool,
    /// Paths of event files that were opened, the latest first.
    pub recent: Vec<String>,
}

/// Most recent files that are remembered.
const RECENT: usize = 8;

impl View {
    pub fn new(viewport: Viewport) -> Self {
        Self {
            viewport,
            look: ThemePreference::default(),
            article: None,
            active: None,
            right: false,
            recent: Vec::new(),
        }
    }

    pub(crate) fn opened(&mut self, path: String) {
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}
