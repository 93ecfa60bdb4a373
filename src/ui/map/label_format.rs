use egui::text::TextFormat;
use egui::{Align, Color32, FontId};

use crate::scene::Weight;
use crate::ui::widgets::fonts;

/// The text format of a label.
pub fn label_format(size: f32, weight: Weight, spacing: f32, colour: Color32) -> TextFormat {
    TextFormat {
        font_id: match weight {
            Weight::Regular => FontId::proportional(size),
            Weight::Bold => fonts::bold(size),
        },
        color: colour,
        extra_letter_spacing: spacing,
        valign: Align::Center,
        ..TextFormat::default()
    }
}
