use crate::atlas::{BaseMap, BorderKind};
use crate::geo::{Shape, Viewport};
use crate::style::{Colour, Theme};

use super::outline::{Pen, visible};
use super::{Fill, Group, Prim};

/// Id of the group of the country's land.
pub const LAND: &str = "base/iraq";

/// The base map: sea, land, water and borders, bottom to top.
pub fn groups(base: &BaseMap, view: &Viewport, theme: &Theme) -> Vec<Group> {
    let seen = view.bounds();
    let mut sea = Vec::new();
    for shape in base.sea.iter().filter(|s| s.bounds().intersects(&seen)) {
        sea.push(fill(shape, view, theme.water));
    }
    let mut land = vec![fill(&base.iraq, view, theme.land)];
    land.retain(|_| base.iraq.bounds().intersects(&seen));
    vec![
        group("base/sea", "Sea", sea),
        group(LAND, "Iraq", land),
        group("base/lakes", "Lakes", lakes(base, view, theme)),
        group("base/rivers", "Rivers", rivers(base, view, theme)),
    ]
}

/// Borders lie above water and below the overlays, whose fills are translucent.
pub fn borders(base: &BaseMap, view: &Viewport, theme: &Theme) -> Group {
    let seen = view.bounds();
    let mut prims = Vec::new();
    let mut sorted: Vec<_> = base.borders.iter().filter(|b| b.shape.bounds().intersects(&seen)).collect();
    sorted.sort_by_key(|b| b.kind);
    let closer = (view.zoom() as f32 - 6.0).clamp(0.0, 3.0) * 0.15;
    for border in sorted {
        let pen = match border.kind {
            BorderKind::Foreign => Pen::solid(0.8, theme.foreign_border),
            BorderKind::Governorate => Pen::solid(0.9 + closer, theme.border),
            BorderKind::Approximate => {
                Pen { dash: Some([5.0, 3.5]), ..Pen::solid(1.1 + closer, theme.border) }
            }
            BorderKind::Country => Pen::solid(1.5 + closer, theme.country_border),
        };
        for part in border.shape.level(view).parts() {
            visible(part, false, view, pen, &mut prims);
        }
    }
    group("base/borders", "Borders", prims)
}

fn lakes(base: &BaseMap, view: &Viewport, theme: &Theme) -> Vec<Prim> {
    let seen = view.bounds();
    let mut prims = Vec::new();
    for lake in base.lakes.iter().filter(|l| l.shape.bounds().intersects(&seen)) {
        prims.push(fill(&lake.shape, view, theme.water));
        for ring in lake.shape.level(view).parts() {
            visible(ring, true, view, Pen::solid(0.8, theme.river), &mut prims);
        }
    }
    prims
}

fn rivers(base: &BaseMap, view: &Viewport, theme: &Theme) -> Vec<Prim> {
    let seen = view.bounds();
    let mut prims = Vec::new();
    for river in base.rivers.iter().filter(|r| r.shape.bounds().intersects(&seen)) {
        let size = (1.9 - 0.12 * river.rank as f32).max(0.7);
        let closer = (view.zoom() as f32 - 6.0).clamp(0.0, 4.0) * 0.35;
        for line in river.shape.level(view).parts() {
            visible(line, false, view, Pen::solid(size + closer, theme.river), &mut prims);
        }
    }
    prims
}

/// An area in one colour.
pub(super) fn fill(shape: &Shape, view: &Viewport, colour: Colour) -> Prim {
    let level = shape.level(view);
    Prim::Fill(Fill {
        points: level.points.iter().map(|&w| view.to_screen(w)).collect(),
        ring_ends: level.ends.clone(),
        triangles: level.triangles.clone(),
        colour,
    })
}

pub(super) fn group(id: &str, title: &str, prims: Vec<Prim>) -> Group {
    Group { id: id.to_owned(), title: title.to_owned(), prims }
}
