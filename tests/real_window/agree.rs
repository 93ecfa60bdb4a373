//! The map in the window compared with the figure of the same view: one scene, two painters.

use eframe::egui::{Rect, pos2};
use iraq_risk_atlas::paint::{Figure, Pixels, to_pixels};
use iraq_risk_atlas::session::Session;

use super::picture::Picture;

/// Most that the mean of all channels may differ outside text, of 255: the window's toolkit and
/// the figure's smooth edges differently.
const MOST: f64 = 1.5;

/// Most pixels, of a thousand, of which a channel differs by more than a quarter of 255.
const MOST_FAR: f64 = 6.0;

/// Pixels round letters that do not count: each painter sets them with hints of its own.
const ROUND: i64 = 3;

/// Holds the map on a screenshot against the figure of the session's view.
pub fn agree(screen: &Picture, map: Rect, session: &Session) {
    let svg = Figure { furniture: false, ..Figure::default() }.svg(session);
    let size = [map.width().round() as u32, map.height().round() as u32];
    let with = to_pixels(&svg, size).unwrap();
    let without = to_pixels(&without_text(&svg), size).unwrap();
    assert_eq!(with.size, size, "the figure has the map's size");
    let text = differing(&with, &without);
    // What the window lays over its map: buttons on the right, scale and credits below.
    let free = Rect::from_min_max(pos2(0.0, 0.0), pos2(map.width() - 60.0, map.height() - 34.0));
    let (mut sum, mut far, mut all) = (0_u64, 0_u64, 0_u64);
    for y in 0..size[1] {
        for x in 0..size[0] {
            let here = pos2(x as f32 + 0.5, y as f32 + 0.5);
            if !free.contains(here) || near(&text, size, i64::from(x), i64::from(y)) {
                continue;
            }
            let Some(seen) = screen.at(map.min.round() + here.to_vec2()) else { continue };
            let ours = rgb(&without, x, y);
            let off = [0, 1, 2].map(|c| seen[c].abs_diff(ours[c]));
            sum += off.iter().map(|d| u64::from(*d)).sum::<u64>();
            far += u64::from(off.iter().any(|d| *d > 63));
            all += 1;
        }
    }
    let (mean, far) = (sum as f64 / all as f64 / 3.0, far as f64 / all as f64 * 1000.0);
    let share = all as f64 / f64::from(size[0] * size[1]);
    println!(
        "window and figure: mean difference {mean:.3} of 255, {far:.2} ‰ far off, {share:.2} of the map compared"
    );
    assert!(share > 0.7, "only {share:.2} of the map could be compared");
    assert!(mean <= MOST && far <= MOST_FAR, "the window and the figure differ: {mean:.3}, {far:.2} ‰");
}

fn without_text(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some((before, text)) = rest.split_once("<text") {
        out.push_str(before);
        rest = text.split_once("</text>").expect("a text ends").1;
    }
    out + rest
}

fn rgb(pixels: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let at = (y * pixels.size[0] + x) as usize * 4;
    [pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2]]
}

/// Pixels covered by text.
fn differing(a: &Pixels, b: &Pixels) -> Vec<bool> {
    a.rgba.chunks(4).zip(b.rgba.chunks(4)).map(|(a, b)| a != b).collect()
}

fn near(text: &[bool], [width, height]: [u32; 2], x: i64, y: i64) -> bool {
    let inside = |x: i64, y: i64| x >= 0 && y >= 0 && x < i64::from(width) && y < i64::from(height);
    (-ROUND..=ROUND).any(|dy| {
        (-ROUND..=ROUND)
            .any(|dx| inside(x + dx, y + dy) && text[((y + dy) * i64::from(width) + x + dx) as usize])
    })
}
