use std::path::PathBuf;

use egui::{Context, Event, Ui, ViewportCommand};

use crate::files::TextFile;
use crate::model::{FeatureLayerId, Subject};
use crate::reading::TextMatch;
use crate::session::{Action, ArticleAction, Effect, ProjectAction, Session};
use crate::style::Theme;
use crate::ui::{self, ReadingWish, Side};

use crate::app::atlas_app::{AtlasApp, Tab};
use crate::app::files::read_article;

/// Letters from which on a text that is pasted over the map is taken for an article.
const LONG: usize = 280;

/// The window's part in a review.
impl AtlasApp {
    /// Opens a file, whatever it holds.
    pub fn open(&mut self, path: PathBuf) {
        self.reading_desk.open(path);
    }

    /// The reader's own copy of an article, from the command line: a built-in article is shown
    /// with its anchors, any other is read for places.
    pub(in crate::app) fn open_text(&mut self, ctx: &Context, file: TextFile) {
        let TextFile { name, bytes } = file;
        match read_article::document(&name, &bytes) {
            Ok(text) if self.session.cited(&text.0.paragraphs) == TextMatch::NoMatch => {
                self.reading_desk.read(text, None);
            }
            Ok(text) => {
                self.tab = Tab::Articles;
                self.apply(ctx, vec![ArticleAction::Read(text.0.clone().into()).into()]);
                self.reading_desk.know(text, None);
            }
            Err(why) => self.carry_out(ctx, Effect::Say(why)),
        }
    }

    /// Files and texts that are ready, and what was pasted.
    pub(in crate::app) fn texts(&mut self, ctx: &Context) {
        self.pasted(ctx);
        let news = self.reading_desk.poll(&self.session);
        if news.begun {
            self.tab = Tab::Reading;
            self.desk.side = Side::Draft;
            self.reading.take_keys();
        }
        if news.article {
            self.tab = Tab::Articles;
        }
        news.events.into_iter().for_each(|path| self.events.open(path));
        if !news.actions.is_empty() {
            self.apply(ctx, news.actions);
        }
        if let Some(path) = news.text {
            let path = crate::app::files::look_at_file::full_path(&path);
            self.apply(ctx, vec![ProjectAction::Text { path }.into()]);
        }
        if let Some(path) = news.project {
            self.open_project_file(ctx, path);
        }
        news.effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        if self.session.review().is_none() && self.tab == Tab::Reading {
            self.tab = Tab::Articles;
        }
    }

    /// A long text on the clipboard is an article, unless a field has the keyboard.
    fn pasted(&mut self, ctx: &Context) {
        if ctx.text_edit_focused() {
            return;
        }
        let pasted = ctx.input(|i| {
            i.events.iter().find_map(|e| if let Event::Paste(text) = e { Some(text.clone()) } else { None })
        });
        let Some(text) = pasted else { return };
        let wanted = std::mem::take(&mut self.paste_wanted);
        if !wanted && text.chars().count() < LONG {
            let words = "The text on the clipboard is too short for an article; it was not read.".to_owned();
            return self.carry_out(ctx, Effect::Say(words));
        }
        if let Err(why) = self.reading_desk.paste(&text) {
            self.carry_out(ctx, Effect::Say(why));
        }
    }

    /// Asks the system for what is on the clipboard.
    pub(in crate::app) fn ask_for_paste(&mut self, ctx: &Context) {
        self.paste_wanted = true;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// The keys of the review, while its pane is to be seen.
    pub(in crate::app) fn review_keys(&mut self, ctx: &Context) {
        if self.session.review().is_none() || self.tab != Tab::Reading && self.desk.side != Side::Draft {
            return;
        }
        if self.reading_desk.is_choosing() {
            // A file's name that is typed a moment too early must not decide on drafts.
            return;
        }
        let (actions, wish) = ui::review_keys(ctx, &self.session, &mut self.reading);
        if self.reading.wants_card() {
            self.desk.side = Side::Draft;
        }
        self.apply(ctx, actions);
        self.grant_reading(ctx, wish);
    }

    /// The text of the article under review.
    pub(in crate::app) fn reading_tab(&mut self, ui: &mut Ui, theme: &Theme, actions: &mut Vec<Action>) {
        let (more, wish) = ui::reading_pane(ui, &self.session, theme, &mut self.reading);
        actions.extend(more);
        self.grant_reading(&ui.ctx().clone(), wish);
    }

    pub(in crate::app) fn grant_reading(&mut self, ctx: &Context, wish: Option<ReadingWish>) {
        match wish {
            Some(ReadingWish::Save) => self.reading_desk.save(&self.session, false),
            Some(ReadingWish::SaveAs) => self.reading_desk.save(&self.session, true),
            Some(ReadingWish::TakeIn { paragraph, wanted }) => {
                if let Some(review) = self.session.review() {
                    self.reading_desk.take_in(review, paragraph, wanted);
                }
            }
            Some(ReadingWish::Close) => {
                let close = self.reading_desk.close(&self.session);
                self.apply(ctx, close.into_iter().collect());
            }
            None => {}
        }
    }

    /// Goes on with the review that a layer was saved from.
    pub(in crate::app) fn go_on(&mut self, ctx: &Context, layer: &FeatureLayerId) {
        let file = self.session.layer(layer).and_then(|l| l.file.clone());
        let said = file.and_then(|file| self.reading_desk.go_on(&file));
        if let Some(said) = said {
            self.carry_out(ctx, said);
        }
    }
}

/// Whether what is selected is a mark of the article under review.
pub(in crate::app) fn is_of_review(session: &Session) -> bool {
    let (Some(review), Some(selection)) = (session.review(), session.selection()) else { return false };
    match selection.key() {
        Subject::Feature { layer, .. } => *layer == FeatureLayerId::Drafts || *layer == review.layer_id(),
        Subject::Governorate(_) | Subject::Event { .. } | Subject::Annotation(_) => false,
    }
}
