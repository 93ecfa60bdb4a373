//! Where the map is once an event file is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;
use egui_kittest::Harness;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::events::{EventTable, TableBuilder};
use iraq_risk_atlas::geo::{LonLat, Viewport, World};
use iraq_risk_atlas::model::EventLayerId;
use iraq_risk_atlas::session::{EditAction, EventAction, LinkView, Shared, ViewAction};

use super::hand::settle;
use super::{says, window};
use crate::support::atlas;
use crate::support::events::{OfBase, day, event};
use crate::support::files::empty_folder;

/// A file as it comes when it is dropped on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

/// Forty events round Basra and one far away.
fn basra(test: &str) -> PathBuf {
    let row = |n: u32| {
        let (lat, lon) = if n == 40 { (37.0, 42.4) } else { (30.5 + f64::from(n) / 100.0, 47.7) };
        format!("IRQ{n},2017-03-01,Battles,A,Iraq,{lat:.2},{lon:.2},1,0,n,1642000000\n")
    };
    let header = "event_id_cnty,event_date,event_type,actor1,country,latitude,longitude,geo_precision,fatalities,notes,timestamp\n";
    let path = empty_folder("opening", test).join("basra.csv");
    std::fs::write(&path, header.to_owned() + &(0..41).map(row).collect::<String>()).unwrap();
    path
}

fn perform(w: &mut Harness<'static, AtlasApp>, action: impl Into<iraq_risk_atlas::session::Action>) {
    let ctx = w.ctx.clone();
    w.state_mut().perform(&ctx, action.into());
    w.run();
}

fn view(w: &Harness<'_, AtlasApp>) -> Viewport {
    w.state().session().viewport()
}

/// What the view shows, whatever its size.
fn ground(w: &Harness<'_, AtlasApp>) -> (World, f64) {
    (view(w).center(), view(w).zoom())
}

/// A window that shows Mosul.
fn at_mosul() -> (Harness<'static, AtlasApp>, (World, f64)) {
    let mut w = window(WindowArgs::default());
    let size = view(&w).size();
    perform(&mut w, ViewAction::Set(Viewport::new(LonLat::new(43.13, 36.34), 9.0, size)));
    let before = ground(&w);
    (w, before)
}

fn open(w: &mut Harness<'static, AtlasApp>, path: PathBuf) {
    w.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    w.step();
    settle(w, is_open);
}

fn is_open(w: &Harness<'_, AtlasApp>) -> bool {
    w.state().session().events().active().is_some_and(|layer| layer.loading.is_none())
}

fn is_seen(w: &Harness<'_, AtlasApp>, lon: f64, lat: f64) -> bool {
    view(w).bounds().contains(LonLat::new(lon, lat).into())
}

#[test]
fn opening_a_file_moves_the_map_to_most_of_its_events_and_undo_moves_it_back() {
    let (mut w, before) = at_mosul();
    open(&mut w, basra("undo"));
    assert!(is_seen(&w, 47.7, 30.7) && !is_seen(&w, 42.4, 37.0), "the stray one does not decide");
    assert!(view(&w).zoom() > 7.0);
    assert_eq!(w.state().session().undo_label(), Some("Zoom to the events of basra.csv"));
    perform(&mut w, EditAction::Undo);
    assert_eq!(ground(&w), before);
    assert_eq!(w.state().session().undo_label(), None);
}

#[test]
fn the_map_stays_where_enough_is_seen_and_where_the_user_has_moved_it_or_asked_for_a_view() {
    let mut w = window(WindowArgs::default());
    let home = view(&w).center();
    open(&mut w, basra("seen"));
    // All of Iraq is fitted into what the timeline leaves; that is no move to the events.
    assert_eq!((view(&w).center(), w.state().session().undo_label()), (home, None));
    assert!(is_seen(&w, 42.7, 37.2) && is_seen(&w, 48.3, 29.9));
    // Of two files the user moves the map while the second is read.
    for (moves, stays) in [(false, false), (true, true)] {
        let (mut w, _) = at_mosul();
        let layer = EventLayerId(7);
        let ctx = w.ctx.clone();
        // A file that is being read never comes to rest.
        let mut begun = vec![EventAction::Begin { layer, name: "made up".to_owned() }.into()];
        begun.extend(moves.then(|| ViewAction::Pan { dx: 30.0, dy: 0.0 }.into()));
        begun.push(EventAction::Done { layer, table: Shared(Arc::new(south())) }.into());
        w.state_mut().apply(&ctx, begun);
        perform(&mut w, ViewAction::ToOpened { layer });
        assert_eq!(is_seen(&w, 43.13, 36.34), stays);
    }
    let at = LinkView::new(LonLat::new(43.13, 36.34), Some(9.0));
    let mut w = window(WindowArgs { files: vec![basra("given")], at, ..WindowArgs::default() });
    settle(&mut w, is_open);
    assert!(is_seen(&w, 43.13, 36.34) && !says(&w, "The map shows where most events"));
}

/// Ten events in Basra.
fn south() -> EventTable {
    let atlas = atlas();
    let governorates = OfBase(&atlas.base);
    let mut builder = TableBuilder::new(Vec::new(), &governorates);
    for n in 0..10 {
        let on = day("2017-03-01");
        let event = event(on, LonLat::new(47.7 + f64::from(n) / 100.0, 30.5), &[]);
        builder.push(&event, &governorates);
    }
    builder.finish()
}
