use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, FontId, Response, Sense, Ui, vec2};
use unicode_bidi::{BidiInfo, Level};

pub use crate::style::has_rtl;
use crate::style::pieces_from_right;

use crate::ui::widgets::fonts::rtl;

/// One line of text with correctly ordered right-to-left parts.
///
/// egui shapes Arabic but lays out its runs from left to right. So the line is cut into visual runs, and each
/// run becomes a section that egui shapes separately.
pub fn line(text: &str, base: Option<Level>, font: &FontId, colour: Color32) -> LayoutJob {
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let info = BidiInfo::new(text, base);
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let piece = text[run.clone()].trim_end_matches(['\n', '\r']);
            if levels[run.start].is_rtl() {
                right_to_left(&mut job, piece, font, colour);
            } else {
                append(&mut job, piece, font, colour);
            }
        }
    }
    job
}

fn append(job: &mut LayoutJob, text: &str, font: &FontId, colour: Color32) {
    // Noto Sans Arabic is taller than the Latin face; one height keeps lines even.
    let format = TextFormat {
        font_id: font.clone(),
        color: colour,
        line_height: Some(font.size * 1.4),
        valign: Align::Center,
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
}

/// A right-to-left run: its Arabic pieces keep logical order, because the shaper reverses them.
fn right_to_left(job: &mut LayoutJob, run: &str, font: &FontId, colour: Color32) {
    let arabic_font = rtl(font.size);
    for piece in pieces_from_right(run) {
        append(job, &piece.text, if piece.arabic { &arabic_font } else { font }, colour);
    }
}

/// A label that may contain Arabic: wrapped in logical order, then ordered line by line, and right-aligned if
/// the text starts in Arabic.
pub fn label(ui: &mut Ui, text: &str, font: &FontId, colour: Color32) -> Response {
    if !has_rtl(text) {
        return ui.add(egui::Label::new(egui::RichText::new(text).font(font.clone()).color(colour)).wrap());
    }
    let base = BidiInfo::new(text, None).paragraphs.first().map(|p| p.level);
    let width = ui.available_width();
    let galleys: Vec<_> = wrapped(ui, text, base, font, width)
        .iter()
        .map(|l| ui.painter().layout_job(line(l, base, font, colour)))
        .collect();
    let height: f32 = galleys.iter().map(|g| g.size().y).sum();
    let widest = galleys.iter().map(|g| g.size().x).fold(0.0, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(widest.min(width), height), Sense::hover());
    let from_right = base.is_some_and(|level| level.is_rtl());
    let mut y = rect.top();
    for galley in galleys {
        let x = if from_right { rect.right() - galley.size().x } else { rect.left() };
        let step = galley.size().y;
        ui.painter().galley(egui::pos2(x, y), galley, colour);
        y += step;
    }
    let logical = text.to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &logical));
    response
}

/// Greedy wrapping in reading order.
fn wrapped(ui: &Ui, text: &str, base: Option<Level>, font: &FontId, width: f32) -> Vec<String> {
    let measure = |t: &str| {
        let job = line(t, base, font, Color32::BLACK);
        ui.painter().layout_job(job).size().x
    };
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in text.split_inclusive(' ') {
        let longer = format!("{current}{word}");
        if !current.is_empty() && measure(longer.trim_end()) > width {
            lines.push(std::mem::replace(&mut current, word.to_owned()).trim_end().to_owned());
        } else {
            current = longer;
        }
    }
    lines.push(current.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visual(text: &str) -> String {
        line(text, None, &FontId::proportional(14.0), Color32::BLACK).text
    }

    #[test]
    fn figures_keep_their_order_inside_arabic() {
        assert!(visual("قتل 12 شخصا").contains("12"));
    }

    #[test]
    fn brackets_round_arabic_are_turned_with_it() {
        let text = visual("بغداد (المدينة)");
        let (open, close) = (text.find('(').unwrap(), text.find(')').unwrap());
        assert!(open < close, "{text}");
    }

    #[test]
    fn latin_text_is_left_alone() {
        assert_eq!(visual("Salah al-Din (Iraq) 12"), "Salah al-Din (Iraq) 12");
        assert!(!has_rtl("Salah al-Din"));
    }
}
