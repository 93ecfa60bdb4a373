use serde::{Deserialize, Serialize};

use crate::geo::{LonLat, Viewport};
use crate::scene::Names;

use super::{FeatureLayer, Session, ThemePreference};

/// State remembered between runs. Missing and unknown members are tolerated, for compatibility between
/// versions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The layers from top to bottom.
    pub layers: Vec<SavedLayer>,
    /// Longitude, latitude (degrees) and zoom of the view.
    pub view: Option<[f64; 3]>,
    pub names: String,
    pub look: ThemePreference,
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

impl Session {
    /// What to remember for the next run.
    pub fn saved(&self) -> Saved {
        let viewport = self.view.viewport;
        let center = LonLat::from(viewport.center());
        let layer = |l: &FeatureLayer| SavedLayer {
            id: l.id().to_string(),
            visible: l.visible(),
            opacity: l.opacity(),
        };
        Saved {
            layers: self.document.layers.features().map(layer).collect(),
            view: Some([center.lon, center.lat, viewport.zoom()]),
            names: self.document.names.words().to_owned(),
            look: self.view.look,
            recent: self.view.recent.clone(),
        }
    }

    /// Restores state from an earlier run; layers unknown to it stay unchanged.
    pub fn restore(&mut self, saved: &Saved) {
        let layers = &mut self.document.layers;
        for state in layers.features_mut(|_| true) {
            if let Some(was) = saved.layers.iter().find(|s| s.id == state.id().name()) {
                state.settings.visible = was.visible;
                state.settings.set_opacity(was.opacity);
            }
        }
        let place = |id: &str| saved.layers.iter().position(|s| s.id == id).unwrap_or(usize::MAX);
        layers.sort_features_by_key(|l| place(l.id().name()));
        if let Some([lon, lat, zoom]) = saved.view.filter(|v| v.iter().all(|n| n.is_finite())) {
            let size = self.view.viewport.size();
            let home = self.atlas.base.home();
            self.view.viewport = Viewport::new(LonLat::new(lon, lat), zoom, size).kept_within(home);
        }
        self.document.names = Names::ALL.into_iter().find(|n| n.words() == saved.names).unwrap_or_default();
        self.view.look = saved.look;
        self.view.recent.clone_from(&saved.recent);
    }
}
