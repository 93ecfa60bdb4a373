//! The state of the user's work, and everything that can be done to it. A session can be run from start to
//! end without a window.

mod action;
mod annotations;
mod apply;
mod article;
mod commands;
mod document;
mod effect;
mod events;
mod export;
mod go_to;
mod interaction;
mod layers;
mod link;
mod lookup;
mod picture;
mod project;
mod review;
mod saved;
mod search;
mod selection;
mod session;
mod shared;
mod still;
mod undo;
mod updates;
mod view;

pub use action::Action;
pub use annotations::{
    AnnotationAction, Annotations, LONGEST_NAME, insert_vertex, move_vertex, remove_vertex,
};
pub use article::{ArticleAction, ArticlePane, ReaderText};
pub use commands::{
    Carrier, Command, FOCUS_KEYS, FocusKeys, Menu, Reach, Row, Shortcut, TABLE, WindowCommand, found,
};
pub use document::{Days, Document, Maps, Split};
pub use effect::Effect;
pub use events::{
    AboutFile, CardBasis, Digest, DigestQuestion, EventAction, EventLayer, Events, Extent, FileColumns,
    FilePeriod, FilterPart, Loading, Moment, PeriodAnswer, PeriodQuestion, Playback, Reread, RowList,
    RowRead, Scope, SplitView, Step, period_days, stepped,
};
pub use export::{ExportFeatures, ExportRows, export_changes};
pub use go_to::{CoordinatesError, Destination, GoToError, Understood, coordinates};
pub use interaction::Interaction;
pub use layers::{
    AnnotationLayer, FeatureLayer, LayerAction, LayerSettings, LayerStack, StackLayer, UserLayerFile,
};
pub use link::{LayerChoice, Link, LinkError, LinkView};
pub use project::{ProjectAction, ProjectState, Stamp};
pub use review::{
    Begun, Decision, Edit, Item, LONGEST_COPY, NamedPlace, Progress, Record, Review, ReviewAction, SavedItem,
    SavedReview, copied,
};
pub use saved::{Saved, SavedLayer};
pub use search::{entries, how_words};
pub use selection::{History, SelectAction, Selection};
pub use session::Session;
pub use shared::Shared;
pub use undo::{EditAction, UndoStack, Undoable};
pub use updates::{ChangedPair, Compared, RowChange, Update, UpdateAction, UpdateResult};
pub use view::{ThemePreference, View, ViewAction};
