use crate::geo::World;

use super::morton::xy_of;
use super::{Bits, world_of};

/// Bounding boxes of neighbouring rows, and of neighbouring boxes, so that a circle's rows can be counted by
/// looking only at those near its edge.
#[derive(Clone, Debug)]
pub(super) struct Boxes {
    /// The first level has a box per [`WIDTH`] rows, the next one per as many boxes.
    levels: Vec<Vec<Ground>>,
}

/// Rows per box, or boxes per parent box.
const WIDTH: usize = 16;

/// Least and greatest steps of x and y, in Morton code units.
#[derive(Clone, Copy, Debug)]
struct Ground {
    min: (u32, u32),
    max: (u32, u32),
}

impl Ground {
    fn with(self, other: Self) -> Self {
        let ((a, b), (c, d)) = (self.min, other.min);
        let ((e, f), (g, h)) = (self.max, other.max);
        Self { min: (a.min(c), b.min(d)), max: (e.max(g), f.max(h)) }
    }
}

/// Relative bound on the rounding error of a squared distance. Squares are fast and decide the clear cases;
/// `hypot` decides the rest.
pub(super) const ROUNDING: f64 = 1e-12;

impl Boxes {
    /// `codes` ascend.
    pub fn new(codes: &[u64]) -> Self {
        let one = |code: &u64| Ground { min: xy_of(*code), max: xy_of(*code) };
        let round = |codes: &[u64]| codes.iter().map(one).reduce(Ground::with);
        let mut levels: Vec<Vec<Ground>> = vec![codes.chunks(WIDTH).filter_map(round).collect()];
        while let Some(last) = levels.last().filter(|last| last.len() > WIDTH) {
            let round = |boxes: &[Ground]| boxes.iter().copied().reduce(Ground::with);
            levels.push(last.chunks(WIDTH).filter_map(round).collect());
        }
        Self { levels }
    }

    /// How many of the rows set lie within `radius` of `middle`, edge included. `codes` are those the boxes
    /// were built from.
    pub fn count(&self, codes: &[u64], bits: &Bits, middle: World, radius: f64) -> u64 {
        let (surely_in, surely_out) =
            (radius * radius * (1.0 - ROUNDING), radius * radius * (1.0 + ROUNDING));
        let ring = Ring { boxes: self, codes, bits, middle, radius, surely_in, surely_out };
        let top = self.levels.len() - 1;
        ring.count(top, 0, self.levels[top].len())
    }

    pub fn bytes(&self) -> usize {
        self.levels.iter().map(|l| l.capacity() * size_of::<Ground>()).sum()
    }
}

struct Ring<'a> {
    boxes: &'a Boxes,
    codes: &'a [u64],
    bits: &'a Bits,
    middle: World,
    radius: f64,
    /// Squared distances below and above which the result is certain.
    surely_in: f64,
    surely_out: f64,
}

impl Ring<'_> {
    /// The set rows of some boxes of a level.
    fn count(&self, level: usize, from: usize, to: usize) -> u64 {
        let rows = WIDTH.pow(level as u32 + 1);
        let mut sum = 0;
        for (i, ground) in self.boxes.levels[level][from..to].iter().enumerate() {
            let (least, greatest) = self.squares(ground);
            if least > self.surely_out {
                continue;
            }
            let first = (from + i) * rows;
            let end = (first + rows).min(self.codes.len());
            if greatest <= self.surely_in {
                // Rows are fewer than 2^32.
                sum += u64::from(self.bits.count_in(&(first as u32..end as u32)));
            } else if level == 0 {
                sum += self.few(first, &self.codes[first..end]);
            } else {
                let below = (from + i) * WIDTH;
                let last = (below + WIDTH).min(self.boxes.levels[level - 1].len());
                sum += self.count(level - 1, below, last);
            }
        }
        sum
    }

    /// The set rows of one box.
    fn few(&self, first: usize, codes: &[u64]) -> u64 {
        // A box never spans two words.
        let shown = self.bits.window(first as u32) & ((1 << codes.len()) - 1);
        if shown == 0 {
            return 0;
        }
        let mut squares = [f64::INFINITY; WIDTH];
        for (square, code) in squares.iter_mut().zip(codes) {
            let place = world_of(*code);
            let (x, y) = (place.x - self.middle.x, place.y - self.middle.y);
            *square = x * x + y * y;
        }
        let within = |limit: f64| {
            let bit = |(i, square): (usize, &f64)| u64::from(*square <= limit) << i;
            shown & squares.iter().enumerate().map(bit).fold(0, |all, bit| all | bit)
        };
        let (surely, perhaps) = (within(self.surely_in), within(self.surely_out));
        let mut sum = u64::from(surely.count_ones());
        if surely != perhaps {
            for (i, code) in codes.iter().enumerate() {
                let p = world_of(*code);
                let distance = (p.x - self.middle.x).hypot(p.y - self.middle.y);
                sum += u64::from((surely ^ perhaps) >> i & 1 == 1 && distance <= self.radius);
            }
        }
        sum
    }

    /// The squares of the least and greatest possible distance of a position in the box from the centre.
    fn squares(&self, ground: &Ground) -> (f64, f64) {
        let place = |steps: u32| (f64::from(steps) + 0.5) / 4_294_967_296.0;
        let axis = |p: f64, min: f64, max: f64| {
            let (below, above) = (min - p, p - max);
            (below.max(above).max(0.0), below.abs().max(above.abs()))
        };
        let (near_x, far_x) = axis(self.middle.x, place(ground.min.0), place(ground.max.0));
        let (near_y, far_y) = axis(self.middle.y, place(ground.min.1), place(ground.max.1));
        (near_x * near_x + near_y * near_y, far_x * far_x + far_y * far_y)
    }
}

#[cfg(test)]
mod tests {
    use super::super::code_of;
    use super::*;

    #[test]
    fn a_circle_counts_what_a_look_at_each_row_counts() {
        for rows in [0_usize, 1, 15, 16, 17, 256, 257, 5000] {
            let place =
                |i: usize| World::new(0.6 + (i * i % 83) as f64 * 1e-6, 0.4 + (i * 7 % 61) as f64 * 1e-6);
            let mut codes: Vec<u64> = (0..rows).map(|i| code_of(place(i))).collect();
            codes.sort_unstable();
            let bits = Bits::of((0..rows as u32).filter(|i| i % 3 != 1), rows);
            let boxes = Boxes::new(&codes);
            assert!(boxes.bytes() >= rows.div_ceil(WIDTH) * 16);
            for i in 0..40 {
                let (middle, on) = (place(i * 3), place(i * 5));
                // Sometimes the edge runs through rows.
                let edge = world_of(code_of(on));
                let edge = (edge.x - middle.x).hypot(edge.y - middle.y);
                for radius in [0.0, 1e-9, 3e-6, 2e-5, edge, 1e-4, 1.0, f64::INFINITY] {
                    let inside = |row: &u32| {
                        let p = world_of(codes[*row as usize]);
                        (p.x - middle.x).hypot(p.y - middle.y) <= radius
                    };
                    let want = bits.rows(0..u32::MAX).filter(inside).count() as u64;
                    assert_eq!(boxes.count(&codes, &bits, middle, radius), want, "{rows} {radius}");
                }
            }
        }
    }
}
