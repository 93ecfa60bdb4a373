//! What tables of events are made with.

use iraq_risk_atlas::atlas::BaseMap;
use iraq_risk_atlas::events::{Column, DatePrecision, Day, Event, Fatalities, Governorates, Role, Values};
use iraq_risk_atlas::geo::LonLat;

/// No governorates at all.
pub struct Nowhere;

impl Governorates for Nowhere {
    fn names(&self) -> Vec<String> {
        vec![]
    }

    fn at(&self, _: LonLat) -> Option<u8> {
        None
    }

    fn named(&self, _: &str) -> Option<u8> {
        None
    }
}

/// The base map's governorates, in its order, without an index.
pub struct OfBase<'a>(pub &'a BaseMap);

impl Governorates for OfBase<'_> {
    fn names(&self) -> Vec<String> {
        self.0.governorates.iter().map(|g| g.name.clone()).collect()
    }

    fn at(&self, p: LonLat) -> Option<u8> {
        self.0.governorates.iter().position(|g| g.shape.contains(p)).map(|i| i as u8)
    }

    fn named(&self, name: &str) -> Option<u8> {
        self.0.governorates.iter().position(|g| g.name == name).map(|i| i as u8)
    }
}

pub fn column(header: &str, role: Role) -> Column {
    Column { header: header.to_owned(), title: header.to_owned(), role }
}

/// `2007-02-23`.
pub fn day(text: &str) -> Day {
    let parts: Vec<i32> = text.split('-').map(|p| p.parse().expect("a number")).collect();
    Day::from_ymd(parts[0], parts[1] as u8, parts[2] as u8).expect("a day")
}

/// An event on a day at a place, of which nothing else is known.
pub fn event<'a>(on: Day, place: LonLat, texts: &'a [&'a str]) -> Event<'a> {
    Event {
        place: Some(place),
        precision: None,
        governorate: None,
        days: Some((on, on)),
        date_precision: DatePrecision::Day,
        fatalities: Fatalities::default(),
        events: 1,
        values: Values::Texts(texts),
    }
}
