//! SVG text as PNG, PDF or pixels, drawn by `resvg` and `krilla`.

pub(super) mod pdf;
pub(super) mod pdf_info;
pub(super) mod pixels;
pub(super) mod png;
pub(super) mod tree;
