//! Where things are in the window. A second window, without a screen, is laid out at the same size; its
//! accessibility tree says by name where a button or a shape is. So the test clicks what a user would look
//! for, wherever the layout has put it.

use std::sync::Arc;

use eframe::egui::{Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};
use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::model::FeatureLayerId;
use iraq_risk_atlas::session::Session;

pub struct Places {
    twin: Harness<'static, AtlasApp>,
}

/// Frames after which everything has its place.
const FRAMES: usize = 12;

impl Places {
    pub fn new(width: u32, height: u32) -> Self {
        let atlas = Arc::new(Atlas::built_in().expect("the built-in data"));
        let builder = Harness::builder().with_size([width as f32, height as f32]);
        let mut twin =
            builder.build_eframe(move |cc| AtlasApp::new(&cc.egui_ctx, atlas, None, &WindowArgs::default()));
        twin.run_steps(FRAMES);
        Self { twin }
    }

    /// The box of what goes by this name.
    pub fn of(&self, name: &str) -> Rect {
        self.twin.get_by_label(name).rect()
    }

    /// The box round a position inside a built-in feature.
    pub fn of_feature(&self, id: &str) -> Rect {
        let session = self.twin.state().session();
        let key = session.atlas().find_id(id).expect("a built-in feature");
        let properties = &session.feature(&key).expect("a feature of a layer").properties;
        self.of(&format!("{}, {}", properties.name, properties.kind.words()))
    }

    /// What the window has in front of it at its start.
    pub fn session(&self) -> &Session {
        self.twin.state().session()
    }

    /// The button that hides a layer.
    pub fn eye(&self, layer: &str) -> Rect {
        let layer =
            self.twin.state().session().layer(&FeatureLayerId::built_in(layer)).expect("a built-in layer");
        self.of(&format!("Hide {}", layer.meta().name))
    }

    /// Clicks in the twin too, so that its panels show what the window's show.
    pub fn click(&mut self, at: Pos2) {
        self.twin.hover_at(at);
        self.twin.run_steps(2);
        self.twin.drag_at(at);
        self.twin.run_steps(1);
        self.twin.drop_at(at);
        self.twin.run_steps(FRAMES);
    }
}
