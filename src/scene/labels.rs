use crate::geo::{Screen, Viewport, World};
use crate::style::{Colour, TextMetrics, Weight};

use super::{Circle, Label, Prim};

/// A label candidate.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub text: String,
    /// A second line below, such as the Arabic name.
    pub second: Option<String>,
    pub at: World,
    pub size: f32,
    pub weight: Weight,
    pub spacing: f32,
    pub colour: Colour,
    pub halo: Colour,
    /// A town's dot: its radius and colour. The text then goes next to it.
    pub dot: Option<(f32, Colour)>,
}

/// Half the width of a small symbol, in pixels.
const MARK: f32 = 6.0;

/// Half the width of a town's dot, in pixels.
const DOT: f32 = 3.0;

/// Margin around every label, in pixels.
const GAP: f32 = 3.0;

/// Places labels greedily without overlaps over *all* candidates, not only the visible ones: the result
/// depends on the zoom alone, so labels stay put while panning.
///
/// `marks` are small symbols that labels without a dot must not cover; `boxes` (upper left and lower right
/// corner) are avoided by all labels.
pub fn place(candidates: &[Candidate], marks: &[World], boxes: &[[Screen; 2]], view: &Viewport) -> Vec<Prim> {
    let mut taken = Taken::default();
    let mut signs = Taken::default();
    boxes.iter().for_each(|corners| signs.add(Area::from(*corners)));
    let mut out = Vec::new();
    let [width, height] = view.size();
    for candidate in candidates {
        // Relative to the World's corner, not the picture, so that rounding does not depend on the position
        // of the view.
        let ground = view.to_screen(candidate.at);
        let metrics = Metrics::of(candidate);
        let covers_mark = |area: &Area| {
            let hides = |w: &World| Area::round(view.to_screen(*w), MARK).overlaps(area);
            candidate.dot.is_none() && marks.iter().any(hides)
        };
        // A dot below another label would be invisible.
        if candidate.dot.is_some() && !taken.is_free(Area::round(ground, DOT)) {
            continue;
        }
        // If a symbol hides the dot, the label goes next to the symbol instead.
        let sign = candidate.dot.and_then(|_| signs.first(&Area::round(ground, DOT)));
        let places = match sign {
            Some(sign) => beside(&sign, ground, &metrics),
            None => positions(candidate, &metrics),
        };
        let free = places.into_iter().find(|offset| {
            let area = metrics.area(ground, *offset);
            taken.is_free(area) && signs.is_free(area) && !covers_mark(&area)
        });
        let Some(offset) = free else { continue };
        let area = metrics.area(ground, offset);
        taken.add(area);
        if candidate.dot.is_some() {
            taken.add(Area::round(ground, DOT));
        }
        let on_picture = area.right > 0.0 && area.left < width && area.bottom > 0.0 && area.top < height;
        if on_picture {
            draw(candidate, &metrics, ground, offset, sign.is_none(), &mut out);
        }
    }
    out
}

/// Offsets of the text's centre that put it next to a symbol, as close to its position as possible.
fn beside(sign: &Area, ground: Screen, metrics: &Metrics) -> Vec<(f32, f32)> {
    let (half, line) = (metrics.width / 2.0 + GAP + 1.0, metrics.height / 2.0 + 0.5);
    let mut places = vec![
        (sign.right - ground.x + half, 0.0),
        (sign.left - ground.x - half, 0.0),
        (0.0, sign.top - ground.y - line),
        (0.0, sign.bottom - ground.y + line),
    ];
    let away = |(dx, dy): &(f32, f32)| (dx.abs() - half).max(0.0) + (dy.abs() - line).max(0.0);
    places.retain(|place| away(place) < FAR);
    places
}

/// Distance in pixels beyond which a label would no longer be associated with its place.
const FAR: f32 = 34.0;

/// Offsets of the text's centre from its ground position, best first.
fn positions(candidate: &Candidate, metrics: &Metrics) -> Vec<(f32, f32)> {
    let (half, line) = (metrics.width / 2.0, metrics.height);
    match candidate.dot {
        Some((radius, _)) => {
            let beside = half + radius + 4.0;
            let above = line / 2.0 + radius + 2.0;
            vec![
                (beside, 0.0),
                (-beside, 0.0),
                (0.0, -above),
                (0.0, above),
                (beside, -above),
                (beside, above),
            ]
        }
        // Never far, or a governorate's name would slide into its neighbour.
        None => [0.0, -0.6, 0.6, -1.0, 1.0].map(|share| (0.0, share * line)).to_vec(),
    }
}

struct Metrics {
    width: f32,
    height: f32,
    line: f32,
}

/// Font size of the second line relative to the first.
const SECOND: f32 = 0.92;

impl Metrics {
    fn of(c: &Candidate) -> Self {
        let fonts = TextMetrics::shared();
        let first = fonts.width(&c.text, c.size, c.weight, c.spacing);
        let second = c.second.as_ref().map_or(0.0, |t| fonts.width(t, c.size * SECOND, Weight::Regular, 0.0));
        let line = c.size * 1.2;
        let lines = if c.second.is_some() { 2.15 } else { 1.0 };
        Self { width: first.max(second), height: line * lines, line }
    }

    fn area(&self, ground: Screen, (dx, dy): (f32, f32)) -> Area {
        let (x, y) = (ground.x + dx, ground.y + dy);
        Area {
            left: x - self.width / 2.0 - GAP,
            right: x + self.width / 2.0 + GAP,
            top: y - self.height / 2.0,
            bottom: y + self.height / 2.0,
        }
    }
}

