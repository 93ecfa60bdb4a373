use crate::geo::Screen;
use crate::scene::{Group, Scene};
use crate::style::{TextMetrics, Weight};

use super::furniture::{GAP, PAD, PREFIX};
use super::ink::Ink;
use super::plate_text::{words, wrapped};
use super::signs;

const TITLE: f32 = 13.0;
const CAPTION: f32 = 16.0;
/// Height of a line, in font sizes.
const LINE: f32 = 1.35;

/// Writes a title, which may be empty, and a caption in the upper left corner.
pub(in crate::paint) fn head(scene: &mut Scene, title: &str, caption: &str, ink: &Ink) {
    let room = scene.size[0] - 2.0 * (GAP + PAD);
    let wrap = |text, size, weight| {
        let lines = wrapped(text, size, weight, room);
        lines.into_iter().map(move |line| (line, size, weight))
    };
    let lines: Vec<(String, f32, Weight)> =
        wrap(title, TITLE, Weight::Regular).chain(wrap(caption, CAPTION, Weight::Bold)).collect();
    let width =
        |(text, size, weight): &(String, f32, Weight)| TextMetrics::shared().width(text, *size, *weight, 0.0);
    let wide = lines.iter().map(width).fold(0.0, f32::max);
    let high: f32 = lines.iter().map(|(_, size, _)| size * LINE).sum();
    let (min, left) = (Screen::new(GAP, GAP), GAP + PAD);
    let max = Screen::new(left + wide + PAD, GAP + high + 2.0 * PAD);
    let mut prims = vec![signs::rectangle(min, max, ink.plate)];
    let mut top = GAP + PAD;
    for (text, size, weight) in lines {
        prims.push(words(&text, left, top + size * LINE / 2.0, size, weight, ink.text));
        top += size * LINE;
    }
    scene.groups.push(Group { id: format!("{PREFIX}heading"), title: "Title and days".to_owned(), prims });
}
