use crate::session::Action;

/// Who carries a command out.
#[derive(Clone, Debug, PartialEq)]
pub enum Carrier {
    /// The session, by these actions.
    Session(Vec<Action>),
    /// The panel that names the command as its own.
    Panel,
    Window(WindowCommand),
}

/// What only the window can do: it knows files, the clipboard and the map's tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowCommand {
    OpenFile,
    OpenEvents,
    NewProject,
    OpenProject,
    SaveProject,
    SaveProjectAs,
    ExportFigure,
    PrintCard,
    ExportData,
    Quit,
    CopyLink,
    CopyCommand,
    CopyPicture,
    CopyViewLink,
    CopyViewCommand,
    Find,
    FullScreen,
    LeftPanel,
    RightPanel,
    TextLarger,
    TextSmaller,
    TextUsual,
    PasteArticle,
    ReadAnew,
    SaveReview,
    CloseReview,
    RegionRectangle,
    RegionLasso,
    Measure,
    DrawNote,
    DrawPoint,
    DrawLine,
    DrawArea,
    EmptyCache,
    CompareFiles,
}
