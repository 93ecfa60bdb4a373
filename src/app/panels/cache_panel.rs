use std::sync::Arc;

use egui::Ui;

use crate::files::{IoReason, Opener, TableCache};
use crate::session::Command;
use crate::ui::{CacheSetting, Outbox, Panel, PanelContext, PanelId, Side, cache_window};

/// The setting for the tables of large event files that are kept to open them sooner.
pub struct CachePanel {
    opener: Arc<Opener>,
    /// What the cache holds in a sentence, and when it was looked up on the window's clock.
    held: Option<(String, f64)>,
}

/// Seconds after which the size is looked up again.
const FRESH: f64 = 2.0;

impl CachePanel {
    pub fn new(opener: Arc<Opener>) -> Self {
        Self { opener, held: None }
    }

    fn setting(&mut self, now: f64) -> Option<CacheSetting> {
        let cache = self.opener.cache()?;
        if self.held.as_ref().is_none_or(|(_, then)| now - then > FRESH) {
            self.held = Some((held(cache), now));
        }
        let megabytes = |bytes: u64| bytes >> 20;
        let about = format!(
            "The tables of event files of {} MB and more are kept, at most {} MB of them, so that an unchanged file \
             opens without being read again. They hold what filters and the map need, and no other text of the rows.",
            megabytes(TableCache::LEAST),
            megabytes(TableCache::MOST)
        );
        Some(CacheSetting {
            on: self.opener.keeps_tables(),
            about,
            held: self.held.as_ref().map(|(words, _)| words.clone()).unwrap_or_default(),
            folder: cache.folder().display().to_string(),
        })
    }
}

fn held(cache: &TableCache) -> String {
    match cache.size() {
        Ok(size) if size.tables == 0 => "It is empty.".to_owned(),
        Ok(size) => format!("It holds {size}."),
        Err(why) => format!("It cannot be read: {}.", IoReason::from(why)),
    }
}

impl Panel for CachePanel {
    fn id(&self) -> PanelId {
        "cache"
    }

    fn title(&self) -> &'static str {
        "Cache of event files"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::Cache]
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn opened(&mut self) {
        self.held = None;
    }

    fn ui(&mut self, ui: &mut Ui, _context: &PanelContext) -> Outbox {
        let setting = self.setting(ui.input(|i| i.time));
        let (mut out, closed) = cache_window(ui.ctx(), setting.as_ref());
        if !out.commands.is_empty() {
            self.held = None;
        }
        out.append(Outbox::closing(self.id(), closed));
        out
    }
}
