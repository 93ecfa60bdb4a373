use std::ops::Range;

use crate::geo::{Bounds, Screen};
use crate::model::{EventKey, Subject};
use crate::scene::outline::{Pen, visible};
use crate::scene::overlay::{self, Emphasis};
use crate::scene::{Circle, Group, Prim, SceneInput};
use crate::style::Colour;

use super::ShownEvents;
use super::sign::Sign;

/// Pixels between a symbol and its highlight ring.
const OFF: f32 = 3.0;

/// The rings around a table's highlighted or selected symbols.
pub fn highlights(input: &SceneInput, events: &ShownEvents, signs: &[Sign]) -> Vec<Group> {
    let highlighted = input
        .highlighted
        .iter()
        .filter(|key| Some(*key) != input.selected)
        .map(|key| (key, Emphasis::Highlighted));
    let selected = input.selected.into_iter().map(|key| (key, Emphasis::Selected));
    let mut out: Vec<Group> = Vec::new();
    for (key, emphasis) in highlighted.chain(selected) {
        let Some(what) = key.key_in(events.id) else { continue };
        let ring = Ring { input, events, emphasis };
        let group = ring.group(key, what, signs);
        // The same row may be highlighted twice: by the pointer and by a list.
        if !out.iter().any(|g| g.id == group.id) {
            out.push(group);
        }
    }
    out
}

struct Ring<'a> {
    input: &'a SceneInput<'a>,
    events: &'a ShownEvents<'a>,
    emphasis: Emphasis,
}

impl Ring<'_> {
    fn group(&self, key: &Subject, what: EventKey, signs: &[Sign]) -> Group {
        let mut prims = Vec::new();
        let rows = rows(self.events, what);
        if let EventKey::Row(row) = what
            && row >= self.events.table.drawn()
        {
            return self.governorate(key, row);
        }
        let shown = || signs.iter().filter(|s| s.opacity >= 0.5);
        let holds = |s: &&Sign| !rows.is_empty() && s.rows.contains(&rows.start) && rows.end <= s.rows.end;
        if let Some(sign) = shown().find(|s| s.key == what) {
            self.ring(sign.center, sign.radius + OFF, &mut prims);
        } else if let EventKey::Cell { level, x, y } = what {
            self.square(crate::events::cell_bounds(level, x, y), &mut prims);
        } else if let Some(place) = self.events.table.place(rows.start).filter(|_| !rows.is_empty()) {
            if let Some(sign) = shown().find(holds) {
                self.ring(sign.center, sign.radius + OFF, &mut prims);
            }
            self.marker(self.input.view.to_screen(place), &mut prims);
        }
        self.titled(key, prims)
    }

    fn titled(&self, key: &Subject, prims: Vec<Prim>) -> Group {
        let word = if self.emphasis == Emphasis::Selected { "selected" } else { "hovered" };
        Group { id: key.to_string(), title: format!("{}: {word}", self.events.name), prims }
    }

    fn pen(&self) -> Pen {
        let width = if self.emphasis == Emphasis::Selected { 2.4 } else { 1.6 };
        Pen::solid(width, self.input.theme.selection)
    }

    fn ring(&self, center: Screen, radius: f32, out: &mut Vec<Prim>) {
        let Pen { width, colour, .. } = self.pen();
        let circle = |stroke: Colour, stroke_width: f32| {
            Prim::Circle(Circle { center, radius, fill: Colour { a: 0, ..stroke }, stroke, stroke_width })
        };
        out.push(circle(self.input.theme.halo, width + 2.4));
        out.push(circle(colour, width));
    }

    /// The exact position of a row that is drawn as part of a larger symbol.
    fn marker(&self, center: Screen, out: &mut Vec<Prim>) {
        out.push(Prim::Circle(Circle {
            center,
            radius: 3.0,
            fill: self.input.theme.selection,
            stroke: Colour { a: 255, ..self.input.theme.halo },
            stroke_width: 1.6,
        }));
    }

    fn square(&self, bounds: Bounds, out: &mut Vec<Prim>) {
        let (a, b) = (bounds.min, bounds.max);
        let corner = crate::geo::World::new;
        let ring = [a, corner(b.x, a.y), b, corner(a.x, b.y)];
        let pen = self.pen();
        visible(&ring, true, &self.input.view, Pen::solid(pen.width + 2.4, self.input.theme.halo), out);
        visible(&ring, true, &self.input.view, pen, out);
    }

    /// For a row known only to its governorate, the governorate is shown.
    fn governorate(&self, key: &Subject, row: u32) -> Group {
        let code = self.events.table.code(crate::events::GOVERNORATE, row);
        let governorate = self.input.base.governorates.get(usize::from(code));
        let prims = governorate.map_or_else(Vec::new, |g| {
            let (view, theme) = (&self.input.view, self.input.theme);
            overlay::governorate(
                &Subject::governorate(&g.code),
                &g.name,
                &g.shape,
                view,
                theme,
                self.emphasis,
            )
            .prims
        });
        self.titled(key, prims)
    }
}

/// The drawn rows a key refers to.
fn rows(events: &ShownEvents, key: EventKey) -> Range<u32> {
    let codes = events.table.codes();
    match key {
        EventKey::Row(row) => row..row.saturating_add(1),
        EventKey::Position(code) => {
            // A table has fewer than 2^32 rows.
            let before = |c: u64| codes.partition_point(|other| *other < c) as u32;
            before(code)..codes.partition_point(|other| *other <= code) as u32
        }
        EventKey::Cell { level, x, y } => events.table.rows_of_cell(level, x, y),
    }
}
