use crate::atlas::BaseMap;
use crate::geo::{Level, Screen, Viewport, World};
use crate::scene::{Group, Label, Prim};
use crate::style::{Colour, EventColours, TextMetrics, Weight, number};

use super::ShownEvents;
use super::sign_prims::plate;

const SIZE: f32 = 10.0;
/// Pixels between a plate's edge and its words.
const PAD: [f32; 2] = [5.0, 3.5];

/// Candidate positions of a plate, in pixels down from its governorate's name.
const PLACES: [f32; 6] = [19.0, -19.0, 34.0, -34.0, 50.0, 0.0];

/// Counts of events known only to their governorate, on plates near the governorates' names: never a point on
/// the map. Avoids the taken boxes and adds the plates' own.
pub fn plates(
    events: &ShownEvents,
    base: &BaseMap,
    view: &Viewport,
    colours: &EventColours,
    taken: &mut Vec<[Screen; 2]>,
) -> Option<Group> {
    let counts = events.shown.undrawn(events.table);
    let seen = view.bounds();
    let mut prims = Vec::new();
    for (governorate, count) in base.governorates.iter().zip(counts) {
        let bounds = governorate.shape.bounds();
        if *count == 0 || !bounds.intersects(&seen) {
            continue;
        }
        let wide = (bounds.width() * view.scale()) as f32;
        let Some((text, width)) = words(*count, wide) else { continue };
        let label = view.to_screen(governorate.label.into());
        let half = [width / 2.0 + PAD[0], SIZE / 2.0 + PAD[1]];
        let boxes = PLACES.map(|down| {
            let (x, y) = (label.x, label.y + down);
            [Screen::new(x - half[0], y - half[1]), Screen::new(x + half[0], y + half[1])]
        });
        // A plate inside a neighbour would seem to describe the neighbour.
        let level = governorate.shape.level(view);
        let own = |b: &[Screen; 2]| {
            let middle = Screen::new((b[0].x + b[1].x) / 2.0, (b[0].y + b[1].y) / 2.0);
            holds(level, view.to_world(middle))
        };
        let mut places = boxes.into_iter().filter(own);
        let Some(free) = places.find(|b| !taken.iter().any(|t| overlap(b, t))) else { continue };
        taken.push(free);
        draw(text, free, colours, events.opacity, &mut prims);
    }
    (!prims.is_empty()).then(|| Group {
        id: format!("{}/known-to-governorate", events.id),
        title: format!("{}: events known only to their governorate", events.name),
        prims,
    })
}

/// Whether a position lies in an area as drawn.
fn holds(level: &Level, p: World) -> bool {
    let mut inside = false;
    for ring in level.parts() {
        let ends = ring.iter().zip(ring.iter().cycle().skip(1));
        for (a, b) in ends {
            if (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) {
                inside = !inside;
            }
        }
    }
    inside
}

/// The longest text that fits into a governorate of that width, with its own width.
fn words(count: u64, wide: f32) -> Option<(String, f32)> {
    let texts =
        [format!("+{} in the governorate", number::exact(count)), format!("+{}", number::short(count))];
    let measured = texts.map(|text| {
        let width = TextMetrics::shared().width(&text, SIZE, Weight::Regular, 0.0);
        (text, width)
    });
    let mut measured = measured.into_iter();
    measured.find(|(_, width)| (width + 2.0 * PAD[0]) * 1.3 <= wide)
}

fn draw(text: String, corners: [Screen; 2], colours: &EventColours, opacity: f32, out: &mut Vec<Prim>) {
    let [min, max] = corners;
    out.extend(plate(corners, colours.plate.faded(opacity), colours.plate_line.faded(opacity)));
    out.push(Prim::Label(Label {
        text,
        center: Screen::new((min.x + max.x) / 2.0, (min.y + max.y) / 2.0),
        size: SIZE,
        weight: Weight::Regular,
        colour: colours.beside.faded(opacity),
        halo: Colour { a: 0, ..colours.beside },
        spacing: 0.0,
    }));
}

/// Whether two boxes share ground.
fn overlap(a: &[Screen; 2], b: &[Screen; 2]) -> bool {
    a[0].x < b[1].x && b[0].x < a[1].x && a[0].y < b[1].y && b[0].y < a[1].y
}
