use egui::{EventFilter, FontId, Id, Key, Modifiers, TextEdit, Ui, WidgetInfo};

use crate::session::{Action, AnnotationAction};

/// Text being typed about an annotation. It becomes one action when the field loses focus, for whatever
/// reason, so that nothing typed is lost and one undo reverts it.
#[derive(Clone, Debug, Default)]
pub struct AnnotationFields {
    typing: Option<Typing>,
}

#[derive(Clone, Debug)]
struct Typing {
    /// The annotation's id.
    id: String,
    field: AnnotationField,
    text: String,
    was: String,
    /// The error, as a sentence.
    fault: Option<String>,
}

/// The field of an annotation being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnotationField {
    Name,
    Text,
    /// A corner, by index.
    Position(usize),
}

/// Layout of a field.
pub struct FieldLook<'a> {
    pub name: &'a str,
    pub hint: &'a str,
    /// Height in lines; Enter leaves the field only if there is one.
    pub lines: usize,
    /// Takes focus now, with all text selected.
    pub take: bool,
}

impl AnnotationFields {
    /// The action for the typed text, if any; as if the field had lost focus.
    pub fn leave(&mut self) -> Option<Action> {
        self.typing.take().and_then(|typing| typing.action().ok().flatten())
    }

    /// The same, but unparsable text stays in the field.
    pub fn take_up(&mut self) -> Option<Action> {
        let action = self.typing.as_ref()?.action().ok()?;
        self.typing = None;
        action
    }

    /// The same, unless this annotation is being edited.
    pub fn leave_others(&mut self, id: &str) -> Option<Action> {
        if self.typing.as_ref().is_some_and(|typing| typing.id != id) { self.leave() } else { None }
    }

    /// An edit field with the current value `now`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        (mark, field): (&str, AnnotationField),
        now: &str,
        look: &FieldLook,
    ) -> Option<Action> {
        let id = Id::unique("own field").with((mark, field.key()));
        let mine = |typing: &Typing| typing.id == mark && typing.field == field;
        let mut text = self.typing.as_ref().filter(|t| mine(t)).map_or(now, |t| &t.text).to_owned();
        let (mut escaped, mut entered) = (false, false);
        if ui.memory(|m| m.has_focus(id)) {
            ui.input_mut(|i| {
                escaped = i.consume_key(Modifiers::NONE, Key::Escape);
                entered = look.lines == 1 && i.consume_key(Modifiers::NONE, Key::Enter);
            });
        }
        let edit = match look.lines {
            1 => TextEdit::singleline(&mut text),
            lines => TextEdit::multiline(&mut text).desired_rows(lines),
        };
        let edit = edit.id(id).hint_text(look.hint).font(FontId::proportional(13.5));
        let output = edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(6, 4)).show(ui);
        let response = output.response.response;
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, look.name));
        if look.take {
            response.request_focus();
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(text.chars().count()),
            );
            let mut state = output.state;
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
        if response.has_focus() {
            // Otherwise egui consumes Escape, and the map handles it as well.
            let filter =
                EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: false };
            ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        }
        let mut action = None;
        if response.changed() {
            if !self.typing.as_ref().is_some_and(mine) {
                action = self.leave();
            }
            let was = self.typing.take().map_or_else(|| now.to_owned(), |t| t.was);
            self.typing = Some(Typing { id: mark.to_owned(), field, text, was, fault: None });
        }
        if escaped || entered {
            response.surrender_focus();
        }
        if (response.lost_focus() || escaped || entered) && self.typing.as_ref().is_some_and(mine) {
            action = self.left(escaped && matches!(field, AnnotationField::Position(_))).or(action);
        }
        if let Some(fault) = self.typing.as_ref().filter(|t| mine(t)).and_then(|t| t.fault.as_ref()) {
            let red = ui.visuals().error_fg_color;
            ui.add(egui::Label::new(egui::RichText::new(fault).size(12.0).color(red)).wrap());
        }
        action
    }

    /// An unparsable position stays as typed, with the reason, until it is corrected or abandoned.
    fn left(&mut self, give_up: bool) -> Option<Action> {
        let typing = self.typing.as_mut()?;
        match typing.action() {
            Err(fault) if !give_up => {
                typing.fault = Some(fault);
                None
            }
            found => {
                self.typing = None;
                found.ok().flatten()
            }
        }
    }
}

impl AnnotationField {
    fn key(self) -> (u8, usize) {
        match self {
            Self::Name => (0, 0),
            Self::Text => (1, 0),
            Self::Position(index) => (2, index),
        }
    }
}

impl Typing {
    fn action(&self) -> Result<Option<Action>, String> {
        if self.text == self.was {
            return Ok(None);
        }
        let (id, text) = (self.id.clone(), self.text.clone());
        Ok(Some(match self.field {
            AnnotationField::Name => AnnotationAction::Rename { id, name: text }.into(),
            AnnotationField::Text => AnnotationAction::Write { id, text }.into(),
            AnnotationField::Position(index) => {
                let to = super::position::read(&text)?;
                AnnotationAction::MoveVertex { id, index, to }.into()
            }
        }))
    }
}
