use crate::geo::{LonLat, World};
use crate::style::{Colour, TextMetrics, Treatment, Weight};

use super::events::SHADED_HALO;
use super::holding::Holding;
use super::labels::Candidate;
use super::overlay::LEAST_DISC;
use super::{EventDisplay, Names, PreparedFeature, SceneInput};

/// The rank up to which towns are labelled before the governorates: provincial capitals.
const CAPITALS: f64 = 6.0;

/// All label candidates at this zoom, most important first. `grounds` are the colours of the governorates
/// if they are shaded, otherwise empty.
pub fn candidates(input: &SceneInput, grounds: &[Colour]) -> Vec<Candidate> {
    let mut out = Vec::new();
    features(input, &mut out);
    towns(input, CAPITALS, &mut out);
    governorates(input, grounds, &mut out);
    countries(input, &mut out);
    towns_after(input, CAPITALS, &mut out);
    water(input, &mut out);
    out
}

/// Positions of the crisp discs drawn at their least size.
pub fn marks(input: &SceneInput) -> Vec<World> {
    let features = input.layers.iter().flat_map(|l| &l.prepared.features);
    let small = features.filter(|f| {
        let width = f.shape.bounds().width() * input.view.scale();
        f.treatment == Treatment::Crisp && width < f64::from(3.0 * LEAST_DISC)
    });
    small.map(|f| f.shape.bounds().center()).collect()
}

fn candidate(input: &SceneInput, latin: &str, arabic: Option<&str>, at: LonLat) -> Candidate {
    let text = match (input.names, arabic) {
        (Names::Arabic, Some(arabic)) => arabic,
        (Names::Arabic, None) | (Names::Latin | Names::Both, _) => latin,
    };
    Candidate {
        text: text.to_owned(),
        second: None,
        at: at.into(),
        size: 12.0,
        weight: Weight::Regular,
        spacing: 0.0,
        colour: input.theme.text,
        halo: input.theme.halo,
        dot: None,
    }
}

fn features(input: &SceneInput, out: &mut Vec<Candidate>) {
    for shown in input.layers.iter().rev() {
        for prepared in &shown.prepared.features {
            let holding = input.holding(shown.prepared, prepared);
            let undated = holding == Holding::Undated;
            // The base map already labels the place, but the note on its time must go somewhere.
            let at = prepared.label.or(undated.then_some(prepared.inside));
            let Some(at) = at else { continue };
            let feature = shown.prepared.feature(prepared);
            let arabic = feature.properties.name_ar.as_deref();
            let plain = match prepared.label {
                Some(_) => candidate(input, feature.label(), arabic, at),
                None => candidate(input, UNDATED, None, at),
            };
            let share = holding.share(false).max(0.45);
            let named = Candidate {
                weight: if prepared.label.is_some() { Weight::Bold } else { Weight::Regular },
                size: if prepared.label.is_some() { 11.5 } else { 10.0 },
                second: (undated && prepared.label.is_some()).then(|| UNDATED.to_owned()),
                colour: input.theme.lettering(feature.properties.kind).faded(share),
                halo: input.theme.halo.faded(share),
                ..plain
            };
            if has_room(input, prepared, &named) {
                out.push(named);
            }
        }
    }
}

/// The note on undated features while a time is selected.
const UNDATED: &str = "undated";

/// A label would hide a shape only a few pixels wide; the label of a strip may not be much longer than the
/// strip.
fn has_room(input: &SceneInput, prepared: &PreparedFeature, named: &Candidate) -> bool {
    let bounds = prepared.shape.bounds();
    let size = (bounds.width().max(bounds.height()) * input.view.scale()) as f32;
    let least = if prepared.treatment == Treatment::Hatch { width(named) * 0.8 } else { 14.0 };
    size >= least
}

fn width(c: &Candidate) -> f32 {
    TextMetrics::shared().width(&c.text, c.size, c.weight, c.spacing)
}

