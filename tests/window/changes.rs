//! Two states of a source in the window: what differs is listed, chosen and marked on the map.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::ChangeKind;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{EventKey, EventLayerId, Subject};
use iraq_risk_atlas::scene::Prim;
use iraq_risk_atlas::session::{
    EditAction, EventAction, LayerAction, SelectAction, UpdateAction, ViewAction,
};
use iraq_risk_atlas::style::Theme;

use super::hand::{click, place, settle};
use super::{says, window};
use crate::support::events::day;
use crate::support::files::empty_folder;

const HEADER: &str = "event_id_cnty,event_date,event_type,actor1,country,latitude,longitude,geo_precision,fatalities,notes,timestamp\n";
const MARCH: &str = "IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,3,one,1642000000\n\
    IRQ2,2017-03-02,Battles,A,Iraq,36.34,43.13,1,0,two,1642000000\n\
    IRQ3,2017-03-03,Battles,A,Iraq,35.47,44.39,1,0,three,1642000000\n\
    IRQ4,2017-03-04,Battles,A,Iraq,33.31,44.36,1,0,four,1642000000\n";
const APRIL: &str = "IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,5,one,1704067200\n\
    IRQ2,2017-03-02,Battles,A,Iraq,35.34,43.13,1,0,two,1704067200\n\
    IRQ4,2017-03-04,Battles,A,Iraq,33.31,44.36,1,0,four,1642000000\n\
    IRQ5,2017-03-05,Riots,A,Iraq,33.31,44.36,1,0,five,1704067200\n";

/// The window with both files open, and their layers: the earlier and the later one.
pub fn both(test: &str, rows: [&str; 2]) -> (Harness<'static, AtlasApp>, [EventLayerId; 2]) {
    let folder = empty_folder("changes", test);
    let files = [("march.csv", rows[0]), ("april.csv", rows[1])].map(|(name, rows)| {
        let path = folder.join(name);
        std::fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        path
    });
    let mut w = window(WindowArgs { files: files.to_vec(), ..WindowArgs::default() });
    settle(&mut w, |w| {
        let layers = w.state().session().events().layers();
        layers.len() == 2 && layers.iter().all(|l| l.loading.is_none())
    });
    let layers = w.state().session().events().layers();
    let named = |name: &str| layers.iter().find(|l| l.name() == name).unwrap().id;
    let ids = [named("march.csv"), named("april.csv")];
    (w, ids)
}

pub fn perform(w: &mut Harness<'static, AtlasApp>, action: impl Into<iraq_risk_atlas::session::Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, action.into());
    w.run();
}

pub fn compared(test: &str, rows: [&str; 2]) -> (Harness<'static, AtlasApp>, [EventLayerId; 2]) {
    let (mut w, [old, new]) = both(test, rows);
    perform(&mut w, UpdateAction::Of { layer: new, of: Some(old) });
    settle(&mut w, |w| w.state().session().update(new).is_some_and(|u| u.compared().is_some()));
    (w, [old, new])
}

/// How many marks of differences the map has.
fn marks(w: &Harness<'static, AtlasApp>) -> usize {
    let scene = w.state().session().scene(&Theme::light());
    scene.groups.iter().filter(|g| g.id.ends_with("/changes")).map(|g| g.prims.len()).sum()
}

#[test]
fn what_differs_is_listed_by_kind_and_a_click_selects_it() {
    let (mut w, [old, new]) = compared("listed", [MARCH, APRIL]);
    w.get_all_by_label("Changes").next().unwrap().click();
    w.run();
    assert!(says(&w, "From march.csv to april.csv"));
    for line in ["IRQ1: killed 5 instead of 3", "IRQ2: moved 111 km", "IRQ3 · removed: ", "IRQ5 · added: "]
    {
        assert!(says(&w, line), "{line}");
    }
    w.get_by_label_contains("IRQ3 · removed").click();
    w.run();
    let selected = w.state().session().selection().unwrap().key().clone();
    assert!(
        matches!(&selected, Subject::Event { layer, key: EventKey::Row(_) } if *layer == old),
        "{selected:?}"
    );
    w.get_by_label_contains("IRQ2: moved").click();
    w.run();
    let selected = w.state().session().selection().unwrap().key().clone();
    assert!(matches!(&selected, Subject::Event { layer, .. } if *layer == new), "{selected:?}");
    // A kind that is switched off is neither listed nor marked.
    perform(&mut w, ViewAction::Home);
    let before = marks(&w);
    perform(&mut w, UpdateAction::Toggle { layer: new, kind: ChangeKind::Removed });
    assert!(!says(&w, "IRQ3 · removed"));
    assert!(before > marks(&w));
    perform(&mut w, UpdateAction::OnMap { layer: new, on: false });
    assert_eq!(marks(&w), 0);
    assert!(says(&w, "IRQ2: moved"));
}

