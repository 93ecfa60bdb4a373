/// The script of the labels on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Names {
    #[default]
    Latin,
    Arabic,
    /// Governorates in both, the rest in Latin letters.
    Both,
}

impl Names {
    pub const ALL: [Self; 3] = [Self::Latin, Self::Arabic, Self::Both];

    /// A short stable name, for files and the command line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Arabic => "arabic",
            Self::Both => "both",
        }
    }

    /// For menus.
    pub fn label(self) -> &'static str {
        match self {
            Self::Latin => "Latin letters",
            Self::Arabic => "Arabic",
            Self::Both => "Governorates in both",
        }
    }
}
