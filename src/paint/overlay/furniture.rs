//! What a printed picture needs and the window shows elsewhere: title, legend, scale bar, credits. Their
//! content comes from the caller.

use crate::geo::Screen;
use crate::scene::{Group, Label, Line, Prim, Scene};
use crate::style::{EventLegend, LegendEntry, TextMetrics, Weight};

use super::event_legend::event_legend;
use super::plate_text::{words, wrapped};
use crate::paint::Ink;
use crate::paint::overlay::signs;
use crate::paint::svg::clip::Frame;

/// The text around the map; empty parts are omitted.
#[derive(Clone, Debug, PartialEq)]
pub struct Furniture {
    /// Heading of the legend.
    pub title: String,
    pub legend: Vec<LegendEntry>,
    /// One per event table, bottom to top, on the right.
    pub events: Vec<EventLegend>,
    pub scale: Option<Scale>,
    /// Sources and licences, in small print.
    pub credits: Vec<String>,
    pub ink: Ink,
}

/// The scale of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub metres_per_pixel: f64,
    /// Where the scale applies, for example "at 33° N": on a Mercator map the scale increases northward. May
    /// be empty.
    pub place: String,
}

pub(super) const PREFIX: &str = "furniture/";
/// Margin between the furniture and the picture's edge, and between its parts, in pixels.
pub(super) const GAP: f32 = 8.0;
/// Padding of a plate, in pixels.
pub(super) const PAD: f32 = 7.0;

/// Whether the group is furniture, whose text is left-aligned.
pub fn is_furniture(group: &Group) -> bool {
    group.id.starts_with(PREFIX)
}

/// Draws the furniture over the scene: credits along the lower edge, above them on the left the scale bar and
/// the legend; on the right the legends of events. A legend too tall for the picture ends with the number of
/// missing lines.
pub fn furnish(scene: &mut Scene, furniture: &Furniture) {
    let [width, height] = scene.size;
    let ink = &furniture.ink;
    let mut floor = height;
    if let Some((group, top)) = credits(&furniture.credits, width, floor, ink) {
        scene.groups.push(group);
        floor = top;
    }
    let mut foot = floor - GAP;
    for (i, events) in furniture.events.iter().enumerate() {
        let (corner, room) =
            (Screen::new(width - GAP, foot), [(width * 0.3).clamp(180.0, 270.0), foot - GAP]);
        let plate = event_legend(events, format!("{PREFIX}events-{i}"), corner, room, ink);
        let top = plate.as_ref().and_then(plate_top);
        foot = top.map_or(foot, |top| top - GAP);
        scene.groups.extend(plate);
    }
    if let Some((group, top)) = furniture.scale.as_ref().and_then(|s| scale_bar(s, width, floor - GAP, ink)) {
        scene.groups.push(group);
        floor = top;
    }
    let room = [width * 0.45, floor - 2.0 * GAP];
    scene.groups.extend(legend(&furniture.title, &furniture.legend, room, floor - GAP, ink));
    clear_names(scene);
}

fn plate_top(group: &Group) -> Option<f32> {
    match group.prims.first() {
        Some(Prim::Fill(fill)) => fill.points.first().map(|corner| corner.y),
        _ => None,
    }
}

/// Removes labels that the furniture covers or the picture's edge cuts: on paper nobody can pan the map to
/// read them.
pub(in crate::paint) fn clear_names(scene: &mut Scene) {
    let plate = |g: &Group| match g.prims.first() {
        Some(Prim::Fill(fill)) if is_furniture(g) => Frame::round(&fill.points, 0.0),
        _ => None,
    };
    let plates: Vec<Frame> = scene.groups.iter().filter_map(plate).collect();
    let Some(picture) =
        Frame::round(&[Screen::new(0.0, 0.0), Screen::new(scene.size[0], scene.size[1])], 0.0)
    else {
        return;
    };
    let readable = |label: &Label| {
        let half = TextMetrics::shared().width(&label.text, label.size, label.weight, label.spacing) / 2.0;
        let corners = [-1.0, 1.0]
            .map(|s| Screen::new(label.center.x + s * half, label.center.y + s * label.size / 2.0));
        corners.iter().all(|&c| picture.contains(c))
            && Frame::round(&corners, 0.0).is_some_and(|f| plates.iter().all(|p| p.common(&f).is_none()))
    };
    for group in scene.groups.iter_mut().filter(|g| g.id == NAMES) {
        let mut kept: Vec<Prim> = Vec::new();
        for prim in group.prims.drain(..) {
            if let Prim::Label(label) = &prim
                && !readable(label)
            {
                // A town's dot comes right before its label and means nothing without it.
                if matches!(kept.last(), Some(Prim::Circle(_))) {
                    kept.pop();
                }
            } else {
                kept.push(prim);
            }
        }
        group.prims = kept;
    }
}

