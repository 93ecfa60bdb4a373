use egui::{
    Align2, Color32, Mesh, Painter, Rect, Response, RichText, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::detail::{days_words, span_words};
use crate::events::{Bin, Day, Unit};
use crate::style::number::exact;
use crate::style::{Theme, TypeLooks, event_ink};

use super::axis::Axis;
use crate::ui::widgets::fonts;
use crate::ui::widgets::visuals::colour;

/// The data of the bars.
pub struct Picture<'a> {
    pub axis: Axis,
    pub plot: Rect,
    pub bins: &'a [Bin],
    pub days: Option<(Day, Day)>,
    pub theme: &'a Theme,
}

/// Opacity of bars outside the selected days.
const FADED: f32 = 0.72;

/// Bars stacked by class; those outside the selected days are faded.
pub fn bars(
    ui: &Ui,
    painter: &Painter,
    p: &Picture,
    unit: Unit,
    response: &Response,
    (names, looks): (&[String], &TypeLooks),
) {
    let most = p.bins.iter().map(Bin::total).max().unwrap_or(0).max(1);
    let scale = p.plot.height() / (most as f32 * 1.04);
    scale_lines(ui, painter, p.plot, most, scale, unit);
    let hovered = response.hover_pos().map(|at| p.axis.day(at.x));
    let hovered = hovered.filter(|_| response.contains_pointer() && !response.dragged());
    let clip = painter.with_clip_rect(p.plot.expand2(vec2(0.0, 1.0)));
    if let Some(bin) = p.bins.iter().find(|b| hovered.is_some_and(|d| b.first <= d && d <= b.last)) {
        let column = Rect::from_x_y_ranges(p.axis.x(bin.first)..=p.axis.end(bin.last), p.plot.y_range());
        clip.rect_filled(column, 0.0, ui.visuals().widgets.hovered.weak_bg_fill);
        response.clone().on_hover_ui_at_pointer(|ui| tip(ui, bin, (names, looks), p.theme));
    }
    let inks: Vec<Color32> =
        (0..names.len()).map(|class| colour(event_ink(p.theme, looks.slot(class)))).collect();
    let ground = ui.visuals().panel_fill;
    let faded: Vec<Color32> = inks.iter().map(|ink| ink.lerp_to_gamma(ground, FADED)).collect();
    let mut mesh = Mesh::default();
    for bin in p.bins.iter().filter(|b| b.total() > 0) {
        let within = p.days.is_none_or(|(from, to)| bin.first <= to && bin.last >= from);
        let inks = if within { &inks } else { &faded };
        let (left, right) = (p.axis.x(bin.first), p.axis.end(bin.last));
        let gap = if right - left > 3.0 { 1.0 } else { 0.0 };
        let mut base = p.plot.bottom();
        for (class, count) in bin.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            let top = base - *count as f32 * scale;
            let bar = Rect::from_min_max(pos2(left, top), pos2(right - gap, base));
            mesh.add_colored_rect(bar, inks.get(class).copied().unwrap_or(Color32::GRAY));
            base = top;
        }
    }
    clip.add(Shape::mesh(mesh));
}

/// One or two grid lines with round numbers, and the unit.
fn scale_lines(ui: &Ui, painter: &Painter, plot: Rect, most: u64, scale: f32, unit: Unit) {
    let step = round_below(most as f64 / if plot.height() > 70.0 { 2.0 } else { 1.2 });
    let soft = ui.visuals().weak_text_color();
    let line = ui.visuals().widgets.noninteractive.bg_stroke;
    let mut n = step;
    while n <= most {
        let y = (plot.bottom() - n as f32 * scale).round();
        painter.hline(plot.x_range(), y, line);
        let at = pos2(plot.left() - 6.0, y);
        painter.text(at, Align2::RIGHT_CENTER, exact(n), egui::FontId::proportional(10.5), soft);
        n += step;
    }
    painter.hline(plot.x_range(), plot.bottom(), line);
    let at = pos2(plot.left() - 6.0, plot.bottom() + 9.0);
    painter.text(
        at,
        Align2::RIGHT_CENTER,
        format!("a {}", unit.words()),
        egui::FontId::proportional(10.5),
        soft,
    );
}

/// The largest of 1, 2, 5, 10, 20 … that is not above `n`; at least 1.
pub fn round_below(n: f64) -> u64 {
    let power = 10_f64.powf(n.max(1.0).log10().floor());
    let round = [5.0, 2.0].into_iter().find(|m| m * power <= n).unwrap_or(1.0);
    (round * power) as u64
}

