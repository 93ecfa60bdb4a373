use super::{Command, Shortcut};

/// A command with its title, menu, keys and help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub command: Command,
    /// Its title in menus, with an ellipsis if it asks for more input.
    pub title: &'static str,
    pub menu: Menu,
    /// Its group in the menu; groups are separated by lines.
    pub group: u8,
    /// The first is shown in the menu, all of them in the help.
    pub keys: &'static [Shortcut],
    pub reach: Reach,
    /// What it does, in one sentence.
    pub help: &'static str,
}

/// The menus, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    File,
    Edit,
    View,
    Map,
    Data,
    Article,
    Help,
}

/// When a command's keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Always.
    Window,
    /// While no text field has focus.
    NoField,
    /// When no panel uses them itself.
    Map,
}

impl Menu {
    pub const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::View, Self::Map, Self::Data, Self::Article, Self::Help];

    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Map => "Map",
            Self::Data => "Data",
            Self::Article => "Article",
            Self::Help => "Help",
        }
    }
}

impl Row {
    /// All its keys, for help: “Ctrl+Shift+Z, Ctrl+Y”.
    pub fn key_words(&self) -> String {
        self.keys.iter().map(Shortcut::words).collect::<Vec<_>>().join(", ")
    }
}
