use super::{Colour, Treatment};

/// The symbol in front of a legend entry: it looks like the thing on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LegendSign {
    /// An area in one colour.
    Fill { colour: Colour },
    /// A disc that fades towards its rim: somewhere around a named town.
    FadingDisc { colour: Colour },
    /// A lightly filled area with an outline: the area as a whole.
    Area { colour: Colour },
    /// An outline without a fill.
    Outline { colour: Colour, dashed: bool },
    /// Slanted lines.
    Hatch { colour: Colour },
    /// A band that fades on both sides.
    Band { colour: Colour },
    /// A small crisp disc: a named town.
    Disc { colour: Colour },
    /// A hollow dotted ring: a suggestion.
    Draft { colour: Colour },
    /// A small cross.
    Cross { colour: Colour },
    /// Two fine nested lines: an annotation.
    Double { colour: Colour },
}

impl LegendSign {
    pub fn colour(self) -> Colour {
        match self {
            Self::Fill { colour }
            | Self::FadingDisc { colour }
            | Self::Area { colour }
            | Self::Outline { colour, .. }
            | Self::Hatch { colour }
            | Self::Band { colour }
            | Self::Disc { colour }
            | Self::Draft { colour }
            | Self::Cross { colour }
            | Self::Double { colour } => colour,
        }
    }
}

/// The symbol for a treatment, so that the legend matches the map.
pub fn legend_sign(treatment: Treatment, colour: Colour) -> LegendSign {
    match treatment {
        Treatment::Crisp => LegendSign::Disc { colour },
        Treatment::FadingDisc => LegendSign::FadingDisc { colour },
        Treatment::FadingBand => LegendSign::Band { colour },
        Treatment::Area => LegendSign::Area { colour },
        Treatment::Outline | Treatment::Thin => LegendSign::Outline { colour, dashed: false },
        Treatment::Dashed => LegendSign::Outline { colour, dashed: true },
        Treatment::Hatch => LegendSign::Hatch { colour },
        Treatment::Draft => LegendSign::Draft { colour },
        Treatment::Rejected => LegendSign::Cross { colour },
    }
}

/// One entry of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    pub sign: LegendSign,
    pub text: String,
    /// How many of them the picture shows, where that matters.
    pub count: Option<usize>,
}
