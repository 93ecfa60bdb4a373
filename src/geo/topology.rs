use std::collections::HashMap;

use super::World;

/// A vertex keyed by its position, quantised to 1e-9 of the World (about 4 cm), so that vertices shared by
/// two rings compare equal.
type Key = (i64, i64);

fn key(w: World) -> Key {
    ((w.x * 1e9).round() as i64, (w.y * 1e9).round() as i64)
}

/// The arcs that a set of neighbouring rings is made of, each once.
///
/// Simplifying arcs instead of rings keeps neighbours aligned: a vertex is kept for both owners or for
/// neither.
#[derive(Clone, Debug, Default)]
pub struct Topology {
    arcs: Vec<Arc>,
    significance: Significance,
}

/// A run of border between two junctions, or a whole ring without junctions.
#[derive(Clone, Debug)]
pub struct Arc {
    pub points: Vec<World>,
    /// Owner numbers of the rings, ascending and unique.
    pub owners: Vec<usize>,
}

/// For each vertex of an arc, the coarsest tolerance (World units) at which it must be kept.
#[derive(Clone, Debug, Default)]
pub struct Significance {
    /// Ascending by key. Shared, because every shape of the base map queries it later.
    known: std::sync::Arc<[(Key, f64)]>,
}

impl Significance {
    /// The tolerance up to which the vertex stays; `None` if the vertex is not known.
    pub fn of(&self, w: World) -> Option<f64> {
        let wanted = key(w);
        let at = self.known.binary_search_by(|(key, _)| key.cmp(&wanted)).ok()?;
        Some(self.known[at].1)
    }
}

impl Topology {
    /// Cuts rings into arcs. A ring is `(owner, points)`, not closed (the last point is not
    /// the first); two rings touch where they share vertices exactly.
    pub fn new(rings: &[(usize, Vec<World>)]) -> Self {
        let vertices = Vertices::of(rings);
        let junctions = vertices.junctions(rings);
        let mut weights = vec![0.0f64; vertices.keys.len()];
        let mut found: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut arcs: Vec<Arc> = Vec::new();
        for ((owner, ring), ids) in rings.iter().zip(vertices.by_ring(rings)) {
            for run in split(ids, &junctions) {
                let path: Vec<u32> = run.iter().map(|&i| ids[i]).collect();
                let back: Vec<u32> = path.iter().rev().copied().collect();
                let name = path.clone().min(back);
                if let Some(&i) = found.get(&name) {
                    let owners = &mut arcs[i].owners;
                    if let Err(at) = owners.binary_search(owner) {
                        owners.insert(at, *owner);
                    }
                    continue;
                }
                found.insert(name, arcs.len());
                let points: Vec<World> = run.iter().map(|&i| ring[i]).collect();
                for (&id, weight) in path.iter().zip(weights_of_line(&points)) {
                    let known = &mut weights[id as usize];
                    *known = known.max(weight);
                }
                arcs.push(Arc { points, owners: vec![*owner] });
            }
        }
        let known = vertices.keys.into_iter().zip(weights).collect();
        Self { arcs, significance: Significance { known } }
    }

    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    pub fn significance(&self) -> &Significance {
        &self.significance
    }
}

/// All vertices of a set of rings, numbered in the order of their keys.
struct Vertices {
    keys: Vec<Key>,
    /// The number of each vertex, ring after ring.
    ids: Vec<u32>,
}

impl Vertices {
    /// Sorting is faster than hashing here, and makes the numbering deterministic.
    fn of(rings: &[(usize, Vec<World>)]) -> Self {
        let all = rings.iter().flat_map(|(_, ring)| ring);
        let mut sorted: Vec<(Key, usize)> = all.enumerate().map(|(i, &w)| (key(w), i)).collect();
        sorted.sort_unstable();
        let (mut keys, mut ids): (Vec<Key>, _) = (Vec::new(), vec![0; sorted.len()]);
        for (key, i) in sorted {
            if keys.last() != Some(&key) {
                keys.push(key);
            }
            ids[i] = (keys.len() - 1) as u32;
        }
        Self { keys, ids }
    }

