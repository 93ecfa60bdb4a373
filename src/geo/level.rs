use std::sync::Arc;

use super::World;

/// A shape at one level of detail.
#[derive(Clone, Debug)]
pub struct Level {
    /// All rings or lines, concatenated.
    pub points: Vec<World>,
    /// Where each ring or line ends in `points`; rings are not closed.
    pub ends: Vec<usize>,
    /// Three indices into `points` each; empty for lines and points.
    pub triangles: Arc<[u32]>,
}

impl Level {
    /// The rings or lines, each as a slice of points.
    pub fn parts(&self) -> impl Iterator<Item = &[World]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(from, &to)| &self.points[from..to])
    }
}
