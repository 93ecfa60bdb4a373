//! A list of places, which has neither types nor dates, and the table while its rows are being listed.

use std::sync::Arc;

use egui_kittest::kittest::{NodeT, Queryable};
use iraq_risk_atlas::events::{DatePrecision, Event, EventTable, Fatalities, Role, TableBuilder, Values};
use iraq_risk_atlas::geo::LonLat;
use iraq_risk_atlas::model::{EventKey, EventLayerId, Subject};
use iraq_risk_atlas::session::{EventAction, SelectAction, Shared};

use super::events_timeline::with_events;
use super::hand::until;
use super::{atlas, says, window};
use crate::support::events::{OfBase, column};

fn places() -> EventTable {
    let base = &atlas().base;
    let governorates = OfBase(base);
    let columns = vec![column("households", Role::Other), column("camp", Role::Other)];
    let mut builder = TableBuilder::new(columns, &governorates);
    for (name, households, lon, lat) in
        [("Tal Afar", "200", 42.45, 36.37), ("Sinjar", "40", 41.86, 36.32), ("Hamdaniya", "12", 43.38, 36.27)]
    {
        let event = Event {
            place: Some(LonLat::new(lon, lat)),
            precision: None,
            governorate: None,
            days: None,
            date_precision: DatePrecision::Undated,
            fatalities: Fatalities::default(),
            events: 1,
            values: Values::Texts(&[households, name]),
        };
        builder.push(&event, &governorates);
    }
    builder.finish()
}

#[test]
fn the_card_of_a_row_of_a_list_of_places_has_the_name_of_the_place() {
    let layer = EventLayerId(1);
    let table = places();
    let camp = table.dimension_named("camp").unwrap();
    let row = (0..3).find(|row| table.words(camp, *row) == "Tal Afar").unwrap();
    let mut w = window(Default::default());
    let ctx = w.ctx.clone();
    let actions = vec![
        EventAction::Begin { layer, name: "camps.csv".to_owned() }.into(),
        EventAction::Done { layer, table: Shared(Arc::new(table)) }.into(),
        SelectAction::Feature(Subject::event(layer, EventKey::Row(row))).into(),
    ];
    w.state_mut().apply(&ctx, actions);
    w.run();
    let session = w.state().session();
    let card = session.card(session.selection().unwrap().key()).expect("a row has a card");
    assert_eq!((card.title.as_str(), card.badges[0].words.as_str()), ("Tal Afar", "place"));
    assert!(says(&w, "Tal Afar") && !says(&w, "Event, no date"));
    // Rows of events keep their line.
    let w = with_events();
    let session = w.state().session();
    let card = session.card(&Subject::event(layer, EventKey::Row(1))).unwrap();
    assert!(card.title.contains(", 201"), "{}", card.title);
}

#[test]
fn a_table_whose_rows_are_not_listed_yet_does_not_say_that_there_are_none() {
    let mut w = with_events();
    w.get_by_label("Table").click();
    let mut seen = Vec::new();
    for _ in 0..200 {
        w.step();
        let table = w.query_by_label_contains("Table of").or(w.query_by_label_contains("Table, whose"));
        seen.extend(table.and_then(|table| table.accesskit_node().label()));
        if seen.last().is_some_and(|label| label == "Table of 2,400 events") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(seen.last().map(String::as_str), Some("Table of 2,400 events"));
    assert!(!seen.iter().any(|label| label == "Table of 0 events"), "{seen:?}");
    // Where the filter leaves none it is said.
    let ctx = w.ctx.clone();
    let layer = EventLayerId(1);
    let filter = iraq_risk_atlas::events::Filter { at_least: Some(1000), ..Default::default() };
    w.state_mut().apply(&ctx, vec![EventAction::Filter { layer, filter }.into()]);
    until(&mut w, "an empty table", |w| says(w, "Table of 0 events"));
}