#[test]
fn the_card_of_a_row_has_what_differs_before_and_after_and_leads_to_the_other_state() {
    let (mut w, [old, new]) = compared("card", [MARCH, APRIL]);
    let select = |w: &mut Harness<'static, AtlasApp>, words: &str| {
        w.get_all_by_label("Changes").next().unwrap().click();
        w.run();
        w.get_by_label_contains(words).click();
        settle(w, |w| says(w, "Changed from march.csv to april.csv"));
    };
    select(&mut w, "IRQ1: killed");
    for words in ["Killed 5 instead of 3.", "5 (was 3)", "1704067200 (was 1642000000)"] {
        assert!(says(&w, words), "{words}");
    }
    w.get_by_label("Show it as it was in march.csv").click();
    settle(&mut w, |w| says(w, "Show it as it is in april.csv"));
    let layer = |w: &Harness<'static, AtlasApp>| match w.state().session().selection().unwrap().key() {
        Subject::Event { layer, .. } => *layer,
        other => panic!("{other:?}"),
    };
    assert_eq!(layer(&w), old);
    select(&mut w, "IRQ3 · removed");
    assert!(says(&w, "It is no longer in april.csv."));
    select(&mut w, "IRQ5 · added");
    assert!(says(&w, "It is not in march.csv.") && layer(&w) == new);
    // What does not differ has no such part, nor does anything once the files are not compared any more.
    perform(&mut w, UpdateAction::Of { layer: new, of: None });
    assert!(!says(&w, "Changed from"));
}

#[test]
fn a_file_with_events_of_an_open_one_is_offered_as_an_update_of_it() {
    let (mut w, [old, new]) = both("offer", [MARCH, APRIL]);
    settle(&mut w, |w| w.state().session().update_offer(new).is_some_and(|of| of.id == old));
    w.get_all_by_label("Layers").next().unwrap().click();
    w.run();
    assert!(says(&w, "Has events of march.csv: an update of it?"));
    w.get_by_label("Compare").click();
    settle(&mut w, |w| w.state().session().update(new).is_some_and(|u| u.compared().is_some()));
    assert!(says(&w, "From march.csv to april.csv"));
    // Files of other events, or of which the ids are only numbered alike, are not.
    let (w, [old, new]) = both("no-offer", [MARCH, &APRIL.replace("IRQ", "IRQ9")]);
    assert!(w.state().session().update_offer(new).is_none());
    assert!(w.state().session().update_offer(old).is_none());
}

#[test]
fn a_project_keeps_which_list_of_deleted_events_applies_and_they_can_be_shown_again() {
    let folder = empty_folder("changes", "deleted");
    std::fs::write(folder.join("march.csv"), format!("{HEADER}{MARCH}")).unwrap();
    std::fs::write(folder.join("gone.csv"), "event_id_cnty,deleted_timestamp\nIRQ2,1704067200\n").unwrap();
    let project = folder.join("brief.atlas.json");
    let text = r#"{"iraq_risk_atlas_project": 1, "events": [{"id": "events-1", "source": {"path": "march.csv"}, "deleted": "gone.csv"}]}"#;
    std::fs::write(&project, text).unwrap();
    let mut w = window(WindowArgs { files: vec![project], ..WindowArgs::default() });
    let rows = |w: &Harness<'static, AtlasApp>| {
        let layers = w.state().session().events().layers();
        layers.first().filter(|l| l.loading.is_none()).map(|l| l.table.len())
    };
    settle(&mut w, |w| rows(w) == Some(3));
    let kept = |w: &Harness<'static, AtlasApp>| {
        w.state().session().project().deleted_lists().map(std::path::Path::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(kept(&w), [folder.join("gone.csv")]);
    w.get_all_by_label("Layers").next().unwrap().click();
    w.run();
    assert!(says(&w, "Without the deleted events of gone.csv"));
    w.get_by_label("Show all").click();
    settle(&mut w, |w| rows(w) == Some(4));
    assert!(kept(&w).is_empty());
    perform(&mut w, EditAction::Undo);
    assert_eq!((rows(&w), kept(&w)), (Some(3), vec![folder.join("gone.csv")]));
}

