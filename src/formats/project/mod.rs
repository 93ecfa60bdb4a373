//! Project files: one readable JSON file that says what a reader has in front of them – which
//! layers and event files by path and checksum, how they are shown and filtered, the view, notes
//! and marks of their own – so that it opens again as it was. `docs/projects.md` describes it,
//! `docs/project.schema.json` is its schema. Where the files lie, and what a window makes of
//! them, is not its business.
//!
//! Invariants: a member that is not ours survives reading and writing, on every level; an item of
//! a list that cannot be read is kept as it stands ([`Entry::Unread`]); only a text that is no
//! project, or one of a newer version, is refused as a whole.

mod article;
mod beside;
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
#[allow(clippy::module_inception)]
mod project;
mod read;
mod selected;
mod source;
mod view;
mod write;

pub use article::ArticleEntry;
pub use beside::SavedBeside;
pub use columns::Columns;
pub use entry::Entry;
pub use event_entry::EventEntry;
pub use filter::{KeptValues, SavedFilter};
pub use layer_entry::LayerEntry;
pub use marker::is_project;
pub use paths::{absolute, file_name, folder_of, relative};
pub use project::Project;
pub use read::read_project;
pub use selected::Selected;
pub use source::Source;
pub use view::SavedView;
pub use write::write_project;

/// Members that are not ours, kept as they were.
pub type Rest = serde_json::Map<String, serde_json::Value>;

/// The ending that project files should have.
pub const ENDING: &str = ".atlas.json";

/// The member that makes a JSON file a project, and says its version.
pub const MARKER: &str = "iraq_risk_atlas_project";

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// Most bytes of a project file: far more than any that is made by hand.
pub const MOST_OF_A_PROJECT: u64 = 64 << 20;
