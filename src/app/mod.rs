//! The program with a window: frame loop, files, what is remembered. It runs the session's
//! effects; what they mean is not its business.

mod articles;
mod atlas_app;
mod commands;
mod exit_after;
mod exports;
mod files;
mod flight;
mod in_use;
mod jobs;
mod map_view;
mod memory;
mod outbox;
mod panels;
mod projects;
mod today;

pub use atlas_app::AtlasApp;
pub use flight::Flight;
pub use memory::keep_freed_memory;

use std::path::PathBuf;
use std::sync::Arc;

use crate::atlas::{Atlas, AtlasError};
use crate::files::TextFile;
use crate::session::{LayerChoice, LinkView, Session};
use crate::style::Theme;

/// What the command line asks of the window.
#[derive(Clone, Debug, Default)]
pub struct WindowArgs {
    pub select: Option<String>,
    /// The reader's own copy of an article.
    pub text: Option<TextFile>,
    pub layers: Option<LayerChoice>,
    /// The view to open with.
    pub at: Option<LinkView>,
    /// Articles, layers and event files to open.
    pub files: Vec<PathBuf>,
    /// The folder in which what is not saved yet is kept against a crash; none = it is not kept.
    pub data: Option<PathBuf>,
}

/// The name under which the system knows the program, and its folder.
const APP_ID: &str = "iraq-risk-atlas";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// One sentence, if no window can be opened.
pub fn run(args: WindowArgs) -> Result<(), String> {
    keep_freed_memory();
    // Made ready beside the opening of the window, which takes longer.
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
        eframe::Error::AppCreation(why) => why.to_string(),
        // The toolkit's own words name its source files; what helps is the same in every case.
        _ => "No window can be opened: the display does not respond, or it has no OpenGL 2.1. \
              `iraq-risk-atlas render -o map.png` draws the map without one."
            .to_owned(),
    })
}

fn session() -> Result<Session, AtlasError> {
    let session = Session::new(Arc::new(Atlas::built_in()?));
    // Drawn once for nobody: shapes keep the detail they have worked out for it.
    session.scene(&Theme::light());
    Ok(session)
}
