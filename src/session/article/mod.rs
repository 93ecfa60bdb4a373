//! The article that is open next to the map.

mod apply;
mod article_action;
mod article_pane;

pub use article_action::ArticleAction;
pub use article_pane::{ArticlePane, ReaderText};

pub(super) use apply::apply;
