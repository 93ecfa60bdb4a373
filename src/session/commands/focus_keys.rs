/// Keys that belong to one part of the window and work while that has the keyboard. They are no
/// commands; the help lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FocusKeys {
    /// The part of the window, and when it has the keyboard.
    pub place: &'static str,
    /// Keys and what they do.
    pub keys: &'static [(&'static str, &'static str)],
}

pub const FOCUS_KEYS: &[FocusKeys] = &[
    FocusKeys {
        place: "On the map",
        keys: &[
            ("Arrows", "move the map"),
            ("Drag", "moves the map"),
            ("Shift+Drag", "zooms to a box"),
            ("Wheel", "zooms at the pointer"),
            ("Double click", "zooms in there"),
            ("Click again", "takes the next thing there"),
        ],
    },
    FocusKeys {
        place: "On the map, while you draw or measure",
        keys: &[
            ("Click", "adds a corner"),
            ("Space", "adds a corner under the pointer, or in the middle of the map"),
            ("Double click, Enter", "end what is drawn"),
            ("Click on the first corner", "closes an area"),
            ("Backspace", "takes the last corner back"),
            ("Esc", "puts the tool away"),
        ],
    },
    FocusKeys {
        place: "On the map, while a mark of your own is selected",
        keys: &[
            ("Drag a corner", "moves it"),
            ("Drag the middle of a side", "puts a corner in"),
            ("Drag the line or the sign", "moves the whole mark"),
            ("Other button on a corner", "takes it out"),
            ("Delete", "takes out the corner that was pressed, or else the mark"),
        ],
    },
    FocusKeys {
        place: "On the timeline",
        keys: &[
            ("Left, Right", "move the days"),
            ("Shift+Left, Shift+Right", "take fewer or more days"),
            ("Home, End", "go to the first or the last days"),
            ("Shift+Home, Shift+End", "reach to the first or the last day"),
            ("Space", "plays or pauses"),
            ("Esc", "shows all days"),
        ],
    },
    FocusKeys {
        place: "In the table of events",
        keys: &[
            ("Up, Down", "go through the rows"),
            ("PageUp, PageDown", "go through them by the page"),
            ("Home, End", "go to the first or the last row"),
            ("Shift with these", "marks the rows between"),
            ("Enter", "opens the row’s card"),
            ("Ctrl+C", "copies the marked rows"),
        ],
    },
    FocusKeys {
        place: "In a review, while its text or its draft is seen",
        keys: &[
            ("J, K", "go to the next or previous open draft; with Shift to decided ones too"),
            ("A, Enter", "accept"),
            ("R, X", "reject"),
            ("O", "reopens what was decided"),
            ("1–9", "take one of the places"),
            ("P", "finds another place"),
            ("N", "not drawn"),
            ("E", "write in your own words"),
            ("G, S, C", "kind, stance, precision"),
            ("M", "merges with another draft"),
            (
                "U, Ctrl+Z",
                "undo a step of the review; Ctrl+Z is the map’s again once the review is out of sight",
            ),
            ("Ctrl+Shift+Z, Ctrl+Y", "do it again"),
            ("Ctrl+S, Ctrl+Shift+S", "save the reviewed layer, or save it elsewhere"),
        ],
    },
];
