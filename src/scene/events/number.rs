use crate::geo::Screen;
use crate::style::{TextMetrics, Weight, number};

/// The text of a count, on or next to its symbol.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub text: String,
    /// In whole pixels, so that a painter can reuse glyphs between frames.
    pub size: f32,
    pub center: Screen,
    /// Half the width and half the height of the text.
    pub half: [f32; 2],
    /// Whether it is on the symbol rather than next to it.
    pub inside: bool,
}

/// Font sizes on a symbol, in pixels, largest first.
const INSIDE: [f32; 5] = [13.0, 12.0, 11.0, 10.0, 9.0];
const LEAST: f32 = 9.0;
const BESIDE: f32 = 10.0;

/// The share of a circle's width available to its text.
const SHARE: f32 = 0.86;

/// Smaller circles have no number inside.
const READABLE: f32 = 6.4;

/// Pixels between a symbol and the number next to it.
const GAP: f32 = 2.0;

impl Number {
    /// The number in a circle, if legible: with all digits, or else abbreviated.
    pub fn inside(count: u64, center: Screen, radius: f32) -> Option<Self> {
        if radius < READABLE {
            return None;
        }
        let room = 2.0 * radius * SHARE;
        let fits = |text: String| {
            let ems = width(&text, 1.0);
            let sizes = INSIDE.into_iter().filter(|s| *s <= (radius * 1.15).max(LEAST));
            let fitting = sizes.map(|s| (s, ems * s)).find(|(_, w)| *w <= room);
            fitting.map(|(size, w)| (text, size, w))
        };
        let (text, size, w) = fits(number::exact(count)).or_else(|| fits(number::short(count)))?;
        Some(Self { text, size, center, half: [w / 2.0, size / 2.0], inside: true })
    }

    /// The least radius at which the abbreviated number is legible in a circle.
    pub fn least_radius(count: u64) -> f32 {
        (width(&number::short(count), LEAST) / SHARE / 2.0 + 0.01).max(LEAST * 0.72)
    }

    /// The number next to a small circle, within its cell from `left` to `right`.
    pub fn beside(count: u64, center: Screen, radius: f32, [left, right]: [f32; 2]) -> Self {
        let off = radius + GAP;
        let room = (right - center.x).max(center.x - left) - off;
        let exact = number::exact(count);
        let w = width(&exact, BESIDE);
        let (text, w) = if w <= room { (exact, w) } else { shortened(count) };
        let to_the_right = center.x + off + w <= right || right - center.x >= center.x - left;
        let side = if to_the_right { 1.0 } else { -1.0 };
        let center = Screen::new(center.x + side * (off + w / 2.0), center.y);
        Self { text, size: BESIDE, center, half: [w / 2.0, BESIDE / 2.0], inside: false }
    }

    /// The number in the middle of a square, if legible.
    pub fn in_square(count: u64, center: Screen, side: f32) -> Option<Self> {
        let room = side - 4.0;
        let fits = |text: String| {
            let w = width(&text, LEAST);
            (w <= room).then_some((text, w))
        };
        let (text, w) = fits(number::exact(count)).or_else(|| fits(number::short(count)))?;
        Some(Self { text, size: LEAST, center, half: [w / 2.0, LEAST / 2.0], inside: true })
    }

    /// Upper left and lower right corner.
    pub fn corners(&self) -> [Screen; 2] {
        let [w, h] = self.half;
        [Screen::new(self.center.x - w, self.center.y - h), Screen::new(self.center.x + w, self.center.y + h)]
    }
}

fn shortened(count: u64) -> (String, f32) {
    let text = number::short(count);
    let w = width(&text, BESIDE);
    (text, w)
}

fn width(text: &str, size: f32) -> f32 {
    TextMetrics::shared().width(text, size, Weight::Bold, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_digits_are_written_where_they_fit() {
        let texts = [40.0, 15.0, 11.0].map(|r| Number::inside(12_345, Screen::default(), r).map(|n| n.text));
        assert_eq!(texts, [Some("12,345".to_owned()), Some("12k".to_owned()), Some("12k".to_owned())]);
        assert_eq!(Number::inside(12_345, Screen::default(), 6.0), None);
    }

    #[test]
    fn a_number_on_a_circle_never_reaches_beyond_it() {
        for count in [1, 12, 123, 1_234, 12_345, 123_456, 9_999_999] {
            let radius = Number::least_radius(count);
            for r in [radius, radius * 1.3, radius * 3.0] {
                let number = Number::inside(count, Screen::default(), r).expect("there is room");
                assert!(number.half[0] <= r, "{count} at {r}");
            }
        }
    }
}
