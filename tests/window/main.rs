//! User input on the whole window without a display: widgets and shapes are found by their accessible names.

mod articles;
mod changes;
mod changes_drawn;
mod columns;
mod commands;
mod comparing;
mod conditions;
mod event_commands;
mod event_table;
mod event_tables;
mod events_filter;
mod events_timeline;
mod export_data;
mod figures;
mod hand;
mod keyboard;
mod layers;
mod letters;
mod lists;
mod map;
mod marks;
mod menus;
mod opening;
mod periods;
mod place_list;
mod placed_table;
mod projects;
mod review;
mod room;
mod search;
#[path = "../support/mod.rs"]
mod support;
mod two_files;
mod window;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use iraq_risk_atlas::app::{AtlasApp, WindowArgs};

use crate::support::atlas;

/// The window after its first frames.
fn window(args: WindowArgs) -> Harness<'static, AtlasApp> {
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(300)
        .with_step_dt(1.0 / 30.0)
        .build_eframe(move |cc| AtlasApp::new(&cc.egui_ctx, atlas(), cc.storage, &args));
    window.run();
    window
}

fn selecting(id: &str) -> Harness<'static, AtlasApp> {
    window(WindowArgs { select: Some(id.to_owned()), ..WindowArgs::default() })
}

/// Chooses a command in a menu.
fn choose(window: &mut Harness<'static, AtlasApp>, menu: &str, title: &str) {
    window.get_by_role_and_label(Role::Button, menu).click();
    window.run();
    window.get_by_label(title).click();
    window.run();
}

/// Whether any widget's name holds these words.
fn says(window: &Harness<'_, AtlasApp>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Id of what is selected.
fn selected(window: &Harness<'_, AtlasApp>) -> Option<String> {
    window.state().session().selection().map(|s| s.key().id().into_owned())
}
