use serde::Serialize;

use crate::cli::arguments::At;
use crate::cli::commands::events::near_events::{self, NearEvents};
use crate::cli::input::{FileSession, Inputs, Wanted, built_in_session, position};
use crate::cli::output::{Answer, Entry, Failure};
use crate::files::Opener;
use crate::formats::readers::Kind;
use crate::geo::LonLat;
use crate::model::Subject;
use crate::scene::{self, EventDisplay, ShownLayer};
use crate::session::Session;

const WANTED: Wanted =
    Wanted { command: "at", kinds: &[Kind::Project, Kind::Layer, Kind::Events], prefer: None };

#[derive(Serialize)]
struct Found<'a> {
    position: Position,
    features: Vec<Entry<'a>>,
    events: Option<NearEvents>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_events: Vec<NearEvents>,
}

#[derive(Serialize)]
struct Position {
    lon: f64,
    lat: f64,
}

pub fn run(args: &At) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let events = args.events.events.as_deref();
    let mut inputs = Inputs::open_as(&session, &args.files, events, WANTED, &args.events.chosen.read_as)?
        .without(&args.events.chosen.deleted)?;
    if inputs.tables.is_empty() && !args.events.chosen.filter.is_empty() {
        return Err(Failure::usage("--filter needs an event file; name one."));
    }
    let tables = std::mem::take(&mut inputs.tables);
    let opener = Opener::new(session.atlas_arc()).with_cache(args.events.chosen.read_as.cache());
    let FileSession { session, problems, .. } =
        FileSession::open(session, inputs, None, &[], EventDisplay::default())?;
    let p = position(&args.position, &session.atlas().base)?;
    let keys = under(&session, p, args.all);
    let features: Vec<Entry> = keys.iter().filter_map(|key| Entry::new(&session, key)).collect();
    let near = tables.iter().map(|table| near_events::find(&opener, args, table, p));
    let mut near = near.collect::<Result<Vec<_>, _>>()?;
    let found = !features.is_empty() || near.iter().any(|e| e.count > 0);
    let near_words: String = near.iter().map(NearEvents::in_lines).collect();
    let more_events = near.split_off(near.len().min(1));
    let events = near.pop();
    let answer = if args.json {
        Answer::json(&Found { position: Position { lon: p.lon, lat: p.lat }, features, events, more_events })?
    } else {
        Answer::text(in_lines(&session, p, &features) + &near_words)
    };
    Ok(FileSession::with_problems(&problems, answer.found(found)))
}

/// What contains the position, in click order, among the layers visible at start, or all.
fn under(session: &Session, p: LonLat, all: bool) -> Vec<Subject> {
    let layers = session.stack().features().rev().filter(|layer| all || layer.visible());
    let shown: Vec<ShownLayer> =
        layers.map(|l| ShownLayer { prepared: &l.prepared, opacity: l.opacity() }).collect();
    scene::at(&shown, &session.atlas().base, p)
}

fn in_lines(session: &Session, p: LonLat, features: &[Entry]) -> String {
    let count = match features.len() {
        0 => return format!("{p}: nothing here; the position is outside Iraq."),
        1 => "1 thing here".to_owned(),
        n => format!("{n} things here, in click order"),
    };
    let entries = features.iter().map(|entry| entry.in_lines(session));
    std::iter::once(format!("{p}: {count}\n")).chain(entries).collect::<Vec<_>>().join("\n")
}
