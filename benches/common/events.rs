//! Event tables for benches and pictures: generated rows, or a comma-separated file that is simple enough to
//! be split line by line. Real parsing is in `formats`.

use std::sync::Arc;

use iraq_risk_atlas::atlas::BaseMap;
use iraq_risk_atlas::events::{
    Column, DatePrecision, Day, Event, EventTable, Fatalities, Governorates, Role, TableBuilder, Values,
};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{EventLayerId, Precision};
use iraq_risk_atlas::session::{EventAction, Session, Shared};

/// The base map's governorates by squares of a tenth of a degree: near enough for pictures.
pub struct Grid {
    names: Vec<String>,
    squares: Vec<Option<u8>>,
}

const WEST: f64 = 38.0;
const SOUTH: f64 = 28.5;
const COLUMNS: usize = 112;
const ROWS: usize = 95;

impl Grid {
    pub fn new(base: &BaseMap) -> Self {
        let at = |i: usize| {
            let (x, y) = ((i % COLUMNS) as f64 + 0.5, (i / COLUMNS) as f64 + 0.5);
            let p = LonLat::new(WEST + x / 10.0, SOUTH + y / 10.0);
            base.governorates.iter().position(|g| g.shape.contains(p)).map(|i| i as u8)
        };
        let names = base.governorates.iter().map(|g| g.name.clone()).collect();
        Self { names, squares: (0..COLUMNS * ROWS).map(at).collect() }
    }
}

impl Governorates for Grid {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        let (x, y) = ((p.lon - WEST) * 10.0, (p.lat - SOUTH) * 10.0);
        let inside = x >= 0.0 && y >= 0.0 && x < COLUMNS as f64 && y < ROWS as f64;
        inside.then(|| self.squares[y as usize * COLUMNS + x as usize]).flatten()
    }

    fn named(&self, name: &str) -> Option<u8> {
        self.names.iter().position(|n| n == name).map(|i| i as u8)
    }
}

/// Towns by longitude and latitude, with how often events are near them.
const TOWNS: [(f64, f64, f64); 16] = [
    (44.366, 33.315, 3000.0),
    (43.130, 36.340, 1200.0),
    (44.645, 33.750, 700.0),
    (43.299, 33.426, 560.0),
    (43.783, 33.350, 520.0),
    (44.392, 35.468, 460.0),
    (47.780, 30.509, 380.0),
    (43.874, 34.198, 300.0),
    (43.678, 34.607, 270.0),
    (42.449, 36.376, 220.0),
    (43.770, 35.325, 180.0),
    (41.095, 34.369, 115.0),
    (44.420, 32.464, 105.0),
    (44.009, 36.191, 48.0),
    (46.258, 31.044, 85.0),
    (45.433, 35.557, 40.0),
];

const TYPES: [&str; 5] = [
    "Explosions/Remote violence",
    "Battles",
    "Violence against civilians",
    "Protests",
    "Strategic developments",
];

/// A plain generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    /// 0 to below 1.
    fn share(&mut self) -> f64 {
        // Steele and Vigna's SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal, with a deviation of 1.
    fn bell(&mut self) -> f64 {
        (0..6).map(|_| self.share()).sum::<f64>() * 1.414 - 4.242
    }
}

/// Rows round towns and a few anywhere, dated 2003 to 2024; one in 25 is known only to its
/// governorate, one in 7 only to somewhere round its town, one in 200 has no place.
pub fn generated(rows: u32, base: &BaseMap) -> EventTable {
    let grid = Grid::new(base);
    let mut builder = TableBuilder::new(vec![column("event_type", "Event type", Role::Type)], &grid);
    let mut dice = Dice(20_031_125);
    let all: f64 = TOWNS.iter().map(|t| t.2).sum();
    let first = Day::from_ymd(2003, 3, 20).expect("a day");
    for n in 0..rows {
        let mut pick = dice.share() * all;
        let town = TOWNS.iter().find(|t| {
            pick -= t.2;
            pick < 0.0
        });
        let (lon, lat, _) = *town.unwrap_or(&TOWNS[0]);
        let wide = if dice.share() < 0.25 { 0.5 } else { 0.05 };
        let place = LonLat::new(round(lon + dice.bell() * wide), round(lat + dice.bell() * wide));
        // Some are put on the town's own middle, as exports do.
        let place = if dice.share() < 0.04 { LonLat::new(lon, lat) } else { place };
        let precision = match n % 175 {
            i if i % 25 == 0 => Precision::Governorate,
            i if i % 7 == 0 => Precision::AroundTown,
            _ => Precision::Town,
        };
        let day = Day(first.0 + (dice.share() * 7900.0) as i32);
        let kind = (dice.share() * dice.share() * TYPES.len() as f64) as usize;
        let dead = (dice.share().powi(6) * 40.0) as u32;
        builder.push(
            &Event {
                place: Some(place).filter(|_| n % 200 != 0),
                precision: Some(precision),
                governorate: None,
                days: Some((day, day)),
                date_precision: DatePrecision::Day,
                fatalities: Fatalities { best: Some(dead), low: None, high: None },
                events: 1,
                values: Values::Texts(&[TYPES[kind]]),
            },
            &grid,
        );
    }
    builder.finish()
}

fn round(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

fn column(header: &str, title: &str, role: Role) -> Column {
    Column { header: header.to_owned(), title: title.to_owned(), role }
}

/// Which columns of a file hold what, counted from 0. Text behind them may hold commas.
pub struct Layout {
    pub date: usize,
    pub lon: usize,
    pub lat: usize,
    pub kind: usize,
    pub fatalities: Option<usize>,
}

/// Reads a file whose rows are lines; rows that do not fit the layout are left out.
pub fn split(text: &str, layout: &Layout, base: &BaseMap) -> EventTable {
    let grid = Grid::new(base);
    let mut builder = TableBuilder::new(vec![column("type", "Type", Role::Type)], &grid);
    for line in text.lines() {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |i: usize| cells.get(i).and_then(|c| c.parse::<f64>().ok());
        if let (Some(lon), Some(lat), Some(date)) =
            (number(layout.lon), number(layout.lat), cells.get(layout.date))
        {
            let day = day(date);
            let best = layout.fatalities.and_then(number).map(|n| n as u32);
            let event = Event {
                place: Some(LonLat::new(lon, lat)),
                precision: None,
                governorate: None,
                days: day.map(|d| (d, d)),
                date_precision: DatePrecision::Day,
                fatalities: Fatalities { best, low: None, high: None },
                events: 1,
                values: Values::Texts(&[cells.get(layout.kind).copied().unwrap_or("")]),
            };
            builder.push(&event, &grid);
        }
    }
    builder.finish()
}

fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    Day::from_ymd(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

/// Puts a table on the map.
pub fn open(session: &mut Session, layer: EventLayerId, name: &str, table: EventTable) {
    session.apply(EventAction::Begin { layer, name: name.to_owned() }.into());
    session.apply(EventAction::Done { layer, table: Shared(Arc::new(table)) }.into());
}
