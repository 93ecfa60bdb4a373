use crate::events::{FilteredView, StepPeaks};

/// The pictures that one is compared with: they have one scale of sizes, one set of classes and one legend.
#[derive(Clone, Copy, Debug, Default)]
pub struct SharedScale<'a> {
    /// What the two maps show.
    pub maps: Option<[&'a FilteredView; 2]>,
    /// The steps of the playback that the picture is one of.
    pub steps: Option<&'a StepPeaks>,
}
