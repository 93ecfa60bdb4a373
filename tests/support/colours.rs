//! How different two colours look, and what colour the map has at a point.

use iraq_risk_atlas::geo::Screen;
use iraq_risk_atlas::scene::{Fill, Prim, Scene};
use iraq_risk_atlas::style::Colour;

/// Red, green and blue, 0 to 255.
pub type Rgb = [f64; 3];

pub fn rgb(c: Colour) -> Rgb {
    [c.r, c.g, c.b].map(f64::from)
}

/// A colour painted over another.
pub fn over(below: Rgb, colour: Colour) -> Rgb {
    let share = f64::from(colour.a) / 255.0;
    std::array::from_fn(|i| below[i] + (rgb(colour)[i] - below[i]) * share)
}

/// The colour of the fills that lie over each other at a point, without lines, symbols, soft discs and text.
pub fn ground(scene: &Scene, at: Screen) -> Rgb {
    let prims = scene.groups.iter().flat_map(|group| &group.prims);
    prims.fold(rgb(scene.background), |below, prim| match prim {
        Prim::Fill(fill) if covers(fill, at) => over(below, fill.colour),
        _ => below,
    })
}

fn covers(fill: &Fill, at: Screen) -> bool {
    let side = |a: Screen, b: Screen| (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
    fill.triangles.chunks_exact(3).any(|corners| {
        let [a, b, c] = [0, 1, 2].map(|i| fill.points[corners[i] as usize]);
        let sides = [side(a, b), side(b, c), side(c, a)];
        sides.iter().all(|s| *s > 0.0) || sides.iter().all(|s| *s < 0.0)
    })
}

/// CIE 1976 L*a*b* under D65.
fn lab(colour: Rgb) -> [f64; 3] {
    let [r, g, b] = colour.map(|v| {
        let v = v / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    });
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000: 1 can just be noticed side by side, 5 is seen at a glance.
pub fn difference(a: Rgb, b: Rgb) -> f64 {
    ciede2000(lab(a), lab(b))
}

/// Sharma, Wu and Dalal 2005, with all weights 1.
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let power = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - power((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0 };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match (grey, (h1 - h2).abs() > 180.0) {
        (true, _) => h1 + h2,
        (false, false) => (h1 + h2) / 2.0,
        (false, true) if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        (false, true) => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let theta = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rotation = -2.0 * power(c) * theta.to_radians().sin();
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rotation * dc * dh).sqrt()
}

/// Of the published test data of the formula.
#[test]
fn colours_differ_as_published() {
    for (a, b, published) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let found = ciede2000(a, b);
        assert!((found - published).abs() < 5e-5, "{a:?} {b:?}: {found}");
    }
}
