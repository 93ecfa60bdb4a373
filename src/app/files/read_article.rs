use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::atlas::Atlas;
use crate::reading::{Document, Draft, Mention, PlaceFinder, PlaceRef, drafts_watched};

/// Drafts for places in Iraq, and the places named outside it. `None` if cancelled.
pub fn drafts(document: &Document, atlas: &Atlas, stop: &AtomicBool) -> Option<(Vec<Draft>, Vec<Mention>)> {
    let mentions = finder(atlas).mentions(document);
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let drafts = drafts_watched(document, &mentions, atlas, &mut |_| {});
    let outside = |mention: &Mention| matches!(mention.best().place, PlaceRef::Outside(_));
    let outside = mentions.into_iter().filter(outside).collect();
    (!stop.load(Ordering::Relaxed)).then_some((drafts, outside))
}

/// Built at the first text; the built-in names are the same for all.
fn finder(atlas: &Atlas) -> &'static PlaceFinder {
    static FINDER: OnceLock<PlaceFinder> = OnceLock::new();
    FINDER.get_or_init(|| PlaceFinder::new(atlas))
}
