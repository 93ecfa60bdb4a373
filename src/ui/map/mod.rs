//! The map itself: canvas, tools, and what floats over it.

pub(super) mod chips;
pub(super) mod digit_glyphs;
pub(super) mod discs;
pub(super) mod feature_nodes;
pub(super) mod furniture;
pub(super) mod hover_tip;
mod label_format;
pub(super) mod map_buttons;
pub(super) mod map_canvas;
mod map_menu;
pub(super) mod paint_scene;
pub(super) mod pin_node;
pub(super) mod region_tool;
pub(super) mod split_view;