fn draw(
    c: &Candidate,
    metrics: &Metrics,
    ground: Screen,
    (dx, dy): (f32, f32),
    dotted: bool,
    out: &mut Vec<Prim>,
) {
    if let Some((radius, colour)) = c.dot.filter(|_| dotted) {
        out.push(Prim::Circle(Circle {
            center: ground,
            radius,
            fill: colour,
            stroke: c.halo,
            stroke_width: 1.0,
        }));
    }
    let label = |text: &str, y: f32, size: f32, weight: Weight, spacing: f32| {
        Prim::Label(Label {
            text: text.to_owned(),
            center: Screen::new(ground.x + dx, ground.y + dy + y),
            size,
            weight,
            colour: c.colour,
            halo: c.halo,
            spacing,
        })
    };
    match &c.second {
        None => out.push(label(&c.text, 0.0, c.size, c.weight, c.spacing)),
        Some(second) => {
            let half = metrics.line * 0.55;
            out.push(label(&c.text, -half, c.size, c.weight, c.spacing));
            out.push(label(second, half, c.size * SECOND, Weight::Regular, 0.0));
        }
    }
}

/// An axis-aligned box, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl From<[Screen; 2]> for Area {
    fn from([min, max]: [Screen; 2]) -> Self {
        Self { left: min.x, top: min.y, right: max.x, bottom: max.y }
    }
}

impl Area {
    fn round(p: Screen, r: f32) -> Self {
        Self { left: p.x - r, top: p.y - r, right: p.x + r, bottom: p.y + r }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Occupied boxes, in a grid so that few need comparing.
#[derive(Default)]
pub(super) struct Taken {
    areas: Vec<Area>,
    /// The first and last link of each cell's chain.
    grid: rustc_hash::FxHashMap<(i32, i32), (usize, usize)>,
    chains: Vec<Link>,
}

/// A box in a cell, and the link to the cell's next one.
struct Link {
    area: usize,
    next: Option<usize>,
}

const SQUARE: f32 = 96.0;

impl Taken {
    fn squares(area: &Area) -> impl Iterator<Item = (i32, i32)> {
        let at = |v: f32| (v / SQUARE).floor() as i32;
        let (left, right, top, bottom) = (at(area.left), at(area.right), at(area.top), at(area.bottom));
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (x, y)))
    }

    pub fn is_free(&self, area: Area) -> bool {
        self.first(&area).is_none()
    }

    fn first(&self, area: &Area) -> Option<Area> {
        let near = Self::squares(area).filter_map(|s| self.grid.get(&s)).flat_map(|&(first, _)| {
            let links = std::iter::successors(self.chains.get(first), |l| self.chains.get(l.next?));
            links.map(|l| l.area)
        });
        near.map(|i| self.areas[i]).find(|a| a.overlaps(area))
    }

    pub fn add(&mut self, area: Area) {
        for square in Self::squares(&area) {
            let link = self.chains.len();
            self.chains.push(Link { area: self.areas.len(), next: None });
            let ends = self.grid.entry(square).or_insert((link, link));
            if ends.1 != link {
                self.chains[ends.1].next = Some(link);
                ends.1 = link;
            }
        }
        self.areas.push(area);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    fn town(text: &str, lon: f64, lat: f64) -> Candidate {
        Candidate {
            text: text.to_owned(),
            second: None,
            at: LonLat::new(lon, lat).into(),
            size: 12.0,
            weight: Weight::Regular,
            spacing: 0.0,
            colour: Colour::hex(0),
            halo: Colour::hex(0xffffff),
            dot: Some((2.0, Colour::hex(0))),
        }
    }

    fn crowd() -> Vec<Candidate> {
        (0..400)
            .map(|i| {
                town(&format!("Town {i}"), 42.0 + f64::from(i % 20) * 0.17, 31.0 + f64::from(i / 20) * 0.13)
            })
            .collect()
    }

    fn labels(view: &Viewport) -> Vec<Label> {
        let label = |p| if let Prim::Label(l) = p { Some(l) } else { None };
        place(&crowd(), &[], &[], view).into_iter().filter_map(label).collect()
    }

    #[test]
    fn names_never_overlap() {
        let view = Viewport::new(LonLat::new(43.7, 32.3), 7.0, [1280.0, 800.0]);
        let all = labels(&view);
        assert!(all.len() > 20 && all.len() < 400, "{}", all.len());
        let half = |l: &Label| TextMetrics::shared().width(&l.text, l.size, l.weight, l.spacing) / 2.0;
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
                let apart_x = (a.center.x - b.center.x).abs() >= half(a) + half(b);
                let apart_y = (a.center.y - b.center.y).abs() >= a.size;
                assert!(apart_x || apart_y, "{} and {}", a.text, b.text);
            }
        }
    }

    #[test]
    fn names_stay_put_while_panning() {
        let view = Viewport::new(LonLat::new(43.7, 32.3), 7.4, [900.0, 600.0]);
        let before = labels(&view);
        for (dx, dy) in [(1.0, 0.0), (37.5, -12.25), (-300.0, 200.0)] {
            for after in labels(&view.panned(dx, dy)) {
                if let Some(same) = before.iter().find(|l| l.text == after.text) {
                    let moved = (after.center.x - same.center.x - dx, after.center.y - same.center.y - dy);
                    assert!(moved.0.abs() < 0.01 && moved.1.abs() < 0.01, "{}: {moved:?}", after.text);
                }
            }
        }
    }
}
