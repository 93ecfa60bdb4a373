use crate::model::{Kind, Precision, Properties, Recipe};

/// How a feature is drawn, so that its appearance claims no more than its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// A crisp edge: it happened in this very town.
    Crisp,
    /// A disc with a fading rim and no centre dot: somewhere around a town.
    FadingDisc,
    /// A band that fades on both sides.
    FadingBand,
    /// An outline with a light fill: the governorate as a whole.
    Area,
    /// An outline only: something is done there, no risk is claimed.
    Outline,
    /// A dashed outline: somebody says that it is missing from a list.
    Dashed,
    /// Slanted lines: along a stretch of border, in a direction from a town.
    Hatch,
    /// A thin grey outline: named only for comparison.
    Thin,
    /// Thin hollow dots: a draft that nobody has accepted yet.
    Draft,
    /// A small cross: a draft that the user has rejected.
    Rejected,
}

impl Treatment {
    pub fn of(properties: &Properties) -> Self {
        match (properties.kind, properties.precision, &properties.basis.recipe) {
            (Kind::RiskSaidMissing, ..) => Self::Dashed,
            (Kind::Context, _, Some(Recipe::Governorates { .. })) => Self::Thin,
            (_, _, Some(Recipe::BorderStrip { .. } | Recipe::Sector { .. })) => Self::Hatch,
            (_, _, Some(Recipe::Band { .. })) => Self::FadingBand,
            (_, Precision::Town, _) => Self::Crisp,
            // District outlines are not known: drawn as around a town.
            (_, Precision::AroundTown | Precision::District, Some(Recipe::Disc { .. })) => Self::FadingDisc,
            (Kind::Programme | Kind::Governorate, ..) => Self::Outline,
            (_, Precision::Region, None) => Self::Hatch,
            _ => Self::Area,
        }
    }

    /// The symbol in words, for legends without colours.
    pub fn look(self) -> &'static str {
        match self {
            Self::Crisp => "crisp disc",
            Self::FadingDisc => "disc with a fading rim",
            Self::FadingBand => "band fading on both sides",
            Self::Area => "outline with a light fill",
            Self::Outline => "outline only",
            Self::Dashed => "dashed outline",
            Self::Hatch => "slanted lines",
            Self::Thin => "thin outline",
            Self::Draft => "thin dots: a draft, not accepted",
            Self::Rejected => "cross: a rejected draft",
        }
    }
}
