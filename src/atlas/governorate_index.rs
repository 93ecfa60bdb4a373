use std::sync::{Mutex, OnceLock};

use geo::Geometry;
use geo::algorithm::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, LineString};
use rustc_hash::FxHashMap;

use crate::events::Governorates;
use crate::geo::LonLat;

use super::{BaseMap, Gazetteer, fold, plain};

/// Answers, for millions of positions, which governorate holds them, exactly as
/// [`BaseMap::governorate_at`] does. A grid knows the cells that lie wholly in one governorate
/// or in none; only in the cells along a border is a position held against the outlines, and
/// there only against the lines that cross its latitude.
#[derive(Debug)]
pub struct GovernorateIndex {
    names: Vec<String>,
    rings: Vec<Ring>,
    grid: OnceLock<Grid>,
    /// Governorates by every spelling that is known, in both normal forms.
    spellings: FxHashMap<String, u8>,
    /// What names were asked for lately, as rows of a file have few.
    asked: Mutex<FxHashMap<String, Option<u8>>>,
}

/// A ring of a governorate's outline. The rings of one polygon stand together, its outer one
/// first.
#[derive(Debug)]
struct Ring {
    governorate: u8,
    hole: bool,
    line: LineString<f64>,
}

/// Cells a degree.
const FINE: f64 = 64.0;

/// Names that are remembered at most.
const MOST_ASKED: usize = 10_000;

/// A cell in no governorate, and one that a border crosses.
const NONE: u8 = 255;
const BORDER: u8 = 254;

impl GovernorateIndex {
    pub fn new(base: &BaseMap, gazetteer: &Gazetteer) -> Self {
        let mut rings = Vec::new();
        for (governorate, g) in (0..BORDER).zip(&base.governorates) {
            let mut polygon = |p: &geo::Polygon<f64>| {
                let ring = |hole, line: &LineString<f64>| Ring { governorate, hole, line: line.clone() };
                rings.push(ring(false, p.exterior()));
                rings.extend(p.interiors().iter().map(|line| ring(true, line)));
            };
            match g.shape.geometry() {
                Geometry::Polygon(p) => polygon(p),
                Geometry::MultiPolygon(many) => many.iter().for_each(polygon),
                _ => {}
            }
        }
        Self {
            names: base.governorates.iter().take(usize::from(BORDER)).map(|g| g.name.clone()).collect(),
            rings,
            grid: OnceLock::new(),
            spellings: spellings(base, gazetteer),
            asked: Mutex::default(),
        }
    }
}

impl Governorates for GovernorateIndex {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        self.grid.get_or_init(|| Grid::new(&self.rings)).at(p, &self.rings)
    }

    fn named(&self, name: &str) -> Option<u8> {
        // A poisoned lock only means that someone else panicked while holding names.
        let mut asked = self.asked.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = asked.get(name) {
            return *found;
        }
        let found = look_up(&self.spellings, name);
        if asked.len() >= MOST_ASKED {
            asked.clear();
        }
        asked.insert(name.to_owned(), found);
        found
    }
}

fn spellings(base: &BaseMap, gazetteer: &Gazetteer) -> FxHashMap<String, u8> {
    let mut known = FxHashMap::default();
    let all = || (0..BORDER).zip(&base.governorates);
    // What is certain comes first: a later spelling never takes an earlier one's place.
    for form in [plain as fn(&str) -> String, fold] {
        for (index, g) in all() {
            let own = [&g.name, &g.code].into_iter().chain(&g.name_ar).chain(&g.name_ckb).chain(&g.pcode);
            let others = g.alternatives.iter().chain(gazetteer.governorate_aliases(&g.code));
            for name in own.chain(others) {
                known.entry(form(name)).or_insert(index);
            }
        }
        for (index, g) in all() {
            for name in g.former.iter().chain(&g.capital) {
                known.entry(form(name)).or_insert(index);
            }
        }
    }
    known.remove("");
    known
}

/// Words that only say what kind of area is meant.
const KINDS: [&str; 8] =
    ["governorate", "province", "gov", "muhafazat", "muhafazah", "muhafaza", "محافظة", "محافظه"];

fn look_up(spellings: &FxHashMap<String, u8>, name: &str) -> Option<u8> {
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').filter(|w| !KINDS.contains(w)).collect();
    let bare = words.join(" ");
    let found = [plain.as_str(), bare.as_str()].into_iter().find_map(|n| spellings.get(n));
    found.or_else(|| spellings.get(&fold(&bare))).copied()
}

/// What is known of every cell between the outermost positions of all rings.
#[derive(Debug)]
struct Grid {
    west: f64,
    south: f64,
    columns: usize,
    rows: usize,
    cells: Vec<u8>,
    /// For each row, where its lines begin in `lines`; one more for the end.
    bands: Vec<u32>,
    /// The lines of rings that touch a row, ring by ring.
    lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    ring: u32,
    start: Coord<f64>,
    end: Coord<f64>,
}

