//! The bar at the top: menus, search, the name of the project.

pub(super) mod menu_bar;
pub(super) mod project_name;
pub(super) mod search_box;
