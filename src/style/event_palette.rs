use super::{Colour, Theme};

/// Number of event type classes with a distinct colour.
pub const EVENT_CLASSES: usize = 8;

/// For light and dark themes, the most frequent class first; the last is for all other types.
///
/// Found by a search for eight colours that are distinguishable with every kind of colour vision and have a
/// contrast of at least 3 : 1 on land (both tested).
const INKS: [(u32, u32); EVENT_CLASSES] = [
    (0x458FF1, 0x6E9DFB),
    (0x824009, 0xCD601E),
    (0xAD8B00, 0xE2D537),
    (0x004733, 0x4FF389),
    (0x733393, 0xBC6AA2),
    (0x09003D, 0xBFE1D4),
    (0x5C34E2, 0x7E51FF),
    (0x7D9567, 0x827A5B),
];

/// The colour of a class of event types, as [`crate::events::TypeClasses`] counts them. Classes
/// beyond the last share its colour.
pub fn event_ink(theme: &Theme, class: usize) -> Colour {
    let (light, dark) = INKS[class.min(EVENT_CLASSES - 1)];
    Colour::hex(if theme.dark { dark } else { light })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    /// Colours with normal vision and without red, green or blue cones: matrices in linear RGB, severity 1.0,
    /// of Machado, Oliveira & Fernandes 2009.
    const SIGHTS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    fn themes() -> [Theme; 2] {
        [Theme::light(), Theme::dark()]
    }

    /// CIE L*a*b* (D65) of a colour under the given vision.
    fn lab(colour: Colour, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = [colour.r, colour.g, colour.b].map(|v| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        });
        let dot = |row: [f64; 3], v: [f64; 3]| row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
        let seen = sight.map(|row| dot(row, linear).clamp(0.0, 1.0));
        let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f(dot([0.4124, 0.3576, 0.1805], seen) / 0.9505);
        let y = f(dot([0.2126, 0.7152, 0.0722], seen));
        let z = f(dot([0.0193, 0.1192, 0.9505], seen) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn every_class_contrasts_with_the_land_as_wcag_asks_of_graphics() {
        for theme in themes() {
            for class in 0..EVENT_CLASSES {
                let contrast = event_ink(&theme, class).contrast(theme.land);
                assert!(contrast >= 3.0, "class {class} on dark = {}: {contrast:.2}", theme.dark);
            }
        }
    }

    #[test]
    fn the_colour_of_annotations_differs_from_every_kinds_for_every_colour_vision() {
        let kinds = [
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
        for theme in themes() {
            let own = theme.annotation_ink();
            assert!(own.contrast(theme.land) >= 4.5 && own.contrast(theme.abroad) >= 4.5);
            assert!(theme.annotation_lettering().contrast(theme.land) >= 4.5);
            for (sight, kind) in SIGHTS.iter().flat_map(|sight| kinds.map(|kind| (sight, kind))) {
                let [p, q] = [own, theme.ink(kind)].map(|c| lab(c, sight));
                let apart = p.iter().zip(q).map(|(p, q)| (p - q).powi(2)).sum::<f64>().sqrt();
                // Five just-noticeable differences; its lines are hollow as well.
                assert!(apart >= 11.5, "{kind:?}, dark = {}: {apart}", theme.dark);
            }
        }
    }

    #[test]
    fn no_two_classes_look_alike_for_any_kind_of_colour_vision() {
        for theme in themes() {
            for (kind, sight) in SIGHTS.iter().enumerate() {
                for a in 0..EVENT_CLASSES {
                    for b in a + 1..EVENT_CLASSES {
                        let [p, q] = [a, b].map(|c| lab(event_ink(&theme, c), sight));
                        let apart = p.iter().zip(q).map(|(p, q)| (p - q).powi(2)).sum::<f64>().sqrt();
                        // Ten just-noticeable differences.
                        assert!(apart >= 23.0, "{a} and {b}, sight {kind}, dark = {}: {apart}", theme.dark);
                    }
                }
            }
        }
    }
}
