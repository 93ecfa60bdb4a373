use crate::geo::Screen;
use crate::scene::{Prim, event_sign};
use crate::style::{Colour, EventSign, LegendSign, TextMetrics, Weight};

use super::placed::placed;
use crate::paint::overlay::plate_text::{words, wrapped};
use crate::paint::overlay::signs;

/// Line height relative to the font size.
pub const LEADING: f32 = 1.3;

/// Free space between a sign and its words, in heights of the letters.
const SIGN_GAP: f32 = 0.6;

/// The symbol in front of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    Layer(LegendSign),
    Event(EventSign),
}

/// A font face and colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Size in points.
    pub size: f32,
    pub weight: Weight,
    pub colour: Colour,
}

/// The lead text of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    pub text: String,
    pub face: Face,
    pub indent: f32,
}

/// A line of text with its symbol; lengths in points.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRow {
    pub text: String,
    pub face: Face,
    pub sign: Option<Sign>,
    /// Lead text in the indent: a label or a dash.
    pub lead: Option<Lead>,
    /// Space left of the text, for the symbol.
    pub indent: f32,
    /// Space above; ignored at the top of a column.
    pub above: f32,
    pub height: f32,
    pub part: Part,
    /// Whether it should start a column, if everything still fits.
    pub fresh: bool,
}

/// The role of a row in its entry, so that breaks fall between entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Precedes entries; must not end a column.
    Heading,
    /// The first line of an entry.
    Entry,
    /// A continuation line of the entry.
    More,
}

impl Sign {
    /// Width and height on the screen, in pixels.
    pub fn size(self) -> [f32; 2] {
        match self {
            Self::Layer(_) => signs::SIZE,
            Self::Event(sign) => sign.size(),
        }
    }
}

impl Face {
    /// Where text starts after symbols of a given width.
    pub fn indent_behind(&self, signs: f32) -> f32 {
        signs + self.size * SIGN_GAP
    }

    pub fn width(&self, text: &str) -> f32 {
        TextMetrics::shared().width(text, self.size, self.weight, 0.0)
    }

    /// A text wrapped into rows no wider than `width`, the first with `above` free.
    pub fn rows(&self, text: &str, width: f32, above: f32, part: Part) -> Vec<TextRow> {
        let lines = wrapped(text, self.size, self.weight, width);
        let row = |(i, text): (usize, String)| TextRow {
            text,
            face: *self,
            sign: None,
            lead: None,
            indent: 0.0,
            above: if i == 0 { above } else { 0.0 },
            height: self.size * LEADING,
            part: if i == 0 || part == Part::Heading { part } else { Part::More },
            fresh: false,
        };
        lines.into_iter().enumerate().map(row).collect()
    }
}

impl TextRow {
    /// The row at a column's left edge with its top at `top`; `scale` is the symbols' scale.
    pub fn prims(&self, left: f32, top: f32, scale: f32) -> Vec<Prim> {
        let middle = top + self.height / 2.0;
        let mut prims = Vec::new();
        if let Some(sign) = self.sign {
            let at = Screen::new(left + (self.indent - self.face.size * SIGN_GAP) / 2.0, middle);
            let drawn = match sign {
                Sign::Layer(sign) => signs::prims(sign, Screen::default()),
                Sign::Event(sign) => event_sign(sign, Screen::default()),
            };
            prims.extend(drawn.into_iter().map(|prim| placed(prim, at, scale)));
        }
        let mut put = |text: &str, x: f32, face: &Face| {
            prims.push(words(text, x, middle, face.size, face.weight, face.colour));
        };
        if let Some(Lead { text, face, indent }) = &self.lead {
            put(text, left + indent, face);
        }
        put(&self.text, left + self.indent, &self.face);
        prims
    }
}
