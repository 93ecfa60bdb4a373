use serde::{Deserialize, Serialize};

use super::Look;

/// What is remembered between runs. Members that are missing or unknown do no harm, so
/// that versions can follow each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The layers from top to bottom.
    pub layers: Vec<SavedLayer>,
    /// Longitude, latitude (degrees) and zoom of the view.
    pub view: Option<[f64; 3]>,
    pub names: String,
    pub look: Look,
    /// Paths of event files that were opened, the latest first.
    pub recent: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedLayer {
    pub id: String,
    pub visible: bool,
    pub opacity: f32,
}

impl Default for SavedLayer {
    fn default() -> Self {
        Self { id: String::new(), visible: true, opacity: 1.0 }
    }
}
