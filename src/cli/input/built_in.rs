use std::sync::Arc;

use crate::atlas::Atlas;
use crate::cli::output::Failure;
use crate::session::Session;

/// A session with the built-in data, in its initial state.
pub fn session() -> Result<Session, Failure> {
    let atlas = Atlas::built_in().map_err(|e| Failure::internal(e.to_string()))?;
    Ok(Session::new(Arc::new(atlas)))
}
