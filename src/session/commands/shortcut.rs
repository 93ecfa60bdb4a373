/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl, or Cmd on macOS.
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    /// The key's name in egui: `F`, `F1`, `Plus`, `Home`.
    pub key: &'static str,
}

impl Shortcut {
    pub const fn plain(key: &'static str) -> Self {
        Self { ctrl: false, shift: false, alt: false, key }
    }

    pub const fn ctrl(key: &'static str) -> Self {
        Self { ctrl: true, ..Self::plain(key) }
    }

    pub const fn ctrl_shift(key: &'static str) -> Self {
        Self { ctrl: true, shift: true, ..Self::plain(key) }
    }

    pub const fn ctrl_alt(key: &'static str) -> Self {
        Self { alt: true, ..Self::ctrl(key) }
    }

    pub const fn shift(key: &'static str) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    pub const fn alt(key: &'static str) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    /// As shown in menus: “Ctrl+Shift+Z”, “+”.
    pub fn words(&self) -> String {
        let control = if cfg!(target_os = "macos") { "Cmd" } else { "Ctrl" };
        let held = [(self.ctrl, control), (self.alt, "Alt"), (self.shift, "Shift")];
        let key = match self.key {
            "Plus" => "+",
            "Minus" => "-",
            "Equals" => "=",
            "Escape" => "Esc",
            "Period" => ".",
            "Comma" => ",",
            "ArrowLeft" => "Left",
            "ArrowRight" => "Right",
            "Questionmark" => "?",
            key => key,
        };
        let words = held.into_iter().filter_map(|(on, name)| on.then_some(name));
        words.chain([key]).collect::<Vec<_>>().join("+")
    }

    /// Number of modifiers: shortcuts with more are matched first.
    pub fn held(&self) -> usize {
        usize::from(self.ctrl) + usize::from(self.shift) + usize::from(self.alt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_printed_as_menus_print_it() {
        assert_eq!(Shortcut::plain("Plus").words(), "+");
        assert_eq!(Shortcut::alt("ArrowLeft").words(), "Alt+Left");
        if !cfg!(target_os = "macos") {
            assert_eq!(Shortcut::ctrl_shift("Z").words(), "Ctrl+Shift+Z");
        }
    }
}
