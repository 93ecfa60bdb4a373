use super::{Row, TABLE};

/// Everything that a menu, the palette or a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    OpenFile,
    OpenEvents,
    NewProject,
    OpenProject,
    SaveProject,
    SaveProjectAs,
    ProjectNotes,
    ProjectFiles,
    ExportFigure,
    PrintCard,
    Quit,
    Undo,
    Redo,
    CopyCitation,
    CopyLink,
    CopyPicture,
    CopyCard,
    Find,
    Palette,
    ZoomIn,
    ZoomOut,
    Home,
    ZoomToSelected,
    LayersTab,
    EventsTab,
    ArticlesTab,
    NotDrawnTab,
    ReadingTab,
    NamesLatin,
    NamesArabic,
    NamesBoth,
    LookSystem,
    LookLight,
    LookDark,
    StartAfresh,
    AllLayersOn,
    AllLayersOff,
    NextHere,
    PreviousHere,
    Back,
    Forward,
    ClearSelection,
    Table,
    Timeline,
    Statistics,
    Play,
    StepOnward,
    StepBack,
    AllDays,
    SideBySide,
    RegionRectangle,
    RegionLasso,
    ClearRegion,
    PasteArticle,
    ReadAnew,
    CloseArticle,
    SaveReview,
    CloseReview,
    Keyboard,
    About,
}

impl Command {
    /// What the table says of it.
    pub fn row(self) -> &'static Row {
        // Invariant, tested: every command has a row.
        TABLE.iter().find(|row| row.command == self).unwrap_or(&TABLE[0])
    }
}
