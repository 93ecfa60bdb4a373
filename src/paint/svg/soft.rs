//! Areas that fade towards their rim, by means of SVG: a gradient for a disc, nested strokes for a band.

use crate::geo::Screen;
use crate::scene::Soft;
use crate::style::Colour;

use super::xml::{number, rgb, share};

/// Most strokes that a band's fading side is made of.
const STEPS: u32 = 32;

/// The single point of a disc, `None` for a band.
pub fn disc_center(soft: &Soft) -> Option<Screen> {
    let (&first, rest) = soft.axis.split_first()?;
    rest.iter().all(|p| p.distance(first) < 0.01).then_some(first)
}

/// A gradient that is full up to `core` of the radius and falls linearly to zero; in units of the shape's
/// bounding box, so discs of the same style share it. The colour's opacity is not part of it.
pub fn gradient(id: &str, core: f32, colour: Colour) -> String {
    let c = rgb(colour);
    let core = number(core.clamp(0.0, 1.0));
    format!(
        "<radialGradient id=\"{id}\"><stop offset=\"{core}\" stop-color=\"{c}\"/>\
         <stop offset=\"1\" stop-color=\"{c}\" stop-opacity=\"0\"/></radialGradient>\n"
    )
}

/// One stroke of a band.
#[derive(Debug, PartialEq)]
pub struct Stroke {
    pub width: f32,
    pub opacity: f64,
}

/// The strokes of a band, widest first.
///
/// Painted on top of each other, opacities a₁…aₖ add up to 1 − (1−a₁)…(1−aₖ). After the k-th of n strokes
/// that shall be k/n, so aₖ = 1 − (1 − k/n) / (1 − (k−1)/n) = 1 / (n − k + 1); the last one is opaque, and
/// the band's opacity is set on the group as a whole. The linear fall reaches (k − ½)/n – the middle of the
/// step – at the k-th stroke's edge.
pub fn strokes(radius: f32, core: f32) -> Vec<Stroke> {
    let core = core.clamp(0.0, 1.0);
    let fading = radius * (1.0 - core);
    // Finer steps than half a pixel cannot be seen, even in a picture of twice the size.
    let n = ((fading * 2.0).ceil().max(1.0) as u32).min(STEPS);
    (1..=n)
        .map(|k| {
            let share = (k as f32 - 0.5) / n as f32;
            Stroke { width: 2.0 * (radius - fading * share), opacity: 1.0 / f64::from(n - k + 1) }
        })
        .collect()
}

/// The strokes as SVG: the axis once, then reused with each width.
pub fn band(id: &str, d: &str, soft: &Soft) -> String {
    let mut out = format!("<defs><path id=\"{id}\" d=\"{d}\"/></defs>\n");
    for Stroke { width, opacity } in strokes(soft.radius, soft.core) {
        out.push_str(&format!(
            "<use xlink:href=\"#{id}\" stroke-width=\"{}\" stroke-opacity=\"{}\"/>\n",
            number(width),
            share(opacity)
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strokes_of_a_band_add_up_to_the_straight_fall() {
        let (radius, core) = (100.0, 0.4);
        let strokes = strokes(radius, core);
        for distance in [10.0_f32, 39.0, 45.0, 55.0, 70.0, 82.5, 95.0, 99.9] {
            let left: f64 =
                strokes.iter().filter(|s| s.width / 2.0 > distance).map(|s| 1.0 - s.opacity).product();
            let wanted = f64::from(((radius - distance) / (radius * (1.0 - core))).clamp(0.0, 1.0));
            assert!((1.0 - left - wanted).abs() <= 0.5 / f64::from(STEPS) + 1e-6, "{distance}");
        }
    }
}
