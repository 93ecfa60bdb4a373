use std::ops::Range;

use super::border;
use super::relation::{AREA, Relation};
use super::siting::Siting;
use crate::atlas::{Atlas, BaseMap, Place};
use crate::model::{Basis, Precision, Recipe};
use crate::reading::{Mention, PlaceRef, Reading};

/// Half the width of the band between two towns.
pub const BETWEEN_KM: f64 = 10.0;
/// Width of a strip along a border, and its reach from a town that specifies the stretch.
pub const BORDER_KM: [f64; 2] = [20.0, 70.0];

/// The governorate as a whole, or why the described area has no limits. `None` if no governorate has the
/// code.
pub fn governorate(code: &str, said: &Relation, base: &BaseMap) -> Option<Siting> {
    let name = &base.governorate(code)?.name;
    match said {
        Relation::There | Relation::Between(_) | Relation::OneOf(_) => outline(&[code], base),
        Relation::Part(words) => Some(Siting {
            precision_note: format!(
                "The governorate as a whole; of the part that the text names (“{words}”) no limits are known here."
            ),
            ..outline(&[code], base)?
        }),
        // “The Anbar region” is Anbar.
        Relation::Around(words) if words == AREA => outline(&[code], base),
        Relation::Around(words) | Relation::Edge(words) => Some(beside(words, name)),
        Relation::Within { said, .. } | Relation::Away { said, .. } | Relation::Toward { said, .. } => {
            Some(beside(said, name))
        }
    }
}

fn beside(said: &str, name: &str) -> Siting {
    let why = format!(
        "The text says “{said}” the governorate of {name}, not in it; what lies beside a governorate has no limits."
    );
    Siting::not_drawn(Precision::Region, why)
}

/// The governorate a thing is known to be in; `None` if none has the code.
pub fn within(code: &str, thing: &str, base: &BaseMap) -> Option<Siting> {
    let note = format!("{thing} lies somewhere in the governorate; its own position is not known here.");
    Some(Siting { precision_note: note, ..outline(&[code], base)? })
}

fn outline(codes: &[&str], base: &BaseMap) -> Option<Siting> {
    let names: Option<Vec<&str>> =
        codes.iter().map(|code| base.governorate(code).map(|g| g.name.as_str())).collect();
    let names = names?;
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    let (precision, note, text) = match names.as_slice() {
        [_] => (
            Precision::Governorate,
            "The governorate as a whole; no place in it is named.".to_owned(),
            "The outline of the governorate, since the text names nothing smaller. The outline is Natural \
             Earth's, not the text's."
                .to_owned(),
        ),
        names => (
            Precision::Region,
            format!("Between {}; no place is named.", names.join(" and ")),
            format!(
                "The outlines of the governorates {} taken together, which is our choice. The outlines are \
                 Natural Earth's, not the text's.",
                names.join(", ")
            ),
        ),
    };
    Some(Siting {
        precision,
        precision_note: note,
        point: None,
        basis: Basis {
            text,
            reconstruction: codes.len() > 1,
            recipe: Some(Recipe::Governorates { codes: codes.clone() }),
        },
        governorates: codes,
        not_drawn: None,
    })
}

/// The area between several places: a band along the towns, or the governorates together.
pub fn between(
    chain: &[usize],
    reading: &Reading,
    at: &Range<usize>,
    neighbours: &[Mention],
    atlas: &Atlas,
) -> Siting {
    let places = places(chain, reading, at, neighbours);
    let towns: Option<Vec<&Place>> = places.iter().map(|place| town(place, atlas)).collect();
    if let Some(towns) = towns.filter(|towns| towns.len() > 1) {
        return band(&towns);
    }
    let codes: Option<Vec<&str>> = places.iter().map(|place| code(place)).collect();
    let together = codes.filter(|codes| codes.len() > 1).and_then(|codes| outline(&codes, &atlas.base));
    together.unwrap_or_else(|| {
        let why = "Between places of different kinds, or one outside Iraq: no shape follows from that.";
        Siting::not_drawn(Precision::Region, why.to_owned())
    })
}

