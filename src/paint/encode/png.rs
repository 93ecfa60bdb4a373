use std::io::Write;
use std::ops::ControlFlow;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg;

use crate::paint::PaintError;
use crate::paint::encode::tree;
use crate::paint::svg::xml::positive;

/// Longest side of a PNG, in pixels.
pub const MAX_SIDE: u32 = 16_384;
/// Most pixels of a PNG. They are never in memory at once: the limit is for time and for what other programs
/// can open.
pub const MAX_PIXELS: u64 = 200_000_000;

/// Program and version, for the PNG keyword `Software`.
pub(super) const PROGRAM: &str = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));

/// Pixels per band, four bytes each.
const BAND: u32 = 1 << 19;

/// Rows rendered above and below a band and discarded, because anti-aliasing differs at a cut edge.
const SEAM: u32 = 4;

/// Options for rendering SVG to PNG.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngOptions {
    /// Pixels per unit of the SVG file.
    pub scale: f32,
    /// Pixels per inch, written into the file so that a page prints at its size; `None` to omit.
    pub dpi: Option<f32>,
}

impl PngOptions {
    /// For a printed page with this many pixels per inch.
    pub fn page(dpi: f32) -> Self {
        Self { scale: dpi / UNITS_PER_INCH, dpi: Some(dpi) }
    }
}

/// SVG units per inch.
const UNITS_PER_INCH: f32 = 96.0;

impl Default for PngOptions {
    fn default() -> Self {
        Self { scale: 1.0, dpi: None }
    }
}

/// Renders an SVG file as PNG with `scale` pixels per unit, using the embedded fonts and nothing outside the
/// file.
///
/// # Errors
/// If `svg` is not valid SVG, `scale` is not above 0, or the picture would exceed [`MAX_SIDE`] or
/// [`MAX_PIXELS`].
pub fn to_png(svg: &str, scale: f32) -> Result<Vec<u8>, PaintError> {
    let mut out = Vec::new();
    let options = PngOptions { scale, ..PngOptions::default() };
    to_png_with(svg, options, &mut out, &mut |_| ControlFlow::Continue(()))?;
    Ok(out)
}

/// Renders an SVG file as PNG in bands from top to bottom and writes each before the next: apart from the
/// SVG's shapes only a few bands are in memory. The pixels equal those of a single pass except for a few in a
/// million on edges, which round differently. Returns the picture's width and height in pixels.
///
/// After each band `progress` gets the share done (0..=1) and can cancel. `out` then contains a partial file,
/// to be discarded.
///
/// # Errors
/// Those of [`to_png`]; if `out` cannot be written; [`PaintError::Stopped`].
pub fn to_png_with(
    svg: &str,
    options: PngOptions,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<[u32; 2], PaintError> {
    let PngOptions { scale, dpi } = options;
    if !positive(scale) {
        return Err(PaintError::Scale(scale));
    }
    let tree = tree::parse(svg)?;
    let size = [tree.size().width(), tree.size().height()];
    let [width, height] = pixels(size, scale)?;
    let mut encoder = png::Encoder::new(out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk("Software".to_owned(), PROGRAM.to_owned())?;
    encoder.set_pixel_dims(dpi.filter(|dpi| positive(*dpi)).map(per_metre));
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let fit = Transform::from_scale(width as f32 / size[0], height as f32 / size[1]);
    let band = (BAND / width).clamp(1, height);
    let mut picture =
        Pixmap::new(width, band + 2 * SEAM).ok_or_else(|| too_large(width.into(), height.into()))?;
    let mut line = Vec::with_capacity(width as usize * 4);
    for top in (0..height).step_by(band as usize) {
        let high = band.min(height - top);
        draw(&tree, fit.post_translate(0.0, SEAM as f32 - top as f32), &mut picture);
        let rows_of_band = picture.pixels().chunks_exact(width as usize).skip(SEAM as usize);
        for row in rows_of_band.take(high as usize) {
            line.clear();
            line.extend(row.iter().flat_map(straight));
            rows.write_all(&line).map_err(PaintError::Write)?;
        }
        if progress((top + high) as f32 / height as f32).is_break() {
            return Err(PaintError::Stopped);
        }
    }
    rows.finish()?;
    writer.finish()?;
    Ok([width, height])
}

fn draw(tree: &usvg::Tree, transform: Transform, picture: &mut Pixmap) {
    picture.data_mut().fill(0);
    resvg::render(tree, transform, &mut picture.as_mut());
}

/// The colour as in PNG, with straight alpha.
pub(in crate::paint) fn straight(pixel: &PremultipliedColorU8) -> [u8; 4] {
    let c = pixel.demultiply();
    [c.red(), c.green(), c.blue(), c.alpha()]
}

fn per_metre(dpi: f32) -> png::PixelDimensions {
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }
}

/// The picture's sides in pixels, checked before rendering.
fn pixels([width, height]: [f32; 2], scale: f32) -> Result<[u32; 2], PaintError> {
    let side = |v: f32| (f64::from(v) * f64::from(scale)).round().max(1.0) as u64;
    let (w, h) = (side(width), side(height));
    match (u32::try_from(w), u32::try_from(h)) {
        (Ok(x), Ok(y)) if x.max(y) <= MAX_SIDE && w * h <= MAX_PIXELS => Ok([x, y]),
        _ => Err(too_large(w, h)),
    }
}

fn too_large(width: u64, height: u64) -> PaintError {
    PaintError::TooLarge { width, height, side: MAX_SIDE, pixels: MAX_PIXELS }
}
