use super::Command as C;
use super::Menu::{self, Article, Data, Edit, File, Help, Map, View};
use super::{Reach, Row, Shortcut as Keys};

/// Every command, by menu, in the order of menus and help.
pub const TABLE: &[Row] = &[
    row(
        C::OpenFile,
        File,
        0,
        "Open text or layer…",
        "Opens an article to be read for its places, or a layer of your own (GeoJSON).",
    )
    .keys(&[Keys::ctrl("O")]),
    row(
        C::OpenEvents,
        File,
        0,
        "Open events…",
        "Opens a table of events: CSV, GeoJSON, JSON, a spreadsheet, also gzipped.",
    )
    .keys(&[Keys::ctrl_shift("O")]),
    row(
        C::NewProject,
        File,
        1,
        "New project",
        "Starts from the built-in layers, without files, notes and annotations.",
    ),
    row(
        C::OpenProject,
        File,
        1,
        "Open project…",
        "Opens a project: its layers, event files, filters, view, notes and annotations.",
    ),
    row(C::SaveProject, File, 1, "Save project", "Saves your current work in one file that opens it again.")
        .keys(&[Keys::ctrl("S")]),
    row(C::SaveProjectAs, File, 1, "Save project as…", "Saves the project under another name.")
        .keys(&[Keys::ctrl_shift("S")]),
    row(
        C::ProjectNotes,
        File,
        1,
        "Project title and notes…",
        "Shows the title of the project and your notes on it.",
    ),
    row(C::ProjectFiles, File, 1, "Project files…", "Lists project files that are missing or changed."),
    // Figures and data: group 2.
    row(
        C::ExportFigure,
        File,
        2,
        "Export figure…",
        "Exports the map as PDF, PNG or SVG, alone or on a page with title, legend, scale and sources.",
    )
    .keys(&[Keys::ctrl("E")]),
    row(
        C::PrintCard,
        File,
        2,
        "Print card…",
        "Exports the card of the selection as PDF, with its citations.",
    ),
    row(
        C::ExportData,
        File,
        2,
        "Export data…",
        "Exports features with their claims, event rows or citations as GeoJSON, CSV, BibTeX, RIS or text.",
    )
    .keys(&[Keys::ctrl_shift("E")]),
    row(C::Quit, File, 9, "Quit", "Closes the window and remembers what is shown.").keys(&[Keys::ctrl("Q")]),
    row(
        C::Undo,
        Edit,
        0,
        "Undo",
        "Undoes the latest change of layers, names, filters, days, region or annotations.",
    )
    .keys(&[Keys::ctrl("Z")])
    .reach(Reach::NoField),
    row(C::Redo, Edit, 0, "Redo", "Redoes the change that was undone last.")
        .keys(&[Keys::ctrl_shift("Z"), Keys::ctrl("Y")])
        .reach(Reach::NoField),
    row(
        C::CopyCitation,
        Edit,
        1,
        "Copy citation",
        "Copies what is claimed about the selected feature, with speakers, articles and paragraphs.",
    )
    .keys(&[Keys::ctrl_shift("C")]),
    row(C::CopyLink, Edit, 1, "Copy link", "Copies an address that opens the program at the selection.")
        .keys(&[Keys::ctrl_shift("L")]),
    row(
        C::CopyCommand,
        Edit,
        1,
        "Copy command",
        "Copies the command that opens the program at the selection.",
    ),
    row(
        C::CopyPicture,
        Edit,
        1,
        "Copy map picture",
        "Copies the map as it is, with legend, scale and credits.",
    ),
    row(
        C::CopyViewLink,
        Edit,
        1,
        "Copy link to this view",
        "Copies an address that also restores the view, the selection and any changed layers.",
    ),
    row(
        C::CopyViewCommand,
        Edit,
        1,
        "Copy command to this view",
        "Copies the command that also restores the view, the selection and any changed layers.",
    ),
    row(C::CopyCard, Edit, 1, "Copy card", "Copies the card as plain text."),
    row(C::Find, Edit, 2, "Find place or feature", "Searches places, governorates and features by name.")
        .keys(&[Keys::ctrl("F")]),
    row(C::GoTo, Edit, 2, "Go to…", "Goes to a link, an id, coordinates or a name.").keys(&[Keys::ctrl("G")]),
    row(C::Palette, Edit, 2, "Command palette", "Finds any command by name.").keys(&[Keys::ctrl("K")]),
    row(C::ZoomIn, View, 0, "Zoom in", "Zooms in on the map.")
        .keys(&[Keys::plain("Plus"), Keys::plain("Equals"), Keys::ctrl("Plus"), Keys::ctrl("Equals")])
        .reach(Reach::Map),
    row(C::ZoomOut, View, 0, "Zoom out", "Zooms out to show more of the map.")
        .keys(&[Keys::plain("Minus"), Keys::ctrl("Minus")])
        .reach(Reach::Map),
    row(C::Home, View, 0, "All of Iraq", "Shows all of Iraq.")
        .keys(&[Keys::plain("Home"), Keys::plain("0")])
        .reach(Reach::Map),
    row(C::ZoomToSelected, View, 0, "Zoom to selection", "Brings the selection into view.")
        .keys(&[Keys::ctrl("J")]),
    row(C::LayersTab, View, 1, "Layers", "Shows the list of layers on the left.").keys(&[Keys::ctrl("1")]),
    row(C::EventsTab, View, 1, "Events", "Shows event files and their filters on the left.")
        .keys(&[Keys::ctrl("2")]),
    row(
        C::ChangesTab,
        View,
        1,
        "Changes",
        "Shows what differs between two event files that are compared, on the left.",
    ),
    row(C::ArticlesTab, View, 1, "Articles", "Shows the cited articles on the left.")
        .keys(&[Keys::ctrl("3")]),
    row(C::NotDrawnTab, View, 1, "Not drawn", "Lists what has no place on the map, with the reason.")
        .keys(&[Keys::ctrl("4")]),
    row(C::ReadingTab, View, 1, "Reading", "Shows the text under review on the left.")
        .keys(&[Keys::ctrl("5")]),
    row(C::LeftPanel, View, 1, "Left panel", "Folds the panel on the left away, or shows it again.")
        .keys(&[Keys::plain("F8")]),
    row(C::RightPanel, View, 1, "Right panel", "Folds the panel on the right away, or shows it again.")
        .keys(&[Keys::plain("F9")]),
    row(C::FullScreen, View, 1, "Full screen", "Fills the screen with the window, or ends that.")
        .keys(&[Keys::plain("F11")]),
    row(C::LookSystem, View, 3, "System theme", "Follows the system’s light or dark theme."),
    row(C::LookLight, View, 3, "Light", "Dark text on a light background."),
    row(C::LookDark, View, 3, "Dark", "Light text on a dark background."),
    row(C::TextLarger, View, 4, "Larger text", "Makes texts and controls larger; the map keeps its place.")
        .keys(&[Keys::ctrl_alt("Plus"), Keys::ctrl_alt("Equals")])
        .reach(Reach::NoField),
    row(C::TextSmaller, View, 4, "Smaller text", "Makes texts and controls smaller.")
        .keys(&[Keys::ctrl_alt("Minus")])
        .reach(Reach::NoField),
    row(C::TextUsual, View, 4, "Usual text size", "Sets texts and controls back to their usual size.")
        .keys(&[Keys::ctrl_alt("0")])
        .reach(Reach::NoField),
    row(
        C::StartAfresh,
        View,
        5,
        "Reset view and layers",
        "Restores layers, names and view to the defaults; open files and annotations stay.",
    ),
    row(C::AllLayersOn, Map, 0, "Show all layers", "Shows every layer on the map."),
    row(C::AllLayersOff, Map, 0, "Hide all layers", "Hides every layer."),
    row(C::NextHere, Map, 1, "Next item here", "Selects the next item under the last click.")
        .keys(&[Keys::plain("Tab")])
        .reach(Reach::Map),
    row(C::PreviousHere, Map, 1, "Previous item here", "Selects the previous item under the last click.")
        .keys(&[Keys::shift("Tab")])
        .reach(Reach::Map),
    row(C::Back, Map, 1, "Back", "Goes back to the previous selection, as in a browser.")
        .keys(&[Keys::alt("ArrowLeft")]),
    row(C::Forward, Map, 1, "Forward", "Goes forward to the next selection.")
        .keys(&[Keys::alt("ArrowRight")]),
    row(C::ClearSelection, Map, 1, "Clear selection", "Closes the card.")
        .keys(&[Keys::plain("Escape")])
        .reach(Reach::Map),
    row(C::Measure, Map, 2, "Measure", "Measures a distance or an area on the ellipsoid.")
        .keys(&[Keys::ctrl("M")]),
    row(C::DrawNote, Map, 2, "Add a note", "Adds a note as an annotation, kept separate from the evidence."),
    row(C::DrawPoint, Map, 2, "Draw a point", "Draws a point as an annotation."),
    row(C::DrawLine, Map, 2, "Draw a line", "Draws a line as an annotation."),
    row(C::DrawArea, Map, 2, "Draw an area", "Draws an area as an annotation."),
    row(C::DeleteMark, Map, 3, "Delete annotation", "Deletes the selected annotation; undo restores it.")
        .keys(&[Keys::plain("Delete")])
        .reach(Reach::Map),
    row(C::NamesLatin, Map, 4, "Latin names", "Labels the map in Latin script."),
    row(C::NamesArabic, Map, 4, "Arabic names", "Labels the map in Arabic where names are known."),
    row(
        C::NamesBoth,
        Map,
        4,
        "Governorates in both scripts",
        "Labels governorates in both scripts, the rest in Latin.",
    ),
    row(C::Table, Data, 0, "Event table", "Shows or hides the rows of the event file below the map.")
        .keys(&[Keys::ctrl("T")]),
    row(C::Timeline, Data, 0, "Timeline", "Shows or hides events or articles over time, below the map.")
        .keys(&[Keys::ctrl_shift("T")]),
    row(C::Statistics, Data, 0, "Statistics", "Summarises the shown events, on the right."),
    row(C::Play, Data, 1, "Play", "Plays the selected days forward, or pauses.").keys(&[Keys::ctrl("P")]),
    row(C::StepOnward, Data, 1, "Step forward", "Moves the selected days forward by one step.")
        .keys(&[Keys::ctrl("Period")]),
    row(C::StepBack, Data, 1, "Step back", "Moves the selected days back by one step.")
        .keys(&[Keys::ctrl("Comma")]),
    row(C::AllDays, Data, 1, "All days", "Shows events and claims of all days."),
    row(
        C::SideBySide,
        Data,
        1,
        "Split view",
        "Splits the map into halves of the events' days or, without events, the dates of the articles; or ends the split.",
    ),
    row(
        C::SplitByPeriods,
        Data,
        1,
        "Split view by years",
        "Splits the map into the last two years of the active event file, or its selected days and those before.",
    ),
    row(
        C::CompareFiles,
        Data,
        1,
        "Compare two event files",
        "Lists and marks what differs between the earlier and the later of two open files of one source.",
    ),
    row(
        C::EndComparison,
        Data,
        1,
        "End comparison",
        "Stops comparing two event files; the earlier one is shown again.",
    ),
    row(
        C::ComparePeriods,
        Data,
        1,
        "Compare two periods…",
        "Sets two periods of the active event file side by side in numbers: what rose, what fell, and what is too few to tell.",
    ),
    row(
        C::RegionRectangle,
        Data,
        2,
        "Select events in a rectangle",
        "Drag over the map, or press Enter for the whole view.",
    ),
    row(C::RegionLasso, Data, 2, "Select events with the lasso", "Drag around the events."),
    row(C::ClearRegion, Data, 2, "Clear region", "Clears the selection of events in a region."),
    row(
        C::Cache,
        Data,
        3,
        "Cache of event files…",
        "Shows how large the tables are that are kept of large event files, and whether any are.",
    ),
    row(
        C::EmptyCache,
        Data,
        3,
        "Empty the cache",
        "Removes the tables of large event files that are kept to open them sooner, and says how large they were.",
    ),
    row(C::PasteArticle, Article, 0, "Paste article text", "Finds places in the text on the clipboard.")
        .keys(&[Keys::ctrl_shift("V")]),
    row(
        C::ReadAnew,
        Article,
        0,
        "Find places in this article",
        "Finds places in the open cited article and suggests drafts.",
    ),
    row(C::CloseArticle, Article, 0, "Close article", "Goes back to the list of articles."),
    row(
        C::SaveReview,
        Article,
        1,
        "Save the reviewed layer…",
        "Saves what was accepted in the review as a layer file.",
    ),
    row(
        C::CloseReview,
        Article,
        1,
        "Close review",
        "Ends the review; asks first if there are unsaved changes.",
    ),
    row(
        C::Keyboard,
        Help,
        0,
        "Keyboard and commands",
        "Lists every command with its keys, and the keys of map, timeline, table and review.",
    )
    .keys(&[Keys::plain("F1"), Keys::plain("Questionmark")])
    .reach(Reach::NoField),
    row(C::About, Help, 0, "About the data", "Sources, licences and known faults of the map data."),
];

const fn row(command: C, menu: Menu, group: u8, title: &'static str, help: &'static str) -> Row {
    Row { command, title, menu, group, keys: &[], reach: Reach::Window, help }
}

impl Row {
    const fn keys(self, keys: &'static [Keys]) -> Self {
        Self { keys, ..self }
    }

    const fn reach(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }
}

impl C {
    /// Its row in the table.
    pub fn row(self) -> &'static Row {
        // Invariant, tested: every command has a row.
        TABLE.iter().find(|row| row.command == self).unwrap_or(&TABLE[0])
    }
}
