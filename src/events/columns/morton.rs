use crate::geo::{Bounds, World};

/// Steps per side of the World in a code.
const SIDE: f64 = 4_294_967_296.0;

/// A position's Morton code: both World coordinates in 2^32 steps, bits interleaved, `y` in the odd bits. A
/// step is less than a centimetre of ground, so two rows share a code only if the file gives them the same
/// position.
pub fn code_of(w: World) -> u64 {
    // Saturating: positions beyond the square go to its edge.
    interleaved((w.x * SIDE) as u32, (w.y * SIDE) as u32)
}

/// The code of steps of x and y.
pub(in crate::events) fn interleaved(x: u32, y: u32) -> u64 {
    spread(x) | spread(y) << 1
}

/// The middle of a code's step.
pub fn world_of(code: u64) -> World {
    let (x, y) = xy_of(code);
    World::new((f64::from(x) + 0.5) / SIDE, (f64::from(y) + 0.5) / SIDE)
}

/// Steps of x and y.
pub(in crate::events) fn xy_of(code: u64) -> (u32, u32) {
    (gather(code), gather(code >> 1))
}

/// The bounds of the cell `x`, `y` at a level with 2^level cells per side.
pub fn cell_bounds(level: u8, x: u32, y: u32) -> Bounds {
    // 2^-level, assembled from bits because this is called for many cells.
    let side = f64::from_bits(u64::from(1023_u16 - u16::from(level)) << 52);
    let min = World::new(f64::from(x) * side, f64::from(y) * side);
    Bounds { min, max: World::new(min.x + side, min.y + side) }
}

fn spread(n: u32) -> u64 {
    let mut n = u64::from(n);
    n = (n | n << 16) & 0x0000_ffff_0000_ffff;
    n = (n | n << 8) & 0x00ff_00ff_00ff_00ff;
    n = (n | n << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    n = (n | n << 2) & 0x3333_3333_3333_3333;
    (n | n << 1) & 0x5555_5555_5555_5555
}

fn gather(code: u64) -> u32 {
    let mut n = code & 0x5555_5555_5555_5555;
    n = (n | n >> 1) & 0x3333_3333_3333_3333;
    n = (n | n >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    n = (n | n >> 4) & 0x00ff_00ff_00ff_00ff;
    n = (n | n >> 8) & 0x0000_ffff_0000_ffff;
    // The mask above leaves no bit higher than 31 after this step.
    (n | n >> 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_comes_back_as_its_steps() {
        for (x, y) in [(0, 0), (1, 0), (0, 1), (u32::MAX, u32::MAX), (0x1234_5678, 0x9abc_def0)] {
            assert_eq!(xy_of(spread(x) | spread(y) << 1), (x, y));
        }
    }

    #[test]
    fn a_position_comes_back_within_half_a_step() {
        for w in [World::new(0.6233, 0.4017), World::new(0.0, 0.999_999)] {
            let back = world_of(code_of(w));
            assert!((back.x - w.x).abs() <= 0.5 / SIDE && (back.y - w.y).abs() <= 0.5 / SIDE);
        }
    }

    #[test]
    fn what_lies_beyond_the_square_lies_on_its_edge() {
        assert_eq!(xy_of(code_of(World::new(-1.0, 2.0))), (0, u32::MAX));
    }
}
