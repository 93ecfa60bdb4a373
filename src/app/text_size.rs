//! The size of texts and controls: egui's factor for everything in the window, so that what the map shows stays.

use egui::Context;

pub const USUAL: f32 = 1.0;

/// The factor in tenths, least and greatest.
const RANGE: (f32, f32) = (6.0, 25.0);

/// One step larger or smaller.
pub fn step(ctx: &Context, by: f32) {
    set(ctx, ctx.zoom_factor() + by / 10.0);
}

/// Sets the size to the nearest step; what a damaged file says is the usual size.
pub fn set(ctx: &Context, factor: f32) {
    let tenths = (factor * 10.0).round().clamp(RANGE.0, RANGE.1);
    ctx.set_zoom_factor(if tenths.is_finite() { tenths / 10.0 } else { USUAL });
}
