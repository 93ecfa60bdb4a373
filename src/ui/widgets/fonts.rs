use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

use crate::style::fonts;

/// The bold face of the same family.
pub const BOLD: &str = "bold";

/// An Arabic-only family for right-to-left text: its spaces must come from the same font, or egui splits the
/// line.
pub const RTL: &str = "rtl";

/// Replaces egui's fonts with the embedded ones.
pub fn install(ctx: &Context) {
    let mut all = FontDefinitions::empty();
    for (name, font) in [("latin", fonts::REGULAR), ("latin-bold", fonts::BOLD), ("arabic", fonts::ARABIC)] {
        all.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(font.data)));
    }
    let mut family = |family: FontFamily, list: &[&str]| {
        all.families.insert(family, list.iter().map(|&f| f.to_owned()).collect());
    };
    family(FontFamily::Proportional, &["latin", "arabic"]);
    family(FontFamily::Monospace, &["latin", "arabic"]);
    family(FontFamily::Name(BOLD.into()), &["latin-bold", "arabic"]);
    family(FontFamily::Name(RTL.into()), &["arabic"]);
    ctx.set_fonts(all);
}

pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

pub fn rtl(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(RTL.into()))
}
