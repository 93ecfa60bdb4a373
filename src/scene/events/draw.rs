use crate::geo::{Screen, Viewport};
use crate::model::EventLayerId;
use crate::scene::labels::{Area, Candidate, Taken};
use crate::scene::{Group, Label, Prim, SceneInput};
use crate::style::{Colour, EventColours, Weight};

use super::choropleth::Choropleth;
use super::highlight::highlights;
use super::plates::plates;
use super::shaded::Shaded;
use super::sign::{Sign, What};
use super::sign_prims::{SOFT, disc, dot, ringed, soft};
use super::signs::{Signs, Walked};
use super::{EventDisplay, ShownEvents};

/// The prims of all tables.
#[derive(Debug, Default)]
pub struct Drawn {
    /// On the land, below water, borders and the articles' layers.
    pub shades: Vec<Group>,
    /// The symbols of each table, drawn where the layer stack has them.
    pub signs: Vec<Vec<Group>>,
    /// Boxes that labels must not cover.
    pub taken: Vec<[Screen; 2]>,
    /// Values to be placed before any other label.
    pub values: Vec<Candidate>,
    /// The colour of each shaded governorate as it is seen; empty if none are.
    pub grounds: Vec<Colour>,
    /// Numbers on shaded cells, which yield to labels.
    numbers: Vec<(EventLayerId, Vec<Label>)>,
}

/// Labels near the picture's edge avoid symbols up to this far outside, in pixels, so that they do not move
/// when the symbols come into view.
const MARGIN: f32 = 44.0;

/// The tables, bottom to top.
pub fn draw(input: &SceneInput) -> Drawn {
    let mut drawn = Drawn::default();
    let colours = EventColours::of(input.theme);
    for events in input.events {
        let mut signs = Vec::new();
        match events.display {
            EventDisplay::Governorates(measure) => {
                let choropleth = Choropleth::new(events, input.base, measure);
                drawn.shades.push(choropleth.draw(events, input.base, &input.view, &colours));
                // Nothing is legible below the shading of a table further up.
                drawn.grounds = choropleth.grounds(input, events, &drawn.grounds, &colours);
                drawn.values = choropleth.candidates(input, &drawn.grounds);
                signs.extend(highlights(input, events, &[]));
            }
            EventDisplay::Circles => signs = places(input, events, &colours, true, &mut drawn),
            EventDisplay::Cells => signs = places(input, events, &colours, false, &mut drawn),
        }
        drawn.signs.push(signs);
    }
    drawn
}

/// Symbols at positions: circles or shaded cells, stacks and single events.
fn places(
    input: &SceneInput,
    events: &ShownEvents,
    colours: &EventColours,
    circles: bool,
    drawn: &mut Drawn,
) -> Vec<Group> {
    let view = &input.view;
    let shaded = (!circles).then(|| Shaded::new(events, view));
    let margin = shaded.as_ref().map_or(MARGIN, |shaded| shaded.margin().max(MARGIN / 2.0));
    let ground = view.bounds().grown(f64::from(margin) / view.scale());
    let walked = Signs::new(events, view).within(&ground, circles);
    if let Some(shaded) = shaded {
        let (shades, numbers) = shaded.draw(&ground, &walked, colours);
        drawn.shades.push(shades);
        drawn.numbers.push((events.id, numbers));
    }
    let Walked { mut signs, .. } = walked;
    for sign in signs.iter().filter(|s| !s.is_single() && s.opacity > 0.3) {
        drawn.taken.push(sign.corners());
        drawn.taken.extend(sign.number.as_ref().filter(|n| !n.inside).map(|n| n.corners()));
    }
    let mut out = groups(events, view, &mut signs, colours);
    out.extend(plates(events, input.base, view, colours, &mut drawn.taken));
    out.extend(highlights(input, events, &signs));
    out
}

