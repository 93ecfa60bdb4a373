use std::path::{Path, PathBuf};

use egui::Context;

use crate::session::{Action, Review, ReviewAction, Session};
use crate::ui::{CloseAnswer, OfferAnswer, SaveAnswer, SaveWords, close_question, recovery_offer};

use crate::app::articles::article_controller::ArticleController;
use crate::app::articles::review_recovery;
use crate::app::files::save_as::SaveAs;
use crate::files::full_path;

const LAYER: SaveWords = SaveWords {
    title: "Save layer",
    about: "A GeoJSON file with what you have accepted and what is needed to continue the review. The article’s \
            sentences are not included.",
    field: "Layer file path",
};

/// The dialogs of a review.
impl ArticleController {
    /// Saves, or asks where to save.
    pub fn save(&mut self, session: &Session, ask: bool) {
        let Some(review) = session.review() else { return };
        match review.saved_to().filter(|_| !ask) {
            Some(path) => self.write(session, path.into()),
            None => self.ask_where(review),
        }
    }

    pub(in crate::app) fn ask_where(&mut self, review: &Review) {
        self.dialog = Some(SaveAs::new(&self.jobs, LAYER, &proposed(review), review.saved_to()));
    }

    /// Closes the review, asking first if there are unsaved changes.
    pub fn close(&mut self, session: &Session) -> Option<Action> {
        self.closing = session.review().is_some_and(Review::is_unsaved);
        (!self.closing).then(|| ReviewAction::Close.into())
    }

    /// The dialogs for saving, closing and recovery.
    pub fn windows(&mut self, ctx: &Context, session: &Session) -> Vec<Action> {
        self.save_window(ctx, session);
        self.offer_window(ctx);
        let Some(review) = session.review().filter(|_| self.closing) else { return Vec::new() };
        match close_question(ctx) {
            CloseAnswer::Waiting => return Vec::new(),
            CloseAnswer::Save => self.save(session, false),
            CloseAnswer::Cancel => {}
            CloseAnswer::Close => {
                self.closing = false;
                self.forget(&review.sha256);
                return vec![ReviewAction::Close.into()];
            }
        }
        self.closing = false;
        Vec::new()
    }

    fn save_window(&mut self, ctx: &Context, session: &Session) {
        let Some(dialog) = &mut self.dialog else { return };
        match dialog.show(ctx) {
            SaveAnswer::Waiting | SaveAnswer::Choose => {}
            SaveAnswer::Cancel => self.dialog = None,
            SaveAnswer::Save(path) => {
                self.dialog = None;
                self.write(session, path.into());
            }
        }
    }

    fn offer_window(&mut self, ctx: &Context) {
        let Some(kept) = &self.offer else { return };
        match recovery_offer(ctx, &kept.review.record.title, kept.review.drafts.len()) {
            OfferAnswer::Waiting => {}
            OfferAnswer::GoOn => self.recover(),
            OfferAnswer::Discard => {
                if let (Some(kept), Some(data)) = (self.offer.take(), &self.data) {
                    review_recovery::forget(data, &kept.review.sha256);
                }
            }
        }
    }
}

/// Whether it is the layer file the review was opened from or is saved to.
fn is_own(review: &Review, path: &Path) -> bool {
    review.saved_to().is_some_and(|own| own == full_path(path))
}

/// Next to the text, under its name; for pasted text in the user's folder. Never the name of an existing file
/// with another review.
fn proposed(review: &Review) -> PathBuf {
    let text = review.path.as_deref().map(Path::new);
    let stem: String = match text.and_then(Path::file_stem) {
        Some(stem) => stem.to_string_lossy().into_owned(),
        None => {
            let plain = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
            review.document.title.chars().map(plain).take(40).collect()
        }
    };
    let folder =
        text.and_then(Path::parent).map(Path::to_owned).or_else(std::env::home_dir).unwrap_or_default();
    let stem = stem.trim_matches('-');
    let first = folder.join(format!("{stem}-places.geojson"));
    let is_free = |path: &Path| !path.exists() || is_own(review, path);
    match is_free(&first) {
        true => first,
        // If even those are taken, the dialog warns before a file is replaced.
        false => (2..1000)
            .map(|n| folder.join(format!("{stem}-places-{n}.geojson")))
            .find(|path| is_free(path))
            .unwrap_or(first),
    }
}
