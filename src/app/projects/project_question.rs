use egui::Context;

use crate::session::{Effect, Review};
use crate::ui::{self, OvertakenAnswer, PanelMessage, RecoverAnswer, SaveAnswer, UnsavedAnswer};

use crate::app::atlas_app::AtlasApp;
use crate::app::projects::project_news::{Question, Then};
use crate::app::projects::project_recovery::Recovered;

/// The dialogs of the project.
impl AtlasApp {
    pub(in crate::app) fn project_windows(&mut self, ctx: &Context) {
        self.project_save_window(ctx);
        self.chosen_project_file(ctx);
        self.project_offer(ctx);
        match self.project.question.clone() {
            Some(Question::Unsaved(then)) => self.ask_unsaved(ctx, then),
            Some(Question::Overtaken(path)) => {
                let words = path.to_string_lossy().into_owned();
                let answer = ui::overtaken_question(ctx, &words);
                if answer != OvertakenAnswer::Waiting {
                    self.project.question = None;
                }
                match answer {
                    OvertakenAnswer::Replace => self.project.write(&self.session, path, None),
                    OvertakenAnswer::SaveAs => self.project.ask_where(),
                    OvertakenAnswer::Waiting | OvertakenAnswer::Cancel => {}
                }
            }
            None => {}
        }
    }

    fn ask_unsaved(&mut self, ctx: &Context, then: Then) {
        let name = self.project.name();
        let named = name.map_or_else(|| "Project".to_owned(), |name| format!("The project “{name}”"));
        let mut lines = Vec::new();
        if self.project.must_ask() {
            lines.push(format!("{named} has unsaved changes."));
        }
        let review = self.session.review().filter(|review| then == Then::Close && review.is_unsaved());
        if let Some(review) = review {
            let title = &review.document.title;
            lines.push(format!(
                "The review of “{title}” is not saved to a layer file; it is kept for recovery at the next start."
            ));
        }
        let review = review.is_some();
        if lines.is_empty() {
            self.project.question = None;
            return self.go_on_with(ctx, then);
        }
        let going = if then == Then::Close { "Close without saving" } else { "Continue without saving" };
        match ui::unsaved_question(ctx, &lines, going) {
            UnsavedAnswer::Waiting => {}
            UnsavedAnswer::Cancel => self.project.question = None,
            UnsavedAnswer::GoOn => {
                self.project.question = None;
                self.go_on_with(ctx, then);
            }
            UnsavedAnswer::Save => {
                (self.project.question, self.project.then) = (None, Some(then));
                if self.project.must_ask() {
                    self.save_project();
                }
                if review {
                    self.articles.save(&self.session, false);
                }
            }
        }
    }

    fn project_save_window(&mut self, ctx: &Context) {
        let Some(dialog) = &mut self.project.dialog else { return };
        match dialog.show(ctx) {
            SaveAnswer::Waiting | SaveAnswer::Choose => {}
            SaveAnswer::Cancel => (self.project.dialog, self.project.then) = (None, None),
            SaveAnswer::Save(path) => {
                self.project.dialog = None;
                self.project.write_to(&self.session, &path);
            }
        }
    }

    fn chosen_project_file(&mut self, ctx: &Context) {
        match self.project.chosen_file() {
            Some((index, Ok(Some(path)))) => self.project.find(index, path),
            Some((_, Err(none))) => {
                self.panels.tell(ctx, &PanelMessage::ProjectFileNote(none.to_string()));
            }
            Some((_, Ok(None))) | None => {}
        }
    }

    fn project_offer(&mut self, ctx: &Context) {
        let Some(kept) = &self.project.recovery.offer else { return };
        let lines = offered(kept);
        match ui::project_offer(ctx, &lines, self.articles.offer.is_some()) {
            RecoverAnswer::Waiting => {}
            RecoverAnswer::Discard => self.project.recovery.discard(),
            RecoverAnswer::Recover if self.project.must_ask() => {
                let words = "Save or close the project first; the other one is kept.".to_owned();
                self.carry_out(ctx, Effect::Say(words));
            }
            RecoverAnswer::Recover => self.project.recover(),
        }
    }

    /// Whether there is a review with unsaved changes.
    pub(in crate::app) fn has_unsaved_review(&self) -> bool {
        self.session.review().is_some_and(Review::is_unsaved)
    }
}

/// The recovered content, in words.
fn offered(kept: &Recovered) -> Vec<String> {
    let project = &kept.project;
    let mut parts = Vec::new();
    let mut count = |n: usize, one: &str, many: &str| match n {
        0 => {}
        1 => parts.push(format!("1 {one}")),
        n => parts.push(format!("{n} {many}")),
    };
    count(project.events.len(), "event file", "event files");
    count(
        project.layers.iter().filter(|l| l.read().is_some_and(|l| l.source.is_some())).count(),
        "layer you opened",
        "layers you opened",
    );
    count(project.annotations.len(), "annotation", "annotations");
    count(project.notes.lines().count(), "line of notes", "lines of notes");
    let name = match (project.title.trim(), &kept.path) {
        ("", None) => "Unnamed project".to_owned(),
        ("", Some(path)) => path.display().to_string(),
        (title, _) => format!("“{title}”"),
    };
    let mut lines = vec![format!("{name} was not saved when the program ended{}.", ago(kept.at))];
    if !parts.is_empty() {
        lines.push(format!("It contains {}.", parts.join(", ")));
    }
    if let Some(path) = kept.path.as_ref().filter(|_| !project.title.trim().is_empty()) {
        lines.push(format!("Its file, {}, is as last saved.", path.display()));
    }
    lines
}

/// How long ago that was, if the clock is plausible.
fn ago(at: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |s| s.as_secs());
    match now.checked_sub(at).map(|seconds| seconds / 60) {
        Some(0) => ", less than a minute ago".to_owned(),
        Some(1) => ", a minute ago".to_owned(),
        Some(minutes @ 2..120) => format!(", {minutes} minutes ago"),
        Some(minutes @ 120..2880) => format!(", {} hours ago", minutes / 60),
        Some(minutes) => format!(", {} days ago", minutes / 1440),
        None => String::new(),
    }
}
