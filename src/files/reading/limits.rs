use crate::formats::project::MOST_OF_A_PROJECT;
use crate::formats::readers::Kind;

/// Size limit of a layer file.
pub const MOST_OF_A_LAYER: u64 = 256 * 1024 * 1024;

/// Size limit of an article: far more than any real one.
pub const MOST_OF_A_TEXT: u64 = 32 * 1024 * 1024;

/// Bytes of a file's beginning used to detect its content.
pub(in crate::files) const HEAD: u64 = 1 << 18;

/// Most bytes of a file that is read whole.
pub(in crate::files) fn most_of(kind: Kind) -> u64 {
    match kind {
        Kind::Layer | Kind::Events => MOST_OF_A_LAYER,
        Kind::Article => MOST_OF_A_TEXT,
        Kind::Project => MOST_OF_A_PROJECT,
    }
}
