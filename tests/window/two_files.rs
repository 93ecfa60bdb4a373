//! Two event files open at once: what of a filter is shared, and how their types are told apart.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::AtlasApp;
use iraq_risk_atlas::events::{Day, EventTable, Filter, Role, TableBuilder};
use iraq_risk_atlas::geo::{LonLat, World};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{Action, EditAction, EventAction, EventLayer, Shared, UpdateAction};

use super::events_timeline::with_events;
use super::{atlas, says};
use crate::support::events::{OfBase, column, day, event};

const FIRST: EventLayerId = EventLayerId(1);
const SECOND: EventLayerId = EventLayerId(2);

fn perform(w: &mut Harness<'_, AtlasApp>, actions: Vec<Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().apply(&ctx, actions);
    w.run_steps(6);
}

/// Nineteen events of other years and other types than the first file's, the last type but for its name.
fn other_years() -> EventTable {
    let base = &atlas().base;
    let governorates = OfBase(base);
    let mut builder = TableBuilder::new(vec![column("event_type", Role::Type)], &governorates);
    for n in 0..19 {
        let on = Day(day("2021-01-01").0 + n * 20);
        let texts = [["Floods", "Riots"][(n % 2) as usize]];
        let event = event(on, LonLat::new(44.0 + f64::from(n) * 0.1, 33.0), &texts);
        builder.push(&event, &governorates);
    }
    builder.finish()
}

fn open_second(w: &mut Harness<'_, AtlasApp>) {
    let actions = vec![
        EventAction::Begin { layer: SECOND, name: "floods.csv".to_owned() }.into(),
        EventAction::Done { layer: SECOND, table: Shared(Arc::new(other_years())) }.into(),
    ];
    perform(w, actions);
}

fn layer<'w>(w: &'w Harness<'_, AtlasApp>, id: EventLayerId) -> &'w EventLayer {
    w.state().session().events().layer(id).expect("the file is open")
}

fn shown(w: &Harness<'_, AtlasApp>, id: EventLayerId) -> u32 {
    layer(w, id).shown.count()
}

const YEAR: [&str; 2] = ["2017-01-01", "2017-12-31"];

fn year() -> Option<(Day, Day)> {
    Some((day(YEAR[0]), day(YEAR[1])))
}

#[test]
fn a_second_file_is_not_hidden_by_the_days_of_the_first_and_says_so() {
    let mut w = with_events();
    perform(&mut w, vec![EventAction::Days(year()).into()]);
    let of_first = shown(&w, FIRST);
    open_second(&mut w);
    assert_eq!((shown(&w, SECOND), shown(&w, FIRST)), (19, of_first));
    assert!(says(&w, "floods.csv has days of its own: those selected (2017) would hide 19 events of it."));
    assert!(says(&w, "19 of 19 shown") && says(&w, "this file's own days"));
    // Its days are its own: the first file keeps the year.
    let spring = Some((day("2021-03-01"), day("2021-05-31")));
    perform(&mut w, vec![EventAction::Days(spring).into()]);
    assert!(shown(&w, SECOND) < 19);
    assert_eq!((layer(&w, SECOND).filter().days, layer(&w, FIRST).filter().days), (spring, year()));
    // Undone and redone like any change.
    perform(&mut w, vec![EditAction::Undo.into()]);
    assert_eq!((shown(&w, SECOND), layer(&w, FIRST).filter().days), (19, year()));
    // The user links them again.
    w.get_by_label("Events").click();
    w.run_steps(6);
    assert!(says(&w, "Days that you select hold for this file alone"));
    w.get_by_label("Same days as the other files").click();
    w.run_steps(6);
    assert_eq!((shown(&w, SECOND), layer(&w, SECOND).filter().days), (0, year()));
    assert!(says(&w, "days of all files"));
    w.get_by_label("Same days as the other files").click();
    w.run_steps(6);
    perform(&mut w, vec![EventAction::Days(None).into()]);
    assert_eq!((shown(&w, SECOND), layer(&w, FIRST).filter().days), (19, year()));
}

#[test]
fn days_are_shared_where_they_hide_nothing_and_filters_and_region_are_not() {
    let mut w = with_events();
    let types = layer(&w, FIRST).table.type_dimension().unwrap();
    let mut filter = Filter::default();
    filter.only(types, 0);
    let corner = |lon, lat| World::from(LonLat::new(lon, lat));
    let ring = vec![corner(43.0, 36.0), corner(44.0, 36.0), corner(44.0, 37.0), corner(43.0, 37.0)];
    perform(
        &mut w,
        vec![EventAction::Filter { layer: FIRST, filter }.into(), EventAction::Region(Some(ring)).into()],
    );
    let of_first = shown(&w, FIRST);
    assert!(of_first < 600 && w.state().session().events().region().is_some());
    open_second(&mut w);
    assert_eq!((shown(&w, SECOND), shown(&w, FIRST)), (19, of_first));
    assert!(layer(&w, SECOND).own_days.is_none() && w.state().session().events().region().is_none());
    perform(&mut w, vec![EventAction::Days(year()).into()]);
    assert_eq!((layer(&w, SECOND).filter().days, layer(&w, FIRST).filter().days), (year(), year()));
    perform(&mut w, vec![EventAction::Activate { layer: FIRST }.into()]);
    assert!(w.state().session().events().region().is_some(), "it is still the first file's");
}

#[test]
fn a_later_state_of_a_source_is_compared_over_the_days_of_the_earlier_one() {
    let mut w = with_events();
    perform(&mut w, vec![EventAction::Days(year()).into()]);
    open_second(&mut w);
    assert_eq!(layer(&w, SECOND).own_days, Some(None));
    perform(&mut w, vec![UpdateAction::Of { layer: SECOND, of: Some(FIRST) }.into()]);
    assert_eq!((layer(&w, SECOND).own_days, layer(&w, SECOND).filter().days), (None, year()));
}

#[test]
fn types_of_two_files_have_colours_of_their_own_and_one_name_one_colour() {
    let mut w = with_events();
    open_second(&mut w);
    let slots = |id| {
        let layer = layer(&w, id);
        let names = layer.table.type_classes().names.iter().enumerate();
        names.map(|(class, name)| (name.clone(), layer.looks.slot(class))).collect::<Vec<_>>()
    };
    let (first, second) = (slots(FIRST), slots(SECOND));
    for (name, slot) in &second {
        for (other, theirs) in &first {
            assert_eq!(name == other, slot == theirs, "{name} and {other}");
        }
    }
    assert_eq!((first.len(), second.len()), (5, 2));
}
