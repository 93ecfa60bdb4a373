use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use crate::style::fonts;

use super::PaintError;
use super::xml::positive;

/// Most pixels a side of a PNG may have.
pub const MAX_SIDE: u32 = 16_384;
/// Most pixels a PNG may have in all; four bytes each while it is drawn.
pub const MAX_PIXELS: u64 = 200_000_000;

/// Draws an SVG file as PNG, `scale` pixels for each of its units, with the program's own
/// fonts and nothing from outside the file.
///
/// # Errors
/// If `svg` is no sound SVG, `scale` is not above 0, or the picture would exceed
/// [`MAX_SIDE`] or [`MAX_PIXELS`].
pub fn to_png(svg: &str, scale: f32) -> Result<Vec<u8>, PaintError> {
    if !positive(scale) {
        return Err(PaintError::Scale(scale));
    }
    let tree = usvg::Tree::from_str(svg, &options())?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let [w, h] = pixels(width, height, scale)?;
    let mut picture = Pixmap::new(w, h).ok_or_else(|| too_large(w.into(), h.into()))?;
    let fit = Transform::from_scale(w as f32 / width, h as f32 / height);
    resvg::render(&tree, fit, &mut picture.as_mut());
    picture.encode_png().map_err(|e| PaintError::Png(e.to_string()))
}

/// The picture's sides in pixels, checked before anything is drawn.
fn pixels(width: f32, height: f32, scale: f32) -> Result<[u32; 2], PaintError> {
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

fn options() -> usvg::Options<'static> {
    usvg::Options {
        font_family: fonts::REGULAR.family.to_owned(),
        fontdb: fonts_of_ours(),
        // This room knows no file system; by default a picture's address would be opened as a file.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// The embedded fonts and no others, so that a picture is the same on every computer.
fn fonts_of_ours() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let make = || {
        let mut db = fontdb::Database::new();
        for font in fonts::ALL {
            db.load_font_source(fontdb::Source::Binary(Arc::new(font.data)));
        }
        db.set_sans_serif_family(fonts::REGULAR.family);
        db.set_serif_family(fonts::REGULAR.family);
        Arc::new(db)
    };
    FONTS.get_or_init(make).clone()
}
