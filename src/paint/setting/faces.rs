use crate::style::{Colour, Weight};

use super::super::{Ink, Layout};
use super::Face;

/// The fonts of a page; sizes in points.
#[derive(Clone, Copy, Debug)]
pub struct Faces {
    pub title: Face,
    pub byline: Face,
    pub heading: Face,
    /// Names of layers in the legend.
    pub name: Face,
    pub text: Face,
    pub small: Face,
    pub faint: Face,
    /// Points per screen pixel: the scale of symbols and map labels.
    pub scale: f32,
}

impl Faces {
    /// For text next to a map.
    pub fn of(layout: Layout) -> Self {
        Self::based_on(Self::base(layout))
    }

    /// For a page of text, which is read from closer up.
    pub fn reading(layout: Layout) -> Self {
        Self::based_on(Self::base(layout) * 1.17)
    }

    /// The same fonts, `by` times as large.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        let face = |face: Face| Face { size: face.size * by, ..face };
        Self {
            title: face(self.title),
            byline: face(self.byline),
            heading: face(self.heading),
            name: face(self.name),
            text: face(self.text),
            small: face(self.small),
            faint: face(self.faint),
            scale: self.scale,
        }
    }

    fn base(layout: Layout) -> f32 {
        match layout {
            Layout::A4Landscape | Layout::A4Portrait | Layout::LetterLandscape | Layout::LetterPortrait => {
                7.6
            }
            Layout::A3Landscape | Layout::A3Portrait => 9.4,
            Layout::Wide => 8.4,
        }
    }

    fn based_on(base: f32) -> Self {
        let Ink { text, faint, .. } = Ink::LIGHT;
        let face = |size: f32, weight: Weight, colour: Colour| Face { size: base * size, weight, colour };
        Self {
            title: face(2.2, Weight::Bold, text),
            byline: face(1.1, Weight::Regular, faint),
            heading: face(1.12, Weight::Bold, text),
            name: face(1.0, Weight::Bold, text),
            text: face(1.0, Weight::Regular, text),
            small: face(0.88, Weight::Regular, text),
            faint: face(0.88, Weight::Regular, faint),
            scale: base / 11.0,
        }
    }
}
