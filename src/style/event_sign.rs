use super::Colour;

/// The small picture that stands for events, on the map and in front of a legend's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventSign {
    /// Its area is a count of events in a cell.
    Circle { radius: f32, fill: Colour },
    /// As a circle, with a ring: events reported at one and the same position.
    Spot { radius: f32, fill: Colour, ring: Colour },
    /// One event, its place known to the town or better.
    Dot(DotLook),
    /// One event somewhere round its place: a disc that fades, without a dot in its middle.
    Soft { colour: Colour },
    /// A shade of an area.
    Swatch { fill: Colour, line: Colour },
    /// A plate that bears a count of what is known only to its governorate.
    Plate { fill: Colour, line: Colour },
}

/// How the single events of one class look. Colour is not the only sign: half of the classes
/// are hollow.
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
    /// Radius at which a soft disc has faded away, in pixels. It is a sign and no distance.
    pub const SOFT: f32 = 9.0;

    /// Width and height in pixels.
    pub fn size(self) -> [f32; 2] {
        match self {
            Self::Circle { radius, .. } | Self::Spot { radius, .. } => [2.0 * radius + 2.0; 2],
            Self::Dot(_) => [2.0 * Self::DOT + 2.0; 2],
            Self::Soft { .. } => [2.0 * Self::SOFT; 2],
            Self::Swatch { .. } | Self::Plate { .. } => [26.0, 14.0],
        }
    }
}

/// What the signs of an event table mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventLegend {
    /// The table's name.
    pub title: String,
    pub parts: Vec<LegendPart>,
    /// What has to be known to read the map rightly, in whole sentences.
    pub notes: Vec<String>,
}

/// Signs that belong together.
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
