use crate::model::Kind;

use super::Colour;

/// The map's colours, for the light and the dark theme.
///
/// The kinds' colours come from Okabe and Ito's colour-blind-safe palette, darkened or lightened until an
/// outline has a contrast of at least 3 : 1 on land (tested). Colour is never the only channel: each kind
/// also has its own fill or line.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub dark: bool,
    pub land: Colour,
    pub abroad: Colour,
    pub water: Colour,
    pub river: Colour,
    pub border: Colour,
    pub country_border: Colour,
    pub foreign_border: Colour,
    pub text: Colour,
    pub text_soft: Colour,
    pub text_water: Colour,
    pub halo: Colour,
    pub town: Colour,
    /// The outline of the selection.
    pub selection: Colour,
    /// The tint of a selected area: no ground has its hue (tested).
    pub selected_area: Colour,
    /// Events that differ between two states of a source.
    pub added: Colour,
    pub removed: Colour,
    pub changed: Colour,
}

impl Theme {
    pub const fn light() -> Self {
        Self {
            dark: false,
            land: Colour::hex(0xFBF8F1),
            abroad: Colour::hex(0xD8CECA),
            water: Colour::hex(0xC7DCE8),
            river: Colour::hex(0x9CC2DA),
            border: Colour::hex(0xBDB4A4),
            country_border: Colour::hex(0x857B6B),
            foreign_border: Colour::hex(0xB5ABA3),
            text: Colour::hex(0x2B2924),
            text_soft: Colour::hex(0x7A7263),
            text_water: Colour::hex(0x4D7C99),
            halo: Colour { r: 0xFB, g: 0xF8, b: 0xF1, a: 225 },
            town: Colour::hex(0x4A463E),
            selection: Colour::hex(0x111111),
            selected_area: Colour { r: 0xC8, g: 0xE6, b: 0x00, a: 102 },
            added: Colour::hex(0x0B6E3B),
            removed: Colour::hex(0xB2182B),
            changed: Colour::hex(0x5E3C99),
        }
    }

    pub const fn dark() -> Self {
        Self {
            dark: true,
            land: Colour::hex(0x262B31),
            abroad: Colour::hex(0x121416),
            water: Colour::hex(0x12222E),
            river: Colour::hex(0x2F5670),
            border: Colour::hex(0x4C545D),
            country_border: Colour::hex(0x87909A),
            foreign_border: Colour::hex(0x353C44),
            text: Colour::hex(0xECEAE4),
            text_soft: Colour::hex(0x98A0A8),
            text_water: Colour::hex(0x6FA3C2),
            halo: Colour { r: 0x1B, g: 0x1F, b: 0x24, a: 225 },
            town: Colour::hex(0xC9C6BE),
            selection: Colour::hex(0xFFFFFF),
            selected_area: Colour { r: 0xC8, g: 0xE6, b: 0x00, a: 77 },
            added: Colour::hex(0x5FD39A),
            removed: Colour::hex(0xFF8A80),
            changed: Colour::hex(0xC9B3FF),
        }
    }

    /// The colour of a kind's outlines, symbols and lettering.
    pub fn ink(&self, kind: Kind) -> Colour {
        let (light, dark) = match kind {
            Kind::RiskDesignated => (0xC04A00, 0xFF8A47),
            Kind::RiskSaidMissing => (0x9B2F7D, 0xE79ACB),
            Kind::RiskAsserted => (0x9A6A00, 0xF0B429),
            Kind::Incident => (0x2F3E4E, 0xD5DEE6),
            Kind::StabilisedCity => (0x00795A, 0x35C79B),
            Kind::Programme => (0x1F6FA8, 0x6CBDF0),
            Kind::CrossBorder => (0x2B4BA0, 0x93A9F5),
            Kind::Context => (0x7A6A3A, 0xC9B97F),
            Kind::Statistic | Kind::Governorate => (0x5F594D, 0xA9B0B7),
        };
        Colour::hex(if self.dark { dark } else { light })
    }

    /// The colour of annotations, a violet that no kind of evidence uses; it is distinguishable from all of
    /// theirs with every kind of colour vision (tested). Annotation lines are hollow as well.
    pub fn annotation_ink(&self) -> Colour {
        Colour::hex(if self.dark { 0xCC6BFF } else { 0x841BCA })
    }

    /// The text colour of annotations.
    pub fn annotation_lettering(&self) -> Colour {
        self.annotation_ink().mixed(self.text, 0.2)
    }

    /// The colour of what is selected or hovered: a kind's, or the annotation colour.
    pub fn ink_of(&self, kind: Option<Kind>) -> Colour {
        kind.map_or(self.annotation_ink(), |kind| self.ink(kind))
    }

    /// The colour of a kind's lettering on the map: nearer to black or white than its
    /// outlines, because it has to be read on the kind's own fill.
    pub fn lettering(&self, kind: Kind) -> Colour {
        self.ink(kind).mixed(self.text, if self.dark { 0.35 } else { 0.45 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 9] = [
        Kind::RiskDesignated,
        Kind::RiskSaidMissing,
        Kind::RiskAsserted,
        Kind::Incident,
        Kind::StabilisedCity,
        Kind::Programme,
        Kind::CrossBorder,
        Kind::Context,
        Kind::Governorate,
    ];

    #[test]
    fn every_colour_contrasts_with_the_land_as_wcag_asks_of_graphics() {
        for theme in [Theme::light(), Theme::dark()] {
            for kind in KINDS {
                let contrast = theme.ink(kind).contrast(theme.land);
                assert!(contrast >= 3.0, "{kind:?} on dark = {}: {contrast:.2}", theme.dark);
            }
            for colour in [theme.added, theme.removed, theme.changed] {
                assert!(colour.contrast(theme.land) >= 4.5, "{colour:?} on dark = {}", theme.dark);
            }
        }
    }

    #[test]
    fn names_can_be_read_as_wcag_asks_of_text() {
        for theme in [Theme::light(), Theme::dark()] {
            for ground in [theme.land, theme.abroad] {
                assert!(theme.text.contrast(ground) >= 7.0);
                assert!(theme.text_soft.contrast(ground) >= 3.0);
            }
        }
    }
}
