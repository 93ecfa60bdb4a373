use super::Command as C;
use super::Menu::{self, Article, Data, Edit, File, Help, Map, View};
use super::{Reach, Row, Shortcut as Keys};

/// Every command, menu by menu, in the order in which menus and help list them.
pub const TABLE: &[Row] = &[
    row(C::OpenFile, File, 0, "Open a text or a layer…", "Opens an article to be read for its places, or a layer of your own (GeoJSON).")
        .keys(&[Keys::ctrl("O")]),
    row(C::OpenEvents, File, 0, "Open events…", "Opens a table of events: CSV, GeoJSON, JSON, a spreadsheet, also gzipped.")
        .keys(&[Keys::ctrl_shift("O")]),
    row(C::NewProject, File, 1, "New project", "Begins anew: the built-in layers as at the first start, without files, notes and marks of your own."),
    row(C::OpenProject, File, 1, "Open project…", "Opens a project: its layers, event files, filters, view, notes and marks."),
    row(C::SaveProject, File, 1, "Save project", "Saves what is in front of you in one file that opens it again.")
        .keys(&[Keys::ctrl("S")]),
    row(C::SaveProjectAs, File, 1, "Save project as…", "Saves the project in a file of another name.")
        .keys(&[Keys::ctrl_shift("S")]),
    row(C::ProjectNotes, File, 1, "Title and notes of the project…", "Shows the project’s title and your notes on it."),
    row(C::ProjectFiles, File, 1, "Files of the project…", "Lists files of the project that are not there, or not as they were."),
    // Figures and data: group 2.
    row(C::ExportFigure, File, 2, "Export a figure…", "Sets the map on a page with title, legend, scale and sources, or alone, for PDF, PNG or SVG.")
        .keys(&[Keys::ctrl("E")]),
    row(C::PrintCard, File, 2, "Print the card…", "Sets the card of what is selected on paper, with its citations, as PDF."),
    row(C::ExportData, File, 2, "Export data…", "Writes features with their claims, rows of events, or citations as files: GeoJSON, CSV, BibTeX, RIS, text.")
        .keys(&[Keys::ctrl_shift("E")]),
    row(C::Quit, File, 9, "Quit", "Closes the window; what is shown is remembered for the next time.")
        .keys(&[Keys::ctrl("Q")]),
    row(C::Undo, Edit, 0, "Undo", "Takes back the latest change of layers, names, filters, days, region or marks of your own.")
        .keys(&[Keys::ctrl("Z")])
        .reach(Reach::NoField),
    row(C::Redo, Edit, 0, "Redo", "Does again what was taken back last.")
        .keys(&[Keys::ctrl_shift("Z"), Keys::ctrl("Y")])
        .reach(Reach::NoField),
    row(C::CopyCitation, Edit, 1, "Copy citation", "Puts what is claimed of the selected feature on the clipboard, with speakers, articles and paragraphs.")
        .keys(&[Keys::ctrl_shift("C")]),
    row(C::CopyLink, Edit, 1, "Copy link", "Puts a command on the clipboard that opens the program at what is selected.")
        .keys(&[Keys::ctrl_shift("L")]),
    row(C::CopyPicture, Edit, 1, "Copy picture of the map", "Puts the map as it stands on the clipboard, with legend, scale and credits."),
    row(C::CopyViewLink, Edit, 1, "Copy link to this view", "The same with the view, the selection, and the layers where they are not as at first."),
    row(C::CopyCard, Edit, 1, "Copy card", "Puts all that the card says on the clipboard, as plain text."),
    row(C::Find, Edit, 2, "Find a place or a feature", "Goes to the search field: places, governorates and features by name.")
        .keys(&[Keys::ctrl("F")]),
    row(C::GoTo, Edit, 2, "Go to…", "Goes to a link, an id, coordinates in any usual form, or a name.")
        .keys(&[Keys::ctrl("G")]),
    row(C::Palette, Edit, 2, "Command palette", "Finds any command by its words.")
        .keys(&[Keys::ctrl("K")]),
    row(C::ZoomIn, View, 0, "Zoom in", "Brings the map nearer.")
        .keys(&[Keys::plain("Plus"), Keys::plain("Equals")])
        .reach(Reach::Map),
    row(C::ZoomOut, View, 0, "Zoom out", "Shows more of the map.")
        .keys(&[Keys::plain("Minus")])
        .reach(Reach::Map),
    row(C::Home, View, 0, "All of Iraq", "Shows all of Iraq.")
        .keys(&[Keys::plain("Home"), Keys::plain("0")])
        .reach(Reach::Map),
    row(C::ZoomToSelected, View, 0, "Zoom to what is selected", "Brings what is selected into view.")
        .keys(&[Keys::ctrl("J")]),
    row(C::LayersTab, View, 1, "Layers", "Shows the list of layers on the left.")
        .keys(&[Keys::ctrl("1")]),
    row(C::EventsTab, View, 1, "Events", "Shows event files and their filters on the left.")
        .keys(&[Keys::ctrl("2")]),
    row(C::ArticlesTab, View, 1, "Articles", "Shows the cited articles on the left.")
        .keys(&[Keys::ctrl("3")]),
    row(C::NotDrawnTab, View, 1, "Not drawn", "Lists what has no place on the map, with the reason.")
        .keys(&[Keys::ctrl("4")]),
    row(C::ReadingTab, View, 1, "Reading", "Shows the text under review on the left.")
        .keys(&[Keys::ctrl("5")]),
    row(C::NamesLatin, View, 2, "Names in Latin letters", "Writes all names on the map in Latin letters."),
    row(C::NamesArabic, View, 2, "Names in Arabic", "Writes names on the map in Arabic where they are known."),
    row(C::NamesBoth, View, 2, "Governorates in both scripts", "Writes governorates in both scripts, the rest in Latin letters."),
    row(C::LookSystem, View, 3, "Light or dark as the system", "Follows the system’s choice between light and dark."),
    row(C::LookLight, View, 3, "Light", "Dark lettering on a light ground."),
    row(C::LookDark, View, 3, "Dark", "Light lettering on a dark ground."),
    row(C::StartAfresh, View, 4, "Start afresh", "Layers, names and view as at the first start; open files and marks of your own stay."),
    row(C::AllLayersOn, Map, 0, "Show all layers", "Puts every layer on the map."),
    row(C::AllLayersOff, Map, 0, "Hide all layers", "Takes every layer off the map."),
    row(C::NextHere, Map, 1, "Next thing here", "Selects the next of the things that lie under the last click.")
        .keys(&[Keys::plain("Tab")])
        .reach(Reach::Map),
    row(C::PreviousHere, Map, 1, "Previous thing here", "Selects the one before it.")
        .keys(&[Keys::shift("Tab")])
        .reach(Reach::Map),
    row(C::Back, Map, 1, "Back", "Selects again what was selected before, as in a browser.")
        .keys(&[Keys::alt("ArrowLeft")]),
    row(C::Forward, Map, 1, "Forward", "Selects what was selected after it.")
        .keys(&[Keys::alt("ArrowRight")]),
    row(C::ClearSelection, Map, 1, "Clear selection", "Closes the card.")
        .keys(&[Keys::plain("Escape")])
        .reach(Reach::Map),
    row(C::Measure, Map, 2, "Measure", "Takes up the tool that measures a distance or an area along the ellipsoid.")
        .keys(&[Keys::ctrl("M")]),
    row(C::DrawNote, Map, 2, "Write a note on the map", "Takes up the tool for a note of your own; it is kept apart from the evidence."),
    row(C::DrawPoint, Map, 2, "Set a point of your own", "Takes up the tool for a point of your own."),
    row(C::DrawLine, Map, 2, "Draw a line of your own", "Takes up the tool for a line of your own."),
    row(C::DrawArea, Map, 2, "Draw an area of your own", "Takes up the tool for an area of your own."),
    row(C::DeleteMark, Map, 3, "Delete the mark", "Deletes the mark of your own that is selected; undo brings it back.")
        .keys(&[Keys::plain("Delete")])
        .reach(Reach::Map),
    row(C::Table, Data, 0, "Table of events", "Shows the rows of the event file under the map, or hides them.")
        .keys(&[Keys::ctrl("T")]),
    row(C::Timeline, Data, 0, "Timeline", "Shows when: events or articles over time, under the map, or hides it.")
        .keys(&[Keys::ctrl_shift("T")]),
    row(C::Statistics, Data, 0, "Statistics", "Sums up the events that are shown, on the right."),
    row(C::Play, Data, 1, "Play", "Lets the days move onward by themselves, or stops them.")
        .keys(&[Keys::ctrl("P")]),
    row(C::StepOnward, Data, 1, "A step onward in time", "Moves the days on by a step.")
        .keys(&[Keys::ctrl("Period")]),
    row(C::StepBack, Data, 1, "A step back in time", "Moves the days back by a step.")
        .keys(&[Keys::ctrl("Comma")]),
    row(C::AllDays, Data, 1, "All days", "Shows events and claims of all days."),
    row(C::SideBySide, Data, 1, "Two maps side by side", "Splits the map into the articles’ first two moments, or ends it."),
    row(C::RegionRectangle, Data, 2, "Select events in a rectangle", "Takes up the rectangle: drag over the map; Enter takes all that it shows."),
    row(C::RegionLasso, Data, 2, "Select events in any outline", "Takes up the lasso: drag round the events."),
    row(C::ClearRegion, Data, 2, "Clear the region", "Ends the selection of events in a region."),
    row(C::PasteArticle, Article, 0, "Paste article text", "Reads the text on the clipboard for its places.")
        .keys(&[Keys::ctrl_shift("V")]),
    row(C::ReadAnew, Article, 0, "Read this article for places", "Reads the cited article that is open anew, and suggests drafts of its places."),
    row(C::CloseArticle, Article, 0, "Close the article", "Goes back to the list of articles."),
    row(C::SaveReview, Article, 1, "Save the reviewed layer…", "Writes what was accepted in the review into a layer file."),
    row(C::CloseReview, Article, 1, "Close the review", "Ends the review; it asks first where something is in no file."),
    row(C::Keyboard, Help, 0, "Keyboard and commands", "Lists every command with its keys, and the keys of map, timeline, table and review.")
        .keys(&[Keys::plain("F1"), Keys::plain("Questionmark")])
        .reach(Reach::NoField),
    row(C::About, Help, 0, "About the data", "Says where the map and its data come from, and names licences and known faults."),
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
