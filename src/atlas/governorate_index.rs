use std::sync::{LazyLock, Mutex, OnceLock};

use geo::{BoundingRect, LineString, Rect};
use rustc_hash::FxHashMap;

use crate::events::{Governorates, NamedTown};
use crate::geo::{LonLat, polygons};

use super::governorate_grid::{Grid, MOST, Ring};
use super::governorate_names::{codes_of, geonames, names_of, plain_code};
use super::towns::Towns;
use super::{BaseMap, Gazetteer, fold, plain};

/// Looks up the governorates of millions of positions, exactly as [`BaseMap::governorate_at`] does. A grid
/// knows the cells that lie entirely in one governorate or in none; only in cells along a border is a
/// position tested against the outlines, and there only against the segments that cross its latitude.
#[derive(Debug)]
pub struct GovernorateIndex {
    names: Vec<String>,
    /// Sulaymaniyah and Halabja, which was a part of it.
    kin: [Option<u8>; 2],
    rings: Vec<Ring>,
    /// Around all that each governorate has.
    boxes: Vec<Option<Rect<f64>>>,
    grid: OnceLock<Grid>,
    /// Governorates by every known spelling, in both normal forms.
    spellings: FxHashMap<String, u8>,
    towns: Towns,
    /// Cache of recent look-ups, because the rows of a file share few names.
    asked: Mutex<FxHashMap<String, Option<u8>>>,
}

/// Most names in the cache.
const MOST_ASKED: usize = 10_000;

