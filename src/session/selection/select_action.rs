use crate::geo::{LonLat, Screen};
use crate::model::Subject;

#[derive(Clone, Debug, PartialEq)]
pub enum SelectAction {
    /// A click on the map; clicking the same position again selects the next hit.
    Click {
        at: Screen,
    },
    /// The pointer's position over the map, or `None` if it left.
    Hover {
        at: Option<Screen>,
    },
    /// Selects a feature by id, from a list or a link.
    Feature(Subject),
    /// Selects what is at a position in degrees, as a search for a town does.
    At {
        lon: f64,
        lat: f64,
    },
    /// Selects one of the hits under the last click.
    Take {
        index: usize,
    },
    Next,
    Previous,
    Clear,
    Back,
    Forward,
    /// Marks a position with a pin, or removes it.
    Pin(Option<LonLat>),
    /// Highlights features without selecting them, as hovering a list does.
    Highlight(Vec<Subject>),
}
