use crate::geo::Screen;
use crate::scene::Prim;

use super::{Face, LEADING, Part, TextRow};

/// An axis-aligned box on the page, in points.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }

    /// Splits into columns of equal width, `gap` points apart.
    pub fn columns(&self, count: usize, gap: f32) -> Vec<Self> {
        let width = (self.width - gap * (count as f32 - 1.0)) / count as f32;
        let column = |i: usize| Self { left: self.left + i as f32 * (width + gap), width, ..*self };
        (0..count).map(column).collect()
    }
}

/// A sequence of rows to be set in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    pub rows: Vec<TextRow>,
    /// Scale of symbols relative to the screen.
    pub scale: f32,
}

/// How a flow breaks into columns.
#[derive(Debug, PartialEq)]
struct Set<'a> {
    columns: Vec<&'a [TextRow]>,
    /// Entries that did not fit.
    missing: usize,
}

impl Flow {
    pub fn height(&self) -> f32 {
        height(&self.rows)
    }

    /// The least height, at most `most`, at which everything fits into `columns` columns of that height, the
    /// last of them `less` points shorter.
    pub fn least_height(&self, columns: usize, less: f32, most: f32) -> f32 {
        const STEP: f32 = 2.0;
        let heights = |high: f32| {
            let mut heights = vec![high; columns];
            heights.last_mut().into_iter().for_each(|last| *last -= less);
            heights
        };
        let mut high = self.height() / columns.max(1) as f32;
        while high < most && self.set(&heights(high), 0.0).missing > 0 {
            high += STEP;
        }
        high.min(most)
    }

    /// Whether everything fits into the boxes.
    pub fn fits(&self, boxes: &[Area]) -> bool {
        self.set(&boxes.iter().map(|b| b.height).collect::<Vec<_>>(), 0.0).missing == 0
    }

    /// Sets the rows into the boxes in order. What does not fit is dropped from the end, and `more` turns the
    /// number of dropped entries into a last line, in `face`.
    pub fn place(&self, boxes: &[Area], face: Face, more: impl Fn(usize) -> String) -> Vec<Prim> {
        let heights: Vec<f32> = boxes.iter().map(|b| b.height).collect();
        let mut set = self.set(&heights, 0.0);
        let last = face.size * LEADING;
        if set.missing > 0 {
            set = self.set(&heights, last);
        }
        let mut prims = Vec::new();
        let mut end = boxes.first().map(|b| (b.left, b.top));
        for (column, rows) in boxes.iter().zip(&set.columns) {
            let mut top = column.top;
            for (i, row) in rows.iter().enumerate() {
                top += if i == 0 { 0.0 } else { row.above };
                prims.extend(row.prims(column.left, top, self.scale));
                top += row.height;
                end = Some((column.left, top));
            }
        }
        if let Some((left, top)) = end.filter(|_| set.missing > 0) {
            let row = face.rows(&more(set.missing), f32::INFINITY, 0.0, Part::Entry);
            prims.extend(row.iter().flat_map(|row| row.prims(left, top, self.scale)));
        }
        prims
    }

    /// How many rows fit on a page of `room` points: at least one, so that every page makes progress.
    pub fn fitting(rows: &[TextRow], room: f32) -> usize {
        let whole = cut(rows, room);
        let lines = || (1..=rows.len()).rev().find(|&n| height(&rows[..n]) <= room).unwrap_or(1);
        if whole == 0 { lines().min(rows.len()) } else { whole }
    }

    /// Rows per column; `kept` points stay free at the end of the last.
    fn set(&self, heights: &[f32], kept: f32) -> Set<'_> {
        let set = self.set_with(heights, kept, true);
        if set.missing == 0 { set } else { self.set_with(heights, kept, false) }
    }

    fn set_with(&self, heights: &[f32], kept: f32, fresh: bool) -> Set<'_> {
        let mut rest = self.rows.as_slice();
        let mut columns = Vec::new();
        for (i, &room) in heights.iter().enumerate() {
            let room = if i + 1 == heights.len() { room - kept } else { room };
            let end = rest.iter().skip(1).position(|row| fresh && row.fresh).map_or(rest.len(), |n| n + 1);
            // If everything fits in one column, it stays together.
            let whole = height(rest) <= room;
            let fits = if whole { rest.len() } else { cut(&rest[..end], room) };
            columns.push(&rest[..fits]);
            rest = &rest[fits..];
        }
        let missing = rest.iter().filter(|row| row.part == Part::Entry).count();
        Set { columns, missing }
    }
}

fn height(rows: &[TextRow]) -> f32 {
    let above: f32 = rows.iter().skip(1).map(|row| row.above).sum();
    above + rows.iter().map(|row| row.height).sum::<f32>()
}

/// How many rows fit into `room` without splitting an entry or orphaning a heading.
fn cut(rows: &[TextRow], room: f32) -> usize {
    // A hundredth of tolerance for rounding.
    let mut count = (0..=rows.len()).rev().find(|&n| height(&rows[..n]) <= room + 0.01).unwrap_or(0);
    while count > 0 && count < rows.len() {
        let torn = rows[count].part == Part::More;
        let alone = rows[count - 1].part == Part::Heading;
        if !(torn || alone) {
            break;
        }
        count -= 1;
    }
    count
}

/// The upper left corner of a box.
impl From<Area> for Screen {
    fn from(b: Area) -> Self {
        Self::new(b.left, b.top)
    }
}
