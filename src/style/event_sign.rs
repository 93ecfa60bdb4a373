use super::{ChangeLook, Colour};

/// The symbol for events, on the map and in the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventSign {
    /// Its area is proportional to the count of events in a cell.
    Circle { radius: f32, fill: Colour },
    /// A circle with a ring: events reported at exactly the same position.
    Position { radius: f32, fill: Colour, ring: Colour },
    /// One event located to the town or better.
    Dot(DotLook),
    /// One event somewhere around its place: a fading disc without a centre dot.
    Soft { colour: Colour },
    /// A shade of an area.
    Swatch { fill: Colour, line: Colour },
    /// A plate with the count of events known only to the governorate.
    Plate { fill: Colour, line: Colour },
    /// An event that differs between two states of a source, or several of them.
    Change(ChangeLook),
}

/// The symbol of single events of one class. Colour is not the only channel: half of the classes are hollow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DotLook {
    pub colour: Colour,
    /// Colour of the middle of a hollow dot, and of the rim of a full one.
    pub ground: Colour,
    pub hollow: bool,
}

impl EventSign {
    /// Radius of a single event's dot, in pixels.
    pub const DOT: f32 = 3.6;
    /// Radius at which a soft disc has faded away, in pixels. It is a symbol, not a distance.
    pub const SOFT: f32 = 9.0;

    /// Width and height in pixels.
    pub fn size(self) -> [f32; 2] {
        match self {
            Self::Circle { radius, .. } | Self::Position { radius, .. } => [2.0 * radius + 2.0; 2],
            Self::Dot(_) => [2.0 * Self::DOT + 2.0; 2],
            Self::Soft { .. } => [2.0 * Self::SOFT; 2],
            Self::Swatch { .. } | Self::Plate { .. } => [26.0, 14.0],
            Self::Change(_) => [30.0, 20.0],
        }
    }
}

/// The legend of an event table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventLegend {
    /// The table's name.
    pub title: String,
    pub parts: Vec<LegendPart>,
    /// Notes needed to read the map correctly, in whole sentences.
    pub notes: Vec<String>,
}

/// A group of symbols.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LegendPart {
    pub heading: String,
    pub entries: Vec<EventEntry>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EventEntry {
    pub sign: EventSign,
    pub text: String,
}
