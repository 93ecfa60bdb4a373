use egui::{InputState, Key, KeyboardShortcut, Modifiers};

use crate::session::{Command, Shortcut};

/// A shortcut as egui's type; `None` for an unknown key.
fn of(keys: &Shortcut) -> Option<KeyboardShortcut> {
    let mut held = Modifiers::NONE;
    (held.command, held.shift, held.alt) = (keys.ctrl, keys.shift, keys.alt);
    Some(KeyboardShortcut::new(held, Key::from_name(keys.key)?))
}

/// Whether the keys were pressed; consumes them.
pub fn pressed(input: &mut InputState, keys: &Shortcut) -> bool {
    of(keys).is_some_and(|keys| input.consume_shortcut(&keys))
}

/// How often a command's keys were pressed, alone or with Ctrl as they say, without consuming them.
pub fn presses(input: &InputState, command: Command) -> usize {
    if input.modifiers.alt {
        return 0;
    }
    let keys = command.row().keys.iter().filter(|keys| keys.ctrl == input.modifiers.command);
    keys.filter_map(|keys| Key::from_name(keys.key)).map(|key| input.num_presses(key)).sum()
}
