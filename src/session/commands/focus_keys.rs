/// Keys that belong to one part of the window and work while it has focus. They are not commands; the help
/// lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusKeys {
    /// The part of the window, and when it has focus.
    pub place: &'static str,
    /// Keys and what they do.
    pub keys: &'static [(&'static str, &'static str)],
}

pub const FOCUS_KEYS: &[FocusKeys] = &[
    FocusKeys {
        place: "On the map",
        keys: &[
            ("Arrows", "pan the map"),
            ("Drag", "pans the map"),
            ("Shift+Drag", "zooms to a box"),
            ("Wheel", "zooms at the pointer"),
            ("Double click", "zooms in"),
            ("Click again", "selects the next item there"),
            ("Right-click", "opens the menu of that position"),
            ("Shift+F10, Menu", "opens the menu of the middle of the map"),
            ("Esc", "removes the pin of “Go to…”, then clears the selection"),
        ],
    },
    FocusKeys {
        place: "On the map, while you draw or measure",
        keys: &[
            ("Click", "adds a corner"),
            ("Space", "adds a corner at the pointer, or in the middle of the map"),
            ("Double click, Enter", "finish the drawing"),
            ("Click on the first corner", "closes an area"),
            ("Backspace", "removes the last corner"),
            ("Esc", "closes the tool"),
        ],
    },
    FocusKeys {
        place: "On the map, while an annotation is selected",
        keys: &[
            ("Drag a corner", "moves it"),
            ("Drag the middle of a side", "inserts a corner"),
            ("Drag the line or the symbol", "moves the whole annotation"),
            ("Right-click a corner", "removes it"),
            ("Delete", "deletes the selected corner, or the annotation"),
        ],
    },
    FocusKeys {
        place: "In the list of layers",
        keys: &[
            ("Enter, Space", "show the details of a layer"),
            ("Right-click, Shift+F10", "opens the menu of a layer"),
            ("Drag the grip", "moves a layer up or down"),
            ("Double click an annotation", "renames it"),
        ],
    },
    FocusKeys {
        place: "On the timeline",
        keys: &[
            ("Left, Right", "move the days"),
            ("Shift+Left, Shift+Right", "select fewer or more days"),
            ("Home, End", "go to the first or last days"),
            ("Shift+Home, Shift+End", "extend to the first or last day"),
            ("Space", "plays or pauses"),
            ("Esc", "shows all days"),
            ("Right-click, Shift+F10", "opens the menu of these days"),
        ],
    },
    FocusKeys {
        place: "In the event table",
        keys: &[
            ("Up, Down", "move through the rows"),
            ("PageUp, PageDown", "move by page"),
            ("Home, End", "go to the first or last row"),
            ("Shift with these", "marks the rows between"),
            ("Enter", "opens the row’s card"),
            ("Ctrl+C", "copies the marked rows"),
            ("Right-click, Shift+F10", "opens the menu of the row, or of the column header"),
        ],
    },
    FocusKeys {
        place: "In a review, while its text or draft is visible",
        keys: &[
            ("J, K", "go to the next or previous open draft; with Shift, to any draft"),
            ("A, Enter", "accept"),
            ("R, X", "reject"),
            ("O", "reopens a decided draft"),
            ("1–9", "choose one of the places"),
            ("P", "finds another place"),
            ("N", "not drawn"),
            ("E", "write in your own words"),
            ("G, S, C", "kind, stance, precision"),
            ("M", "merges with another draft"),
            (
                "U, Ctrl+Z",
                "undo a step of the review; Ctrl+Z applies to the map again once the review is hidden",
            ),
            ("Ctrl+Shift+Z, Ctrl+Y", "redo a step"),
            ("Ctrl+S, Ctrl+Shift+S", "save the reviewed layer, or save it elsewhere"),
        ],
    },
];
