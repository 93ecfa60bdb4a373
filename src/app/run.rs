use std::error::Error;
use std::sync::Arc;

use crate::atlas::{Atlas, AtlasError};
use crate::session::Session;
use crate::style::Theme;

use super::{AtlasApp, WindowArgs, exit_after, keep_freed_memory};

/// The application id, also the name of its data folder.
const APP_ID: &str = "iraq-risk-atlas";

/// Why there is no window: a sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// What the window shows could not be made.
    #[error("{0}")]
    Content(Box<dyn Error + Send + Sync>),
    // eframe's messages name its source files; the remedy is the same in every case.
    #[error(
        "No window can be opened: the display does not respond, or it has no OpenGL 2.1. \
         `iraq-risk-atlas render -o map.png` draws the map without one."
    )]
    NoDisplay(#[source] eframe::Error),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// If no window can be opened.
#[expect(clippy::wildcard_enum_match_arm, reason = "the toolkit may add errors")]
pub fn run(args: WindowArgs) -> Result<(), WindowError> {
    keep_freed_memory();
    // Prepared while the window opens, which takes longer.
    let session = std::thread::spawn(session);
    let args = WindowArgs { data: args.data.or_else(|| eframe::storage_dir(APP_ID)), ..args };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Iraq Risk Atlas")
            .with_app_id(APP_ID)
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([860.0, 560.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |cc| {
            exit_after::install(&cc.egui_ctx);
            let session = session.join().map_err(|_| "The built-in data cannot be read.")??;
            Ok(Box::new(AtlasApp::with_session(&cc.egui_ctx, session, cc.storage, &args)))
        }),
    )
    .map_err(|e| match e {
        eframe::Error::AppCreation(why) => WindowError::Content(why),
        error => WindowError::NoDisplay(error),
    })
}

fn session() -> Result<Session, AtlasError> {
    let session = Session::new(Arc::new(Atlas::built_in()?));
    // Drawn once in advance: shapes cache the detail computed for it.
    session.scene(&Theme::light());
    Ok(session)
}