/// One of several places, and not which: the governorates in which they lie.
pub fn one_of(
    chain: &[usize],
    reading: &Reading,
    at: &Range<usize>,
    neighbours: &[Mention],
    atlas: &Atlas,
) -> Siting {
    let places = places(chain, reading, at, neighbours);
    let all: Option<Vec<&str>> = places.into_iter().map(|place| governorate_of(place, atlas)).collect();
    let mut codes: Vec<&str> = all.unwrap_or_default();
    codes.sort_unstable();
    codes.dedup();
    let why = "The text names several places, and not in which of them it is.";
    match outline(&codes, &atlas.base) {
        Some(siting) if !codes.is_empty() => Siting { precision_note: why.to_owned(), ..siting },
        _ => Siting::not_drawn(Precision::Region, why.to_owned()),
    }
}

fn governorate_of<'a>(place: &'a PlaceRef, atlas: &'a Atlas) -> Option<&'a str> {
    code(place).or_else(|| town(place, atlas).map(|town| town.gov.as_str()))
}

/// The places of a list, of which `reading` is the one at `at`.
fn places<'p>(
    chain: &[usize],
    reading: &'p Reading,
    at: &Range<usize>,
    neighbours: &'p [Mention],
) -> Vec<&'p PlaceRef> {
    let names = chain.iter().filter_map(|&index| neighbours.get(index));
    names.map(|name| if name.bytes == *at { &reading.place } else { &name.best().place }).collect()
}

fn town<'a>(place: &PlaceRef, atlas: &'a Atlas) -> Option<&'a Place> {
    atlas.gazetteer.by_key(place.town()?)
}

fn code(place: &PlaceRef) -> Option<&str> {
    if let PlaceRef::Governorate(code) = place { Some(code) } else { None }
}

fn band(towns: &[&Place]) -> Siting {
    let names: Vec<&str> = towns.iter().map(|town| town.display.as_str()).collect();
    let mut governorates: Vec<String> = Vec::new();
    for town in towns {
        if !governorates.contains(&town.gov) {
            governorates.push(town.gov.clone());
        }
    }
    let recipe = Recipe::Band {
        through: towns.iter().map(|town| [town.lon, town.lat]).collect(),
        half_width_km: BETWEEN_KM,
    };
    Siting {
        precision: Precision::Region,
        precision_note: format!("Somewhere between {}; where is not said.", names.join(" and ")),
        point: None,
        basis: Basis {
            text: format!(
                "A band {BETWEEN_KM} km to each side of the line {}; the width and the line are our choice.",
                names.join(", ")
            ),
            reconstruction: true,
            recipe: Some(recipe),
        },
        governorates,
        not_drawn: None,
    }
}

/// A strip inside Iraq along a border, limited to the stretch near a town if one is named.
pub fn along(country: &str, text: &str, at: &Range<usize>, neighbours: &[Mention], atlas: &Atlas) -> Siting {
    let governorates = border::governorates(country);
    let Some(neighbour) =
        atlas.base.neighbours.iter().find(|n| n.code == country).filter(|_| !governorates.is_empty())
    else {
        let why = format!("Iraq has no border with {country}.");
        return Siting::not_drawn(Precision::Region, why);
    };
    let name = neighbour.name.as_deref().unwrap_or(country);
    let near = border::stretch(text, at, neighbours).and_then(|next| town(&next.best().place, atlas));
    let [width_km, reach_km] = BORDER_KM;
    let (note, text) = match near {
        Some(town) => (
            format!("A stretch of the border near {}; its length and width are our choice.", town.display),
            format!(
                "A strip inside Iraq along the border with {name}, {width_km} km wide and no further than {reach_km} \
                 km from {}; both lengths are our choice.",
                town.display
            ),
        ),
        None => (
            "The border as a whole: the text names no stretch of it.".to_owned(),
            format!(
                "A strip inside Iraq along the whole border with {name}, {width_km} km wide; the width is our \
                 choice, and the text names no stretch."
            ),
        ),
    };
    let codes = match near {
        Some(town) => vec![town.gov.clone()],
        None => governorates.iter().map(|code| (*code).to_owned()).collect(),
    };
    Siting {
        precision: Precision::Region,
        precision_note: note,
        point: None,
        basis: Basis {
            text,
            reconstruction: true,
            recipe: Some(Recipe::BorderStrip {
                country: country.to_owned(),
                width_km,
                near: near.map(|town| [town.lon, town.lat]),
                reach_km: near.map(|_| reach_km),
            }),
        },
        governorates: codes,
        not_drawn: None,
    }
}
