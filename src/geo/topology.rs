use std::collections::{HashMap, HashSet};

use super::World;

/// A vertex by its position, exact to 1e-9 of the World (about 4 cm): vertices that
/// two rings share compare equal.
type Key = (i64, i64);

pub(super) fn key(w: World) -> Key {
    ((w.x * 1e9).round() as i64, (w.y * 1e9).round() as i64)
}

/// The lines that a set of neighbouring rings is made of, each once.
///
/// Simplifying arcs instead of rings keeps neighbours together: a vertex is kept for
/// both of its owners or for neither.
#[derive(Clone, Debug, Default)]
pub struct Topology {
    arcs: Vec<Arc>,
    significance: Significance,
}

/// A run of border between two junctions, or a whole ring without one.
#[derive(Clone, Debug)]
pub struct Arc {
    pub points: Vec<World>,
    /// Numbers of the rings' owners, ascending, each once.
    pub owners: Vec<usize>,
}

/// For each known vertex the coarsest tolerance (World units) at which it must be kept.
#[derive(Clone, Debug, Default)]
pub struct Significance(HashMap<Key, f64>);

impl Significance {
    /// The tolerance up to which the vertex stays; `None` if the vertex is not known.
    pub fn of(&self, w: World) -> Option<f64> {
        self.0.get(&key(w)).copied()
    }

    fn raise(&mut self, w: World, to: f64) {
        let entry = self.0.entry(key(w)).or_insert(0.0);
        *entry = entry.max(to);
    }
}

impl Topology {
    /// Cuts rings into arcs. A ring is `(owner, points)`, not closed (the last point is not
    /// the first); two rings touch where they share vertices exactly.
    pub fn new(rings: &[(usize, Vec<World>)]) -> Self {
        let junctions = junctions(rings);
        let mut found: HashMap<Vec<Key>, usize> = HashMap::new();
        let mut arcs: Vec<Arc> = Vec::new();
        for (owner, ring) in rings {
            for points in split(ring, &junctions) {
                let mut name: Vec<Key> = points.iter().map(|&w| key(w)).collect();
                let back: Vec<Key> = name.iter().rev().copied().collect();
                name = name.min(back);
                match found.get(&name) {
                    Some(&i) => {
                        let owners = &mut arcs[i].owners;
                        if let Err(at) = owners.binary_search(owner) {
                            owners.insert(at, *owner);
                        }
                    }
                    None => {
                        found.insert(name, arcs.len());
                        arcs.push(Arc { points, owners: vec![*owner] });
                    }
                }
            }
        }
        let mut significance = Significance::default();
        for arc in &arcs {
            weigh(&arc.points, &mut significance);
        }
        Self { arcs, significance }
    }

    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    pub fn significance(&self) -> &Significance {
        &self.significance
    }
}

/// Vertices where more than one line goes on: the set of their neighbours over all
/// rings is not just a pair. A ring without any gets its first and its farthest vertex.
fn junctions(rings: &[(usize, Vec<World>)]) -> HashSet<Key> {
    let mut neighbours: HashMap<Key, Vec<Key>> = HashMap::new();
    for (_, ring) in rings {
        let n = ring.len();
        for (i, &w) in ring.iter().enumerate() {
            let seen = neighbours.entry(key(w)).or_default();
            for near in [key(ring[(i + n - 1) % n]), key(ring[(i + 1) % n])] {
                if !seen.contains(&near) {
                    seen.push(near);
                }
            }
        }
    }
    let mut out: HashSet<Key> =
        neighbours.iter().filter(|(_, near)| near.len() != 2).map(|(k, _)| *k).collect();
    for (_, ring) in rings {
        if ring.iter().any(|&w| out.contains(&key(w))) {
            continue;
        }
        // Chosen by position, not by order, so that two owners of one ring agree.
        let Some(&first) = ring.iter().min_by_key(|&&w| key(w)) else { continue };
        let far = ring.iter().max_by(|a, b| square(**a, first).total_cmp(&square(**b, first)));
        out.insert(key(first));
        out.extend(far.map(|&w| key(w)));
    }
    out
}

