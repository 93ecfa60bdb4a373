//! Event tables for tests: the real attacks of 2007 and 2008, where they are there, and a
//! small one made up by rule.

use std::sync::Arc;

use iraq_risk_atlas::atlas::BaseMap;
use iraq_risk_atlas::events::{Day, Event, EventTable, Fatalities, Role, TableBuilder};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{EventLayerId, Precision};
use iraq_risk_atlas::session::{Action, EventAction, Shared};

use crate::support::events::{OfBase, column, day, event};
use crate::support::files::shared;

pub const ATTACKS: &str = "events/attacks-2007-2008.csv";

/// The real file; `None` where it is absent.
pub fn attacks(base: &BaseMap) -> Option<EventTable> {
    let text = std::fs::read_to_string(shared(ATTACKS)?).unwrap();
    let governorates = OfBase(base);
    let mut builder = TableBuilder::new(vec![column("type", Role::Type)], &governorates);
    for line in text.split_inclusive('\n') {
        let fields: Vec<&str> = line.trim_end().split(',').collect();
        if let [date, lon, lat, kind] = fields[..]
            && let (Ok(lon), Ok(lat)) = (lon.parse(), lat.parse())
        {
            let on = day(date);
            let kinds = [kind];
            let event = event(on, LonLat::new(lon, lat), &kinds);
            builder.push(&event, &governorates);
        }
    }
    Some(builder.finish())
}

pub const TYPES: [&str; 5] = ["Battles", "Explosions", "Riots", "Protests", "Strategic developments"];

/// 2,400 rows of 2016 to 2019: row `n` has type `n % 5`, actor `n % 300`, `n % 7` killed
/// (none given where `n % 7` is 6), and lies round Baghdad (even `n`) or Mosul; every 40th is
/// undated, every 25th known only to its governorate.
pub fn made_up(base: &BaseMap) -> EventTable {
    let governorates = OfBase(base);
    let columns = vec![column("event_type", Role::Type), column("actor1", Role::Actor)];
    let mut builder = TableBuilder::new(columns, &governorates);
    let first = day("2016-01-01").0;
    for n in 0..2400 {
        let (lon, lat) = if n % 2 == 0 { (44.4, 33.3) } else { (43.13, 36.34) };
        let spread = |k: i32| f64::from(n * k % 101 - 50) / 400.0;
        let actor = format!("Actor {:03}", n % 300);
        let on = Day(first + n * 3 / 5);
        let texts = [TYPES[(n % 5) as usize], actor.as_str()];
        let event = Event {
            precision: Some(if n % 25 == 0 { Precision::Governorate } else { Precision::Town }),
            days: (n % 40 != 0).then_some((on, on)),
            fatalities: Fatalities { best: (n % 7 < 6).then_some((n % 7) as u32), ..Fatalities::default() },
            ..event(on, LonLat::new(lon + spread(7), lat + spread(13)), &texts)
        };
        builder.push(&event, &governorates);
    }
    builder.finish()
}

/// Opens a table under a name, as file readers do.
pub fn opening(name: &str, table: EventTable) -> Vec<Action> {
    let layer = EventLayerId(1);
    vec![
        EventAction::Begin { layer, name: name.to_owned() }.into(),
        EventAction::Done { layer, table: Shared(Arc::new(table)) }.into(),
    ]
}
