use super::{ChangeColours, Colour, DotLook, Theme, event_ink};

/// The colours of event tables, for the light and the dark theme.
///
/// Counts are violet: no kind of claim uses it as a fill, and it is neither water nor border. Types have
/// eight symbols, four filled and four hollow dots; the colours within each four are distinguishable with
/// every kind of colour vision (tested).
#[derive(Clone, Debug, PartialEq)]
pub struct EventColours {
    /// Circles and stacked dots.
    pub circle: Colour,
    /// Numbers on circles.
    pub on_circle: Colour,
    /// The ring of a spot.
    pub ring: Colour,
    /// Numbers next to small circles.
    pub beside: Colour,
    pub halo: Colour,
    pub plate: Colour,
    pub plate_line: Colour,
    types: [DotLook; 8],
    ramp: [Colour; 6],
    /// Areas with a count of zero.
    pub zero: Colour,
    /// What rose and what fell, at its strongest.
    change: ChangeColours,
    /// Outline of a swatch in a legend.
    pub line: Colour,
}

const RAMP_LIGHT: [u32; 6] = [0xDDD6EA, 0xBFB2DB, 0xA08DC8, 0x8068B1, 0x614695, 0x432672];
const RAMP_DARK: [u32; 6] = [0x3D3855, 0x544A7C, 0x6F61A3, 0x8F7FC6, 0xB3A5E2, 0xDBD2F8];

impl EventColours {
    pub fn of(theme: &Theme) -> Self {
        let ramp = if theme.dark { RAMP_DARK } else { RAMP_LIGHT };
        let ground = Colour { a: 255, ..theme.halo };
        let mut looks = [DotLook { colour: theme.text, ground, hollow: false }; 8];
        for (i, look) in looks.iter_mut().enumerate() {
            *look = DotLook { colour: event_ink(theme, i), ground, hollow: i >= 4 };
        }
        let pick = |light, dark| Colour::hex(if theme.dark { dark } else { light });
        Self {
            circle: pick(0x5B4688, 0xB9AAE6),
            on_circle: pick(0xFFFFFF, 0x1B1F24),
            ring: pick(0x2A1B4D, 0xF2EEFF),
            beside: pick(0x3C2A63, 0xDDD5F7),
            halo: theme.halo,
            plate: Colour { a: 235, ..ground },
            plate_line: pick(0x5B4688, 0xB9AAE6),
            types: looks,
            ramp: ramp.map(Colour::hex),
            zero: pick(0xF7F5FA, 0x2F3440),
            line: theme.border,
            change: ChangeColours::of(theme),
        }
    }

    /// The shade of what rose or fell by a class, counted from 0; the last class is the strongest.
    pub fn change(&self, rose: bool, class: usize, of: usize) -> Colour {
        let share = (class + 1) as f32 / of.max(1) as f32;
        self.zero.mixed(if rose { self.change.rose } else { self.change.fell }, 0.2 + 0.8 * share)
    }

    /// The symbol of a type class, counted from 0; classes beyond the eighth share its symbol.
    pub fn look(&self, class: usize) -> DotLook {
        self.types[class.min(7)]
    }

    /// The shade of a class, counted from 0; the last class is the strongest.
    pub fn shade(&self, class: usize, of: usize) -> Colour {
        let steps = self.ramp.len() - 1;
        let at = if of < 2 { steps as f32 * 0.6 } else { class as f32 * steps as f32 / (of - 1) as f32 };
        let from = (at.floor() as usize).min(steps);
        self.ramp[from].mixed(self.ramp[(from + 1).min(steps)], at.fract())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Linear RGB as seen without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), and
    /// with normal vision.
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// CIE 1976 L*a*b* (D65) of a colour under the given colour vision.
    fn lab(colour: Colour, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        let rgb = [colour.r, colour.g, colour.b].map(linear);
        let mix = |row: &[f64; 3]| row.iter().zip(rgb).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0);
        let [r, g, b] = [mix(&eyes[0]), mix(&eyes[1]), mix(&eyes[2])];
        let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn difference(a: Colour, b: Colour, eyes: &[[f64; 3]; 3]) -> f64 {
        let (a, b) = (lab(a, eyes), lab(b, eyes));
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn types_that_look_alike_in_shape_differ_in_colour_for_all_eyes() {
        for theme in [Theme::light(), Theme::dark()] {
            let colours = EventColours::of(&theme);
            for eyes in &EYES {
                for (a, b) in (0..8).flat_map(|a| (0..a).map(move |b| (a, b))) {
                    let (x, y) = (colours.look(a), colours.look(b));
                    let apart = difference(x.colour, y.colour, eyes);
                    assert!(x.hollow != y.hollow || apart >= 15.0, "{a} and {b}: {apart:.1}");
                }
            }
        }
    }

    #[test]
    fn dots_and_circles_stand_out_from_the_land_as_wcag_asks_of_graphics() {
        for theme in [Theme::light(), Theme::dark()] {
            let colours = EventColours::of(&theme);
            let signs = (0..8).map(|class| colours.look(class).colour).chain([colours.circle]);
            for colour in signs {
                assert!(colour.contrast(theme.land) >= 3.0, "{colour:?}");
            }
            assert!(colours.on_circle.contrast(colours.circle) >= 4.5);
            assert!(colours.beside.contrast(theme.land) >= 7.0);
        }
    }

    #[test]
    fn shades_grow_stronger_evenly_for_all_eyes() {
        for theme in [Theme::light(), Theme::dark()] {
            let colours = EventColours::of(&theme);
            for of in 2..=6 {
                for class in 1..of {
                    let (weak, strong) = (colours.shade(class - 1, of), colours.shade(class, of));
                    let more = strong.contrast(theme.land) - weak.contrast(theme.land);
                    assert!(more > 0.1, "{class} of {of}: {more}");
                    for eyes in &EYES {
                        let apart = difference(weak, strong, eyes);
                        assert!(apart >= 7.0, "{class} of {of}: {apart:.1}");
                    }
                }
            }
        }
    }
}