#[test]
fn a_layer_is_said_to_be_an_update_in_its_menu_and_that_can_be_undone() {
    let (mut w, [old, new]) = both("menu", [MARCH, APRIL]);
    // No layer updates one that is an update of it.
    perform(&mut w, UpdateAction::Of { layer: new, of: Some(old) });
    perform(&mut w, UpdateAction::Of { layer: old, of: Some(new) });
    let update_of =
        |w: &Harness<'static, AtlasApp>, id| w.state().session().events().layer(id).unwrap().update_of;
    assert_eq!((update_of(&w, old), update_of(&w, new)), (None, Some(old)));
    perform(&mut w, EditAction::Undo);
    assert_eq!(update_of(&w, new), None);
    assert!(w.state().session().update(new).is_none());
    perform(&mut w, EditAction::Redo);
    settle(&mut w, |w| w.state().session().update(new).is_some_and(|u| u.compared().is_some()));
    // Both stay available; without the earlier one there is nothing to compare.
    assert_eq!(w.state().session().events().layers().len(), 2);
    perform(&mut w, LayerAction::Close { layer: old.into() });
    assert!(w.state().session().update(new).is_none());
}

#[test]
fn too_many_marks_are_counted_and_not_drawn_until_the_map_is_zoomed_in() {
    // 3,100 events around Kirkuk and 7 around Basra get another number of people killed.
    let rows = |killed: u32| -> String {
        let row = |n: u32| {
            let (lat, lon) = if n < 3_100 { (35.2, 44.2) } else { (30.5, 47.7) };
            let (lat, lon) = (lat + f64::from(n % 50) / 100.0, lon + f64::from(n / 50 % 62) / 100.0);
            format!("IRQ{n},2017-03-01,Battles,A,Iraq,{lat:.2},{lon:.2},1,{killed},n,1642000000\n")
        };
        (0..3_107).map(row).collect()
    };
    let (mut w, [_, new]) = compared("many", [&rows(0), &rows(1)]);
    w.get_all_by_label("Changes").next().unwrap().click();
    w.run();
    assert!(says(&w, "3,107 marks in view are not drawn"));
    assert_eq!(marks(&w), 0);
    let size = w.state().session().viewport().size();
    let basra = |zoom| ViewAction::Set(Viewport::new(LonLat::new(47.7, 30.53), zoom, size));
    perform(&mut w, basra(13.0));
    assert!(!says(&w, "are not drawn"));
    // A ring, its halo and a point for each.
    assert_eq!(marks(&w), 7 * 3);
    // From further away they would hide each other: a ring, its halo and the number.
    perform(&mut w, basra(7.0));
    assert_eq!((marks(&w), numbers(&w)), (3, vec!["7".to_owned()]));
    perform(&mut w, UpdateAction::OnMap { layer: new, on: false });
    assert_eq!(marks(&w), 0);
}

/// The numbers of marks that stand for several differences.
fn numbers(w: &Harness<'_, AtlasApp>) -> Vec<String> {
    let scene = w.state().session().scene(&Theme::light());
    let prims = scene.groups.into_iter().filter(|g| g.id.ends_with("/changes")).flat_map(|g| g.prims);
    prims.filter_map(|prim| if let Prim::Label(label) = prim { Some(label.text) } else { None }).collect()
}

/// Five events of one place, of which one is removed and three differ.
pub const HERE: [&str; 2] = [
    "IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,3,one,1642000000\n\
     IRQ2,2017-03-02,Riots,A,Iraq,36.34,43.13,1,0,two,1642000000\n\
     IRQ3,2017-03-03,Riots,A,Iraq,36.34,43.13,1,0,three,1642000000\n\
     IRQ4,2017-03-04,Battles,A,Iraq,36.34,43.13,1,0,four,1642000000\n\
     IRQ5,2017-03-09,Battles,A,Iraq,36.34,43.13,1,0,five,1642000000\n",
    "IRQ1,2017-03-01,Battles,A,Iraq,36.34,43.13,1,5,one,1704067200\n\
     IRQ2,2017-03-02,Riots,B,Iraq,36.34,43.13,1,0,two and more,1704067200\n\
     IRQ4,2017-03-04,Battles,A,Iraq,36.34,43.13,1,2,four,1704067200\n\
     IRQ5,2017-03-09,Battles,A,Iraq,36.34,43.13,1,0,five,1704067200\n",
];

#[test]
fn what_differs_at_one_place_is_one_mark_with_a_number_and_a_click_lists_all_of_it() {
    let (mut w, [old, _]) = compared("one-place", HERE);
    perform(&mut w, ViewAction::Home);
    assert_eq!(numbers(&w), ["4"]);
    let at = place(&w, 43.13, 36.34);
    click(&mut w, at);
    assert!(says(&w, "Removed: Riots") && says(&w, "Killed changed: Battles"));
    let hits = w.state().session().selection().unwrap().hits().to_vec();
    let rows = hits.iter().filter(|key| matches!(key, Subject::Event { key: EventKey::Row(_), .. })).count();
    assert_eq!(rows, 4, "{hits:?}");
    // The removed one is among them, and its layer stays hidden.
    let removed = hits.iter().position(|key| key.layer() == Some(old.into())).unwrap();
    perform(&mut w, SelectAction::Take { index: removed });
    assert!(!w.state().session().events().layer(old).unwrap().visible());
}

