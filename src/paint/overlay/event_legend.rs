//! The legend of event symbols on an exported picture.

use crate::geo::Screen;
use crate::scene::{Group, event_sign};
use crate::style::{Colour, EventEntry, EventLegend, TextMetrics, Weight};

use super::plate_text::{words, wrapped};
use crate::paint::Ink;
use crate::paint::overlay::signs;

const TITLE: f32 = 12.5;
const HEADING: f32 = 10.5;
const TEXT: f32 = 10.5;
const NOTE: f32 = 9.5;
/// Line height relative to the font size.
const LEADING: f32 = 1.32;
const PAD: f32 = 7.0;
/// Pixels above a heading, and above a note.
const APART: f32 = 5.0;

/// Numbers below the plate must not run into those on it.
const OPAQUE: u8 = 248;

/// A line of the legend.
struct LegendLine<'a> {
    sign: Option<&'a EventEntry>,
    /// Whether the text goes in the column to the right of the symbols.
    indented: bool,
    text: String,
    size: f32,
    weight: Weight,
    faint: bool,
    /// Free pixels above.
    above: f32,
    height: f32,
}

/// The plate with its lower right corner at `corner`, no larger than `room`. Lines that do not fit are
/// dropped from the end, and a last line says so.
pub fn event_legend(
    legend: &EventLegend,
    id: String,
    corner: Screen,
    room: [f32; 2],
    ink: &Ink,
) -> Option<Group> {
    let signs = legend.parts.iter().flat_map(|p| &p.entries).map(|e| e.sign.size()[0]);
    let column = signs.fold(0.0, f32::max);
    let mut rows = rows(legend, room[0] - 2.0 * PAD, column + PAD);
    if rows.is_empty() {
        return None;
    }
    cut_to(&mut rows, room[1] - 2.0 * PAD);
    let indent = |row: &LegendLine| if row.indented { column + PAD } else { 0.0 };
    let width =
        |row: &LegendLine| indent(row) + TextMetrics::shared().width(&row.text, row.size, row.weight, 0.0);
    let wide = rows.iter().map(width).fold(0.0, f32::max);
    let high: f32 = rows.iter().map(|r| r.above + r.height).sum();
    let min = Screen::new(corner.x - wide - 2.0 * PAD, corner.y - high - 2.0 * PAD);
    let mut prims = vec![signs::rectangle(min, corner, Colour { a: OPAQUE, ..ink.plate })];
    let (left, mut y) = (min.x + PAD, min.y + PAD);
    for row in &rows {
        y += row.above;
        let middle = y + row.height / 2.0;
        if let Some(entry) = row.sign {
            prims.extend(event_sign(entry.sign, Screen::new(left + column / 2.0, middle)));
        }
        let colour: Colour = if row.faint { ink.faint } else { ink.text };
        prims.push(words(&row.text, left + indent(row), middle, row.size, row.weight, colour));
        y += row.height;
    }
    Some(Group { id, title: format!("Legend: {}", legend.title), prims })
}

fn rows(legend: &EventLegend, width: f32, indent: f32) -> Vec<LegendLine<'_>> {
    let mut rows = lines(&legend.title, [TITLE, 0.0], Weight::Bold, false, width);
    for part in &legend.parts {
        rows.extend(lines(&part.heading, [HEADING, APART], Weight::Bold, true, width));
        rows.extend(part.entries.iter().flat_map(|entry| entry_rows(entry, width - indent)));
    }
    let notes = legend.notes.iter();
    rows.extend(notes.flat_map(|note| lines(note, [NOTE, APART], Weight::Regular, true, width)));
    rows
}

/// A text wrapped into lines, with free pixels above the first.
fn lines<'a>(
    text: &str,
    [size, above]: [f32; 2],
    weight: Weight,
    faint: bool,
    width: f32,
) -> Vec<LegendLine<'a>> {
    let line = |(i, text)| {
        let above = if i == 0 { above } else { 0.0 };
        LegendLine { sign: None, indented: false, text, size, weight, faint, above, height: size * LEADING }
    };
    wrapped(text, size, weight, width).into_iter().enumerate().map(line).collect()
}

/// An entry's lines; the first has the symbol, at its size on the map.
fn entry_rows(entry: &EventEntry, width: f32) -> Vec<LegendLine<'_>> {
    let mut rows = lines(&entry.text, [TEXT, 1.0], Weight::Regular, false, width);
    rows.iter_mut().for_each(|row| row.indented = true);
    if let Some(first) = rows.first_mut() {
        first.sign = Some(entry);
        first.height = first.height.max(entry.sign.size()[1] + 1.0);
    }
    rows
}

fn cut_to(rows: &mut Vec<LegendLine>, room: f32) {
    let high = |rows: &[LegendLine]| rows.iter().map(|r| r.above + r.height).sum::<f32>();
    if high(rows) <= room {
        return;
    }
    let height = NOTE * LEADING;
    while !rows.is_empty() && high(rows) + height > room {
        rows.pop();
    }
    let text = "… and more".to_owned();
    rows.push(LegendLine {
        sign: None,
        indented: false,
        text,
        size: NOTE,
        weight: Weight::Regular,
        faint: true,
        above: 0.0,
        height,
    });
}
