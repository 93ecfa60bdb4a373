use egui::{Id, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of the bar, in logical pixels.
const HEIGHT: f32 = 18.0;

/// Radius of a handle.
const HANDLE: f32 = 6.0;

/// A bar with two handles for the ends of a range within `span`; the new ends, if one is dragged.
pub fn range_bar(ui: &mut Ui, id: Id, name: &str, span: (f64, f64), ends: (f64, f64)) -> Option<(f64, f64)> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let track = rect.shrink2(vec2(HANDLE + 2.0, 0.0));
    let width = span.1 - span.0;
    let place = |value: f64| track.left() + ((value - span.0) / width).clamp(0.0, 1.0) as f32 * track.width();
    let mut moved = ends;
    let line = Stroke::new(3.0, ui.visuals().widgets.noninteractive.bg_stroke.color);
    ui.painter().hline(track.x_range(), rect.center().y, line);
    let accent = ui.visuals().selection.stroke.color;
    ui.painter().hline(place(ends.0)..=place(ends.1), rect.center().y, Stroke::new(3.0, accent));
    for (i, end) in [ends.0, ends.1].into_iter().enumerate() {
        let center = pos2(place(end), rect.center().y);
        let handle = Rect::from_center_size(center, vec2(2.0 * HANDLE + 4.0, HEIGHT));
        let response = ui.interact(handle, id.with(i), Sense::drag());
        let said = format!("{name}, {}", if i == 0 { "from" } else { "to" });
        response.widget_info(|| WidgetInfo::slider(true, end, &said));
        let fill = if response.hovered() || response.dragged() || response.has_focus() {
            accent
        } else {
            ui.visuals().extreme_bg_color
        };
        ui.painter().circle(center, HANDLE, fill, Stroke::new(1.5, accent));
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let share = f64::from(((pointer.x - track.left()) / track.width()).clamp(0.0, 1.0));
            let value = round(span.0 + share * width, width);
            if i == 0 { moved.0 = value.min(ends.1) } else { moved.1 = value.max(ends.0) }
        }
    }
    (moved != ends).then_some(moved)
}

/// To about a thousandth of the span, in a number with few digits.
fn round(value: f64, width: f64) -> f64 {
    let step = 10_f64.powf((width / 1000.0).log10().ceil()).max(f64::MIN_POSITIVE);
    let rounded = (value / step).round() * step;
    // Without the last binary digits that a decimal step leaves.
    let digits = usize::try_from((-step.log10()).ceil() as i64).unwrap_or(0).min(12);
    format!("{rounded:.digits$}").parse().unwrap_or(rounded)
}

#[cfg(test)]
mod tests {
    #[test]
    fn dragged_ends_have_few_digits() {
        for (value, width, want) in
            [(17.3456, 100.0, 17.3), (1234.4, 9000.0, 1230.0), (0.123456, 1.0, 0.123), (5.0, 5.0, 5.0)]
        {
            assert_eq!(super::round(value, width), want);
        }
    }
}
