use egui::{EventFilter, FontId, Id, Key, KeyboardShortcut, Modifiers, TextEdit, Ui, WidgetInfo};

/// The result of a field in this frame.
pub struct Typed {
    pub changed: bool,
    /// Enter was pressed in it.
    pub entered: bool,
    /// It was cancelled with Escape.
    pub escaped: bool,
    /// It lost focus for any reason.
    pub left: bool,
    pub focused: bool,
}

/// A field that consumes its Enter and Escape.
pub struct Field<'a> {
    pub id: Id,
    /// Its accessible name.
    pub name: &'a str,
    pub hint: &'a str,
    /// Height in lines; with more than one, Shift+Enter starts a new line.
    pub lines: usize,
    /// Whether it takes focus now.
    pub take: bool,
}

impl Field<'_> {
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Typed {
        let focused = ui.memory(|m| m.has_focus(self.id));
        let (mut escaped, mut entered) = (false, false);
        if focused {
            ui.input_mut(|i| {
                escaped = i.consume_key(Modifiers::NONE, Key::Escape);
                entered = i.consume_key(Modifiers::NONE, Key::Enter);
            });
        }
        let edit = match self.lines {
            1 => TextEdit::singleline(text),
            _ => TextEdit::multiline(text)
                .desired_rows(self.lines)
                .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)),
        };
        let edit = edit.id(self.id).hint_text(self.hint).font(FontId::proportional(13.0));
        let response = ui.add(edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(6, 4)));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, self.name));
        if response.has_focus() {
            // Otherwise egui consumes Escape, and the map handles it as well.
            let filter =
                EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: false };
            ui.memory_mut(|m| m.set_focus_lock_filter(self.id, filter));
        }
        if self.take {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if escaped || entered {
            response.surrender_focus();
        }
        Typed {
            changed: response.changed(),
            entered,
            escaped,
            left: response.lost_focus() || escaped || entered,
            focused: response.has_focus(),
        }
    }
}
