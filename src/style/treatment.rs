use crate::model::{Kind, Precision, Properties, Recipe};

/// How a feature is drawn, so that its looks say no more than its evidence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// A crisp edge all round: it happened in this very town.
    Crisp,
    /// A disc with a fading rim and no centre dot: somewhere round a town.
    FadingDisc,
    /// A band that fades on both sides.
    FadingBand,
    /// An outline with a light fill: the governorate as a whole.
    Area,
    /// An outline alone: something is done there, no risk is claimed.
    Outline,
    /// A dashed outline: somebody says that it is missing.
    Dashed,
    /// Slanted lines: along a stretch of border, in a direction from a town.
    Hatch,
    /// A thin grey outline: named only for comparison.
    Thin,
    /// Thin dots, hollow: a suggestion that nobody has accepted yet.
    Draft,
    /// A small cross: a suggestion that a person has rejected.
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
            // The outline of a district is not known: it is drawn as round its town.
            (_, Precision::AroundTown | Precision::District, Some(Recipe::Disc { .. })) => Self::FadingDisc,
            (Kind::Programme | Kind::Governorate, ..) => Self::Outline,
            (_, Precision::Region, None) => Self::Hatch,
            _ => Self::Area,
        }
    }

    /// The sign in words, for those who see a legend without its colours.
    pub fn look(self) -> &'static str {
        match self {
            Self::Crisp => "crisp disc",
            Self::FadingDisc => "disc with a fading rim",
            Self::FadingBand => "band that fades on both sides",
            Self::Area => "outline, lightly filled",
            Self::Outline => "outline without a fill",
            Self::Dashed => "dashed outline",
            Self::Hatch => "slanted lines",
            Self::Thin => "thin outline",
            Self::Draft => "thin dots, a suggestion that nobody has accepted",
            Self::Rejected => "cross, a suggestion that was rejected",
        }
    }
}
