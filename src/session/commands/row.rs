use super::{Command, Shortcut};

/// A command with all that is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub command: Command,
    /// What a menu calls it. Three dots where it asks for something more first.
    pub title: &'static str,
    pub menu: Menu,
    /// Where it stands in the menu; a line is drawn between groups.
    pub group: u8,
    /// The first one is printed in the menu, all of them in the help.
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
    /// While no text field has the keyboard, which has its own use for them.
    NoField,
    /// The map takes them when no panel has a use of its own for them.
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
