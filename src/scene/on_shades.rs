use crate::geo::{LonLat, Screen};
use crate::style::{Colour, TextMetrics};

use super::events::SHADED_HALO;
use super::{EventDisplay, Label, Prim, SceneInput};

/// Gives placed labels an ink and a halo that fit the shades below them. Within one governorate that is its shade; where
/// several shades lie below a label, it has a solid halo in the colour of the land instead. `grounds` are the colours of
/// the governorates if they are shaded, otherwise empty.
pub fn fit(input: &SceneInput, grounds: &[Colour], names: &mut [Prim]) {
    if input.events.iter().all(|events| events.display == EventDisplay::Circles) {
        return;
    }
    let fitting = Fitting { input, grounds };
    for prim in names {
        match prim {
            Prim::Label(label) => fitting.label(label),
            Prim::Circle(dot) => {
                if let Some(ground) = fitting.ground(dot.center) {
                    dot.fill = ground.readable();
                }
            }
            Prim::Fill(_) | Prim::Soft(_) | Prim::Line(_) => {}
        }
    }
}

struct Fitting<'a> {
    input: &'a SceneInput<'a>,
    grounds: &'a [Colour],
}

/// Contrast of coloured letters with a shade; where it cannot be had, the most there is.
const LEGIBLE: f64 = 6.0;

impl Fitting<'_> {
    fn label(&self, label: &mut Label) {
        // Names and values of the governorates fit already.
        if label.halo.a == SHADED_HALO || self.is_on_water(label.center) {
            return;
        }
        let half = TextMetrics::shared().width(&label.text, label.size, label.weight, label.spacing) / 2.0;
        let at = |x: f32| self.ground(Screen::new(label.center.x + x, label.center.y));
        let below = [at(-half), at(0.0), at(half)];
        let theme = self.input.theme;
        let opacity = f32::from(label.colour.a) / 255.0;
        match below {
            [Some(ground), middle, right] if middle == Some(ground) && right == middle => {
                let opaque = Colour { a: 255, ..label.colour };
                let neutral = opaque == theme.text;
                let ink = if neutral { ground.readable() } else { opaque.legible_on(ground, LEGIBLE) };
                (label.colour, label.halo) = (ink.faded(opacity), ground.faded(opacity));
            }
            [None, None, None] if !self.grounds.is_empty() => {}
            _ => label.halo = Colour { a: 255, ..theme.halo }.faded(opacity),
        }
    }

    /// The shade of the governorate at a point of the picture.
    fn ground(&self, at: Screen) -> Option<Colour> {
        if self.grounds.is_empty() {
            return None;
        }
        let place = LonLat::from(self.input.view.to_world(at));
        let mut shaded = self.input.base.governorates.iter().zip(self.grounds);
        shaded.find(|(governorate, _)| governorate.shape.contains(place)).map(|(_, ground)| *ground)
    }

    fn is_on_water(&self, at: Screen) -> bool {
        let place = LonLat::from(self.input.view.to_world(at));
        self.input.base.lakes.iter().any(|lake| lake.shape.contains(place))
    }
}
