use std::ops::Range;

use super::relation::{Relation, relation};
use super::siting::Siting;
use super::{area, named_after, region, town};
use crate::atlas::Atlas;
use crate::model::Precision;
use crate::reading::{Location, Mention, PlaceRef, Reading};

/// The location of a mention, no more precise than its words: `at` is the byte range of the name in `text`,
/// `neighbours` are the other names of the same text (this one may be among them).
pub fn location(
    reading: &Reading,
    text: &str,
    at: Range<usize>,
    neighbours: &[Mention],
    atlas: &Atlas,
) -> Location {
    siting(reading, text, at, neighbours, atlas).drawn(&atlas.base)
}

/// [`location`] without its geometry.
pub fn siting(
    reading: &Reading,
    text: &str,
    at: Range<usize>,
    neighbours: &[Mention],
    atlas: &Atlas,
) -> Siting {
    if region::is_belts(&reading.place, text, &at) {
        return region::siting(region::BELTS, "Baghdad belts", atlas);
    }
    let said = || relation(text, &at, neighbours);
    let of_several = |said: &Relation| match said {
        Relation::Between(chain) => Some(area::between(chain, reading, &at, neighbours, atlas)),
        Relation::OneOf(chain) => Some(area::one_of(chain, reading, &at, neighbours, atlas)),
        Relation::There
        | Relation::Part(_)
        | Relation::Around(_)
        | Relation::Edge(_)
        | Relation::Within { .. }
        | Relation::Away { .. }
        | Relation::Toward { .. } => None,
    };
    let town_of = |key: &str| atlas.gazetteer.by_key(key).ok_or_else(|| UnknownPlace(key.to_owned()));
    let round_town = |key: &str, said: &Relation| {
        let town = town_of(key)?;
        Ok(of_several(said).unwrap_or_else(|| town::siting(town, said, &atlas.base)))
    };
    let sited: Result<Siting, UnknownPlace> = match &reading.place {
        PlaceRef::Town(key) => round_town(key, &said()),
        PlaceRef::District(key) => town_of(key).map(|town| town::district(town, &atlas.base)),
        PlaceRef::PartOf { town: key, name } => {
            let said = said();
            if matches!(said, Relation::There | Relation::Part(_)) {
                town_of(key).map(|town| town::part_of(town, name, &atlas.base))
            } else {
                round_town(key, &said)
            }
        }
        PlaceRef::Within { governorate, name } => {
            let written = text.get(at.clone()).unwrap_or_default();
            match [name.as_str(), written].iter().find_map(|name| named_after::town(governorate, name, atlas))
            {
                Some(town) => Ok(town::near(town, name, &atlas.base)),
                None => {
                    area::within(governorate, name, &atlas.base).ok_or_else(|| UnknownPlace(name.clone()))
                }
            }
        }
        PlaceRef::Governorate(code) => {
            let said = said();
            of_several(&said)
                .or_else(|| area::governorate(code, &said, &atlas.base))
                .ok_or_else(|| UnknownPlace(code.clone()))
        }
        PlaceRef::Region(key) => Ok(region::siting(key, &reading.shown, atlas)),
        PlaceRef::Border(country) => Ok(area::along(country, text, &at, neighbours, atlas)),
        PlaceRef::Country => {
            let why = "It concerns Iraq as a whole; no place in it is named.";
            Ok(Siting::not_drawn(Precision::Unplaced, why.to_owned()))
        }
        PlaceRef::Outside(name) => {
            Ok(Siting::not_drawn(Precision::Unplaced, format!("{name} lies outside Iraq.")))
        }
    };
    sited.unwrap_or_else(|unknown| Siting::not_drawn(Precision::Unplaced, unknown.to_string()))
}

/// A place that the gazetteer does not have.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not in the gazetteer.")]
struct UnknownPlace(String);
