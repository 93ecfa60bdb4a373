/// Paragraph heights: measured if seen, otherwise estimated, so that a long text is laid out only where
/// visible.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    /// For which text and width, in whole pixels.
    of: (String, i32),
    heights: Vec<f32>,
    tops: Vec<f32>,
}

/// Approximate size of a character and a line, in pixels.
const LETTER: f32 = 6.6;
const LINE: f32 = 18.5;

/// Pixels round a paragraph.
pub const ROUND: f32 = 14.0;

impl Heights {
    /// Resets if the text or the width has changed.
    pub fn take_up<'a>(&mut self, text: &str, width: f32, paragraphs: impl Iterator<Item = &'a str>) {
        let of = (text.to_owned(), width as i32);
        if self.of != of {
            let guess = |p: &str| ((p.len() as f32 * LETTER / width.max(40.0)).floor() + 1.0) * LINE + ROUND;
            self.heights = paragraphs.map(guess).collect();
            self.of = of;
            self.add_up();
        }
    }

    pub fn measured(&mut self, index: usize, height: f32) {
        if let Some(known) = self.heights.get_mut(index) {
            *known = height;
        }
    }

    /// Call once after measuring in a frame. Returns whether anything moved.
    pub fn add_up(&mut self) -> bool {
        let before = self.total();
        let mut at = 0.0;
        self.tops.clear();
        self.tops.push(at);
        for height in &self.heights {
            at += height;
            self.tops.push(at);
        }
        (before - at).abs() > 0.5
    }

    pub fn top(&self, index: usize) -> f32 {
        self.tops.get(index).copied().unwrap_or_else(|| self.total())
    }

    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The paragraphs between two heights.
    pub fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < to);
        first.min(self.heights.len())..last.min(self.heights.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at_are_the_paragraphs_that_touch_it() {
        let mut heights = Heights::default();
        heights.take_up("a", 300.0, ["one", "two", "three", "four"].into_iter());
        (0..4).for_each(|i| heights.measured(i, 10.0 * (i + 1) as f32));
        heights.add_up();
        assert_eq!((heights.top(0), heights.top(3), heights.total()), (0.0, 60.0, 100.0));
        assert_eq!(heights.between(0.0, 10.0), 0..1);
        assert_eq!(heights.between(10.0, 11.0), 1..2);
        assert_eq!(heights.between(9.0, 31.0), 0..3);
        assert_eq!(heights.between(99.0, 500.0), 3..4);
    }
}
