use std::fmt::Write;

use serde::Serialize;

use crate::cli::arguments::At;
use crate::cli::input::event_file;
use crate::cli::output::Failure;
use crate::events::EventTable;
use crate::files::{Opener, TableFile};
use crate::geo::{Bounds, LonLat, World, distance_km};

/// Events of a file near a position.
#[derive(Serialize)]
pub struct NearEvents {
    file: String,
    within_km: f64,
    pub count: u64,
    listed: Vec<NearEvent>,
    /// What was left out or assumed when the file was read.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct NearEvent {
    /// Place in the file, from 1.
    row: u32,
    km: f64,
    lon: f64,
    lat: f64,
    first: Option<String>,
    last: Option<String>,
    r#type: Option<String>,
    governorate: String,
    killed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_low: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_high: Option<u32>,
}

/// Most events listed.
const LISTED: usize = 50;

/// The Earth's circumference at the equator on the sphere of Web Mercator, in kilometres.
const EQUATOR_KM: f64 = 40_075.017;

pub fn find(opener: &Opener, args: &At, table: &TableFile, p: LonLat) -> Result<NearEvents, Failure> {
    if !(args.within > 0.0 && args.within <= 1000.0) {
        return Err(Failure::usage(format!("“{}” is not a distance from 0 to 1000 km.", args.within)));
    }
    let open = event_file::filtered(opener, table, &args.events.chosen.filter)?;
    event_file::tell(&open);
    let notes = open.notes();
    let table = &open.file.table;
    let mut near: Vec<(f64, u32)> = Vec::new();
    // Slightly more than on the sphere, to allow for the ellipsoid; then measured exactly.
    let radius = args.within * 1.01 / (EQUATOR_KM * p.lat.to_radians().cos().max(0.01));
    for row in table.window_rows(&open.shown, &Bounds::of([World::from(p)]).grown(radius)) {
        let km = table.place(row).map_or(f64::INFINITY, |w| distance_km(p, w.into()));
        if km <= args.within {
            near.push((km, row));
        }
    }
    // Rows at one position keep the table's order, which is file order.
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = near.len() as u64;
    let listed = near.into_iter().take(LISTED).filter_map(|(km, row)| event(table, row, km)).collect();
    Ok(NearEvents { file: open.name, within_km: args.within, count, listed, notes })
}

fn event(table: &EventTable, row: u32, km: f64) -> Option<NearEvent> {
    let place = LonLat::from(table.place(row)?);
    let (first, last) = table.days(row).unzip();
    let number = table.row(row).map_or(0, |r| r.number);
    // As the file most likely has them: Morton codes are finer than six decimals.
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Some(NearEvent {
        row: number + 1,
        km: (km * 1000.0).round() / 1000.0,
        lon: round(place.lon),
        lat: round(place.lat),
        first: first.map(|d| d.to_string()),
        last: last.map(|d| d.to_string()),
        r#type: table.type_dimension().map(|t| table.words(t, row).to_owned()),
        governorate: table.words(crate::events::GOVERNORATE, row).to_owned(),
        killed: table.fatalities(row).best,
        killed_low: table.fatalities(row).low,
        killed_high: table.fatalities(row).high,
    })
}

impl NearEvents {
    pub fn in_lines(&self) -> String {
        let mut out = format!("\n{}: {} events within {} km\n", self.file, self.count, self.within_km);
        for e in &self.listed {
            let date = e.first.as_deref().unwrap_or("undated");
            let what = e.r#type.as_deref().unwrap_or("event");
            let killed = e.killed.map_or(String::new(), |n| format!(", {n} killed"));
            // Writing to a `String` cannot fail.
            let _ = writeln!(out, "  {:.3} km  {date}  {what}{killed} (row {})", e.km, e.row);
        }
        if self.count > self.listed.len() as u64 {
            let _ = writeln!(out, "  and {} more", self.count - self.listed.len() as u64);
        }
        out
    }
}
