use crate::geo::{Arc, Bounds, LonLat, Shape, Significance, Topology, World, polygons};

use super::raw_feature::{RawFeature, read};
use super::{AtlasError, Governorate};

/// The base map below the layers.
#[derive(Clone, Debug)]
pub struct BaseMap {
    pub governorates: Vec<Governorate>,
    pub neighbours: Vec<Country>,
    /// The country as a whole.
    pub iraq: Shape,
    pub sea: Vec<Shape>,
    pub lakes: Vec<Water>,
    pub rivers: Vec<Water>,
    pub borders: Vec<Border>,
    /// The weight of each vertex on a shared border, so that shapes that follow a border are simplified
    /// identically.
    pub significance: Significance,
}

/// A neighbouring country.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    pub name: Option<String>,
    pub name_ar: Option<String>,
    /// Position of its label; `None` if it has no label.
    pub label: Option<LonLat>,
    pub shape: Shape,
}

/// A river or a lake.
#[derive(Clone, Debug)]
pub struct Water {
    pub name: Option<String>,
    pub name_ar: Option<String>,
    pub shape: Shape,
    /// Natural Earth's rank, 0 (largest) to 12.
    pub rank: f64,
}

/// A line between two areas, once.
#[derive(Clone, Debug)]
pub struct Border {
    pub kind: BorderKind,
    pub shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BorderKind {
    /// Between two countries other than Iraq, or their coast.
    Foreign,
    /// Between two governorates.
    Governorate,
    /// Between two governorates of which one is drawn only approximately.
    Approximate,
    /// Iraq's outline.
    Country,
}

/// The files of the base map, as bytes.
#[derive(Clone, Copy, Debug)]
pub struct BaseFiles<'a> {
    pub governorates: &'a [u8],
    pub iraq: &'a [u8],
    pub neighbours: &'a [u8],
    pub sea: &'a [u8],
    pub lakes: &'a [u8],
    pub rivers: &'a [u8],
}

impl BaseMap {
    pub fn read(files: &BaseFiles) -> Result<Self, AtlasError> {
        let governorates = read("governorates", files.governorates)?;
        let iraq = read("iraq", files.iraq)?;
        let neighbours = read("neighbours", files.neighbours)?;
        let owners = Owners { governorates: governorates.len(), iraq: iraq.len() };
        let topology = topology(&[&governorates, &iraq, &neighbours]);
        let shared = topology.significance();
        let shape = |raw: RawFeature| Shape::new(raw.geometry, shared);
        let governorates: Vec<Governorate> =
            governorates.into_iter().map(|raw| Governorate::read(raw, shared)).collect::<Result<_, _>>()?;
        let borders = topology.arcs().iter().map(|arc| border(arc, &owners, &governorates)).collect();
        Ok(Self {
            borders,
            neighbours: neighbours.into_iter().map(|raw| Country::read(raw, shared)).collect(),
            iraq: iraq.into_iter().next().map(shape).ok_or_else(|| AtlasError::empty("iraq"))?,
            sea: read("sea", files.sea)?.into_iter().map(shape).collect(),
            lakes: water("lakes", files.lakes)?,
            rivers: water("rivers", files.rivers)?,
            significance: shared.clone(),
            governorates,
        })
    }

    /// All of Iraq.
    pub fn home(&self) -> Bounds {
        self.iraq.bounds()
    }

    /// The governorate that contains the position.
    pub fn governorate_at(&self, p: LonLat) -> Option<&Governorate> {
        self.governorates.iter().find(|g| g.shape.contains(p))
    }

    pub fn governorate(&self, code: &str) -> Option<&Governorate> {
        self.governorates.iter().find(|g| g.code == code)
    }
}

/// Owners of arcs are numbered: governorates, then Iraq, then its neighbours.
struct Owners {
    governorates: usize,
    iraq: usize,
}

fn border(arc: &Arc, owners: &Owners, governorates: &[Governorate]) -> Border {
    let iraq = owners.governorates..owners.governorates + owners.iraq;
    let approximate = |o: &usize| governorates.get(*o).is_some_and(|g| g.approx_note.is_some());
    let kind = if arc.owners.iter().any(|o| iraq.contains(o)) {
        BorderKind::Country
    } else if arc.owners.iter().any(approximate) {
        BorderKind::Approximate
    } else if arc.owners.iter().any(|o| *o < owners.governorates) {
        BorderKind::Governorate
    } else {
        BorderKind::Foreign
    };
    let line: geo::LineString<f64> = arc.points.iter().map(|w| degrees(*w)).collect();
    // Arcs end at junctions, so their weights are those of the topology.
    Border { kind, shape: Shape::new(line.into(), &Significance::default()) }
}

fn degrees(w: World) -> (f64, f64) {
    let p = LonLat::from(w);
    (p.lon, p.lat)
}

fn topology(files: &[&[RawFeature]]) -> Topology {
    let mut rings = Vec::new();
    for (owner, raw) in files.iter().flat_map(|f| f.iter()).enumerate() {
        for polygon in polygons(&raw.geometry) {
            for line in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                // A closed ring's last point is its first.
                let points = line.coords().skip(1).map(|&c| c.into()).collect();
                rings.push((owner, points));
            }
        }
    }
    Topology::new(&rings)
}

impl Country {
    fn read(raw: RawFeature, shared: &Significance) -> Self {
        Self {
            code: raw.text("country_a2").unwrap_or_default(),
            name: raw.text("name"),
            name_ar: raw.text("name_ar"),
            label: raw.label(),
            shape: Shape::new(raw.geometry, shared),
        }
    }
}

fn water(file: &'static str, bytes: &[u8]) -> Result<Vec<Water>, AtlasError> {
    let one = |raw: RawFeature| Water {
        name: raw.text("name"),
        name_ar: raw.text("name_ar"),
        rank: raw.number("scalerank").unwrap_or(5.0),
        shape: Shape::new(raw.geometry, &Significance::default()),
    };
    Ok(read(file, bytes)?.into_iter().map(one).collect())
}
