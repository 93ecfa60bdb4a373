use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::atlas::Atlas;
use crate::events::EventTable;
use crate::files::EventSource;
use crate::formats::events::{EventFile, Mapping, Progress, Watch};
use crate::session::Loading;

/// An event file that is read beside the window.
pub struct EventWorker {
    /// Id of the layer that its rows go to.
    pub layer: String,
    pub path: PathBuf,
    news: Receiver<News>,
    stop: Arc<AtomicBool>,
}

/// What the worker has to say.
pub enum News {
    Progress(Loading),
    /// The rows so far.
    Rows(EventTable),
    Done(Box<(EventFile, EventSource)>),
    /// A sentence; the file is not open.
    Failed(String),
    /// The reader ended it.
    Stopped,
}
