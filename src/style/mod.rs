//! How things look: colours, fills, signs, legend entries. Where things are drawn
//! is not its business.

mod colour;

pub use colour::Colour;
