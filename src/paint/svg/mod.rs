//! A scene as SVG text: elements, clips, labels, gradients.

pub(super) mod clip;
pub(super) mod element;
pub(super) mod ids;
pub(super) mod label;
pub(super) mod path_data;
pub(super) mod runs;
pub(super) mod soft;
pub(super) mod to_svg;
pub(super) mod writer;
pub(super) mod xml;