    /// The vertex numbers of each ring.
    fn by_ring<'a>(&'a self, rings: &'a [(usize, Vec<World>)]) -> impl Iterator<Item = &'a [u32]> {
        rings.iter().scan(0, |from, (_, ring)| {
            let ids = &self.ids[*from..*from + ring.len()];
            *from += ring.len();
            Some(ids)
        })
    }

    /// Whether a vertex is a junction: it has other than two neighbours over all rings. A ring without
    /// junctions gets its first and its farthest vertex.
    fn junctions(&self, rings: &[(usize, Vec<World>)]) -> Vec<bool> {
        let mut neighbours = vec![Neighbours::default(); self.keys.len()];
        for ids in self.by_ring(rings) {
            let n = ids.len();
            for (i, &id) in ids.iter().enumerate() {
                for near in [ids[(i + n - 1) % n], ids[(i + 1) % n]] {
                    neighbours[id as usize].see(near);
                }
            }
        }
        let mut out: Vec<bool> = neighbours.iter().map(|near| !near.just_a_pair()).collect();
        for ((_, ring), ids) in rings.iter().zip(self.by_ring(rings)) {
            if ids.iter().any(|&id| out[id as usize]) {
                continue;
            }
            // Chosen by position, not by order, so that both owners of a ring agree.
            let Some((&first, &start)) = ids.iter().zip(ring).min_by_key(|(id, _)| **id) else { continue };
            let far = ids.iter().zip(ring).max_by(|a, b| square(*a.1, start).total_cmp(&square(*b.1, start)));
            out[first as usize] = true;
            if let Some((&far, _)) = far {
                out[far as usize] = true;
            }
        }
        out
    }
}

/// A vertex's neighbours, counted only as far as it matters.
#[derive(Clone, Default)]
struct Neighbours {
    seen: [Option<u32>; 2],
    more: bool,
}

impl Neighbours {
    fn see(&mut self, id: u32) {
        if self.seen.contains(&Some(id)) {
            return;
        }
        match self.seen.iter_mut().find(|s| s.is_none()) {
            Some(free) => *free = Some(id),
            None => self.more = true,
        }
    }

    fn just_a_pair(&self) -> bool {
        !self.more && self.seen.iter().all(Option::is_some)
    }
}

fn square(a: World, b: World) -> f64 {
    (a.x - b.x).powi(2) + (a.y - b.y).powi(2)
}

/// The ring cut into open lines from junction to junction, as indices into the ring.
fn split(ids: &[u32], junctions: &[bool]) -> Vec<Vec<usize>> {
    let n = ids.len();
    let Some(start) = ids.iter().position(|&id| junctions[id as usize]) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut run = vec![start];
    for step in 1..=n {
        let i = (start + step) % n;
        run.push(i);
        if junctions[ids[i] as usize] {
            out.push(std::mem::replace(&mut run, vec![i]));
        }
    }
    out
}

/// Douglas–Peucker once for all tolerances: a vertex's weight is its distance to its chord, capped by the
/// weight of the vertex that split off that chord; the ends always stay.
pub(super) fn weights_of_line(line: &[World]) -> Vec<f64> {
    let mut weights = vec![f64::INFINITY; line.len()];
    let mut stack = vec![(0, line.len().saturating_sub(1), f64::INFINITY)];
    while let Some((a, b, limit)) = stack.pop() {
        let distance = |i: usize| (i, square_to_segment(line[i], line[a], line[b]));
        let farthest = (a + 1..b).map(distance).max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((i, square)) = farthest {
            weights[i] = square.sqrt().min(limit);
            stack.push((a, i, weights[i]));
            stack.push((i, b, weights[i]));
        }
    }
    weights
}

/// Distance from `p` to the segment from `a` to `b`, in World units.
pub fn distance_to_segment(p: World, a: World, b: World) -> f64 {
    square_to_segment(p, a, b).sqrt()
}

/// Squared, because comparing distances needs no root.
fn square_to_segment(p: World, a: World, b: World) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t =
        if length == 0.0 { 0.0 } else { (((p.x - a.x) * dx + (p.y - a.y) * dy) / length).clamp(0.0, 1.0) };
    square(p, World::new(a.x + t * dx, a.y + t * dy))
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
