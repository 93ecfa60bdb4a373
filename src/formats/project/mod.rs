//! Project files: one readable JSON file with the user's current work – layers and event files by path and
//! checksum, how they are shown and filtered, the view, notes and annotations – so that it opens again as it
//! was. `docs/projects.md` describes it, `docs/project.schema.json` is its schema. Out of scope: file access
//! and the window.
//!
//! Invariants: foreign members survive reading and writing, on every level; an unreadable list item is
//! preserved ([`Entry::Unread`]); only a text that is not a project, or one of a newer version, is rejected
//! as a whole.

mod annotation_layer;
mod article;
mod columns;
mod days;
mod entry;
mod event_entry;
mod filter;
mod layer_entry;
mod marker;
mod members;
mod out;
mod paths;
mod project;
mod read;
mod selected;
mod source;
mod split_view;
mod view;
mod write;

pub use annotation_layer::SavedAnnotationLayer;
pub use article::ArticleEntry;
pub use columns::{Columns, ColumnsError};
pub use entry::Entry;
pub use event_entry::EventEntry;
pub use filter::{KeptValues, NamedFilter, SavedFilter};
pub use layer_entry::LayerEntry;
pub use marker::is_project;
pub use paths::{absolute, file_name, folder_of, relative};
pub use project::Project;
pub use read::read_project;
pub use selected::Selected;
pub use source::Source;
pub use split_view::SavedSplitView;
pub use view::SavedView;
pub use write::write_project;

/// Members that are not ours, preserved unchanged.
pub type Rest = serde_json::Map<String, serde_json::Value>;

/// The extension of project files.
pub const ENDING: &str = ".atlas.json";

/// The member that identifies a project file and gives its version.
pub const MARKER: &str = "iraq_risk_atlas_project";

/// The version written, and the newest version read.
pub const VERSION: u64 = 1;

/// Most bytes of a project file: far more than any real one.
pub const MOST_OF_A_PROJECT: u64 = 64 << 20;
