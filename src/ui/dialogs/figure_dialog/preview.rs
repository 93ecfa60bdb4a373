use egui::{Color32, CornerRadius, Rect, Sense, Shadow, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::ui::widgets::elements;

/// The current preview of the figure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Preview<'a> {
    /// The rendered pages: textures with their sizes in pixels.
    pub pages: &'a [egui::load::SizedTexture],
    /// Why there is no picture.
    pub fault: Option<&'a str>,
    /// Progress of writing (0..=1), if any.
    pub written: Option<f32>,
}

/// Margin around the paper.
const ROUND: f32 = 18.0;

impl Preview<'_> {
    pub fn is_there(&self) -> bool {
        !self.pages.is_empty()
    }

    /// Shows it; returns the space for a page in screen pixels.
    pub(super) fn show(&self, ui: &mut Ui) -> [u32; 2] {
        let all = ui.available_rect_before_wrap();
        let ground = ui.visuals().widgets.noninteractive.bg_stroke.color.gamma_multiply(0.45);
        ui.painter().rect_filled(all, CornerRadius::same(4), ground);
        if let Some(fault) = self.fault {
            ui.scope_builder(egui::UiBuilder::new().max_rect(all.shrink(ROUND)), |ui| {
                elements::text(ui, fault);
            });
        } else if let [page] = self.pages {
            let rect = paper(all.shrink(ROUND), page.size);
            sheet(ui, rect, page);
        } else if self.pages.is_empty() {
            ui.put(all, egui::Label::new("Drawing the page …"));
        } else {
            self.many(ui, all);
        }
        let label = match self.pages.len() {
            0 => "No preview yet".to_owned(),
            1 => "Preview of the figure".to_owned(),
            pages => format!("Preview of the figure, {pages} pages"),
        };
        let response = ui.allocate_rect(all, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &label));
        let dense = ui.ctx().pixels_per_point();
        let room = (all.size() - Vec2::splat(2.0 * ROUND)) * dense;
        [room.x, room.y].map(|side| side.round().max(1.0) as u32)
    }

    /// Several pages one below the other.
    fn many(&self, ui: &mut Ui, all: Rect) {
        ui.scope_builder(egui::UiBuilder::new().max_rect(all), |ui| {
            egui::ScrollArea::vertical().id_salt("pages").auto_shrink([false, false]).show(ui, |ui| {
                for page in self.pages {
                    let width = ui.available_width() - 2.0 * ROUND;
                    let size = vec2(width, width * page.size.y / page.size.x.max(1.0));
                    ui.add_space(ROUND * 0.6);
                    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::hover());
                    sheet(ui, Rect::from_center_size(row.center(), size), page);
                }
                ui.add_space(ROUND);
            });
        });
    }
}

/// The largest centred box with these proportions.
fn paper(room: Rect, size: Vec2) -> Rect {
    let share = (room.width() / size.x.max(1.0)).min(room.height() / size.y.max(1.0)).max(0.0);
    let size = size * share;
    // On whole pixels, so that a page rendered for this space stays sharp.
    Rect::from_min_size((room.center() - size / 2.0).round(), size)
}

fn sheet(ui: &Ui, rect: Rect, page: &egui::load::SizedTexture) {
    let shadow = Shadow { offset: [0, 2], blur: 10, spread: 0, color: Color32::from_black_alpha(60) };
    ui.painter().add(shadow.as_shape(rect, CornerRadius::ZERO));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(page.id, rect, whole, Color32::WHITE);
    let edge = ui.visuals().widgets.noninteractive.bg_stroke.color;
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(0.5, edge), StrokeKind::Outside);
}
