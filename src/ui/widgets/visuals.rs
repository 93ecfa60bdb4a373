use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Shadow, Stroke, TextStyle, Visuals, vec2};

use crate::style::Colour;

/// Converts a colour to the toolkit's type.
pub fn colour(c: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a)
}

/// Panels, buttons and lettering, once for light and once for dark.
pub fn install(ctx: &Context) {
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, FontId::new(19.0, FontFamily::Name(crate::ui::widgets::fonts::BOLD.into()))),
            (TextStyle::Body, FontId::proportional(13.5)),
            (TextStyle::Button, FontId::proportional(13.5)),
            (TextStyle::Small, FontId::proportional(11.5)),
            (TextStyle::Monospace, FontId::proportional(12.5)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 6.0);
        style.spacing.button_padding = vec2(9.0, 4.0);
        style.spacing.interact_size.y = 24.0;
        style.spacing.scroll = egui::style::ScrollStyle::thin();
        style.interaction.selectable_labels = true;
        style.interaction.tooltip_delay = 0.35;
    });
    // Light if the system has no preference.
    ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
    ctx.set_visuals_of(egui::Theme::Light, light());
    ctx.set_visuals_of(egui::Theme::Dark, dark());
}

fn light() -> Visuals {
    let mut v = Visuals::light();
    v.panel_fill = Color32::from_rgb(0xFF, 0xFE, 0xFB);
    v.window_fill = v.panel_fill;
    v.extreme_bg_color = Color32::from_rgb(0xF3, 0xF0, 0xE9);
    v.faint_bg_color = Color32::from_rgb(0xF6, 0xF3, 0xEC);
    let ink = Color32::from_rgb(0x26, 0x24, 0x20);
    v.weak_text_color = Some(Color32::from_rgb(0x6B, 0x65, 0x59));
    let line = Color32::from_rgb(0xDE, 0xD9, 0xCE);
    finish(&mut v, ink, line, Color32::from_rgb(0xEF, 0xEB, 0xE2), Color32::from_rgb(0xE4, 0xDF, 0xD3));
    v.selection.bg_fill = Color32::from_rgb(0xD8, 0xE6, 0xF3);
    v.selection.stroke = Stroke::new(1.0, Color32::from_rgb(0x1F, 0x5E, 0x99));
    v.hyperlink_color = Color32::from_rgb(0x1F, 0x5E, 0x99);
    v
}

fn dark() -> Visuals {
    let mut v = Visuals::dark();
    v.panel_fill = Color32::from_rgb(0x1A, 0x1D, 0x21);
    v.window_fill = Color32::from_rgb(0x20, 0x24, 0x29);
    v.extreme_bg_color = Color32::from_rgb(0x10, 0x13, 0x16);
    v.faint_bg_color = Color32::from_rgb(0x22, 0x26, 0x2B);
    let ink = Color32::from_rgb(0xE9, 0xE7, 0xE2);
    v.weak_text_color = Some(Color32::from_rgb(0x9D, 0xA3, 0xA9));
    let line = Color32::from_rgb(0x33, 0x39, 0x40);
    finish(&mut v, ink, line, Color32::from_rgb(0x2A, 0x2F, 0x35), Color32::from_rgb(0x36, 0x3D, 0x45));
    v.selection.bg_fill = Color32::from_rgb(0x23, 0x42, 0x5E);
    v.selection.stroke = Stroke::new(1.0, Color32::from_rgb(0x8C, 0xC0, 0xEE));
    v.hyperlink_color = Color32::from_rgb(0x8C, 0xC0, 0xEE);
    v
}

fn finish(v: &mut Visuals, ink: Color32, line: Color32, rest: Color32, hover: Color32) {
    let round = CornerRadius::same(5);
    for widget in [
        &mut v.widgets.noninteractive,
        &mut v.widgets.inactive,
        &mut v.widgets.hovered,
        &mut v.widgets.active,
        &mut v.widgets.open,
    ] {
        widget.corner_radius = round;
        widget.expansion = 0.0;
        widget.bg_stroke = Stroke::NONE;
        widget.fg_stroke.color = ink;
    }
    v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, line);
    v.widgets.inactive.weak_bg_fill = rest;
    v.widgets.inactive.bg_fill = rest;
    v.widgets.hovered.weak_bg_fill = hover;
    v.widgets.hovered.bg_fill = hover;
    v.widgets.active.weak_bg_fill = hover;
    v.widgets.open.weak_bg_fill = hover;
    v.window_stroke = Stroke::new(1.0, line);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(7);
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(40) };
    v.window_shadow = shadow;
    v.popup_shadow = shadow;
}
