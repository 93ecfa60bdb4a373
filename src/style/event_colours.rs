use super::{Colour, DotLook, Theme, event_ink};

/// The colours of event tables, once for light and once for dark surroundings.
///
/// Counts are violet: no kind of the articles' claims is filled with it, and it is neither
/// water nor border. Types have eight looks, four full and four hollow dots; the colours of
/// each four stay apart for all kinds of colour vision (a test holds it).
#[derive(Clone, Debug, PartialEq)]
pub struct EventColours {
    /// Circles and spots.
    pub circle: Colour,
    /// Numbers on them.
    pub on_circle: Colour,
    /// The ring of a spot.
    pub ring: Colour,
    /// Numbers beside small circles.
    pub beside: Colour,
    pub halo: Colour,
    pub plate: Colour,
    pub plate_line: Colour,
    types: [DotLook; 8],
    ramp: [Colour; 6],
    /// Where nothing is counted.
    pub zero: Colour,
    /// Round a shade in a legend.
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
            zero: pick(0xEFECE6, 0x2B3036),
            line: theme.border,
        }
    }

    /// The look of a class of type, counted from 0; those beyond the eighth look as the eighth.
    pub fn look(&self, class: usize) -> DotLook {
        self.types[class.min(7)]
    }

    /// The shade of a class, counted from 0, of some; the last class is the strongest.
    pub fn shade(&self, class: usize, of: usize) -> Colour {
        let steps = self.ramp.len() - 1;
        let at = if of < 2 { steps as f32 * 0.6 } else { class as f32 * steps as f32 / (of - 1) as f32 };
        let from = (at.floor() as usize).min(steps);
        self.ramp[from].mixed(self.ramp[(from + 1).min(steps)], at.fract())
    }
}
