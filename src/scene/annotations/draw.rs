use crate::geo::{Measured, Screen, Shape, Viewport};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::base::fill;
use crate::scene::labels::{Area, Taken};
use crate::scene::outline::{Pen, visible};
use crate::scene::overlay::Emphasis;
use crate::scene::{Circle, Group, Prim, SceneInput};
use crate::style::{Colour, Theme};

use super::PreparedAnnotation;
use super::lettering::{Lettering, SIGN};

/// A shape smaller than this on screen, in pixels, is drawn as a symbol.
const LEAST: f32 = 9.0;

/// Margin in pixels from which an annotation's label may still reach into the picture.
const MARGIN: f32 = 120.0;

/// Most annotation labels on one picture; more would be illegible.
const MOST_NAMES: usize = 400;

/// Width of the whole line and of the light gap in its middle, in pixels.
const DOUBLE: [f32; 2] = [4.2, 1.8];

/// Annotations as groups, bottom to top, the selected one last; and the boxes the map's labels must avoid.
/// Cost depends on what is visible: an annotation outside the picture is one comparison.
pub fn draw(input: &SceneInput) -> (Vec<Group>, Vec<[Screen; 2]>) {
    let view = &input.view;
    let seen = view.bounds().grown(f64::from(MARGIN) / view.scale());
    let mut on_picture: Vec<(Emphasis, &Annotation, &PreparedAnnotation, &Shape)> = Vec::new();
    for (mark, prepared) in input.annotations.iter() {
        if let Some(shape) = prepared.shape.as_ref().filter(|s| s.bounds().intersects(&seen)) {
            on_picture.push((input.emphasis(&prepared.key), mark, prepared, shape));
        }
    }
    // A stable sort: the rest keep their order.
    on_picture.sort_by_key(|(emphasis, ..)| *emphasis == Emphasis::Selected);
    let mut groups: Vec<Group> = on_picture
        .iter()
        .map(|(emphasis, mark, prepared, _)| Group {
            id: prepared.key.to_string(),
            title: title(mark),
            prims: annotation_prims(prepared, &mark.shape, view, input.theme, *emphasis),
        })
        .collect();
    let mut boxes = Vec::new();
    let mut taken = Taken::default();
    for (group, (emphasis, mark, prepared, shape)) in groups.iter_mut().zip(&on_picture).rev() {
        if boxes.len() >= MOST_NAMES {
            break;
        }
        let words = Lettering::of(mark, &prepared.measured);
        let note = matches!(mark.shape, AnnotationShape::Note(_));
        let places = if note {
            vec![view.to_screen(prepared.anchor.into())]
        } else {
            words.places(prepared, shape, view)
        };
        let free = |middle: &&Screen| taken.is_free(Area::from(words.corners(**middle)));
        // A note is its text, placed where the user put it.
        let place = places.iter().find(free).or(places.first().filter(|_| note));
        let Some(middle) = place.copied().filter(|_| !words.is_empty()) else { continue };
        let corners = words.corners(middle);
        taken.add(Area::from(corners));
        boxes.push(corners);
        if note {
            note_ground(&words, middle, input.theme, *emphasis, &mut group.prims);
        }
        words.prims(middle, input.theme, &mut group.prims);
    }
    groups.retain(|group| !group.prims.is_empty());
    if input.annotations.opacity < 1.0 {
        groups
            .iter_mut()
            .flat_map(|group| &mut group.prims)
            .for_each(|prim| prim.fade(input.annotations.opacity));
    }
    (groups, boxes)
}

/// The title of an annotation in a picture.
fn title(mark: &Annotation) -> String {
    let name = mark.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = if name.is_empty() { format!("Unnamed {}", mark.shape.word()) } else { name };
    format!("{name} (annotation, not evidence)")
}

/// An annotation without its text.
pub fn annotation_prims(
    prepared: &PreparedAnnotation,
    what: &AnnotationShape,
    view: &Viewport,
    theme: &Theme,
    emphasis: Emphasis,
) -> Vec<Prim> {
    let mut out = Vec::new();
    let Some(shape) = &prepared.shape else { return out };
    let bounds = shape.bounds();
    let size = (bounds.width().max(bounds.height()) * view.scale()) as f32;
    match what {
        AnnotationShape::Note(_) => {}
        AnnotationShape::Point(_) => {
            sign(view.to_screen(prepared.anchor.into()), SIGN, theme, emphasis, &mut out);
        }
        _ if size < LEAST => sign(view.to_screen(bounds.center()), SIGN - 1.5, theme, emphasis, &mut out),
        AnnotationShape::Line(_) => double(shape, false, view, theme, emphasis, &mut out),
        AnnotationShape::Area(_) => {
            // The inside of a self-crossing outline is undefined and not drawn.
            if matches!(prepared.measured, Measured::Area { m2: Some(_), .. }) {
                let share = if emphasis == Emphasis::None { 0.07 } else { 0.12 };
                out.push(fill(shape, view, theme.annotation_ink().faded(share)));
            }
            double(shape, true, view, theme, emphasis, &mut out);
        }
    }
    out
}

/// A hollow double line, unlike any line of the map or the evidence.
fn double(
    shape: &Shape,
    closed: bool,
    view: &Viewport,
    theme: &Theme,
    emphasis: Emphasis,
    out: &mut Vec<Prim>,
) {
    let more = if emphasis == Emphasis::None { 0.0 } else { 1.0 };
    let [whole, gap] = DOUBLE;
    let mut pens =
        vec![Pen::solid(whole + more, theme.annotation_ink()), Pen::solid(gap + more * 0.4, paper(theme))];
    if emphasis == Emphasis::Selected {
        pens.insert(0, Pen::solid(whole + more + 3.5, theme.halo));
    }
    for pen in pens {
        for part in shape.level(view).parts() {
            visible(part, closed, view, pen, out);
        }
    }
}

/// A double ring.
fn sign(center: Screen, radius: f32, theme: &Theme, emphasis: Emphasis, out: &mut Vec<Prim>) {
    let more = if emphasis == Emphasis::None { 0.0 } else { 1.0 };
    if emphasis == Emphasis::Selected {
        let clear = theme.halo.faded(0.0);
        let radius = radius + more + 2.5;
        out.push(Prim::Circle(Circle { center, radius, fill: theme.halo, stroke: clear, stroke_width: 0.0 }));
    }
    for radius in [radius + more, (radius + more) * 0.45] {
        out.push(Prim::Circle(Circle {
            center,
            radius,
            fill: theme.land,
            stroke: theme.annotation_ink(),
            stroke_width: 1.3,
        }));
    }
}

/// The light gap between the two lines.
fn paper(theme: &Theme) -> Colour {
    Colour { a: 235, ..theme.land }
}

fn note_ground(words: &Lettering, middle: Screen, theme: &Theme, emphasis: Emphasis, out: &mut Vec<Prim>) {
    let width = if emphasis == Emphasis::None { 0.9 } else { 1.4 };
    words.underline(middle, width, theme, out);
}
