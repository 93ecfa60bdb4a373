use egui::{CollapsingHeader, Context, RichText, ScrollArea};

use crate::model::EventLayerId;
use crate::session::{Action, Session};

use crate::ui::widgets::{elements, fonts};

/// What the reader wants of the notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotesWish {
    /// Save this text under a name to be chosen; `name` is proposed.
    Save { name: String, text: String },
    /// Save the rows of this layer that were placed by their words: all of them with their places,
    /// or those that could not be placed.
    SaveRows { layer: EventLayerId, unplaced: bool },
}

/// What was wrong in a file, by cause; `layer` is emptied when the window is closed.
pub fn notes_window(
    ctx: &Context,
    session: &Session,
    layer: &mut Option<EventLayerId>,
) -> (Vec<Action>, Option<NotesWish>) {
    let (mut actions, mut wish) = (Vec::new(), None);
    let Some(events) = layer.and_then(|id| session.events().layer(id)) else {
        *layer = None;
        return (actions, wish);
    };
    let mut open = true;
    let notes = &events.about.notes;
    egui::Window::new(format!("Import problems in {}", events.name()))
        .id(egui::Id::unique("notes"))
        .open(&mut open)
        .collapsible(false)
        .default_size([620.0, 460.0])
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            elements::text(ui, &format!("{} rows, {} of them drawn as points.", notes.rows, notes.drawn));
            if let Some(unpacked) = &events.about.unpacked {
                elements::text(ui, unpacked);
            }
            if notes.is_empty() {
                elements::text(ui, "Every row has a readable place and date.");
            }
            ScrollArea::vertical().auto_shrink([false, false]).max_height(360.0).show(ui, |ui| {
                for note in &notes.list {
                    let title = RichText::new(note.to_string()).font(fonts::bold(13.0));
                    CollapsingHeader::new(title).id_salt(note.cause).show(ui, |ui| {
                        for place in &note.first {
                            elements::small(ui, &place.to_string());
                        }
                        if note.count > note.first.len() as u64 {
                            elements::small(ui, "Only the first are shown.");
                        }
                    });
                }
            });
            ui.separator();
            ui.horizontal(|ui| {
                if elements::button(ui, "Copy as text") {
                    actions.push(Action::Copy { what: "list of notes", text: notes.to_text() });
                }
                if elements::button(ui, "Save as CSV…") {
                    let name = format!("{}-notes.csv", events.name());
                    wish = Some(NotesWish::Save { name, text: notes.to_csv() });
                }
                if events.about.by_names {
                    let mut save = |words, unplaced| {
                        if elements::button(ui, words) {
                            wish = Some(NotesWish::SaveRows { layer: events.id, unplaced });
                        }
                    };
                    save("Save unplaced rows…", true);
                    save("Save placed table…", false);
                }
            });
        });
    if !open {
        *layer = None;
    }
    (actions, wish)
}