fn square(a: World, b: World) -> f64 {
    (a.x - b.x).powi(2) + (a.y - b.y).powi(2)
}

/// The ring as open lines from junction to junction.
fn split(ring: &[World], junctions: &HashSet<Key>) -> Vec<Vec<World>> {
    let n = ring.len();
    let Some(start) = ring.iter().position(|&w| junctions.contains(&key(w))) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut run = vec![ring[start]];
    for step in 1..=n {
        let w = ring[(start + step) % n];
        run.push(w);
        if junctions.contains(&key(w)) {
            out.push(std::mem::replace(&mut run, vec![w]));
        }
    }
    out
}

/// Douglas–Peucker once for all tolerances: a vertex weighs what its distance to its
/// chord is, but never more than the vertex whose chord it hangs on.
fn weigh(line: &[World], out: &mut Significance) {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return };
    out.raise(first, f64::INFINITY);
    out.raise(last, f64::INFINITY);
    let mut stack = vec![(0, line.len() - 1, f64::INFINITY)];
    while let Some((a, b, limit)) = stack.pop() {
        let farthest = (a + 1..b)
            .map(|i| (i, distance_to_segment(line[i], line[a], line[b])))
            .max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((i, distance)) = farthest {
            let weight = distance.min(limit);
            out.raise(line[i], weight);
            stack.push((a, i, weight));
            stack.push((i, b, weight));
        }
    }
}

/// The weights of a line on its own, in its order.
pub(super) fn weights_of_line(line: &[World]) -> Vec<f64> {
    let mut own = Significance::default();
    weigh(line, &mut own);
    line.iter().map(|&w| own.of(w).unwrap_or(0.0)).collect()
}

/// Distance from `p` to the segment from `a` to `b`, in World units.
pub fn distance_to_segment(p: World, a: World, b: World) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t =
        if length == 0.0 { 0.0 } else { (((p.x - a.x) * dx + (p.y - a.y) * dy) / length).clamp(0.0, 1.0) };
    (p.x - a.x - t * dx).hypot(p.y - a.y - t * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn w(x: i32, y: i32) -> World {
        World::new(f64::from(x) * 1e-3, f64::from(y) * 1e-3)
    }

    /// Two squares side by side, with a kink in the middle of the common side.
    fn pair() -> Vec<(usize, Vec<World>)> {
        vec![
            (0, vec![w(0, 0), w(10, 0), w(11, 5), w(10, 10), w(0, 10)]),
            (1, vec![w(10, 0), w(20, 0), w(20, 10), w(10, 10), w(11, 5)]),
        ]
    }

    #[test]
    fn a_common_border_is_one_arc_with_both_owners() {
        let topology = Topology::new(&pair());
        let common: Vec<_> = topology.arcs().iter().filter(|a| a.owners == [0, 1]).collect();
        assert_eq!(common.len(), 1);
        assert_eq!(common[0].points.len(), 3);
        assert_eq!(topology.arcs().len(), 3);
    }

    #[test]
    fn a_vertex_weighs_its_distance_from_the_chord() {
        let topology = Topology::new(&pair());
        let kink = topology.significance().of(w(11, 5)).unwrap();
        assert!((kink - 1e-3).abs() < 1e-9, "{kink}");
        assert_eq!(topology.significance().of(w(10, 0)), Some(f64::INFINITY));
        assert_eq!(topology.significance().of(w(5, 5)), None);
    }

    #[test]
    fn a_lone_ring_is_cut_in_two_and_keeps_its_extent() {
        let topology = Topology::new(&[(7, vec![w(0, 0), w(4, 0), w(4, 4), w(0, 4)])]);
        assert_eq!(topology.arcs().len(), 2);
        assert_eq!(topology.significance().of(w(4, 4)), Some(f64::INFINITY));
    }
}
