use serde::Serialize;

use crate::geo::LonLat;
use crate::model::Subject;
use crate::scene::{self, ShownLayer};
use crate::session::Session;

use super::args::At;
use super::entry::Entry;
use super::near_events::{self, NearEvents};
use super::{Answer, Failure, position};

#[derive(Serialize)]
struct Found<'a> {
    position: Position,
    features: Vec<Entry<'a>>,
    events: Option<NearEvents>,
}

#[derive(Serialize)]
struct Position {
    lon: f64,
    lat: f64,
}

pub fn run(args: &At) -> Result<Answer, Failure> {
    let session = super::session()?;
    let p = position::position(&args.position, &session.atlas().base)?;
    let keys = under(&session, p, args.all);
    let features: Vec<Entry> = keys.iter().filter_map(|key| Entry::new(&session, key)).collect();
    let events = args.events.as_deref().map(|file| near_events::find(&session, args, file, p)).transpose()?;
    let found = !features.is_empty() || events.as_ref().is_some_and(|e| e.count > 0);
    let answer = if args.json {
        Answer::json(&Found { position: Position { lon: p.lon, lat: p.lat }, features, events })?
    } else {
        let near = events.as_ref().map_or(String::new(), NearEvents::in_lines);
        Answer::text(in_lines(&session, p, &features) + &near)
    };
    Ok(answer.found(found))
}

/// What holds the position, in click order, among the layers that are visible at the start,
/// or among all.
fn under(session: &Session, p: LonLat, all: bool) -> Vec<Subject> {
    let layers = session.stack().features().rev().filter(|layer| all || layer.visible());
    let shown: Vec<ShownLayer> =
        layers.map(|l| ShownLayer { prepared: &l.prepared, opacity: l.opacity() }).collect();
    scene::at(&shown, &session.atlas().base, p)
}

fn in_lines(session: &Session, p: LonLat, features: &[Entry]) -> String {
    let count = match features.len() {
        0 => return format!("{p}: nothing here; the position lies outside Iraq."),
        1 => "1 thing here".to_owned(),
        n => format!("{n} things here, in the order in which clicks take them"),
    };
    let entries = features.iter().map(|entry| entry.in_lines(session));
    std::iter::once(format!("{p}: {count}\n")).chain(entries).collect::<Vec<_>>().join("\n")
}
