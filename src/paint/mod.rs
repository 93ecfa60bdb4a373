//! Scene → SVG → PNG and PDF, without a window: shared by the window's export, the command line and the
//! picture tests. Out of scope: what is on the map, and where.
//!
//! The SVG is the picture; the PNG and the PDF are that same SVG drawn by `resvg` and `krilla`. Equal scenes
//! give equal bytes: no clock, no randomness, no system fonts.
//!
//! # A figure, from a session to a file
//!
//! ```text
//! let figure = Figure { layout: Some(Layout::A4Landscape), title, author, date, ..Figure::default() };
//! let svg: String = figure.svg(&session);           // where the session is; a few milliseconds
//! let info: PdfInfo = figure.info(&session);        // likewise
//! // from here on text and numbers only, so a worker thread may do it:
//! let pdf: Vec<u8> = to_pdf(&[&svg], &info)?;
//! let [width, height] = to_png_with(&svg, PngOptions::page(dpi), &mut out, &mut |share| … )?;
//! ```
//!
//! * [`Figure`] with a [`Layout`] is a page: title, map, legend, scale, north, inset, notes on
//!   reconstructions, sources. Without one it is the map as large as the view, with or without [`Furniture`].
//!   It shows the session's own scene for the size of its frame ([`Session::still`]): the same layers,
//!   filters, days and selection, but not what is hovered. A view of another shape is fitted around the same
//!   centre so that at least its ground is shown ([`Figure::map_size`] is the size that is shown unchanged).
//! * [`to_png_with`] draws in bands and writes each before the next; after each it reports progress and can
//!   be cancelled ([`PaintError::Stopped`]). [`PngOptions::page`] is for pages, `PngOptions { scale, dpi:
//!   None }` for bare pictures. [`to_png`] is the same in memory.
//! * [`to_pdf`] takes one SVG file per page.
//!
//! [`Session::still`]: crate::session::Session::still

mod draw_figure;
mod encode;
mod error;
mod figure;
mod layout;
mod overlay;
mod page;
mod setting;
mod sheet;
mod svg;

pub use encode::gif::{GifWriter, MAX_GIF_PIXELS};
pub use encode::pdf::to_pdf;
pub use encode::pdf_info::PdfInfo;
pub use encode::pixels::{Pixels, to_pixels};
pub use encode::png::{MAX_PIXELS, MAX_SIDE, PngOptions, to_png, to_png_with};
pub use error::PaintError;
pub use figure::Figure;
pub use layout::{Layout, UnknownLayout};
pub use overlay::furniture::{Furniture, Scale, furnish};
pub use overlay::ink::Ink;
pub use overlay::legend::{LayerLegend, SignLegend, layer_legends};
pub use overlay::signs::prims as sign;
pub use sheet::Sheet;
pub use svg::to_svg::{SvgOptions, is_svg_of_ours, to_svg};
