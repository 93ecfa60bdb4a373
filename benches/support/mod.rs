//! Made-up rows over Iraq, clustered as event data is: most of them at a few named places of
//! towns, the rest round them and along the roads. Any number of rows, always the same ones.

use iraq_risk_atlas::events::{
    Column, DatePrecision, Day, Event, EventTable, Fatalities, Governorates, Role, TableBuilder, Values,
};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::Precision;

/// Latitude, longitude, weight.
const TOWNS: [(f64, f64, u32); 24] = [
    (33.3152, 44.3661, 3000),
    (36.34, 43.13, 1200),
    (33.75, 44.645, 700),
    (33.4258, 43.2994, 560),
    (33.35, 43.7833, 520),
    (35.4681, 44.3922, 460),
    (30.5085, 47.7804, 380),
    (34.1983, 43.8742, 300),
    (34.6071, 43.6782, 270),
    (34.93, 43.49, 240),
    (36.376, 42.449, 220),
    (33.9786, 44.9369, 190),
    (35.325, 43.77, 180),
    (34.015, 44.145, 160),
    (33.64, 42.826, 130),
    (34.135, 42.38, 120),
    (34.369, 41.095, 115),
    (32.4637, 44.4196, 105),
    (32.616, 44.0249, 95),
    (31.0439, 46.2576, 85),
    (31.8356, 47.1448, 80),
    (36.1911, 44.0094, 48),
    (35.5613, 45.4351, 46),
    (33.0378, 40.2856, 36),
];

const TYPES: [&str; 6] = [
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
];

const SOURCES: [&str; 14] = [
    "Reuters",
    "Agence France Presse",
    "Al Sumaria",
    "Xinhua",
    "Iraq Body Count",
    "National Iraqi News Agency",
    "Shafaq News",
    "Rudaw",
    "Associated Press",
    "Al Mada",
    "BBC Monitoring",
    "Aswat al-Iraq",
    "Twitter; Rudaw",
    "Undisclosed Source",
];

/// SplitMix64: a few lines, the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to just below 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }
}

/// A row before it is given to a builder.
pub struct Made {
    place: LonLat,
    day: Day,
    killed: u32,
    kind: usize,
    source: usize,
}

impl Made {
    pub fn push(&self, builder: &mut TableBuilder) {
        let event = Event {
            place: Some(self.place),
            precision: Some(Precision::Town),
            governorate: None,
            days: Some((self.day, self.day)),
            date_precision: DatePrecision::Day,
            fatalities: Fatalities { best: Some(self.killed), low: None, high: None },
            events: 1,
            values: Values::Texts(&[TYPES[self.kind], SOURCES[self.source]]),
        };
        assert!(builder.push(&event, &Strips), "the table is full");
    }
}

/// `n` rows by day from 2003 to 2025, as a file has them.
pub fn made(n: usize) -> impl Iterator<Item = Made> {
    let mut dice = Dice(20_031_125);
    let all: u32 = TOWNS.iter().map(|t| t.2).sum();
    let first = 12_131.0;
    (0..n).map(move |i| {
        let day = first + i as f64 / n as f64 * 8_322.0;
        one(&mut dice, all, Day(day as i32))
    })
}

fn one(dice: &mut Dice, all: u32, day: Day) -> Made {
    let town = |dice: &mut Dice| {
        let mut left = dice.below(all as usize) as u32;
        TOWNS.iter().find(|t| left.checked_sub(t.2).is_none_or(|rest| (left = rest, false).1))
    };
    let (lat, lon, _) = *town(dice).unwrap_or(&TOWNS[0]);
    // 24 named places a town, the first the heaviest.
    let place = (dice.share().powi(3) * 24.0) as u64;
    let mut own = Dice(place * 7919 + (lat * 1e4) as u64);
    let shift = |dice: &mut Dice, side: f64| (dice.share() + dice.share() + dice.share() - 1.5) * side;
    let (mut lat, mut lon) = (lat + (own.share() - 0.5) * 0.16, lon + (own.share() - 0.5) * 0.2);
    let how = dice.share();
    if how >= 0.45 {
        (lat, lon) = (lat + shift(dice, 0.035), lon + shift(dice, 0.042));
    }
    if how >= 0.88 {
        let other = *town(dice).unwrap_or(&TOWNS[0]);
        let way = dice.share() * 0.5;
        (lat, lon) = (lat + (other.0 - lat) * way, lon + (other.1 - lon) * way);
    }
    let kind = (dice.share().powf(1.5) * 6.0) as usize;
    let killed = ((1.0 - dice.share()).powf(-0.75) - 1.0) * 1.7;
    let killed = if kind >= 3 && dice.share() < 0.95 { 0.0 } else { killed.min(1500.0) };
    // Four decimals, as such files have them.
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    Made {
        place: LonLat::new(round(lon), round(lat)),
        day,
        killed: killed as u32,
        kind,
        source: (dice.share().powi(2) * 14.0) as usize,
    }
}

pub fn builder() -> TableBuilder {
    let column = |header: &str, role| Column { header: header.into(), title: header.into(), role };
    TableBuilder::new(vec![column("event_type", Role::Type), column("source", Role::Source)], &Strips)
}

pub fn table(n: usize) -> EventTable {
    let mut builder = builder();
    made(n).for_each(|row| row.push(&mut builder));
    builder.finish()
}

/// 19 strips of longitude: as many as there are governorates, at no cost worth measuring.
pub struct Strips;

impl Governorates for Strips {
    fn names(&self) -> Vec<String> {
        (0..19).map(|n| format!("strip {n}")).collect()
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        let strip = (p.lon - 38.8) * 2.0;
        (0.0..19.0).contains(&strip).then_some(strip as u8)
    }

    fn named(&self, _: &str) -> Option<u8> {
        None
    }
}
