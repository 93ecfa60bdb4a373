//! What the test programs share. Each takes it in as a module and uses a part of it.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod alone;
pub mod attacks;
pub mod colours;
pub mod events;
pub mod files;
pub mod papers;
pub mod tools;

use std::sync::{Arc, LazyLock, OnceLock};

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::session::Session;

static ATLAS: LazyLock<Arc<Atlas>> =
    LazyLock::new(|| Arc::new(Atlas::built_in().expect("the built-in data are whole")));

pub fn atlas() -> Arc<Atlas> {
    ATLAS.clone()
}

/// The same, for as long as the program runs.
pub fn built_in() -> &'static Atlas {
    &ATLAS
}

/// A session as at the first start.
pub fn session() -> Session {
    static FIRST: OnceLock<Session> = OnceLock::new();
    FIRST.get_or_init(|| Session::new(atlas())).clone()
}
