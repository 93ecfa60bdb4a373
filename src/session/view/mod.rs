//! How the user looks at the document: the view of the map and what lies next to it.

mod apply;
mod map_moves;
mod navigate;
mod theme_preference;
mod to_opened;
mod view;
mod view_action;

pub use theme_preference::ThemePreference;
pub use view::View;
pub use view_action::ViewAction;

pub(super) use apply::apply;
pub(super) use map_moves::MapMoves;
pub(super) use navigate::{NEAREST, fly, zoom_round_middle};
pub(super) use to_opened::move_of;
