use crate::geo::Screen;
use crate::model::Subject;

#[derive(Clone, Debug, PartialEq)]
pub enum SelectAction {
    /// A click on the map; on the same spot again it takes the next hit.
    Click {
        at: Screen,
    },
    /// The pointer is over the map there, or has left it.
    Hover {
        at: Option<Screen>,
    },
    /// Selects one feature by name, from a list or a link.
    Feature(Subject),
    /// Selects what lies at a position in degrees, as a search for a town does.
    At {
        lon: f64,
        lat: f64,
    },
    /// Takes one of the hits under the last click.
    Take {
        index: usize,
    },
    Next,
    Previous,
    Clear,
    Back,
    Forward,
    /// Lights features without selecting them, as a list does under the pointer.
    Light(Vec<Subject>),
}
