//! The strip below the map: scale bar, projection, north arrow.

use crate::geo::{LonLat, Screen, Viewport, scale_bar};
use crate::scene::{Fill, Group, Line, Prim};
use crate::style::Weight;

use super::super::setting::{Area, Faces};
use crate::paint::overlay::plate_text::words;

/// Scale bar with its length and latitude at the left, north arrow at the right. `per_pixel`: points per
/// pixel of the view.
pub fn strip(view: &Viewport, per_pixel: f32, area: Area, faces: &Faces) -> [Group; 2] {
    let group =
        |id: &str, title: &str, prims| Group { id: format!("page/{id}"), title: title.to_owned(), prims };
    let middle = area.top + area.height * 0.55;
    let (km, pixels) = scale_bar(view, (area.width * 0.3).min(160.0) / per_pixel);
    let length = pixels * per_pixel;
    let (colour, thin) = (faces.text.colour, faces.text.size * 0.1);
    let tick = faces.text.size * 0.55;
    let corner = |x: f32, y: f32| Screen::new(area.left + x, middle + y);
    let bar = Prim::Line(Line {
        points: vec![corner(0.0, -tick), corner(0.0, 0.0), corner(length, 0.0), corner(length, -tick)],
        closed: false,
        width: thin * 1.4,
        colour,
        dash: None,
    });
    let latitude = LonLat::from(view.center()).lat;
    let length_words = if km < 1.0 { format!("{} m", km * 1000.0) } else { format!("{km} km") };
    let side = if latitude < 0.0 { "S" } else { "N" };
    let text = format!(
        "{length_words} at {:.0}° {side}, the middle of the map; further north the same length is less ground",
        latitude.abs()
    );
    let left = area.left + length + faces.text.size;
    let said = words(&text, left, middle - tick / 2.0, faces.small.size, Weight::Regular, faces.faint.colour);
    [
        group("scale", "Scale bar", vec![bar, said]),
        group("north", "North is up everywhere on the map", north(area, faces)),
    ]
}

/// A slim arrow and an N. On a Mercator map it holds at every point.
fn north(area: Area, faces: &Faces) -> Vec<Prim> {
    let (size, colour) = (faces.text.size, faces.text.colour);
    let (x, foot) = (area.right() - size * 0.9, area.bottom() - size * 0.25);
    let (high, half) = (size * 1.9, size * 0.42);
    let at = |dx: f32, up: f32| Screen::new(x + dx, foot - up);
    let outline = Prim::Line(Line {
        points: vec![at(0.0, high), at(half, 0.0), at(0.0, high * 0.22), at(-half, 0.0)],
        closed: true,
        width: size * 0.08,
        colour,
        dash: None,
    });
    let left_half = Prim::Fill(Fill {
        points: vec![at(0.0, high), at(0.0, high * 0.22), at(-half, 0.0)],
        ring_ends: vec![3],
        triangles: [0, 1, 2].into(),
        colour,
    });
    let letter =
        words("N", x - size * 1.75, foot - high * 0.42, faces.small.size * 1.1, Weight::Bold, colour);
    vec![left_half, outline, letter]
}