#[test]
fn marks_and_list_follow_the_days_and_filters_of_the_layer() {
    let (mut w, [_, new]) = compared("filters", HERE);
    perform(&mut w, ViewAction::Home);
    w.get_all_by_label("Changes").next().unwrap().click();
    w.run();
    assert!(says(&w, "Killed changed  2") && says(&w, "Removed  1"));
    // The first two days alone.
    let days = (day("2017-03-01"), day("2017-03-02"));
    perform(&mut w, EventAction::Days(Some(days)));
    assert_eq!(numbers(&w), ["2"]);
    assert!(says(&w, "Killed changed  1 of 2") && says(&w, "Removed  0 of 1"));
    assert!(says(&w, "Listed and marked are those within the days and filters of april.csv."));
    assert!(says(&w, "IRQ1: killed") && !says(&w, "IRQ3 · removed") && !says(&w, "IRQ4: killed"));
    // Riots alone, of both files.
    perform(&mut w, EventAction::Days(None));
    let session = w.state().session();
    let layer = session.events().layer(new).unwrap();
    let types = layer.table.type_dimension().unwrap();
    let riots = layer.table.dimensions()[types].values.iter().position(|v| v == "Riots").unwrap();
    let mut filter = layer.filter().clone();
    filter.only(types, riots as u16);
    perform(&mut w, EventAction::Filter { layer: new, filter });
    assert_eq!(numbers(&w), ["2"]);
    assert!(says(&w, "IRQ3 · removed") && says(&w, "IRQ2: ") && !says(&w, "IRQ1: killed"));
}

#[test]
fn other_fields_that_differ_are_named_in_the_list() {
    let (mut w, _) = compared("fields", HERE);
    w.get_all_by_label("Changes").next().unwrap().click();
    settle(&mut w, |w| says(w, "IRQ2: other fields: actor1, notes"));
}

#[test]
fn the_earlier_file_is_hidden_while_both_are_compared_and_shown_again_afterwards() {
    let (mut w, [old, new]) = compared("hidden", [MARCH, APRIL]);
    let visible = |w: &Harness<'_, AtlasApp>| w.state().session().events().layer(old).unwrap().visible();
    assert!(!visible(&w));
    w.get_all_by_label("Changes").next().unwrap().click();
    w.run();
    assert!(says(&w, "march.csv is hidden meanwhile."));
    // One step brings both back as they were.
    perform(&mut w, EditAction::Undo);
    assert!(visible(&w) && w.state().session().update(new).is_none());
    perform(&mut w, EditAction::Redo);
    assert!(!visible(&w));
    perform(&mut w, UpdateAction::Of { layer: new, of: None });
    assert!(visible(&w));
    // What the user has chosen in between stays.
    perform(&mut w, UpdateAction::Of { layer: new, of: Some(old) });
    let show = |visible| LayerAction::Show { layer: old.into(), visible };
    perform(&mut w, show(true));
    assert!(says(&w, "march.csv is on the map, too: events are drawn twice."));
    perform(&mut w, show(false));
    perform(&mut w, UpdateAction::Of { layer: new, of: None });
    assert!(!visible(&w));
    // Closing the later file ends the comparison as well.
    perform(&mut w, show(true));
    perform(&mut w, UpdateAction::Of { layer: new, of: Some(old) });
    assert!(!visible(&w));
    perform(&mut w, LayerAction::Close { layer: new.into() });
    assert!(visible(&w));
}

#[test]
fn a_project_that_hides_the_earlier_file_shows_it_when_the_comparison_ends() {
    let folder = empty_folder("changes", "project");
    for (name, rows) in [("march.csv", MARCH), ("april.csv", APRIL)] {
        std::fs::write(folder.join(name), format!("{HEADER}{rows}")).unwrap();
    }
    let project = folder.join("brief.atlas.json");
    let text = r#"{"iraq_risk_atlas_project": 1, "events": [
        {"id": "events-1", "source": {"path": "march.csv"}, "visible": false},
        {"id": "events-2", "source": {"path": "april.csv"}, "update_of": "events-1"}]}"#;
    std::fs::write(&project, text).unwrap();
    let mut w = window(WindowArgs { files: vec![project], ..WindowArgs::default() });
    settle(&mut w, |w| w.state().session().active_update().is_some_and(|(_, u)| u.compared().is_some()));
    let (new, old) = w.state().session().active_update().map(|(layer, update)| (layer, update.of)).unwrap();
    let visible = |w: &Harness<'_, AtlasApp>| w.state().session().events().layer(old).unwrap().visible();
    assert!(!visible(&w));
    perform(&mut w, UpdateAction::Of { layer: new, of: None });
    assert!(visible(&w));
}
