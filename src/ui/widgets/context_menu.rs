use egui::{
    Button, Id, Key, Modifiers, Popup, PopupCloseBehavior, Pos2, Response, RichText, SetOpenCommand,
    TextWrapMode, Ui,
};

/// A request for the menu of a widget: where, and whether by keyboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    at: Pos2,
    by_keyboard: bool,
}

impl Opening {
    /// A right-click, or a long touch, on a widget.
    pub fn by_pointer(response: &Response) -> Option<Self> {
        let at = response.interact_pointer_pos().or(response.hover_pos());
        at.filter(|_| response.secondary_clicked()).map(|at| Self { at, by_keyboard: false })
    }

    /// Shift+F10 or the menu key, while the widget has focus; the menu opens at `at`.
    pub fn by_keyboard(response: &Response, at: Pos2) -> Option<Self> {
        let pressed = response.has_focus()
            && response.ctx.input_mut(|i| {
                i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu)
            });
        pressed.then_some(Self { at, by_keyboard: true })
    }

    /// A click, or its keys, on a widget that is nothing but its menu.
    pub fn by_click(response: &Response) -> Option<Self> {
        let at = response.rect.left_bottom();
        let by_keyboard = !response.ctx.input(|i| i.pointer.any_released());
        response.clicked().then_some(Self { at, by_keyboard })
    }

    /// In the window's coordinates.
    pub fn at(&self) -> Pos2 {
        self.at
    }

    /// Either of them; by keyboard it opens at the widget's lower left corner.
    pub fn of(response: &Response) -> Option<Self> {
        Self::by_pointer(response).or_else(|| Self::by_keyboard(response, response.rect.left_bottom()))
    }
}

/// An open menu: where it is, and what its keyboard focus is to do.
#[derive(Clone, Copy, Debug)]
struct Open {
    opening: Opening,
    /// The first entry takes focus as soon as it can.
    take_focus: bool,
}

/// The entries of a context menu. Choosing one closes it.
pub struct Entries<'a> {
    ui: &'a mut Ui,
    take_focus: &'a mut bool,
}

/// Letters of the longest entry; a longer one is cut.
const LONGEST: usize = 48;

impl Entries<'_> {
    /// True if it was chosen.
    pub fn entry(&mut self, words: &str) -> bool {
        self.add(words, None)
    }

    /// The same, unavailable if there is a reason.
    pub fn entry_unless(&mut self, words: &str, reason: Option<&str>) -> bool {
        self.add(words, reason)
    }

    fn add(&mut self, words: &str, reason: Option<&str>) -> bool {
        let button = Button::new(cut(words)).wrap_mode(TextWrapMode::Extend);
        let response = self.ui.add_enabled(reason.is_none(), button);
        let response = match reason {
            Some(reason) => response.on_disabled_hover_text(reason),
            None => response,
        };
        if response.enabled() && std::mem::take(self.take_focus) {
            response.request_focus();
        }
        let chosen = response.clicked();
        if chosen {
            self.ui.close();
        }
        chosen
    }

    /// A line above entries that belong together.
    pub fn heading(&mut self, words: &str) {
        let text = RichText::new(cut(words)).size(11.5).color(self.ui.visuals().weak_text_color());
        self.ui.add(egui::Label::new(text).selectable(false).extend());
    }

    pub fn separator(&mut self) {
        self.ui.separator();
    }
}

/// The menu of a widget, while it is open. `opening` opens it; a click on the widget closes it. Keyboard focus goes
/// to its first entry and comes back to the widget.
pub fn context_menu(
    owner: &Response,
    opening: Option<Opening>,
    name: &str,
    content: impl FnOnce(&mut Entries),
) {
    let id = owner.id.with("context menu");
    let ctx = &owner.ctx;
    if let Some(opening) = opening {
        ctx.data_mut(|d| d.insert_temp(id, Open { opening, take_focus: opening.by_keyboard }));
    }
    let Some(mut open) = ctx.data(|d| d.get_temp::<Open>(id)) else { return };
    let set = match opening {
        Some(_) => Some(SetOpenCommand::Bool(true)),
        None if owner.clicked() => Some(SetOpenCommand::Bool(false)),
        None => None,
    };
    Popup::menu(owner)
        .id(id)
        .open_memory(set)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .at_position(open.opening.at)
        .accessible_name(name)
        .show(|ui| {
            let mut entries = Entries { ui, take_focus: &mut open.take_focus };
            // Disabled while its size is measured.
            content(&mut entries);
        });
    if is_open(ctx, id) {
        ctx.data_mut(|d| d.insert_temp(id, open));
    } else {
        ctx.data_mut(|d| d.remove::<Open>(id));
        if open.opening.by_keyboard {
            owner.request_focus();
        }
    }
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

fn is_open(ctx: &egui::Context, id: Id) -> bool {
    Popup::is_id_open(ctx, id)
}
