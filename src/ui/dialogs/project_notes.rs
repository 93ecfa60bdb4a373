use egui::{Context, Id, TextEdit, Ui, WidgetInfo};

use crate::session::{Command, ProjectAction, Session};
use crate::ui::outbox::{Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, Side};
use crate::ui::widgets::elements;

pub const PROJECT_NOTES: PanelId = "project";

/// Title and notes of the project.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProjectNotes;

impl Panel for ProjectNotes {
    fn id(&self) -> PanelId {
        PROJECT_NOTES
    }

    fn title(&self) -> &'static str {
        "Project"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ProjectNotes]
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        project_window(ui.ctx(), context.session, context.project.path.as_deref())
    }
}

fn project_window(ctx: &Context, session: &Session, path: Option<&str>) -> Outbox {
    let (mut out, mut open) = (Outbox::default(), true);
    let state = session.document();
    egui::Window::new("Project")
        .id(Id::unique("project"))
        .open(&mut open)
        .collapsible(false)
        .resizable(true)
        .default_width(440.0)
        .anchor(egui::Align2::CENTER_TOP, [0.0, 72.0])
        .show(ctx, |ui| {
            elements::small(ui, "Title, shown in the window title and on pictures");
            let mut title = state.title.clone();
            let edit = ui.add(TextEdit::singleline(&mut title).desired_width(f32::INFINITY).char_limit(300));
            edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Project title"));
            if edit.changed() {
                out.act(ProjectAction::Title(title));
            }
            ui.add_space(6.0);
            elements::small(ui, "Notes, for yourself and whoever gets the file");
            let mut notes = state.notes.clone();
            egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                let field = TextEdit::multiline(&mut notes).desired_width(f32::INFINITY).desired_rows(8);
                let edit = ui.add(field);
                edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "Project notes"));
                if edit.changed() {
                    out.act(ProjectAction::Notes(notes));
                }
            });
            ui.add_space(6.0);
            elements::small(ui, path.unwrap_or("Not saved to a file yet."));
        });
    out.append(Outbox::closing(PROJECT_NOTES, !open));
    out
}
