use crate::geo::{Screen, Viewport};
use crate::model::Subject;

/// Moving over the map. Lengths and positions are logical pixels of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    Resize {
        size: [f32; 2],
    },
    Pan {
        dx: f32,
        dy: f32,
    },
    /// `steps` of 1 double the scale; the ground at `at` stays where it is.
    Zoom {
        steps: f64,
        at: Screen,
    },
    /// Goes straight to a view, as each step of a flight does.
    Set(Viewport),
    /// Flies to all of Iraq.
    Home,
    /// Flies to what lies between two corners.
    Box {
        from: Screen,
        to: Screen,
    },
    /// Flies to a feature.
    ToFeature(Subject),
    /// Flies to a place, at least as near as `zoom`.
    ToPlace {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
    /// Flies to just this view.
    ToView {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
}
