//! Articles: opened, read for places, and drafts made of them.

mod documents;
mod drafting;
mod places;
