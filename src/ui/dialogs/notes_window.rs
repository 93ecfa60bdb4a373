use egui::{CollapsingHeader, Context, RichText, ScrollArea, Ui};

use crate::model::EventLayerId;
use crate::session::{Action, EventLayer};

use crate::ui::outbox::{AppCommand, Outbox, PanelId};
use crate::ui::panel::{Panel, PanelContext, PanelMessage, Side};
use crate::ui::widgets::{elements, fonts};

pub const IMPORT_NOTES: PanelId = "notes";

/// What was met in an event file, by cause.
#[derive(Clone, Debug, Default)]
pub struct ImportNotes {
    layer: Option<EventLayerId>,
}

impl Panel for ImportNotes {
    fn id(&self) -> PanelId {
        IMPORT_NOTES
    }

    fn title(&self) -> &'static str {
        "Import notes"
    }

    fn side(&self) -> Side {
        Side::Window
    }

    fn closes_on_escape(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, context: &PanelContext) -> Outbox {
        match self.layer.and_then(|layer| context.session.events().layer(layer)) {
            Some(events) => notes_window(ui.ctx(), events),
            None => Outbox::closing(IMPORT_NOTES, true),
        }
    }

    fn receive(&mut self, _ctx: &Context, message: &PanelMessage) {
        if let PanelMessage::ImportNotes { layer } = message {
            self.layer = Some(*layer);
        }
    }
}

/// Under which the window remembers how many notes of a layer were looked at.
pub fn seen_notes(layer: EventLayerId) -> egui::Id {
    egui::Id::unique(("seen notes", layer))
}

fn notes_window(ctx: &Context, events: &EventLayer) -> Outbox {
    let mut out = Outbox::default();
    let mut open = true;
    let notes = &events.about.notes;
    let count = notes.list.len() + notes.decisions.len();
    ctx.data_mut(|data| data.insert_temp(seen_notes(events.id), count));
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
            for decision in &notes.decisions {
                elements::text(ui, decision);
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
                    out.act(Action::Copy { what: "list of notes", text: notes.to_text() });
                }
                if elements::button(ui, "Save as CSV…") {
                    let name = format!("{}-notes.csv", events.name());
                    out.command(AppCommand::SaveText { name, text: notes.to_csv() });
                }
                if events.about.by_names {
                    let mut save = |words, unplaced| {
                        if elements::button(ui, words) {
                            out.command(AppCommand::SavePlacedRows { layer: events.id, unplaced });
                        }
                    };
                    save("Save unplaced rows…", true);
                    save("Save placed table…", false);
                }
            });
        });
    out.append(Outbox::closing(IMPORT_NOTES, !open));
    out
}
