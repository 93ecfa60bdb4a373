use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;

use crate::atlas::{Atlas, GovernorateIndex};
use crate::events::EventTable;
use crate::files::EventSource;
use crate::formats::events::{self, EventFile, Mapping, PlaceNames, Progress, Watch};
use crate::session::Loading;

/// An event file that is read beside the window. Dropped, it stops and gives its memory back.
pub struct EventWorker {
    /// Id of the layer that its rows go to.
    pub layer: String,
    news: Receiver<News>,
    stop: Arc<AtomicBool>,
}

/// What the worker has to say.
pub enum News {
    Progress(Loading),
    /// The rows so far.
    Rows(Box<EventTable>),
    Done(Box<Read>),
    /// A sentence; the file is not open.
    Failed(String),
}

/// A file that was read whole.
pub struct Read {
    pub file: EventFile,
    pub source: Arc<EventSource>,
}

/// Rows at which the map is first filled, and by how much more each next time: all of the
/// fillings together cost a quarter of the last one.
const FIRST_FILLING: usize = 20_000;
const NEXT_FILLING: usize = 5;

/// How often progress is told at most.
const TELL_EVERY: Duration = Duration::from_millis(60);

impl EventWorker {
    /// Reads a file that is open; `mapping` says what its columns mean.
    pub fn start(
        ctx: &Context,
        (atlas, places): (Arc<Atlas>, Arc<dyn PlaceNames>),
        layer: String,
        source: Arc<EventSource>,
        mapping: Option<Mapping>,
    ) -> Self {
        let (sender, news) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let mut work =
            Work { ctx: ctx.clone(), sender, stop: stop.clone(), told: None, filling: FIRST_FILLING };
        std::thread::spawn(move || {
            let last = work.read(&atlas, &*places, source, mapping.as_ref());
            work.tell(last);
        });
        Self { layer, news, stop }
    }

    /// What there is to say since last asked.
    pub fn poll(&self) -> Vec<News> {
        let mut all = Vec::new();
        loop {
            match self.news.try_recv() {
                Ok(news) => all.push(news),
                Err(TryRecvError::Empty) => return all,
                Err(TryRecvError::Disconnected) => {
                    if all.is_empty() {
                        all.push(News::Failed(
                            "The file could not be read: its reader ended early.".to_owned(),
                        ));
                    }
                    return all;
                }
            }
        }
    }
}

impl Drop for EventWorker {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// The worker's own side.
struct Work {
    ctx: Context,
    sender: Sender<News>,
    stop: Arc<AtomicBool>,
    told: Option<Instant>,
    filling: usize,
}

impl Work {
    fn read(
        &mut self,
        atlas: &Atlas,
        places: &dyn PlaceNames,
        source: Arc<EventSource>,
        mapping: Option<&Mapping>,
    ) -> News {
        let governorates = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
        let of_bytes = source.len();
        let mut watch = |progress: &Progress| self.watch(progress, of_bytes);
        let (name, mut input) = (source.name(), source.reader());
        let places = Some(places);
        match events::read_with_names(name, &mut input, &governorates, places, mapping, &mut watch) {
            Ok(file) => {
                // Counted here and not in the window.
                file.table.everything();
                News::Done(Box::new(Read { file, source }))
            }
            Err(why) => News::Failed(why.to_string()),
        }
    }

    fn watch(&mut self, progress: &Progress, of_bytes: u64) -> Watch {
        if self.stop.load(Ordering::Relaxed) {
            return Watch::Stop;
        }
        if self.told.is_none_or(|told| told.elapsed() > TELL_EVERY) {
            self.told = Some(Instant::now());
            self.tell(News::Progress(Loading { bytes: progress.bytes, of_bytes, rows: progress.rows }));
        }
        if progress.builder.len() >= self.filling {
            self.filling = progress.builder.len().saturating_mul(NEXT_FILLING);
            let table = progress.builder.snapshot();
            table.everything();
            self.tell(News::Rows(Box::new(table)));
        }
        Watch::GoOn
    }

    fn tell(&self, news: News) {
        // The window may be gone by now; then nobody wants to know.
        let _ = self.sender.send(news);
        self.ctx.request_repaint();
    }
}
