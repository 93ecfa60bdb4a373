use egui::{Context, Id, RichText, ScrollArea, TextEdit, WidgetInfo};

use crate::ui::widgets::{elements, fonts};

/// A file of the project of which there is something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    pub name: String,
    /// Where it should be.
    pub path: String,
    /// What there is to tell: “not found”, “changed since the project was saved”.
    pub state: String,
    /// The same in words, and what it was.
    pub expected: String,
    /// Whether it can be looked for.
    pub missing: bool,
}

/// The state of the window.
#[derive(Clone, Debug, Default)]
pub struct FilesState {
    pub open: bool,
    /// The file that is looked for, and the path in the field.
    pub looking: Option<(usize, String)>,
    /// Why no dialog opens.
    pub note: Option<String>,
}

/// What the reader wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesWish {
    /// Choose in a dialog of the system where this one is.
    Choose(usize),
    /// It is there.
    Found(usize, String),
    /// Take it out of the project.
    GiveUp(usize),
}

/// The files of the project that are not there as they were.
pub fn project_files(ctx: &Context, lines: &[FileLine], state: &mut FilesState) -> Option<FilesWish> {
    if !state.open || lines.is_empty() {
        state.open = false;
        return None;
    }
    let (mut wish, mut open) = (None, true);
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
                        wish = one(ui, index, line, state).or(wish.take());
                    });
                    ui.add_space(4.0);
                }
            });
        });
    state.open = open;
    wish
}

fn one(ui: &mut egui::Ui, index: usize, line: &FileLine, state: &mut FilesState) -> Option<FilesWish> {
    let mut wish = None;
    ui.label(RichText::new(format!("{}: {}", line.name, line.state)).font(fonts::bold(13.0)));
    elements::small(ui, &line.expected);
    if !line.missing {
        return None;
    }
    match &mut state.looking {
        Some((at, path)) if *at == index => {
            ui.horizontal(|ui| {
                let edit = ui.add(TextEdit::singleline(path).desired_width(ui.available_width() - 170.0));
                let label = format!("Path of {}", line.name);
                edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
                if ui.button("Choose…").on_hover_text("System file dialog").clicked() {
                    wish = Some(FilesWish::Choose(index));
                }
                let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
                if ui.button("Open").clicked() || entered {
                    wish = Some(FilesWish::Found(index, path.trim().to_owned()));
                }
            });
            if let Some(note) = &state.note {
                elements::small(ui, note);
            }
        }
        _ => {
            ui.horizontal(|ui| {
                if elements::button(ui, "Find…") {
                    (state.looking, state.note) = (Some((index, line.path.clone())), None);
                    wish = Some(FilesWish::Choose(index));
                }
                if elements::button(ui, "Remove from project") {
                    wish = Some(FilesWish::GiveUp(index));
                }
            });
        }
    }
    wish
}
