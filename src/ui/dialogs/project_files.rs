use egui::{Context, Id, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use crate::session::Command;
use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{FileLine, Panel, PanelContext, PanelMessage, ProjectView, Side};
use crate::ui::widgets::{elements, fonts};

pub const PROJECT_FILES: PanelId = "project files";

/// The project files that are missing or changed.
#[derive(Clone, Debug, Default)]
pub struct ProjectFiles {
    /// The file being looked for, and the path in the field.
    looking: Option<(usize, String)>,
    /// Why no dialog opened.
    note: Option<String>,
}

impl Panel for ProjectFiles {
    fn id(&self) -> PanelId {
        PROJECT_FILES
    }

    fn title(&self) -> &'static str {
        "Project files"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn commands(&self) -> &'static [Command] {
        &[Command::ProjectFiles]
    }

    fn toggles(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        let ProjectView { files, waits, .. } = context.project;
        if *waits {
            return Outbox::default();
        }
        if files.is_empty() {
            return Outbox::closing(PROJECT_FILES, true);
        }
        project_files(ui.ctx(), files, self)
    }

    fn receive(&mut self, _ctx: &Context, message: &PanelMessage) {
        if *message == PanelMessage::ProjectFilesChanged {
            self.looking = None;
        } else if let PanelMessage::ProjectFileNote(note) = message {
            self.note = Some(note.clone());
        }
    }
}

fn project_files(ctx: &Context, lines: &[FileLine], state: &mut ProjectFiles) -> Outbox {
    let (mut out, mut open) = (Outbox::default(), true);
    egui::Window::new("Project files")
        .id(Id::unique("project files"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_TOP, [0.0, 72.0])
        .show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 160.0).clamp(400.0, 600.0));
            if lines.iter().any(|line| line.missing) {
                elements::text(ui, "The rest of the project is open. Missing files stay in the project until you find or remove them.");
            }
            ScrollArea::vertical().max_height(ctx.content_rect().height() * 0.6).show(ui, |ui| {
                for (index, line) in lines.iter().enumerate() {
                    let edge =
                        if line.missing { ui.visuals().error_fg_color } else { ui.visuals().warn_fg_color };
                    elements::edged(ui, edge, |ui| {
                        out.commands.extend(one(ui, index, line, state));
                    });
                    ui.add_space(4.0);
                }
            });
        });
    out.append(Outbox::closing(PROJECT_FILES, !open));
    out
}

fn one(ui: &mut egui::Ui, index: usize, line: &FileLine, state: &mut ProjectFiles) -> Option<AppCommand> {
    let mut asked = None;
    ui.label(RichText::new(format!("{}: {}", line.name, line.state)).font(fonts::bold(13.0)));
    elements::small(ui, &line.expected);
    if !line.missing {
        return None;
    }
    let looked_for = state.looking.as_mut().filter(|(at, _)| *at == index);
    match looked_for {
        Some((_, path)) => {
            ui.horizontal(|ui| {
                let edit = ui.add(TextEdit::singleline(path).desired_width(ui.available_width() - 170.0));
                let label = format!("Path of {}", line.name);
                edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
                if ui.button("Choose…").on_hover_text("System file dialog").clicked() {
                    asked = Some(AppCommand::ChooseProjectFile { index });
                }
                let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                if ui.button("Open").clicked() || entered {
                    let path = path.trim().to_owned();
                    asked = Some(AppCommand::ProjectFileFound { index, path });
                }
            });
            if let Some(note) = &state.note {
                elements::small(ui, note);
            }
        }
        None => {
            ui.horizontal(|ui| {
                if elements::button(ui, "Find…") {
                    (state.looking, state.note) = (Some((index, line.path.clone())), None);
                    asked = Some(AppCommand::ChooseProjectFile { index });
                }
                if elements::button(ui, "Remove from project") {
                    asked = Some(AppCommand::DropProjectFile { index });
                }
            });
        }
    }
    asked
}