impl Grid {
    fn new(rings: &[Ring]) -> Self {
        let points = || rings.iter().flat_map(|r| &r.line.0);
        let least = |of: fn(&Coord<f64>) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Coord<f64>) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (west, south, east, north) = (least(|c| c.x), least(|c| c.y), most(|c| c.x), most(|c| c.y));
        if points().next().is_none() {
            let (columns, rows) = (0, 0);
            return Self {
                west: 0.0,
                south: 0.0,
                columns,
                rows,
                cells: vec![],
                bands: vec![0],
                lines: vec![],
            };
        }
        // At most a few hundred: the map's own extent, in degrees, times FINE.
        let count = |span: f64| (span * FINE) as usize + 1;
        let (columns, rows) = (count(east - west), count(north - south));
        let (cells, bands, lines) = (vec![NONE; columns * rows], Vec::new(), Vec::new());
        let mut grid = Self { west, south, columns, rows, cells, bands, lines };
        grid.take_lines(rings);
        grid.mark_borders();
        grid.fill(rings);
        grid
    }

    /// The column or row of a coordinate; its border belongs to the next.
    fn index(from: f64, x: f64) -> f64 {
        ((x - from) * FINE).floor()
    }

    fn take_lines(&mut self, rings: &[Ring]) {
        let mut by_row: Vec<Vec<Line>> = vec![Vec::new(); self.rows];
        for (ring, r) in (0..).zip(rings) {
            for line in r.line.lines() {
                let (low, high) = (line.start.y.min(line.end.y), line.start.y.max(line.end.y));
                // Within the rows, since no point lies outside the grid.
                let (first, last) =
                    (Self::index(self.south, low) as usize, Self::index(self.south, high) as usize);
                for row in first..=last.min(self.rows - 1) {
                    by_row[row].push(Line { ring, start: line.start, end: line.end });
                }
            }
        }
        for lines in by_row {
            self.bands.push(self.lines.len() as u32);
            self.lines.extend(lines);
        }
        self.bands.push(self.lines.len() as u32);
    }

    /// Marks every cell that a line touches, with a little to spare for rounding.
    fn mark_borders(&mut self) {
        let spare = 1e-9;
        for row in 0..self.rows {
            let (low, high) =
                (self.south + row as f64 / FINE - spare, self.south + (row + 1) as f64 / FINE + spare);
            for at in self.bands[row] as usize..self.bands[row + 1] as usize {
                let Line { start, end, .. } = self.lines[at];
                // The part of the line within the row.
                let x = |y: f64| {
                    let share = if end.y == start.y { 0.0 } else { (y - start.y) / (end.y - start.y) };
                    start.x + share.clamp(0.0, 1.0) * (end.x - start.x)
                };
                let mut span = [x(low), x(high)];
                if start.y == end.y {
                    span = [start.x, end.x];
                }
                let (from, to) = (span[0].min(span[1]) - spare, span[0].max(span[1]) + spare);
                let first = Self::index(self.west, from).max(0.0) as usize;
                let last = (Self::index(self.west, to).max(0.0) as usize).min(self.columns - 1);
                self.cells[row * self.columns + first..=row * self.columns + last].fill(BORDER);
            }
        }
    }

    /// Cells that no border parts lie in the same governorate: one of them is asked for, and
    /// those beside and below it follow.
    fn fill(&mut self, rings: &[Ring]) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                let at = row * self.columns + column;
                if self.cells[at] == BORDER {
                    continue;
                }
                let left = (column > 0).then(|| self.cells[at - 1]).filter(|c| *c != BORDER);
                let below = (row > 0).then(|| self.cells[at - self.columns]).filter(|c| *c != BORDER);
                self.cells[at] = left.or(below).unwrap_or_else(|| {
                    let middle = |from: f64, n: usize| from + (n as f64 + 0.5) / FINE;
                    let p = LonLat::new(middle(self.west, column), middle(self.south, row));
                    self.exact(p, row, rings).unwrap_or(NONE)
                });
            }
        }
    }

    fn at(&self, p: LonLat, rings: &[Ring]) -> Option<u8> {
        let (column, row) = (Self::index(self.west, p.lon), Self::index(self.south, p.lat));
        let inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64;
        if !inside {
            return None;
        }
        let (column, row) = (column as usize, row as usize);
        match self.cells[row * self.columns + column] {
            NONE => None,
            BORDER => self.exact(p, row, rings),
            governorate => Some(governorate),
        }
    }

    /// The first governorate that holds the position: within an outer ring and neither within
    /// a hole nor on a border, as `geo` has it.
    fn exact(&self, p: LonLat, row: usize, rings: &[Ring]) -> Option<u8> {
        let lines = &self.lines[self.bands[row] as usize..self.bands[row + 1] as usize];
        let mut holder: Option<(u8, bool)> = None;
        for of_ring in lines.chunk_by(|a, b| a.ring == b.ring) {
            let ring = &rings[of_ring[0].ring as usize];
            if !ring.hole {
                // The rings of the polygon before are all through.
                if let Some((governorate, true)) = holder {
                    return Some(governorate);
                }
                holder = Some((ring.governorate, side(of_ring, p) == Side::Inside));
            } else if side(of_ring, p) != Side::Outside
                && let Some((_, inside)) = &mut holder
            {
                *inside = false;
            }
        }
        holder.filter(|(_, inside)| *inside).map(|(governorate, _)| governorate)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Outside,
    Border,
}

