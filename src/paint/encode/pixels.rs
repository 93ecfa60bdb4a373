use resvg::tiny_skia::{Pixmap, Transform};

use super::png::straight;
use crate::paint::PaintError;
use crate::paint::encode::tree;

/// A whole picture in memory, for a screen or the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height.
    pub size: [u32; 2],
    /// Four bytes per pixel from the upper left, row by row; straight alpha.
    pub rgba: Vec<u8>,
}

/// Renders an SVG file as large as fits into a box of pixels.
///
/// # Errors
/// If `svg` is not valid SVG, or the picture would have no pixels or too many for the clipboard.
pub fn to_pixels(svg: &str, within: [u32; 2]) -> Result<Pixels, PaintError> {
    let tree = tree::parse(svg)?;
    let size = [tree.size().width(), tree.size().height()];
    let scale = (within[0] as f32 / size[0]).min(within[1] as f32 / size[1]);
    let [width, height] = size.map(|side| (side * scale).round().max(1.0) as u32);
    let mut picture = Pixmap::new(width, height).ok_or(PaintError::Scale(scale))?;
    let fit = Transform::from_scale(width as f32 / size[0], height as f32 / size[1]);
    resvg::render(&tree, fit, &mut picture.as_mut());
    let rgba = picture.pixels().iter().flat_map(straight).collect();
    Ok(Pixels { size: [width, height], rgba })
}
