use egui::{Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Icons drawn as lines, independent of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Eye,
    EyeOff,
    Solo,
    ZoomTo,
    Close,
    Back,
    Forward,
    Home,
    Plus,
    Minus,
    Search,
    Grip,
    Rectangle,
    Lasso,
    Play,
    Pause,
    StepBack,
    StepForward,
    /// A switch that is on.
    Check,
    Ruler,
    Note,
    Point,
    Line,
    Area,
    Bin,
    Undo,
    /// The panels on the left and on the right.
    LeftSide,
    RightSide,
}

/// Side of an icon button in logical pixels.
pub const SIDE: f32 = 26.0;

/// A button that shows an icon; `name` is its tooltip and its accessible name.
pub fn button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    selectable(ui, icon, name, false)
}

/// The same, drawn as pressed where `on`.
pub fn selectable(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE, SIDE), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
    if ui.is_rect_visible(rect) {
        let style = ui.style().interact_selectable(&response, on);
        if on || response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect.shrink(1.0), 5.0, style.weak_bg_fill);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, ui.visuals().selection.stroke.color);
            ui.painter().rect_stroke(rect.shrink(1.0), 5.0, ring, egui::StrokeKind::Inside);
        }
        let colour = if on { ui.visuals().selection.stroke.color } else { style.text_color() };
        paint(ui.painter(), icon, rect, Stroke::new(1.5, colour));
    }
    response.on_hover_text(name)
}

/// Draws the icon into the middle of a box.
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, stroke: Stroke) {
    let c = rect.center();
    let at = |x: f32, y: f32| pos2(c.x + x, c.y + y);
    let line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|&(x, y)| at(x, y)).collect();
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Eye | Icon::EyeOff => {
            eye(painter, c, stroke);
            if icon == Icon::EyeOff {
                line(&[(-6.5, 6.0), (6.5, -6.0)]);
            }
        }
        Icon::Solo => {
            painter.circle_stroke(c, 5.5, stroke);
            painter.circle_filled(c, 2.4, stroke.color);
        }
        Icon::ZoomTo => {
            for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                line(&[(sx * 6.0, sy * 2.5), (sx * 6.0, sy * 6.0), (sx * 2.5, sy * 6.0)]);
            }
            painter.circle_filled(c, 1.6, stroke.color);
        }
        Icon::Close => {
            line(&[(-4.5, -4.5), (4.5, 4.5)]);
            line(&[(4.5, -4.5), (-4.5, 4.5)]);
        }
        Icon::Check => line(&[(-4.5, 0.5), (-1.5, 3.8), (4.8, -3.8)]),
        Icon::Back => line(&[(2.5, -5.5), (-3.0, 0.0), (2.5, 5.5)]),
        Icon::Forward => line(&[(-2.5, -5.5), (3.0, 0.0), (-2.5, 5.5)]),
        Icon::Home => {
            line(&[(-6.5, 0.0), (0.0, -6.0), (6.5, 0.0)]);
            line(&[(-4.5, -1.0), (-4.5, 5.5), (4.5, 5.5), (4.5, -1.0)]);
        }
        Icon::Plus => {
            line(&[(-5.5, 0.0), (5.5, 0.0)]);
            line(&[(0.0, -5.5), (0.0, 5.5)]);
        }
        Icon::Minus => line(&[(-5.5, 0.0), (5.5, 0.0)]),
        Icon::Search => {
            painter.circle_stroke(at(-1.2, -1.2), 4.4, stroke);
            line(&[(2.2, 2.2), (6.0, 6.0)]);
        }
        Icon::Rectangle => dashes(painter, &[(-6.5, -5.0), (6.5, -5.0), (6.5, 5.0), (-6.5, 5.0)], c, stroke),
        Icon::Lasso => {
            let around = |i: u8| {
                let t = f32::from(i) / 16.0 * std::f32::consts::TAU;
                (7.0 * t.cos(), 4.6 * t.sin() - 1.5)
            };
            let ring: Vec<(f32, f32)> = (0..16).map(around).collect();
            dashes(painter, &ring, c, stroke);
            line(&[(-2.5, 3.0), (-4.0, 5.0), (-2.5, 7.0)]);
        }
        Icon::Play => {
            let points = vec![at(-3.5, -5.5), at(5.5, 0.0), at(-3.5, 5.5)];
            painter.add(Shape::convex_polygon(points, stroke.color, Stroke::NONE));
        }
        Icon::Pause => {
            for x in [-3.0, 3.0] {
                let bar = Rect::from_center_size(at(x, 0.0), vec2(3.0, 11.0));
                painter.rect_filled(bar, 0.5, stroke.color);
            }
        }
        Icon::StepBack | Icon::StepForward => {
            let x = if icon == Icon::StepBack { -1.0 } else { 1.0 };
            line(&[(x * -3.5, -4.5), (x * 2.0, 0.0), (x * -3.5, 4.5)]);
            line(&[(x * 4.5, -4.5), (x * 4.5, 4.5)]);
        }
        Icon::Ruler => {
            line(&[(-7.5, 2.5), (2.5, -7.5), (7.5, -2.5), (-2.5, 7.5), (-7.5, 2.5)]);
            for (x, y) in [(-5.0, 0.0), (-2.5, -2.5), (0.0, -5.0)] {
                line(&[(x, y), (x + 2.2, y + 2.2)]);
            }
        }
        Icon::Note => {
            line(&[(-5.0, -4.0), (-5.0, -6.0), (5.0, -6.0), (5.0, -4.0)]);
            line(&[(0.0, -6.0), (0.0, 2.0)]);
            line(&[(-6.0, 4.2), (6.0, 4.2)]);
            line(&[(-6.0, 7.0), (6.0, 7.0)]);
        }
        Icon::Point => {
            painter.circle_stroke(c, 6.0, stroke);
            painter.circle_stroke(c, 2.2, stroke);
        }
        Icon::Line => {
            line(&[(-6.5, 5.0), (-1.5, -3.0), (2.5, 2.5), (6.5, -5.0)]);
            nodes(painter, c, &[(-6.5, 5.0), (6.5, -5.0)], stroke);
        }
        Icon::Area => {
            let corners = [(-5.5, -4.5), (4.5, -6.0), (6.5, 3.5), (-3.5, 6.0)];
            line(&[corners[0], corners[1], corners[2], corners[3], corners[0]]);
            nodes(painter, c, &corners, stroke);
        }
        Icon::Bin => {
            line(&[(-5.5, -4.0), (5.5, -4.0)]);
            line(&[(-2.0, -4.0), (-2.0, -6.2), (2.0, -6.2), (2.0, -4.0)]);
            line(&[(-4.2, -4.0), (-3.4, 6.2), (3.4, 6.2), (4.2, -4.0)]);
        }
        Icon::Undo => {
            line(&[(-2.5, -6.0), (-6.0, -2.8), (-2.5, 0.4)]);
            line(&[(-6.0, -2.8), (2.0, -2.8), (4.8, -1.6), (5.9, 1.2), (4.8, 4.0), (2.0, 5.2), (-2.0, 5.2)]);
        }
        Icon::LeftSide | Icon::RightSide => {
            let x = if icon == Icon::LeftSide { -2.5 } else { 2.5 };
            line(&[(-6.5, -5.0), (6.5, -5.0), (6.5, 5.0), (-6.5, 5.0), (-6.5, -5.0)]);
            line(&[(x, -5.0), (x, 5.0)]);
        }
        Icon::Grip => {
            for x in [-2.0, 2.0] {
                for y in [-4.5, 0.0, 4.5] {
                    painter.circle_filled(at(x, y), 1.1, stroke.color);
                }
            }
        }
    }
}

