//! SVG text as PNG, GIF, PDF or pixels, drawn by `resvg` and `krilla`.

mod few_colours;
pub(super) mod gif;
pub(super) mod pdf;
pub(super) mod pdf_info;
pub(super) mod pixels;
pub(super) mod png;
pub(super) mod tree;