fn governorates(input: &SceneInput, grounds: &[Colour], out: &mut Vec<Candidate>) {
    let size = (10.5 + (input.view.zoom() as f32 - 5.5).clamp(0.0, 3.0)).round();
    for (i, governorate) in input.base.governorates.iter().enumerate() {
        let cells = input.events.iter().any(|events| events.display == EventDisplay::Cells);
        let [colour, halo] = match grounds.get(i) {
            Some(ground) => [ground.readable(), Colour { a: SHADED_HALO, ..*ground }],
            None if cells => [input.theme.text, Colour { a: 255, ..input.theme.halo }],
            None => [input.theme.text_soft, input.theme.halo],
        };
        let arabic = governorate.name_ar.as_deref();
        let plain = candidate(input, &governorate.name, arabic, governorate.label);
        let second = (input.names == Names::Both).then(|| arabic.map(str::to_owned)).flatten();
        let latin = input.names != Names::Arabic || arabic.is_none();
        let named = Candidate {
            text: if latin { plain.text.to_uppercase() } else { plain.text.clone() },
            second,
            size: if latin { size } else { size + 2.0 },
            spacing: if latin { 1.2 } else { 0.0 },
            colour,
            halo,
            ..plain
        };
        // A label wider than its governorate would spill into its neighbours.
        if governorate.shape.bounds().width() * input.view.scale() > f64::from(width(&named)) {
            out.push(named);
        }
    }
}

fn countries(input: &SceneInput, out: &mut Vec<Candidate>) {
    for country in &input.base.neighbours {
        if let (Some(name), Some(at)) = (&country.name, country.label) {
            let plain = candidate(input, name, country.name_ar.as_deref(), at);
            let text = plain.text.to_uppercase();
            let colour = input.theme.text_soft;
            out.push(Candidate { text, size: 12.0, spacing: 4.0, colour, ..plain });
        }
    }
}

fn towns(input: &SceneInput, up_to: f64, out: &mut Vec<Candidate>) {
    towns_between(input, f64::NEG_INFINITY, up_to, out);
}

fn towns_after(input: &SceneInput, from: f64, out: &mut Vec<Candidate>) {
    towns_between(input, from, input.view.zoom(), out);
}

fn towns_between(input: &SceneInput, above: f64, up_to: f64, out: &mut Vec<Candidate>) {
    let zoom = input.view.zoom();
    let named: Vec<World> = areas_round_towns(input).collect();
    for place in input.gazetteer.by_rank() {
        if place.min_zoom <= above || place.min_zoom > up_to || place.min_zoom > zoom {
            continue;
        }
        // The area around a town already has the town's label.
        let at = World::from(place.position());
        if named.iter().any(|w| (w.x - at.x).hypot(w.y - at.y) < SAME_PLACE) {
            continue;
        }
        let large = place.min_zoom <= 5.3;
        out.push(Candidate {
            size: if large { 13.0 } else { 11.5 },
            weight: if large { Weight::Bold } else { Weight::Regular },
            dot: Some((if large { 2.8 } else { 2.0 }, input.theme.town)),
            ..candidate(input, &place.display, place.name_ar(), place.position())
        });
    }
}

/// Distance in World units within which two positions are the same town: about 3 km.
const SAME_PLACE: f64 = 1e-4;

fn areas_round_towns(input: &SceneInput) -> impl Iterator<Item = World> {
    let shown = input.layers.iter().flat_map(|l| &l.prepared.features);
    let fading = shown.filter(|f| f.treatment == Treatment::FadingDisc);
    fading.filter_map(|f| f.label).map(World::from)
}

fn water(input: &SceneInput, out: &mut Vec<Candidate>) {
    if input.view.zoom() < 6.5 {
        return;
    }
    for lake in &input.base.lakes {
        let Some(name) = &lake.name else { continue };
        if lake.shape.bounds().width() * input.view.scale() > 40.0 {
            let colour = input.theme.text_water;
            out.push(Candidate {
                colour,
                size: 10.5,
                ..candidate(input, name, lake.name_ar.as_deref(), lake.shape.middle())
            });
        }
    }
}
