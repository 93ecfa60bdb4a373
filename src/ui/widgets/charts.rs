use crate::style::number::exact;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, FontId, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a bar with its name.
const LINE: f32 = 19.0;

/// Room for a bar's name and for its number.
const NAME: f32 = 150.0;
const NUMBER: f32 = 62.0;

/// A bar with its name.
pub struct Bar<'a> {
    pub name: &'a str,
    pub value: u64,
    /// Additional text for its tooltip.
    pub hint: String,
}

/// Bars below one another, as long as their numbers.
pub fn bars(ui: &mut Ui, bars: &[Bar]) {
    let most = bars.iter().map(|b| b.value).max().unwrap_or(0).max(1);
    ui.spacing_mut().item_spacing.y = 0.0;
    for bar in bars {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let said = format!("{}: {}", bar.name, exact(bar.value));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let name_width = NAME.min(rect.width() * 0.4);
        let ink = ui.visuals().text_color();
        let mut job = LayoutJob::simple_singleline(bar.name.to_owned(), FontId::proportional(12.0), ink);
        job.wrap = TextWrapping::truncate_at_width(name_width - 6.0);
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
        let room = (rect.width() - name_width - NUMBER).max(10.0);
        let length =
            (room * (bar.value as f64 / most as f64) as f32).max(if bar.value > 0 { 1.5 } else { 0.0 });
        let left = pos2(rect.left() + name_width, rect.top() + 4.0);
        ui.painter().rect_filled(Rect::from_min_size(left, vec2(length, LINE - 8.0)), 1.5, tint(ui));
        let end = pos2(rect.right(), rect.center().y);
        ui.painter().text(end, Align2::RIGHT_CENTER, exact(bar.value), FontId::proportional(12.0), ink);
        if !bar.hint.is_empty() {
            response.on_hover_text(&bar.hint);
        }
    }
}

/// A column chart, such as of months. `names` are the labels of the columns; `first` and `last` are shown
/// below its ends.
pub fn columns(
    ui: &mut Ui,
    values: &[u64],
    name: impl Fn(usize) -> String,
    ends: [&str; 2],
    unit: &str,
) -> Response {
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), 74.0), Sense::hover());
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let soft = ui.visuals().weak_text_color();
    let font = FontId::proportional(11.0);
    let plot = Rect::from_min_max(whole.min + vec2(0.0, 14.0), whole.max - vec2(0.0, 16.0));
    ui.painter().text(
        whole.left_top(),
        Align2::LEFT_TOP,
        format!("at most {}", exact(most)),
        font.clone(),
        soft,
    );
    let step = plot.width() / values.len().max(1) as f32;
    let gap = if step > 4.0 { 1.0 } else { 0.0 };
    for (i, value) in values.iter().enumerate().filter(|(_, v)| **v > 0) {
        let height = (plot.height() * (*value as f64 / most as f64) as f32).max(1.0);
        let left = plot.left() + i as f32 * step;
        let column =
            Rect::from_min_max(pos2(left, plot.bottom() - height), pos2(left + step - gap, plot.bottom()));
        ui.painter().rect_filled(column, 0.0, tint(ui));
    }
    ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, soft.gamma_multiply(0.6)));
    let [first, last] = ends;
    ui.painter().text(whole.left_bottom(), Align2::LEFT_BOTTOM, first, font.clone(), soft);
    if last != first {
        ui.painter().text(whole.right_bottom(), Align2::RIGHT_BOTTOM, last, font, soft);
    }
    let said = format!("Events by {unit}, {first} to {last}, most in a {unit}: {}", exact(most));
    response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &said));
    let pointed = response.hover_pos().filter(|p| plot.x_range().contains(p.x));
    let index = pointed.map(|p| ((p.x - plot.left()) / step) as usize).filter(|i| *i < values.len());
    let Some(i) = index else { return response };
    let band = Rect::from_min_size(
        pos2(plot.left() + i as f32 * step, plot.top()),
        vec2(step.max(1.0), plot.height()),
    );
    ui.painter().rect_filled(band, 0.0, soft.gamma_multiply(0.18));
    response.on_hover_text_at_pointer(format!("{}: {}", name(i), exact(values[i])))
}

/// A calm colour for bars, in light and dark.
fn tint(ui: &Ui) -> egui::Color32 {
    ui.visuals().hyperlink_color.gamma_multiply(0.55)
}
