use std::path::PathBuf;

use egui::Context;

use crate::model::EventLayerId;
use crate::session::{Action, Effect};
use crate::ui::{ARTICLES, AppCommand, CARD, DRAFT, IMPORT_NOTES, Outbox, PanelMessage, READING};

use super::Flight;
use super::atlas_app::AtlasApp;

/// Requests of panels and the session to the window.
impl AtlasApp {
    /// Carries out a panel's commands and collects its actions for the end of the frame.
    pub(super) fn dispatch(&mut self, ctx: &Context, out: Outbox, actions: &mut Vec<Action>) {
        actions.extend(out.actions);
        out.commands.into_iter().for_each(|command| self.command(ctx, command));
    }

    fn command(&mut self, ctx: &Context, command: AppCommand) {
        match command {
            AppCommand::Run(command) => self.run(ctx, command),
            AppCommand::Open(path) => self.open(PathBuf::from(path)),
            AppCommand::GoTo(to) => self.go(ctx, &to),
            AppCommand::ShowPanel(id) => self.panels.show(id),
            AppCommand::ClosePanel(id) => self.panels.close(id),
            AppCommand::ShowParagraph { article, paragraph } => {
                self.show_paragraph(ctx, &article, paragraph);
            }
            AppCommand::ShowImportNotes { layer } => {
                self.panels.show(IMPORT_NOTES);
                self.panels.tell(ctx, &PanelMessage::ImportNotes { layer });
            }
            AppCommand::ChooseColumns { layer } => self.events.choose_columns(layer),
            AppCommand::ChooseDeleted { layer } => self.events.choose_deleted(layer),
            AppCommand::LeaveOutDeleted { layer, list } => self.leave_out_deleted(ctx, layer, list),
            AppCommand::SaveText { name, text } => self.events.save_text(&self.session, name, text),
            AppCommand::SavePlacedRows { layer, unplaced } => {
                self.events.save_rows(&self.session, layer, unplaced);
            }
            AppCommand::ResumeReview { layer } => self.resume_review(ctx, &layer),
            AppCommand::SaveReviewAs => self.articles.save(&self.session, true),
            AppCommand::TakeIn { paragraph, wanted } => {
                if let Some(review) = self.session.review() {
                    self.articles.take_in(review, paragraph, wanted);
                }
            }
            AppCommand::KeepTables(on) => self.events.keep_tables(on),
            AppCommand::NameAnnotation => self.panels.tell(ctx, &PanelMessage::NameAnnotation),
            AppCommand::ChooseProjectFile { index } => self.project.choose_file(index),
            AppCommand::ProjectFileFound { index, path } => self.project_file_found(ctx, index, path),
            AppCommand::DropProjectFile { index } => self.give_up(ctx, index),
        }
    }

    /// Takes up the list of deleted events that was chosen.
    pub(super) fn deleted_lists(&mut self, ctx: &Context) {
        match self.events.chosen_deleted() {
            Some((layer, Ok(list))) => self.leave_out_deleted(ctx, layer, Some(list)),
            Some((_, Err(words))) => self.carry_out(ctx, Effect::Say(words)),
            None => {}
        }
    }

    fn leave_out_deleted(&mut self, ctx: &Context, layer: EventLayerId, list: Option<PathBuf>) {
        let (actions, effects) = self.events.leave_out_deleted(&self.session, layer, list);
        actions.into_iter().for_each(|action| self.perform(ctx, action));
        effects.into_iter().for_each(|effect| self.carry_out(ctx, effect));
    }

    fn show_paragraph(&mut self, ctx: &Context, article: &str, paragraph: u32) {
        if self.session.review().is_some_and(|review| review.article_id() == article) {
            self.panels.show(READING);
            self.panels.tell(ctx, &PanelMessage::ShowDraft { paragraph });
        } else {
            self.panels.show(ARTICLES);
            self.panels.tell(ctx, &PanelMessage::ShowParagraph { paragraph });
        }
    }

    /// Carries out an effect of the session.
    pub(super) fn carry_out(&mut self, ctx: &Context, effect: Effect) {
        let now = ctx.input(|i| i.time);
        match effect {
            Effect::FlyTo(to) => self.map.flight = Some(Flight::new(self.session.viewport(), to, now)),
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::Say(words) => self.map.toasts.message(words, now),
            Effect::ScrollTo { paragraph, .. } => {
                self.panels.tell(ctx, &PanelMessage::ScrollTo { paragraph });
            }
            Effect::NameMark => {
                self.panels.show(CARD);
                self.panels.tell(ctx, &PanelMessage::NameAnnotation);
            }
            Effect::WriteParaphrase => {
                self.panels.show(DRAFT);
                self.panels.tell(ctx, &PanelMessage::WriteParaphrase);
            }
            Effect::ShowDraft { paragraph } => {
                self.panels.tell(ctx, &PanelMessage::ShowDraft { paragraph });
            }
            Effect::ReadRow { layer, row } => self.events.read_row(&self.session, layer, row),
            Effect::LoadColumns { layer, wants } => self.events.load_columns(&self.session, layer, wants),
            Effect::StopLoading { layer } => self.events.stop_loading(layer),
            Effect::ReadCells { layer, rows } => self.events.read_cells(&self.session, layer, rows),
            Effect::Compare { old, new, run, completeness } => {
                self.events.compare(&self.session, (old, new), run, completeness);
            }
            Effect::ReadFields { old, new, run, compared, changes } => {
                self.events.name_fields(&self.session, (old, new), run, compared, changes);
            }
            Effect::FindText { layer, query } => self.events.find_text(&self.session, layer, &query),
        }
    }
}