/// Where a position lies, by the winding number: the rule of `geo`, on those lines of a ring
/// that reach the position's latitude.
fn side(lines: &[Line], p: LonLat) -> Side {
    let p = Coord { x: p.lon, y: p.lat };
    let mut winding = 0;
    for Line { start, end, .. } in lines {
        let (up, down) = (start.y <= p.y && end.y >= p.y, start.y > p.y && end.y <= p.y);
        if !up && !down {
            continue;
        }
        let turn = RobustKernel::orient2d(*start, *end, p);
        let between = (start.x.min(end.x)..=start.x.max(end.x)).contains(&p.x);
        match turn {
            Orientation::Collinear if between => return Side::Border,
            Orientation::CounterClockwise if up && end.y != p.y => winding += 1,
            Orientation::Clockwise if down => winding -= 1,
            _ => {}
        }
    }
    if winding == 0 { Side::Outside } else { Side::Inside }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::atlas::Atlas;

    fn built_in() -> &'static (Atlas, GovernorateIndex) {
        static BOTH: OnceLock<(Atlas, GovernorateIndex)> = OnceLock::new();
        BOTH.get_or_init(|| {
            let atlas = Atlas::built_in().unwrap();
            let index = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
            (atlas, index)
        })
    }

    fn agrees(p: LonLat) -> Result<(), TestCaseError> {
        let (atlas, index) = built_in();
        let want = atlas.base.governorate_at(p).map(|g| g.name.clone());
        let found = index.at(p).map(|i| index.names()[usize::from(i)].clone());
        prop_assert_eq!(found, want, "{}", p);
        Ok(())
    }

    /// A position on an outline: a vertex or somewhere between two.
    fn on_a_border() -> impl Strategy<Value = LonLat> {
        let ring = 0..built_in().1.rings.len();
        (ring, any::<prop::sample::Index>(), prop_oneof![Just(0.0), Just(0.5), 0.0..1.0_f64]).prop_map(
            |(r, i, t)| {
                let line = &built_in().1.rings[r].line.0;
                let i = i.index(line.len() - 1);
                let along = |a: f64, b: f64| a + (b - a) * t;
                LonLat::new(along(line[i].x, line[i + 1].x), along(line[i].y, line[i + 1].y))
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn any_position_lies_where_the_base_map_says(lon in 37.0..50.0, lat in 28.0..39.0) {
            agrees(LonLat::new(lon, lat))?;
        }

        #[test]
        fn so_does_a_position_on_or_beside_a_border(
            p in on_a_border(), dx in -1e-3..1e-3, dy in -1e-3..1e-3, near in any::<bool>(),
        ) {
            let by = if near { 1.0 } else { 0.0 };
            agrees(LonLat::new(p.lon + by * dx, p.lat + by * dy))?;
        }
    }

    #[test]
    fn positions_that_are_none_lie_nowhere() {
        for (lon, lat) in [(f64::NAN, 33.0), (44.0, f64::INFINITY), (-1e300, 33.0), (44.0, -33.0)] {
            assert_eq!(built_in().1.at(LonLat::new(lon, lat)), None);
        }
    }

    #[test]
    fn names_are_known_in_the_spellings_that_files_use() {
        let index = &built_in().1;
        for (spelling, name) in [
            ("Tameem", "Kirkuk"),
            ("Ninewa", "Nineveh"),
            ("Nīnawá province", "Nineveh"),
            ("Babylon", "Babil"),
            ("Thi-Qar", "Dhi Qar"),
            ("Dahuk", "Duhok"),
            ("Missan", "Maysan"),
            ("Kerbala", "Karbala"),
            ("Sala ad-Din", "Salah ad-Din"),
            ("Şalāḩ ad Dīn province", "Salah ad-Din"),
            ("Al Qādisīyah province", "Qadisiyyah"),
            ("Qadissiya", "Qadisiyyah"),
            ("Wassit", "Wasit"),
            ("Al-Basrah", "Basra"),
            ("BAGHDAD", "Baghdad"),
            ("Baghdād province", "Baghdad"),
            ("نينوى", "Nineveh"),
            ("محافظة كركوك", "Kirkuk"),
            ("IQ-AN", "Anbar"),
        ] {
            let found = index.named(spelling).map(|i| index.names()[usize::from(i)].clone());
            let name = index.names().into_iter().find(|n| fold(n) == fold(name));
            assert!(name.is_some() && found == name, "{spelling}: {found:?}, {:?}", index.names());
        }
        for nowhere in ["", "-", "Tehran", "province"] {
            assert_eq!(index.named(nowhere), None, "{nowhere}");
        }
    }
}