/// Id of the group with the map's labels.
const NAMES: &str = "names";

/// The small print along the lower edge, and its top.
fn credits(credits: &[String], width: f32, floor: f32, ink: &Ink) -> Option<(Group, f32)> {
    const SIZE: f32 = 9.0;
    const LINE: f32 = 12.0;
    let text = credits.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" · ");
    let lines = wrapped(&text, SIZE, Weight::Regular, width - 2.0 * GAP);
    if lines.is_empty() {
        return None;
    }
    let top = floor - lines.len() as f32 * LINE - 5.0;
    let mut prims = vec![signs::rectangle(Screen::new(0.0, top), Screen::new(width, floor), ink.plate)];
    prims.extend(lines.iter().enumerate().map(|(i, line)| {
        let middle = top + 2.5 + (i as f32 + 0.5) * LINE;
        words(line, GAP, middle, SIZE, Weight::Regular, ink.faint)
    }));
    Some((Group { id: format!("{PREFIX}credits"), title: "Credits".to_owned(), prims }, top))
}

/// A scale bar of a round length, and its top; `None` if no round length fits.
fn scale_bar(scale: &Scale, width: f32, floor: f32, ink: &Ink) -> Option<(Group, f32)> {
    const SIZE: f32 = 10.5;
    let metres = round_length(scale.metres_per_pixel * f64::from((width * 0.25).min(140.0)))?;
    let length = (metres / scale.metres_per_pixel) as f32;
    let text = format!("{} {}", length_words(metres), scale.place);
    let wide = length.max(TextMetrics::shared().width(text.trim(), SIZE, Weight::Regular, 0.0));
    let (min, max) = (Screen::new(GAP, floor - 34.0), Screen::new(GAP + wide + 2.0 * PAD, floor));
    let (left, bar) = (GAP + PAD, floor - PAD - 1.0);
    let points = [(0.0, bar - 6.0), (0.0, bar), (length, bar), (length, bar - 6.0)];
    let line = Line {
        points: points.map(|(x, y)| Screen::new(left + x, y)).to_vec(),
        closed: false,
        width: 1.5,
        colour: ink.text,
        dash: None,
    };
    let prims = vec![
        signs::rectangle(min, max, ink.plate),
        Prim::Line(line),
        words(text.trim(), left, min.y + 12.0, SIZE, Weight::Regular, ink.text),
    ];
    Some((Group { id: format!("{PREFIX}scale"), title: "Scale bar".to_owned(), prims }, min.y))
}

/// The greatest of 1, 2, 5, 10 … not above `most`.
fn round_length(most: f64) -> Option<f64> {
    if !(most.is_finite() && most >= 1.0) {
        return None;
    }
    let power = 10f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|n| n * power).find(|&length| length <= most)
}

fn length_words(metres: f64) -> String {
    if metres >= 1000.0 { format!("{} km", metres / 1000.0) } else { format!("{metres} m") }
}

/// A symbol with its lines of text.
struct LegendRow {
    entry: LegendEntry,
    lines: Vec<String>,
}

const TEXT: f32 = 11.0;
const HEADING: f32 = 12.5;
const LINE: f32 = 15.0;
const ROW_GAP: f32 = 4.0;

