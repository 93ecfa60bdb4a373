use crate::geo::{Measured, Screen, Shape, Viewport};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::seen_at;
use crate::style::measures::{area_words, length_words};
use crate::style::{TextMetrics, Theme, Weight};

use super::PreparedAnnotation;
use crate::scene::{Label, Line, Prim};

/// Radius of a point's outer ring, in pixels.
pub(super) const SIGN: f32 = 6.0;

/// Font size of an annotation's name, in pixels.
const SIZE: f32 = 12.5;

/// Font size of the measurement below it.
const SMALL: f32 = 11.0;

/// Extra letter spacing in pixels: annotations are set a little wider than the map's labels.
const SPACING: f32 = 0.35;

/// Widest line of a note, in pixels.
const NOTE_WIDTH: f32 = 190.0;

/// Most lines of a note on the map; the card has the rest.
const NOTE_LINES: usize = 5;

/// Longest name next to an annotation, in characters.
const LONGEST: usize = 48;

/// Pixels between an annotation and its name.
const GAP: f32 = 5.0;

/// The text lines of an annotation, with their box around the centre.
pub struct Lettering {
    lines: Vec<(String, f32)>,
    pub width: f32,
    pub height: f32,
}

impl Lettering {
    /// The text at an annotation: a note's text; for others the name and, if the user wants it, the
    /// measurement.
    pub fn of(mark: &Annotation, measured: &Measured) -> Self {
        let mut lines: Vec<(String, f32)> = match mark.shape {
            AnnotationShape::Note(_) => wrapped(mark.name.trim()).into_iter().map(|l| (l, SIZE)).collect(),
            AnnotationShape::Point(_) | AnnotationShape::Line(_) | AnnotationShape::Area(_) => {
                vec![(shortened(mark.name.trim()), SIZE)]
            }
        };
        lines.retain(|(text, _)| !text.is_empty());
        if mark.measured {
            lines.extend(words(measured).map(|text| (text, SMALL)));
        }
        let widest = lines.iter().map(|(text, size)| width(text, *size)).fold(0.0, f32::max);
        let height = lines.iter().map(|(_, size)| size * 1.25).sum();
        Self { lines, width: widest, height }
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Upper left and lower right corner around a centre.
    pub fn corners(&self, middle: Screen) -> [Screen; 2] {
        let (x, y) = (self.width / 2.0 + 3.0, self.height / 2.0);
        [Screen::new(middle.x - x, middle.y - y), Screen::new(middle.x + x, middle.y + y)]
    }

    pub fn prims(self, middle: Screen, theme: &Theme, out: &mut Vec<Prim>) {
        let mut top = middle.y - self.height / 2.0;
        for (text, size) in self.lines {
            let line = size * 1.25;
            out.push(Prim::Label(Label {
                text,
                center: Screen::new(middle.x, top + line / 2.0),
                size,
                weight: Weight::Regular,
                colour: theme.annotation_lettering(),
                halo: theme.halo,
                spacing: SPACING,
            }));
            top += line;
        }
    }

    /// Two fine lines under a note: an underlined remark, unlike the map's labels.
    pub fn underline(&self, middle: Screen, width: f32, theme: &Theme, out: &mut Vec<Prim>) {
        let (left, right) = (middle.x - self.width / 2.0, middle.x + self.width / 2.0);
        let bottom = middle.y + self.height / 2.0;
        for y in [bottom + 0.5, bottom + 3.0] {
            out.push(Prim::Line(Line {
                points: vec![Screen::new(left, y), Screen::new(right, y)],
                closed: false,
                width,
                colour: theme.annotation_ink(),
                dash: None,
            }));
        }
    }

    /// Candidate centres for the text, best first.
    pub fn places(&self, prepared: &PreparedAnnotation, shape: &Shape, view: &Viewport) -> Vec<Screen> {
        let Some(at) = seen_at(shape, prepared.anchor, view) else { return Vec::new() };
        let (x, y) = (self.width / 2.0, self.height / 2.0);
        let off = |dx: f32, dy: f32| Screen::new(at.x + dx, at.y + dy);
        match prepared.measured {
            Measured::Place => {
                let (beside, above) = (SIGN + GAP + x, SIGN + GAP + y);
                vec![off(beside, 0.0), off(-beside, 0.0), off(0.0, -above), off(0.0, above)]
            }
            Measured::Line { .. } => {
                let (nx, ny) = upward_normal(shape, view, at);
                let far = nx.abs() * x + ny.abs() * y + GAP + 2.0;
                vec![off(nx * far, ny * far), off(-nx * far, -ny * far)]
            }
            Measured::Area { .. } => {
                let bounds = shape.bounds();
                let size = [bounds.width(), bounds.height()].map(|side| (side * view.scale()) as f32);
                if size[0] > self.width * 1.15 && size[1] > self.height * 1.6 {
                    return vec![at, off(0.0, -self.height), off(0.0, self.height)];
                }
                let (top, bottom) = (view.to_screen(bounds.min).y, view.to_screen(bounds.max).y);
                vec![
                    Screen::new(at.x, top - y - GAP),
                    Screen::new(at.x, bottom + y + GAP),
                    off(size[0] / 2.0 + x + GAP, 0.0),
                ]
            }
        }
    }
}

/// The measurement in short form.
fn words(measured: &Measured) -> Option<String> {
    match measured {
        Measured::Place => None,
        Measured::Line { length_m, .. } => Some(length_words(*length_m)),
        Measured::Area { m2, .. } => m2.map(area_words),
    }
}

fn width(text: &str, size: f32) -> f32 {
    TextMetrics::shared().width(text, size, Weight::Regular, SPACING)
}

/// The normal of the line where it is nearest to a point: upwards, or to the right for a vertical line.
fn upward_normal(shape: &Shape, view: &Viewport, at: Screen) -> (f32, f32) {
    let w = view.to_world(at);
    let mut best = (f64::INFINITY, (0.0_f32, -1.0_f32));
    for part in shape.level(view).parts() {
        for ends in part.windows(2) {
            let far = crate::geo::distance_to_segment(w, ends[0], ends[1]);
            if far < best.0 {
                let (dx, dy) = ((ends[1].x - ends[0].x) as f32, (ends[1].y - ends[0].y) as f32);
                let length = dx.hypot(dy);
                if length > 0.0 {
                    best = (far, (dy / length, -dx / length));
                }
            }
        }
    }
    let (nx, ny) = best.1;
    if ny > 0.02 || ny.abs() <= 0.02 && nx < 0.0 { (-nx, -ny) } else { (nx, ny) }
}

fn shortened(name: &str) -> String {
    let name = name.lines().next().unwrap_or_default();
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let head: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", head.trim_end())
}

/// Text wrapped to [`NOTE_WIDTH`]; a single longer word is not split.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        lines.push(String::new());
        for word in paragraph.split_whitespace() {
            let Some(last) = lines.last_mut() else { break };
            let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
            if last.is_empty() || width(&longer, SIZE) <= NOTE_WIDTH {
                *last = longer;
            } else {
                lines.push(word.to_owned());
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > NOTE_LINES {
        lines.truncate(NOTE_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_wrapped_and_loses_no_word_until_it_is_too_long() {
        let text = "Two convoys were seen here by drivers, who did not say when";
        let lines = wrapped(text);
        assert!(lines.len() > 1 && lines.iter().all(|l| width(l, SIZE) <= NOTE_WIDTH), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let long = wrapped(&text.repeat(10));
        assert!(long.len() == NOTE_LINES && long[NOTE_LINES - 1].ends_with('…'));
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(shortened("Road to Rawa"), "Road to Rawa");
        let cut = shortened(&"route ".repeat(20));
        assert!(cut.chars().count() <= LONGEST && cut.ends_with('…'), "{cut}");
    }
}
