//! Opening files by their content: layers, events, articles and projects.

mod deleted;
mod located;
mod open;
mod open_error;
mod opened_project;
mod read_events;

pub use deleted::open_deleted;
pub use located::{Located, is_same, locate};
pub use open::{
    ArticleFile, Opened, Opener, TableFile, article_of, kind_of, open_article, open_layer, open_project,
    pasted_article,
};
pub use open_error::OpenError;
pub use opened_project::{FileOfProject, OpenedProject, Part};