fn tip(ui: &mut Ui, bin: &Bin, (names, looks): (&[String], &TypeLooks), theme: &Theme) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.label(RichText::new(span_words(bin.first, bin.last)).font(fonts::bold(12.5)));
    let total = bin.total();
    ui.label(RichText::new(events_words(total)).size(12.0));
    if names.len() < 2 {
        return;
    }
    egui::Grid::new("bar").num_columns(3).min_col_width(0.0).spacing([8.0, 1.0]).show(ui, |ui| {
        for (class, count) in bin.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            let (dot, _) = ui.allocate_exact_size(vec2(9.0, 14.0), egui::Sense::hover());
            ui.painter().rect_filled(
                dot.shrink2(vec2(0.0, 2.5)),
                2.0,
                colour(event_ink(theme, looks.slot(class))),
            );
            let name = names.get(class).map_or("", String::as_str);
            ui.label(RichText::new(if name.is_empty() { "not given" } else { name }).size(12.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(exact(*count)).size(12.0));
            });
            ui.end_row();
        }
    });
}

fn events_words(count: u64) -> String {
    if count == 1 { "1 event".to_owned() } else { format!("{} events", exact(count)) }
}

/// Years and months below the bars.
pub fn ticks(ui: &Ui, painter: &Painter, axis: &Axis, plot: Rect) {
    let (ink, soft) = (ui.visuals().text_color(), ui.visuals().weak_text_color());
    let mut taken: Vec<(f32, f32)> = Vec::new();
    let y = plot.bottom();
    for tick in axis.ticks() {
        let x = axis.x(tick.day);
        if x >= plot.left() - 0.5 && x <= plot.right() {
            let height = if tick.major { 6.0 } else { 3.0 };
            painter.vline(x.round(), y..=y + height, Stroke::new(1.0, soft));
        }
        if tick.words.is_empty() {
            continue;
        }
        let (font, colour) =
            if tick.major { (fonts::bold(11.0), ink) } else { (egui::FontId::proportional(10.5), soft) };
        let galley = painter.layout_no_wrap(tick.words, font, colour);
        // The label of a year that started earlier stays at the edge.
        let left = (x + 3.0).max(if tick.major { plot.left() + 3.0 } else { f32::MIN });
        let right = left + galley.size().x;
        let free = taken.iter().all(|(a, b)| right + 5.0 < *a || left > *b + 5.0);
        if free && left >= plot.left() && right <= plot.right() + 4.0 {
            painter.galley(pos2(left, y + 9.0 - galley.size().y / 2.0 + 1.0), galley, colour);
            taken.push((left, right));
        }
    }
}

/// The selected days, as a frame with handles, and the accessibility node.
pub fn days(
    ui: &Ui,
    painter: &Painter,
    axis: &Axis,
    plot: Rect,
    days: Option<(Day, Day)>,
    response: &Response,
) {
    let accent = ui.visuals().selection.stroke.color;
    if let Some((from, to)) = days {
        let frame = Rect::from_x_y_ranges(axis.x(from)..=axis.end(to), plot.y_range());
        let clip = painter.with_clip_rect(plot.expand2(vec2(5.0, 3.0)));
        clip.rect_filled(frame, 0.0, accent.gamma_multiply(0.10));
        for x in [frame.left(), frame.right()] {
            clip.vline(x, plot.y_range(), Stroke::new(1.5, accent));
            let grip = Rect::from_center_size(pos2(x, plot.center().y), vec2(5.0, 18.0));
            clip.rect_filled(grip, 2.5, accent);
        }
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, accent.gamma_multiply(0.6));
        painter.rect_stroke(response.rect.shrink(1.0), 4.0, ring, egui::StrokeKind::Inside);
    }
    const NAME: &str = "Timeline. Arrows move the selected days, with Shift they extend them; Space plays; Escape shows all.";
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Slider, true, NAME));
    let value = days.map_or_else(|| "All days".to_owned(), |(from, to)| days_words(from, to));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beside_the_bars_are_round() {
        let round = [0.3, 1.0, 1.9, 4.9, 5.0, 17.0, 99.0, 437.5, 12_345.0].map(round_below);
        assert_eq!(round, [1, 1, 1, 2, 5, 10, 50, 200, 10_000]);
    }
}
