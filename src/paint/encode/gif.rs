use std::io::Write;
use std::time::Duration;

use gif::{AnyExtension, DisposalMethod, Encoder, Extension, Frame, Repeat};

use super::few_colours::FewColours;
use super::pixels::{Pixels, to_pixels};
use super::png::PROGRAM;
use crate::paint::PaintError;

/// Most pixels of one picture of a GIF, which is held whole.
pub const MAX_GIF_PIXELS: u64 = 8_000_000;

/// Writes an endlessly repeated animation picture by picture; only one is in memory.
pub struct GifWriter<W: Write> {
    encoder: Encoder<W>,
    size: [u16; 2],
    /// Hundredths of a second.
    delay: u16,
}

impl<W: Write> GifWriter<W> {
    /// `each`: how long a picture is shown.
    ///
    /// # Errors
    /// If the pictures are too large, or `out` cannot be written.
    pub fn new(out: W, size: [u32; 2], each: Duration) -> Result<Self, PaintError> {
        let [width, height] = size;
        let sides = (u16::try_from(width), u16::try_from(height));
        let few = u64::from(width) * u64::from(height) <= MAX_GIF_PIXELS;
        let (Ok(w), Ok(h), true) = (sides.0, sides.1, few) else {
            return Err(PaintError::TooLarge {
                width: width.into(),
                height: height.into(),
                side: u16::MAX.into(),
                pixels: MAX_GIF_PIXELS,
            });
        };
        let mut encoder = Encoder::new(out, w, h, &[])?;
        encoder.set_repeat(Repeat::Infinite)?;
        encoder.write_raw_extension(AnyExtension(Extension::Comment as u8), &[PROGRAM.as_bytes()])?;
        let delay = u16::try_from(each.as_millis() / 10).unwrap_or(u16::MAX);
        Ok(Self { encoder, size: [w, h], delay })
    }

    /// Adds a picture, an SVG file.
    ///
    /// # Errors
    /// If it is not valid SVG or cannot be written.
    pub fn add(&mut self, svg: &str) -> Result<(), PaintError> {
        let Pixels { size, rgba } = to_pixels(svg, self.size.map(u32::from))?;
        if size != self.size.map(u32::from) {
            return Err(PaintError::Gif("its pictures differ in shape".to_owned()));
        }
        let FewColours { palette, pixels } = FewColours::of(&rgba);
        let [width, height] = self.size;
        let mut frame = Frame::from_palette_pixels(width, height, pixels, palette, None);
        (frame.delay, frame.dispose) = (self.delay, DisposalMethod::Keep);
        Ok(self.encoder.write_frame(&frame)?)
    }

    /// Completes the file.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> Result<(), PaintError> {
        Ok(self.encoder.into_inner().map(drop)?)
    }
}
