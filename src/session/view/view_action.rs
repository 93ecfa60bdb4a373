use crate::geo::{Screen, Viewport};
use crate::model::{EventLayerId, Subject};

/// Navigation. Lengths and positions are in logical pixels of the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewAction {
    Resize {
        size: [f32; 2],
    },
    Pan {
        dx: f32,
        dy: f32,
    },
    /// `steps` of 1 double the scale; the ground at `at` stays fixed.
    Zoom {
        steps: f64,
        at: Screen,
    },
    /// Jumps to a view, as each step of a flight does.
    Set(Viewport),
    /// Flies to all of Iraq.
    Home,
    /// Flies to the box between two corners.
    Box {
        from: Screen,
        to: Screen,
    },
    /// Flies to a feature.
    ToFeature(Subject),
    /// Flies to most events of a file that was opened, if few of them are in view and the user has not moved the map
    /// meanwhile.
    ToOpened {
        layer: EventLayerId,
    },
    /// Flies to a position, at least at `zoom`.
    ToPlace {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
    /// Flies to this exact view.
    ToView {
        lon: f64,
        lat: f64,
        zoom: f64,
    },
}