impl GovernorateIndex {
    pub fn new(base: &BaseMap, gazetteer: &Gazetteer) -> Self {
        let (mut rings, mut boxes) = (Vec::new(), Vec::new());
        for (governorate, g) in (0..MOST).zip(&base.governorates) {
            boxes.push(g.shape.geometry().bounding_rect());
            let polygon = |p: &geo::Polygon<f64>| {
                let ring = |hole, line: &LineString<f64>| Ring { governorate, hole, line: line.clone() };
                rings.push(ring(false, p.exterior()));
                rings.extend(p.interiors().iter().map(|line| ring(true, line)));
            };
            polygons(g.shape.geometry()).iter().for_each(polygon);
        }
        Self {
            names: base.governorates.iter().take(usize::from(MOST)).map(|g| g.name.clone()).collect(),
            kin: ["IQ-SU", "halabja"].map(|code| number_of(base, code)),
            rings,
            boxes,
            grid: OnceLock::new(),
            spellings: spellings(base, gazetteer),
            towns: Towns::new(base, gazetteer),
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
        // A poisoned lock only means that another thread panicked; the cached names are still valid.
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

    fn town(&self, name: &str) -> Option<NamedTown> {
        let spelled = || {
            let name = Towns::bare(name);
            // Codes are of governorates only.
            let is_code = name.starts_with("iq") || name.contains(|c: char| c.is_ascii_digit());
            let found = self.spellings.get(&name).or_else(|| self.spellings.get(&fold(&name)));
            found.filter(|_| !is_code).and_then(|governorate| self.towns.chief(*governorate))
        };
        self.towns.named(name, |name| look_up(&self.spellings, name)).or_else(spelled)
    }

    fn is_near(&self, p: LonLat, governorate: u8, km: f64) -> bool {
        let is_kin = self.kin.contains(&Some(governorate));
        let there = |p: LonLat| {
            let found = self.at(p);
            found == Some(governorate) || is_kin && found.is_some() && self.kin.contains(&found)
        };
        let (north, squash) = (km / KM_PER_DEGREE, p.lat.to_radians().cos());
        // Most positions that lie elsewhere are far away.
        let kin = self.kin.iter().flatten().filter(|_| is_kin);
        if !kin.chain([&governorate]).any(|one| self.reaches(*one, p, north, north / squash)) {
            return false;
        }
        let around = |(sin, cos): &(f64, f64), north: f64| {
            LonLat::new(p.lon + north * sin / squash, p.lat + north * cos)
        };
        let half = km / 2.0 / KM_PER_DEGREE;
        let surrounded =
            |direction: &(f64, f64)| there(around(direction, north)) || there(around(direction, half));
        there(p) || DIRECTIONS.iter().any(surrounded)
    }
}

impl GovernorateIndex {
    /// Whether a position is within these degrees of the box around a governorate.
    fn reaches(&self, governorate: u8, p: LonLat, north: f64, east: f64) -> bool {
        // More than is lost by rounding.
        let (north, east) = (north + 1e-6, east + 1e-6);
        self.boxes.get(usize::from(governorate)).copied().flatten().is_some_and(|found| {
            let (least, most) = (found.min(), found.max());
            p.lon >= least.x - east
                && p.lon <= most.x + east
                && p.lat >= least.y - north
                && p.lat <= most.y + north
        })
    }
}

const KM_PER_DEGREE: f64 = 111.2;

/// Directions in which the surroundings of a position are looked at: sine and cosine from north.
static DIRECTIONS: LazyLock<[(f64, f64); 24]> =
    LazyLock::new(|| std::array::from_fn(|step| (step as f64 / 24.0 * std::f64::consts::TAU).sin_cos()));

fn number_of(base: &BaseMap, code: &str) -> Option<u8> {
    (0..MOST).zip(&base.governorates).find(|(_, g)| g.code == code).map(|(number, _)| number)
}

fn spellings(base: &BaseMap, gazetteer: &Gazetteer) -> FxHashMap<String, u8> {
    let mut known = FxHashMap::default();
    let all = || (0..MOST).zip(&base.governorates);
    // The most certain spellings come first: a later one never replaces an earlier one.
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
    for (index, g) in all() {
        for name in names_of(&g.code).chain(codes_of(&g.code, g.pcode.as_deref())) {
            for form in [plain(&name), fold(&name)] {
                known.entry(form).or_insert(index);
            }
        }
    }
    known.remove("");
    known
}

/// Words that only name the kind of area.
const KINDS: [&str; 14] = [
    "governorate",
    "governorates",
    "province",
    "gov",
    "muhafazat",
    "muhafazah",
    "muhafaza",
    "محافظة",
    "پارێزگای",
    "پارێزگا",
    "استان",
    "parezgeha",
    "parezgay",
    "parezga",
];

/// The code of the governorate in that of a district or something smaller by OCHA: `iqg15q01`.
fn of_district(code: &str) -> Option<&str> {
    let (governorate, rest) = code.split_at_checked(5).filter(|_| code.starts_with("iqg"))?;
    let number = governorate[3..].bytes().all(|b| b.is_ascii_digit());
    let sound = (2..=8).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric());
    (number && sound && rest.ends_with(|c: char| c.is_ascii_digit())).then_some(governorate)
}

/// A name, or what stands before or in its brackets: “Kirkuk (Tameem)”.
fn look_up(spellings: &FxHashMap<String, u8>, name: &str) -> Option<u8> {
    whole_name(spellings, name).or_else(|| {
        let (before, within) = name.trim().strip_suffix(')')?.split_once('(')?;
        let found = [before, within].map(|part| whole_name(spellings, part));
        match found {
            [Some(one), Some(other)] if one != other => None,
            [one, other] => one.or(other),
        }
    })
}

fn whole_name(spellings: &FxHashMap<String, u8>, name: &str) -> Option<u8> {
    let plain_kinds: Vec<String> = KINDS.iter().map(|kind| plain(kind)).collect();
    let plain = plain(name);
    let words: Vec<&str> = plain.split(' ').filter(|w| !plain_kinds.iter().any(|kind| kind == w)).collect();
    let bare = words.join(" ");
    // A code in one word: IQ-G15 is IQG15.
    let code: String = plain.split(' ').collect();
    let code = if code.starts_with("iq") || code.starts_with("iz") { code } else { String::new() };
    let geonames = geonames(name.trim());
    if let Some(found) = geonames.and_then(|code| spellings.get(&plain_code(code))) {
        return Some(*found);
    }
    let found = [plain.as_str(), bare.as_str(), code.as_str()].into_iter().find_map(|n| spellings.get(n));
    let found = found.or_else(|| spellings.get(of_district(&code)?));
    found.or_else(|| spellings.get(&fold(&bare))).copied()
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

    /// A position on an outline: a vertex or a point between two.
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
            ("IQ.NI", "Nineveh"),
            ("IQG15", "Nineveh"),
            ("IQ-G15", "Nineveh"),
            ("IQG05", "Qadisiyyah"),
            ("IQ15", "Nineveh"),
            ("IQ.05", "Sulaymaniyah"),
            ("IZ05", "Sulaymaniyah"),
            ("IQ-TS", "Kirkuk"),
            ("محافظة نينوى", "Nineveh"),
            ("پارێزگای هەولێر", "Erbil"),
            ("سلێمانی", "Sulaymaniyah"),
            ("دهۆک", "Duhok"),
            ("Parêzgeha Hewlêr", "Erbil"),
            ("Silêmanî", "Sulaymaniyah"),
            ("استان کرکوک", "Kirkuk"),
            ("Bağdat", "Baghdad"),
            ("Nineveh Governorate", "Nineveh"),
            ("Halabcha", "Halabja"),
            ("Sulaimani", "Sulaymaniyah"),
            ("Nineveh Plains", "Nineveh"),
            ("Kirkuk (Tameem)", "Kirkuk"),
            ("Ninewa (نينوى)", "Nineveh"),
            ("Багдад", "Baghdad"),
        ] {
            let found = index.named(spelling).map(|i| index.names()[usize::from(i)].clone());
            let name = index.names().into_iter().find(|n| fold(n) == fold(name));
            assert!(name.is_some() && found == name, "{spelling}: {found:?}, {:?}", index.names());
        }
        for nowhere in
            ["", "-", "Tehran", "province", "IQ05", "IQG99", "IQ", "Aleppo", "Kirkuk (Erbil)", "()"]
        {
            assert_eq!(index.named(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn governorates_are_known_by_their_kurdish_names() {
        let index = &built_in().1;
        for (spelling, code) in [
            // ISO 3166-2:IQ gives these names in Kurdish (ku).
            ("Hewlêr", "IQ-AR"),
            ("Dihok", "IQ-DA"),
            ("Slêmanî", "IQ-SU"),
            // Sorani as it is printed: Wikipedia, Rudaw (26 April 2021), kdp.info; Wikipedia has its own letter for h.
            ("پارێزگای کەرکووک", "IQ-KI"),
            ("پارێزگای نەینەوا", "IQ-NI"),
            ("پارێزگای سلێمانی", "IQ-SU"),
            ("پارێزگای ھەولێر", "IQ-AR"),
            ("پارێزگای هەولێر", "IQ-AR"),
            ("پارێزگای هەڵەبجە", "halabja"),
            ("دهۆک", "IQ-DA"),
            ("دیالە", "IQ-DI"),
            ("بەغدا", "IQ-BG"),
            ("پارێزگای سەلاحددین", "IQ-SD"),
            // Kurmanji: kurdistan24.net.
            ("Parêzgeha Helebce", "halabja"),
        ] {
            let found =
                index.named(spelling).map(|at| built_in().0.base.governorates[usize::from(at)].code.as_str());
            assert_eq!(found, Some(code), "{spelling}");
        }
    }
}
