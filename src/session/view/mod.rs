//! How the user looks at the document: the view of the map and what lies next to it.

mod apply;
mod navigate;
mod theme_preference;
mod view;
mod view_action;

pub use theme_preference::ThemePreference;
pub use view::View;
pub use view_action::ViewAction;

pub(super) use apply::apply;
pub(super) use navigate::{NEAREST, fly, zoom_round_middle};
