//! What the benches share: one session with every built-in layer shown, and the views.
// Each bench is a crate of its own and uses only a part of this.
#![allow(dead_code, reason = "each bench uses a part of it")]

use std::sync::Arc;

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::geo::{LonLat, Viewport};
use iraq_risk_atlas::session::{LayerAction, Session, ViewAction};

/// The map's size in logical pixels, the one the target is set for.
pub const SIZE: [f32; 2] = [1280.0, 800.0];

pub fn atlas() -> Arc<Atlas> {
    Arc::new(Atlas::built_in().expect("the built-in data is sound"))
}

/// Every layer shown, the whole country in view.
pub fn session() -> Session {
    let mut session = Session::new(atlas());
    session.apply(ViewAction::Resize { size: SIZE }.into());
    session.apply(LayerAction::ShowAll(true).into());
    let home = Viewport::fit(session.atlas().base.home(), SIZE, 24.0);
    session.apply(ViewAction::Set(home).into());
    session
}

pub fn baghdad(zoom: f64) -> Viewport {
    Viewport::new(LonLat::new(44.4, 33.34), zoom, SIZE)
}

pub fn look_at(session: &mut Session, view: Viewport) {
    session.apply(ViewAction::Set(view).into());
}
