use rustc_hash::FxHashMap;

use crate::events::{MarkedPlace, world_of};
use crate::geo::{Screen, Viewport, World};

use super::ShownChanges;
use super::shown_changes::marked_ground;

/// Radius of the mark of one difference, in pixels.
pub const RADIUS: f32 = 7.0;

/// Marks closer than this would hide each other: they are counted in one. Two marks with numbers fit beside each
/// other.
pub const NEAR: f64 = 22.0;

/// One mark on the map: of a difference, or of several whose marks would hide each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub center: Screen,
    pub radius: f32,
    /// Numbers in the list of all differences, ascending; never empty.
    pub changes: Vec<u32>,
    /// Whether all are at exactly one place.
    pub is_one_place: bool,
}

impl Spot {
    /// The difference, if it is one alone.
    pub fn alone(&self) -> Option<u32> {
        if let [at] = self.changes[..] { Some(at) } else { None }
    }
}

/// The marks in a view, in the order of their places on the Z-curve; none if there are too many.
pub fn spots(shown: &ShownChanges, view: &Viewport) -> Vec<Spot> {
    let places = shown.marks.within(&marked_ground(view), ShownChanges::MOST).unwrap_or_default();
    gathered(&places, view.scale()).into_iter().map(|gathered| gathered.spot(view)).collect()
}

/// Places whose marks become one.
struct Gathered {
    /// That of the first place, by which others are near or not, and at which the mark is.
    anchor: World,
    is_one_place: bool,
    changes: Vec<u32>,
}

impl Gathered {
    fn spot(mut self, view: &Viewport) -> Spot {
        self.changes.sort_unstable();
        self.changes.dedup();
        let radius = match self.changes.len() {
            0 | 1 => RADIUS,
            2..=9 => 9.0,
            10..=99 => 10.5,
            _ => 13.0,
        };
        Spot {
            center: view.to_screen(self.anchor),
            radius,
            changes: self.changes,
            is_one_place: self.is_one_place,
        }
    }
}

/// Each place joins the first one near it; `scale` is pixels across the World. Independent of where the view is.
fn gathered(places: &[MarkedPlace], scale: f64) -> Vec<Gathered> {
    let mut all: Vec<Gathered> = Vec::new();
    let mut squares: FxHashMap<(i64, i64), Vec<usize>> = FxHashMap::default();
    for MarkedPlace { code, at } in places {
        let place = world_of(*code);
        let square = |v: f64| (v * scale / NEAR).floor() as i64;
        let (x, y) = (square(place.x), square(place.y));
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let apart = |other: &Gathered| (other.anchor.x - place.x).hypot(other.anchor.y - place.y) * scale;
        let near = around
            .filter_map(|square| squares.get(&square))
            .flatten()
            .copied()
            .filter(|other| apart(&all[*other]) < NEAR)
            .min_by(|a, b| apart(&all[*a]).total_cmp(&apart(&all[*b])).then(a.cmp(b)));
        match near.and_then(|near| all.get_mut(near)) {
            Some(near) => {
                near.is_one_place &= near.anchor == place;
                near.changes.push(*at);
            }
            None => {
                squares.entry((x, y)).or_default().push(all.len());
                all.push(Gathered { anchor: place, is_one_place: true, changes: vec![*at] });
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::code_of;
    use crate::geo::LonLat;

    #[test]
    fn marks_that_would_hide_each_other_are_counted_and_none_is_lost() {
        let place = |at: u32, lon: f64| MarkedPlace { code: code_of(LonLat::new(lon, 33.0).into()), at };
        let mut places: Vec<_> = (0..5).map(|at| place(at, 44.0)).collect();
        places.extend([place(5, 44.001), place(6, 46.0)]);
        let of = |zoom: f64| {
            let view = Viewport::new(LonLat::new(44.0, 33.0), zoom, [800.0, 600.0]);
            let spots = gathered(&places, view.scale()).into_iter().map(|g| g.spot(&view));
            spots.map(|spot| (spot.changes.len(), spot.is_one_place)).collect::<Vec<_>>()
        };
        // Far away the near place is counted with the five; closer up it has a mark of its own.
        assert_eq!(of(6.0), [(6, false), (1, true)]);
        assert_eq!(of(16.0), [(5, true), (1, true), (1, true)]);
    }

    #[test]
    fn what_is_counted_together_does_not_depend_on_where_the_view_is() {
        let places: Vec<MarkedPlace> = (0..400)
            .map(|at| {
                let place = LonLat::new(
                    44.0 + f64::from(at * 37 % 101) / 90.0,
                    33.0 + f64::from(at * 13 % 47) / 80.0,
                );
                MarkedPlace { code: code_of(place.into()), at }
            })
            .collect();
        let mut places = places;
        places.sort_unstable();
        let view = Viewport::new(LonLat::new(44.5, 33.3), 8.0, [800.0, 600.0]);
        let moved = view.panned(31.0, -17.0);
        let of = |view: &Viewport| {
            let spots = gathered(&places, view.scale()).into_iter().map(|g| g.spot(view).changes);
            spots.collect::<Vec<_>>()
        };
        assert_eq!(of(&view), of(&moved));
        let counted: usize = of(&view).iter().map(Vec::len).sum();
        assert_eq!(counted, 400);
    }
}
