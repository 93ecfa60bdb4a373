/// Errors in making a picture.
#[derive(Debug, thiserror::Error)]
pub enum PaintError {
    #[error(
        "The picture would be {width} × {height} pixels; at most {side} pixels a side and {} million \
         pixels in all can be drawn. Choose a smaller size or scale.",
        .pixels / 1_000_000
    )]
    TooLarge { width: u64, height: u64, side: u32, pixels: u64 },
    #[error("A picture cannot be scaled by {0}; the scale must be a number above 0.")]
    Scale(f32),
    #[error("The drawing is not a valid SVG file: {0}.")]
    Svg(#[from] resvg::usvg::Error),
    #[error("The PNG file could not be made: {0}.")]
    Png(String),
    #[error("The GIF file could not be made: {0}.")]
    Gif(String),
    #[error("The PDF file could not be made: {0}.")]
    Pdf(String),
    /// The output could not be written.
    #[error("The picture could not be written: {0}.")]
    Write(std::io::Error),
    /// Cancelled by the progress callback.
    #[error("The picture was cancelled before it was complete.")]
    Stopped,
}

impl From<png::EncodingError> for PaintError {
    fn from(error: png::EncodingError) -> Self {
        match error {
            png::EncodingError::IoError(e) => Self::Write(e),
            png::EncodingError::Format(_)
            | png::EncodingError::Parameter(_)
            | png::EncodingError::LimitsExceeded => Self::Png(error.to_string()),
        }
    }
}

impl From<gif::EncodingError> for PaintError {
    fn from(error: gif::EncodingError) -> Self {
        if let gif::EncodingError::Io(e) = error {
            return Self::Write(e);
        }
        Self::Gif(error.to_string())
    }
}