/// The legend on its plate, its bottom at `floor`, no larger than `room`.
fn legend(title: &str, entries: &[LegendEntry], room: [f32; 2], floor: f32, ink: &Ink) -> Option<Group> {
    let metrics = TextMetrics::shared();
    let indent = signs::SIZE[0] + PAD;
    let heading = wrapped(title, HEADING, Weight::Bold, room[0] - 2.0 * PAD);
    let mut rows: Vec<LegendRow> = entries.iter().map(|e| row(e, room[0] - 2.0 * PAD - indent)).collect();
    if heading.is_empty() && rows.is_empty() {
        return None;
    }
    let missing = cut_to(&mut rows, room[1] - 2.0 * PAD - heading.len() as f32 * LINE);
    let more = (missing > 0).then(|| format!("… and {missing} more"));

    let width_of = |text: &String, size, weight| metrics.width(text, size, weight, 0.0);
    let texts = rows.iter().flat_map(|r| &r.lines).chain(&more);
    let wide = texts
        .map(|t| indent + width_of(t, TEXT, Weight::Regular))
        .chain(heading.iter().map(|t| width_of(t, HEADING, Weight::Bold)))
        .fold(0.0, f32::max);
    let high = heading.len() as f32 * LINE
        + rows.iter().map(|r| ROW_GAP + height(r)).sum::<f32>()
        + more.iter().map(|_| LINE).sum::<f32>();
    let (min, max) = (Screen::new(GAP, floor - high - 2.0 * PAD), Screen::new(GAP + wide + 2.0 * PAD, floor));

    let left = min.x + PAD;
    let mut y = min.y + PAD;
    let mut prims = vec![signs::rectangle(min, max, ink.plate)];
    for line in &heading {
        prims.push(words(line, left, y + LINE / 2.0, HEADING, Weight::Bold, ink.text));
        y += LINE;
    }
    for LegendRow { entry, lines } in &rows {
        y += ROW_GAP;
        prims.extend(signs::prims(entry.sign, Screen::new(left + signs::SIZE[0] / 2.0, y + LINE / 2.0)));
        for line in lines {
            prims.push(words(line, left + indent, y + LINE / 2.0, TEXT, Weight::Regular, ink.text));
            y += LINE;
        }
    }
    if let Some(text) = &more {
        prims.push(words(text, left + indent, y + LINE / 2.0, TEXT, Weight::Regular, ink.faint));
    }
    Some(Group { id: format!("{PREFIX}legend"), title: "Legend".to_owned(), prims })
}

fn row(entry: &LegendEntry, width: f32) -> LegendRow {
    let text = match entry.count {
        Some(count) => format!("{} ({count})", entry.text),
        None => entry.text.clone(),
    };
    LegendRow { entry: entry.clone(), lines: wrapped(&text, TEXT, Weight::Regular, width) }
}

fn height(row: &LegendRow) -> f32 {
    row.lines.len().max(1) as f32 * LINE
}

/// Drops rows from the end until the rest, with a line that says so, fits into `room`; returns the number
/// dropped.
fn cut_to(rows: &mut Vec<LegendRow>, room: f32) -> usize {
    let all = rows.len();
    let high = |rows: &[LegendRow]| {
        let line = if rows.len() < all { LINE } else { 0.0 };
        rows.iter().map(|r| ROW_GAP + height(r)).sum::<f32>() + line
    };
    while !rows.is_empty() && high(rows) > room {
        rows.pop();
    }
    all - rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_bar_has_a_round_length() {
        for (most, length) in
            [(140_000.0, 100_000.0), (99.0, 50.0), (2.0, 2.0), (1999.0, 1000.0), (5.0e5, 5.0e5)]
        {
            assert_eq!(round_length(most), Some(length));
        }
        assert_eq!(round_length(f64::NAN), None);
        assert_eq!(round_length(0.2), None);
    }

    #[test]
    fn a_scale_bar_is_as_long_as_it_says() {
        let scale = Scale { metres_per_pixel: 1234.0, place: String::new() };
        let (group, _) = scale_bar(&scale, 1000.0, 500.0, &Ink::LIGHT).unwrap();
        let [_, Prim::Line(bar), Prim::Label(label)] = group.prims.as_slice() else { panic!("{group:?}") };
        let metres = f64::from(bar.points[2].x - bar.points[1].x) * 1234.0;
        assert_eq!(label.text, "100 km");
        assert!((metres - 100_000.0).abs() < 100.0, "{metres}");
    }

    #[test]
    fn a_legend_too_high_says_how_many_lines_are_missing() {
        let sign = crate::style::LegendSign::Fill { colour: crate::style::Colour::hex(0) };
        let entries: Vec<_> =
            (0..10).map(|i| LegendEntry { sign, text: format!("entry {i}"), count: Some(i) }).collect();
        let group = legend("Title", &entries, [300.0, 120.0], 500.0, &Ink::LIGHT).unwrap();
        let texts: Vec<_> = group
            .prims
            .iter()
            .filter_map(|p| if let Prim::Label(l) = p { Some(l.text.as_str()) } else { None })
            .collect();
        let shown = texts.len() - 2;
        assert_eq!(texts.first(), Some(&"Title"));
        assert_eq!(texts.last().copied(), Some(format!("… and {} more", 10 - shown).as_str()));
        assert!((1..10).contains(&shown));
    }
}