/// The ends or corners of what is drawn.
fn nodes(painter: &Painter, c: Pos2, corners: &[(f32, f32)], stroke: Stroke) {
    for (x, y) in corners {
        painter.circle_filled(c + vec2(*x, *y), 2.2, stroke.color);
    }
}

/// A dashed ring through corners round the middle.
fn dashes(painter: &Painter, corners: &[(f32, f32)], c: Pos2, stroke: Stroke) {
    let ring = corners.iter().chain(corners.first());
    let points: Vec<Pos2> = ring.map(|(x, y)| pos2(c.x + x, c.y + y)).collect();
    painter.extend(Shape::dashed_line(&points, stroke, 2.6, 2.0));
}

/// A small cross in the middle of a box.
pub fn small_cross(painter: &Painter, rect: Rect, colour: egui::Color32) {
    let c = rect.center();
    for (a, b) in [((-3.0, -3.0), (3.0, 3.0)), ((3.0, -3.0), (-3.0, 3.0))] {
        let line = [c + vec2(a.0, a.1), c + vec2(b.0, b.1)];
        painter.line_segment(line, Stroke::new(1.3, colour));
    }
}

fn eye(painter: &Painter, c: Pos2, stroke: Stroke) {
    let arc = |sign: f32| -> Vec<Pos2> {
        (0..=12)
            .map(|i| {
                let t = i as f32 / 12.0 * std::f32::consts::PI;
                pos2(c.x - 7.0 * t.cos(), c.y + sign * 4.3 * t.sin())
            })
            .collect()
    };
    painter.add(Shape::line(arc(-1.0), stroke));
    painter.add(Shape::line(arc(1.0), stroke));
    painter.circle_filled(c, 2.0, stroke.color);
}
