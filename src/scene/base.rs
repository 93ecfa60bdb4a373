use crate::atlas::{BaseMap, BorderKind};
use crate::geo::{Screen, Shape, Viewport, World};
use crate::style::{Colour, Theme};

use super::edge::{Edge, LAND_AND_SEA, RIVERS, STEPS};
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
    if !sea.is_empty() {
        sea.extend(fading_out(view, theme));
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
            fading(part, false, view, pen, LAND_AND_SEA, &mut prims);
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
            fading(line, false, view, Pen::solid(size + closer, theme.river), RIVERS, &mut prims);
        }
    }
    prims
}

/// A line that fades out towards the edge of the data.
fn fading(points: &[World], closed: bool, view: &Viewport, pen: Pen, edge: Edge, out: &mut Vec<Prim>) {
    for (part, share) in edge.parts(points, closed) {
        let closed = closed && part.len() == points.len();
        visible(&part, closed, view, Pen { colour: pen.colour.faded(share), ..pen }, out);
    }
}

/// The sea fades into what surrounds the map: each step covers a little more of what lies outside.
fn fading_out(view: &Viewport, theme: &Theme) -> Vec<Prim> {
    let [width, height] = view.size();
    let step = |step: usize| {
        let [a, b] = LAND_AND_SEA.within(step).map(|corner| view.to_screen(corner));
        let (left, right) = (a.x.clamp(0.0, width), b.x.clamp(0.0, width));
        let (top, bottom) = (a.y.clamp(0.0, height), b.y.clamp(0.0, height));
        let sides = [
            [0.0, 0.0, width, top],
            [0.0, bottom, width, height],
            [0.0, top, left, bottom],
            [right, top, width, bottom],
        ];
        // With the steps above it, `step` of them is left.
        let colour = theme.abroad.faded(1.0 / (step as f32 + 1.0));
        boxes(sides.into_iter().filter(|[l, t, r, b]| r > l && b > t), colour)
    };
    (0..STEPS).rev().filter_map(step).collect()
}

/// Boxes (left, top, right, bottom) that do not overlap, in one colour.
fn boxes(sides: impl Iterator<Item = [f32; 4]>, colour: Colour) -> Option<Prim> {
    let points: Vec<Screen> = sides
        .flat_map(|[l, t, r, b]| [[l, t], [r, t], [r, b], [l, b]])
        .map(|[x, y]| Screen::new(x, y))
        .collect();
    let count = points.len() / 4;
    // Four at most.
    let triangles =
        (0..count as u32).map(|n| n * 4).flat_map(|c| [c, c + 1, c + 2, c, c + 2, c + 3]).collect();
    let ring_ends = (1..=count).map(|n| n * 4).collect();
    (count > 0).then_some(Prim::Fill(Fill { points, ring_ends, triangles, colour }))
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
