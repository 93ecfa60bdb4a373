//! What the tests of figures share: two sessions and a page.

use std::sync::OnceLock;

use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::paint::{Figure, Layout};
use iraq_risk_atlas::session::{LayerAction, SelectAction, Session, ViewAction};

pub const SIZE: [f32; 2] = [1100.0, 760.0];

/// The first view of a window, all layers on.
pub fn home() -> Session {
    static FIRST: OnceLock<Session> = OnceLock::new();
    let first = FIRST.get_or_init(|| {
        let mut session = super::session();
        session.apply(ViewAction::Resize { size: SIZE }.into());
        let home = Viewport::fit(session.atlas().base.home(), SIZE, 24.0);
        session.apply(ViewAction::Set(home).into());
        session.apply(LayerAction::ShowAll(true).into());
        session
    });
    first.clone()
}

/// Round Hawija, which is selected.
pub fn near() -> Session {
    let mut session = home();
    session.apply(ViewAction::Set(Viewport::new(LonLat::new(43.9, 35.2), 8.0, SIZE)).into());
    let hawija = session.atlas().find_id("FP-07").unwrap();
    session.apply(SelectAction::Feature(hawija).into());
    session
}

pub fn both() -> [(&'static str, Session); 2] {
    [("all of Iraq", home()), ("round Hawija", near())]
}

pub fn page(layout: Layout) -> Figure {
    Figure {
        layout: Some(layout),
        title: "Risk areas in Kirkuk & Diyala".to_owned(),
        author: "A desk".to_owned(),
        date: "28 November 2026".to_owned(),
        ..Figure::default()
    }
}