impl Drawn {
    /// The numbers on shaded cells that no label covers.
    pub fn numbers(&mut self, names: &[Prim]) -> Vec<Group> {
        let mut taken = Taken::default();
        names.iter().filter_map(box_of).for_each(|b| taken.add(Area::from(b)));
        let free = |label: &Label| {
            let half = [label.size * 1.1, label.size * 0.6];
            let (x, y) = (label.center.x, label.center.y);
            let own = [Screen::new(x - half[0], y - half[1]), Screen::new(x + half[0], y + half[1])];
            taken.is_free(Area::from(own))
        };
        let group = |(id, labels): (EventLayerId, Vec<Label>)| Group {
            id: format!("{id}/numbers"),
            title: "Events in the fullest of every four cells".to_owned(),
            prims: labels.into_iter().filter(free).map(Prim::Label).collect(),
        };
        std::mem::take(&mut self.numbers).into_iter().map(group).filter(|g| !g.prims.is_empty()).collect()
    }
}

fn box_of(prim: &Prim) -> Option<[Screen; 2]> {
    let Prim::Label(label) = prim else { return None };
    let fonts = crate::style::TextMetrics::shared();
    let half = fonts.width(&label.text, label.size, label.weight, label.spacing) / 2.0;
    let (x, y, h) = (label.center.x, label.center.y, label.size * 0.6);
    Some([Screen::new(x - half, y - h), Screen::new(x + half, y + h)])
}

/// Circles with their numbers (drained), then symbols at exact positions; like symbols are consecutive so
/// that a painter can batch them.
fn groups(events: &ShownEvents, view: &Viewport, signs: &mut [Sign], colours: &EventColours) -> Vec<Group> {
    let [width, height] = view.size();
    let seen = |s: &&mut Sign| {
        let reach = s.radius + 48.0;
        s.center.x > -reach
            && s.center.y > -reach
            && s.center.x < width + reach
            && s.center.y < height + reach
    };
    let (mut softs, mut dots, mut spots) = (vec![], vec![], vec![]);
    let (mut circles, mut numbers) = (Vec::with_capacity(signs.len()), Vec::with_capacity(signs.len()));
    for sign in signs.iter_mut().filter(seen) {
        let opacity = sign.opacity * events.opacity;
        let circle = colours.circle.faded(opacity);
        match sign.what {
            What::Circle => circles.push(disc(sign.center, sign.radius, circle.faded(0.9))),
            What::Position => {
                spots.push(ringed(sign.center, sign.radius, circle, colours.ring.faded(opacity)));
            }
            What::Dot { class } => {
                dots.push(dot(sign.center, colours.look(events.looks.slot(class)), opacity));
            }
            What::Soft { class } => {
                softs.push(soft(
                    sign.center,
                    colours.look(events.looks.slot(class)).colour.faded(SOFT * opacity),
                ));
            }
        }
        if let Some(number) = sign.number.take() {
            // Up to halfway the one level's numbers are visible, then the other's; never both.
            let clear = ((sign.opacity - 0.5) * 2.0).clamp(0.0, 1.0);
            if clear > 0.0 {
                numbers.push(Prim::Label(label(number, colours, clear * events.opacity)));
            }
        }
    }
    let group = |id: &str, what: &str, prims: Vec<Prim>| Group {
        id: format!("{}/{id}", events.id),
        title: format!("{}: {what}", events.name),
        prims,
    };
    softs.append(&mut dots);
    softs.append(&mut spots);
    let all = [
        group("circles", "events in cells, counted", circles),
        group("events", "single events", softs),
        group("numbers", "how many events", numbers),
    ];
    all.into_iter().filter(|g| !g.prims.is_empty()).collect()
}

fn label(number: super::number::Number, colours: &EventColours, opacity: f32) -> Label {
    let (colour, halo) = if number.inside {
        (colours.on_circle, Colour { a: 0, ..colours.on_circle })
    } else {
        (colours.beside, colours.halo)
    };
    Label {
        text: number.text,
        center: number.center,
        size: number.size,
        weight: Weight::Bold,
        colour: colour.faded(opacity),
        halo: halo.faded(opacity),
        spacing: 0.0,
    }
}
