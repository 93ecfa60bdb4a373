use std::path::PathBuf;

use egui::{Context, Event};

use crate::files::ArticleFile;
use crate::model::FeatureLayerId;
use crate::reading::TextMatch;
use crate::session::{ArticleAction, Effect, ProjectAction};
use crate::ui::{ARTICLES, DRAFT, PanelMessage, READING};

use crate::app::atlas_app::AtlasApp;

/// Least length of pasted text that counts as an article.
const LONG: usize = 280;

/// The window's side of a review.
impl AtlasApp {
    /// Opens a file of any kind.
    pub fn open(&mut self, path: PathBuf) {
        self.articles.open(path);
    }

    /// An article from the command line: a cited one is shown with its anchors, any other is searched for
    /// places.
    pub(in crate::app) fn open_text(&mut self, ctx: &Context, file: ArticleFile) {
        let ArticleFile { document, notes, .. } = file;
        if self.session.cited(&document.paragraphs) == TextMatch::NoMatch {
            return self.articles.read((document, notes), None);
        }
        self.panels.show(ARTICLES);
        self.apply(ctx, vec![ArticleAction::Read(document.clone().into()).into()]);
        self.articles.know((document, notes), None);
    }

    /// Finished files and texts, and pasted text.
    pub(in crate::app) fn texts(&mut self, ctx: &Context) {
        self.pasted(ctx);
        let news = self.articles.poll(&self.session);
        if news.begun {
            self.panels.show(READING);
            self.panels.show(DRAFT);
            self.panels.tell(ctx, &PanelMessage::FocusReview);
        }
        if news.article {
            self.panels.show(ARTICLES);
        }
        let mut actions = news.actions;
        for table in news.events {
            self.events.looked(table, None, &mut actions);
        }
        if !actions.is_empty() {
            self.apply(ctx, actions);
        }
        if let Some(path) = news.text {
            let path = crate::files::full_path(&path);
            self.apply(ctx, vec![ProjectAction::Text { path }.into()]);
        }
        if let Some(path) = news.project {
            self.open_project_file(ctx, path);
        }
        news.effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
        self.panels.leave_review(&self.session);
    }

    /// A long text on the clipboard is an article, unless a field has focus.
    fn pasted(&mut self, ctx: &Context) {
        if ctx.text_edit_focused() {
            return;
        }
        let pasted = ctx.input(|i| {
            i.events.iter().find_map(|e| if let Event::Paste(text) = e { Some(text.clone()) } else { None })
        });
        let Some(text) = pasted else { return };
        let wanted = self.articles.takes_paste();
        if !wanted && text.chars().count() < LONG {
            let words = "The text on the clipboard is too short for an article; it was not read.".to_owned();
            return self.carry_out(ctx, Effect::Say(words));
        }
        if let Err(why) = self.articles.paste(&text) {
            self.carry_out(ctx, Effect::Say(why.to_string()));
        }
    }

    /// Continues the review a layer was saved from.
    pub(in crate::app) fn resume_review(&mut self, ctx: &Context, layer: &FeatureLayerId) {
        let file = self.session.layer(layer).and_then(|l| l.file.clone());
        let effect = file.and_then(|file| self.articles.resume(&file));
        effect.into_iter().for_each(|effect| self.carry_out(ctx, effect));
    }
}
