//! One pass of the toolkit over a scene, without a window: its shapes and triangles.

use std::hint::black_box;

use eframe::egui::{self, Pos2, RawInput, Rect, vec2};
use iraq_risk_atlas::app;
use iraq_risk_atlas::scene::Scene;
use iraq_risk_atlas::ui;

use super::common::SIZE;

pub fn input() -> RawInput {
    let size = vec2(SIZE[0], SIZE[1]);
    RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() }
}

pub fn context() -> egui::Context {
    // As the program does at its start.
    app::keep_freed_memory();
    let ctx = egui::Context::default();
    ui::install(&ctx);
    // The first passes load the fonts and fill the glyphs' texture.
    let mut output = ctx.run_ui(input(), |_| {});
    output.textures_delta.clear();
    ctx
}

/// One pass of the toolkit that paints only the map; gives the number of vertices.
pub fn paint(ctx: &egui::Context, scene: &Scene) -> usize {
    let output = ctx.run_ui(input(), |ui| ui::paint_scene(ui.painter(), Pos2::ZERO, scene));
    vertices(ctx, output)
}

pub fn vertices(ctx: &egui::Context, mut output: egui::FullOutput) -> usize {
    output.textures_delta.clear();
    let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
    let count = |p: &egui::ClippedPrimitive| match &p.primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
        egui::epaint::Primitive::Callback(_) => 0,
    };
    black_box(&meshes).iter().map(count).sum()
}
