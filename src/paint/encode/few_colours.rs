use rustc_hash::FxHashMap;

/// Colours of a GIF picture.
const MOST: usize = 256;

/// How far two chosen colours lie apart at first, in the channel that differs most. The small symbols of a
/// rare type thus keep a colour of their own before a common ground gets its finer shades.
const APART: [u8; 5] = [48, 24, 12, 6, 1];

/// A picture in few colours.
pub struct FewColours {
    /// Red, green and blue of each colour.
    pub palette: Vec<u8>,
    /// The colour of each pixel.
    pub pixels: Vec<u8>,
}

impl FewColours {
    /// Of opaque pixels, four bytes each.
    pub fn of(rgba: &[u8]) -> Self {
        let colours = || rgba.chunks_exact(4).map(|p| [p[0], p[1], p[2]]);
        let mut counts: FxHashMap<[u8; 3], u32> = FxHashMap::default();
        colours().for_each(|colour| *counts.entry(colour).or_default() += 1);
        let mut common: Vec<([u8; 3], u32)> = counts.into_iter().collect();
        common.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let mut chosen: Vec<[u8; 3]> = Vec::with_capacity(MOST);
        for apart in APART {
            for (colour, _) in &common {
                if chosen.len() < MOST && chosen.iter().all(|other| distance(*colour, *other) >= apart) {
                    chosen.push(*colour);
                }
            }
        }
        let nearest = |colour: [u8; 3]| {
            let of_all = chosen.iter().zip(0_u8..=u8::MAX);
            of_all.min_by_key(|(other, _)| distance(colour, **other)).map_or(0, |(_, index)| index)
        };
        let indices: FxHashMap<[u8; 3], u8> =
            common.iter().map(|(colour, _)| (*colour, nearest(*colour))).collect();
        let pixels = colours().map(|colour| indices.get(&colour).copied().unwrap_or_default()).collect();
        Self { palette: chosen.concat(), pixels }
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u8 {
    a.iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}
