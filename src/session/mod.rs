//! What the reader has in front of them, and everything they can do to it. A session can
//! be played from end to end without a window.

mod action;
mod article;
mod article_pane;
mod beside;
mod commands;
mod digest;
mod digest_words;
mod entries;
mod event_action;
mod event_layer;
mod event_rows;
mod events;
mod export;
mod filter_part;
mod find_text;
mod go_to;
mod history;
mod layer_state;
mod layers;
mod link;
mod moment;
mod own;
mod own_action;
mod own_layers;
mod own_marks;
mod playback;
mod project;
mod review;
mod row_list;
mod saved;
mod search;
mod select;
mod selection;
mod shared;
mod still;
// The room's main type has the room's name.
mod session;
mod undo;
mod view;

pub use action::{Action, ArticleAction, Effect, LayerAction, Look, SelectAction, ViewAction};
pub use article_pane::{ArticlePane, ReaderText};
pub use beside::Beside;
pub use commands::{Command, FOCUS_KEYS, FocusKeys, Menu, Reach, Row, Shortcut, TABLE, found};
pub use digest::{Digest, DigestQuestion, Scope};
pub use entries::{entries, how_words};
pub use event_action::EventAction;
pub use event_layer::{AboutFile, EventLayer, Loading};
pub use event_rows::CardBasis;
pub use events::{Events, RowRead};
pub use export::{ExportFeatures, ExportRows};
pub use filter_part::FilterPart;
pub use go_to::{Destination, Understood, coordinates};
pub use history::History;
pub use layer_state::LayerState;
pub use link::{LayerChoice, Link, LinkView};
pub use moment::{Moment, bounds as period_days};
pub use own::{LONGEST_NAME, insert_vertex, move_vertex, remove_vertex};
pub use own_action::OwnAction;
pub use own_layers::OwnFile;
pub use own_marks::OwnMarks;
pub use playback::{Playback, Step, stepped};
pub use project::{ProjectAction, ProjectState, Stamp};
pub use review::{
    Begun, DRAFTS, Decision, Edit, Item, LONGEST_COPY, NamedPlace, Progress, Record, Review, ReviewAction,
    SavedItem, SavedReview, copied,
};
pub use row_list::{Extent, RowList};
pub use saved::{Saved, SavedLayer};
pub use selection::Selection;
pub use session::Session;
pub use shared::Shared;
pub use undo::{EditAction, Revision};
