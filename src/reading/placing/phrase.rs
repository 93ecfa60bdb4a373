use std::ops::Range;

use super::region;
use super::relation::{AREA, Relation, relation};
use super::vocabulary::is_facility;
use crate::reading::{Mention, PlaceRef, Reading};

/// The display name of a mention whose words say more than the name: “65 km south of Mosul, the city”. A
/// shape next to a town must not be saved under the town's name. `None` if the name suffices. The arguments
/// are those of [`super::siting`].
pub fn phrase(reading: &Reading, text: &str, at: &Range<usize>, neighbours: &[Mention]) -> Option<String> {
    if region::is_belts(&reading.place, text, at) {
        return None;
    }
    let said = match &reading.place {
        PlaceRef::Town(_) | PlaceRef::Governorate(_) => relation(text, at, neighbours),
        PlaceRef::PartOf { .. } => match relation(text, at, neighbours) {
            Relation::Part(_) => return None,
            said @ (Relation::There
            | Relation::Around(_)
            | Relation::Edge(_)
            | Relation::Within { .. }
            | Relation::Away { .. }
            | Relation::Toward { .. }
            | Relation::Between(_)
            | Relation::OneOf(_)) => said,
        },
        PlaceRef::District(_)
        | PlaceRef::Within { .. }
        | PlaceRef::Region(_)
        | PlaceRef::Border(_)
        | PlaceRef::Country
        | PlaceRef::Outside(_) => return None,
    };
    // Words in another script cannot precede an English name: the printed one is used.
    let printed = text.get(at.clone()).unwrap_or(&reading.shown);
    let before = |said: &str| match said.is_ascii() {
        true => format!("{said} {}", reading.shown),
        false => format!("{said} {printed}"),
    };
    match &said {
        Relation::There => None,
        Relation::Around(said) if said == AREA => Some(before("around")),
        Relation::Around(said) if is_facility(said) => {
            Some(if is_in(printed, said) { printed.to_owned() } else { format!("{} {said}", reading.shown) })
        }
        Relation::Edge(said) if said == "outskirts" => Some(before("outskirts of")),
        Relation::Part(said) if said == "part" => Some(before("part of")),
        Relation::Part(said)
        | Relation::Around(said)
        | Relation::Edge(said)
        | Relation::Within { said, .. }
        | Relation::Away { said, .. }
        | Relation::Toward { said, .. } => Some(before(said)),
        Relation::Between(chain) | Relation::OneOf(chain) => {
            let names: Vec<&str> = chain
                .iter()
                .filter_map(|&index| neighbours.get(index))
                .map(|name| if name.bytes == *at { bare(reading) } else { bare(name.best()) })
                .collect();
            let (last, first) = names.split_last()?;
            let first = first.join(", ");
            let either = matches!(said, Relation::OneOf(_));
            Some(if either { format!("{first} or {last}") } else { format!("between {first} and {last}") })
        }
    }
}

/// Whether a name ends in the word for what it is: “Tal Afar airport”.
fn is_in(name: &str, facility: &str) -> bool {
    name.to_lowercase().ends_with(facility)
}

/// “Kirkuk, the city” without the type.
fn bare(reading: &Reading) -> &str {
    reading.shown.split(", the ").next().unwrap_or(&reading.shown)
}
