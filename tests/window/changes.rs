//! Two states of a source in the window: what differs is listed, chosen and marked on the map.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::ChangeKind;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::model::{EventKey, EventLayerId, Subject};
use iraq_risk_atlas::session::{EditAction, LayerAction, UpdateAction, ViewAction};
use iraq_risk_atlas::style::Theme;

use super::hand::settle;
use super::{says, window};
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
fn both(test: &str, rows: [&str; 2]) -> (Harness<'static, AtlasApp>, [EventLayerId; 2]) {
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

fn perform(w: &mut Harness<'static, AtlasApp>, action: impl Into<iraq_risk_atlas::session::Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, action.into());
    w.run();
}

fn compared(test: &str, rows: [&str; 2]) -> (Harness<'static, AtlasApp>, [EventLayerId; 2]) {
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
    let (mut w, _) = compared("many", [&rows(0), &rows(1)]);
    w.get_all_by_label("Changes").next().unwrap().click();
    w.run();
    assert!(says(&w, "3,107 marks in view are not drawn"));
    assert_eq!(marks(&w), 0);
    let basra = Viewport::new(LonLat::new(47.9, 30.6), 9.0, w.state().session().viewport().size());
    perform(&mut w, ViewAction::Set(basra));
    assert!(!says(&w, "are not drawn"));
    // A ring, its halo and a point for each.
    assert_eq!(marks(&w), 7 * 3);
}
