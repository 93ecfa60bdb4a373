use crate::events::{ChangeKind, ChangeMark, ChangeMarks, Changes, EventTable};
use crate::geo::{Bounds, Screen, Viewport};
use crate::model::EventLayerId;
use crate::scene::{Circle, Group, Line, Prim};
use crate::style::{Colour, Theme};

/// The differences between two states of a source, to be marked on the map.
#[derive(Clone, Copy, Debug)]
pub struct ShownChanges<'a> {
    /// The layer of the later state.
    pub id: EventLayerId,
    pub changes: &'a Changes,
    pub marks: &'a ChangeMarks,
    pub old: &'a EventTable,
    pub new: &'a EventTable,
}

impl ShownChanges<'_> {
    /// Most places that are marked at once; where there are more, none is, and the panel says so.
    pub const MOST: usize = 3_000;

    /// How many places are in view, if they are too many to be marked.
    pub fn unmarked(&self, view: &Viewport) -> Option<usize> {
        let bounds = marked_ground(view);
        self.marks.within(&bounds, Self::MOST).is_none().then(|| self.marks.count(&bounds))
    }
}

/// Radius of a mark in pixels.
const RADIUS: f32 = 7.0;

/// Where the middle of a mark that reaches into the picture can be.
fn marked_ground(view: &Viewport) -> Bounds {
    view.bounds().grown(f64::from(RADIUS) / view.scale())
}

/// The marks in the picture, above all symbols.
pub fn marks(shown: &ShownChanges, view: &Viewport, theme: &Theme) -> Group {
    let found = shown.marks.within(&marked_ground(view), ShownChanges::MOST).unwrap_or_default();
    let mut prims = Vec::new();
    for at in found {
        let change = shown.changes.list.get(at as usize);
        let mark = shown.changes.mark(at, shown.old, shown.new);
        if let (Some(change), Some(mark)) = (change, mark) {
            let kind = change.kinds().next().unwrap_or(ChangeKind::Fields);
            place(kind, mark, view, theme, &mut prims);
        }
    }
    Group { id: format!("{}/changes", shown.id), title: "Changes since the earlier file".to_owned(), prims }
}

fn place(kind: ChangeKind, mark: ChangeMark, view: &Viewport, theme: &Theme, out: &mut Vec<Prim>) {
    match (mark.before, mark.after) {
        (Some(before), Some(after)) if before != after => {
            out.extend(moved(view.to_screen(before), view.to_screen(after), theme));
        }
        (_, Some(at)) | (Some(at), None) => out.extend(change_sign(kind, view.to_screen(at), theme)),
        (None, None) => {}
    }
}

/// A line from the earlier place, a hollow ring, to the later one, a disc.
fn moved(from: Screen, to: Screen, theme: &Theme) -> Vec<Prim> {
    let ink = ink(ChangeKind::Moved, theme);
    let line =
        |width, colour| Prim::Line(Line { points: vec![from, to], closed: false, width, colour, dash: None });
    vec![
        line(4.0, theme.halo),
        line(1.8, ink),
        circle(from, 4.0, theme.land, ink),
        circle(to, 4.0, ink, theme.land),
    ]
}

/// The mark of a kind of difference: a plus, a cross, a line between two places, or a ring.
pub fn change_sign(kind: ChangeKind, at: Screen, theme: &Theme) -> Vec<Prim> {
    let ink = ink(kind, theme);
    let by = |x: f32, y: f32| Screen::new(at.x + x, at.y + y);
    let line = |a: Screen, b: Screen| {
        Prim::Line(Line { points: vec![a, b], closed: false, width: 2.0, colour: ink, dash: None })
    };
    let (d, x) = (RADIUS - 3.0, RADIUS - 4.0);
    let mut prims = match kind {
        ChangeKind::Moved => return moved(by(-10.0, 3.0), by(10.0, -3.0), theme),
        ChangeKind::Added | ChangeKind::Removed => vec![circle(at, RADIUS, theme.land, ink)],
        ChangeKind::Redated | ChangeKind::Killed | ChangeKind::Fields => {
            vec![
                circle(at, RADIUS, Colour { a: 0, ..ink }, theme.halo),
                circle(at, RADIUS, Colour { a: 0, ..ink }, ink),
            ]
        }
    };
    match kind {
        ChangeKind::Added => prims.extend([line(by(-d, 0.0), by(d, 0.0)), line(by(0.0, -d), by(0.0, d))]),
        ChangeKind::Removed => prims.extend([line(by(-x, -x), by(x, x)), line(by(-x, x), by(x, -x))]),
        // A hand of a clock.
        ChangeKind::Redated => prims.extend([line(at, by(0.0, -d)), line(at, by(d - 1.0, 0.0))]),
        ChangeKind::Killed => prims.push(circle(at, 2.6, ink, ink)),
        ChangeKind::Moved | ChangeKind::Fields => {}
    }
    prims
}

fn circle(center: Screen, radius: f32, fill: Colour, stroke: Colour) -> Prim {
    Prim::Circle(Circle { center, radius, fill, stroke, stroke_width: 1.8 })
}

fn ink(kind: ChangeKind, theme: &Theme) -> Colour {
    match kind {
        ChangeKind::Added => theme.added,
        ChangeKind::Removed => theme.removed,
        ChangeKind::Moved | ChangeKind::Redated | ChangeKind::Killed | ChangeKind::Fields => theme.changed,
    }
}
