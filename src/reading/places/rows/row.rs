use geo::{Destination, Geodesic, Point};

use crate::atlas::{Abroad, CountryName};
use crate::events::Governorates;
use crate::formats::events::of_several;
use crate::geo::LonLat;
use crate::reading::Reading;

use super::pick::{Pick, pick};
use super::role::Relation;
use crate::reading::places::foreign::country_in;
use crate::reading::places::thing::Kind;
use crate::reading::places::{PlaceFinder, Placed, Rest, RowPart, RowPlace, Unplaced};

/// The location of a row.
pub(in crate::reading::places) fn place(finder: &PlaceFinder, parts: &[(&str, RowPart)]) -> RowPlace {
    let cells =
        |wanted: RowPart| parts.iter().filter(move |(_, part)| *part == wanted).map(|(cell, _)| *cell);
    let given = cells(RowPart::Governorate).find_map(|cell| finder.rows.index.named(cell));
    let countries = || cells(RowPart::Country).filter_map(|cell| Abroad::built_in().country(cell));
    let in_iraq = countries().any(|country| country == CountryName::Iraq);
    if !in_iraq {
        let areas = cells(RowPart::Governorate).chain(cells(RowPart::District)).filter(|_| given.is_none());
        let other = countries().find_map(other).or_else(|| areas.filter_map(abroad).next());
        if let Some(country) = other {
            return RowPlace::Unplaced(Unplaced::OutsideIraq(country));
        }
    }
    let year = cells(RowPart::Date).find_map(year);
    let order = [RowPart::Town, RowPart::Words, RowPart::District];
    let mut why: Option<Unplaced> = None;
    for part in order {
        let of_part = parts.iter().enumerate().filter(|(_, (cell, p))| *p == part && !cell.is_empty());
        for (at, (cell, _)) in of_part {
            match read_or_chief(finder, cell, (given, in_iraq), year, part) {
                RowPlace::Placed(placed) => {
                    let named = placed.named.map(|(_, bytes)| (at, bytes));
                    return RowPlace::Placed(Placed { named, ..placed });
                }
                RowPlace::Unplaced(new) => why = Some(why.map_or(new.clone(), |old| weightier(old, new))),
            }
        }
    }
    match given {
        Some(governorate) => whole_governorate(finder, governorate),
        None => {
            let several =
                cells(RowPart::Governorate).any(|cell| of_several(cell, &*finder.rows.index).is_some());
            let all = several.then(|| Unplaced::SeveralGovernorates(finder.rows.codes.clone()));
            RowPlace::Unplaced(all.or(why).unwrap_or(Unplaced::Empty))
        }
    }
}

/// The name of a country other than Iraq.
fn other(country: CountryName) -> Option<String> {
    match country {
        CountryName::Other(name) => Some(name.to_owned()),
        CountryName::Iraq => None,
    }
}

/// What a cell for a governorate names abroad: a country or an area.
fn abroad(cell: &str) -> Option<String> {
    let abroad = Abroad::built_in();
    let country = || abroad.country(cell).and_then(other);
    abroad.area(cell).map(|country| format!("{}, {country}", cell.trim())).or_else(country)
}

fn weightier(old: Unplaced, new: Unplaced) -> Unplaced {
    let weight = |why: &Unplaced| match why {
        Unplaced::Empty => 0,
        Unplaced::NoPlaceKnown => 1,
        Unplaced::OutsideIraq(_) => 2,
        Unplaced::SeveralGovernorates(_) => 3,
    };
    if weight(&new) > weight(&old) { new } else { old }
}

/// The first four-digit number that can be a year; for “20-Mar-03” the last two digits.
fn year(cell: &str) -> Option<i32> {
    let mut numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let full = numbers.clone().find(|n| n.len() == 4).and_then(|n| n.parse().ok());
    full.or_else(|| {
        let short: i32 = numbers.next_back().filter(|n| n.len() == 2)?.parse().ok()?;
        Some(if short < 70 { 2000 + short } else { 1900 + short })
    })
}

fn whole_governorate(finder: &PlaceFinder, governorate: u8) -> RowPlace {
    let code = finder.rows.code(governorate);
    let place = crate::reading::PlaceRef::Governorate(code.clone());
    let thing = finder.lexicon.thing_at(&place).map(|t| finder.lexicon.thing(t));
    let name = thing.map_or_else(String::new, |t| t.name.clone());
    let reading = Reading {
        place,
        shown: format!("{name} governorate"),
        matched: name,
        how: crate::atlas::MatchKind::Exact,
        sure: 95,
        because: vec!["its column says so, and nothing narrower is known".to_owned()],
    };
    RowPlace::Placed(Placed {
        reading,
        governorates: vec![code],
        sure: 95,
        beside: false,
        rest: Rest::default(),
        named: None,
    })
}

/// Reads a cell. A governorate's name in a spelling that only it has stands for its chief town, if that has the name too
/// and the cell is to name a town.
fn read_or_chief(
    finder: &PlaceFinder,
    cell: &str,
    context: (Option<u8>, bool),
    year: Option<i32>,
    part: RowPart,
) -> RowPlace {
    let found = read(finder, cell, context, year, part);
    let RowPlace::Unplaced(Unplaced::NoPlaceKnown) = &found else { return found };
    let chief = || finder.rows.index.town(cell).filter(|town| town.is_chief);
    let Some(town) = (part == RowPart::Town).then(chief).flatten() else { return found };
    match read(finder, &town.name, context, year, part) {
        RowPlace::Placed(placed) => {
            let own = cell.len() - cell.trim_start().len()..cell.trim_end().len();
            let reading = Reading { matched: cell.trim().to_owned(), ..placed.reading };
            RowPlace::Placed(Placed { reading, named: Some((0, own)), ..placed })
        }
        other @ RowPlace::Unplaced(_) => other,
    }
}

/// Reads a cell; `given` is the governorate that another cell names, and whether one names Iraq.
fn read(
    finder: &PlaceFinder,
    cell: &str,
    (given, in_iraq): (Option<u8>, bool),
    year: Option<i32>,
    part: RowPart,
) -> RowPlace {
    if given.is_none()
        && !in_iraq
        && let Some(country) = country_in(finder, cell)
    {
        return RowPlace::Unplaced(Unplaced::OutsideIraq(country));
    }
    let pick = match pick(finder, cell, (given, in_iraq), part == RowPart::Words) {
        Ok(pick) => pick,
        Err(why) => return RowPlace::Unplaced(why),
    };
    let (governorates, sure) = match governorates(finder, &pick, given, year) {
        Ok(found) => found,
        Err(why) => return RowPlace::Unplaced(why),
    };
    let codes: Vec<String> = governorates.into_iter().map(|g| finder.rows.code(g)).collect();
    let Pick { guess, matched, bytes, rest, .. } = pick;
    let beside = guess.role.how != Relation::In;
    let district = part == RowPart::District || guess.around.district;
    let reading = guess.reading(&finder.lexicon, &matched, &cell[bytes.clone()], district, sure);
    RowPlace::Placed(Placed { reading, governorates: codes, sure, beside, rest, named: Some((0, bytes)) })
}

/// The governorates a row may be in, most likely first, and the confidence in the first.
fn governorates(
    finder: &PlaceFinder,
    pick: &Pick,
    given: Option<u8>,
    year: Option<i32>,
) -> Result<(Vec<u8>, u8), Unplaced> {
    let thing = finder.lexicon.thing(pick.guess.thing);
    if let Some(given) = given {
        return Ok((vec![given], 95));
    }
    if let Some(wide) = finder.rows.wide.get(&pick.guess.thing) {
        return match wide.as_slice() {
            [one] => Ok((vec![*one], 70)),
            many => Err(Unplaced::SeveralGovernorates(many.iter().map(|g| finder.rows.code(*g)).collect())),
        };
    }
    let Some(own) = thing.governorate else {
        return Err(if thing.kind == Kind::Outside {
            Unplaced::OutsideIraq(thing.name.clone())
        } else {
            Unplaced::SeveralGovernorates(finder.rows.codes.clone())
        });
    };
    let mut all = vec![own];
    let mut sure = pick.sure();
    if let Some((until, former)) = thing.formerly
        && !(pick.by_name && pick.stated == Some(own))
    {
        let first = year.is_some_and(|y| y <= until) || pick.stated == Some(former);
        all.insert(usize::from(!first), former);
        sure = sure.min(70);
    }
    if let (Relation::Off, Some(at)) = (pick.guess.role.how, thing.position)
        && let Some(there) = off(finder, at, pick)
        && there != own
    {
        all.insert(0, there);
        sure = sure.min(55);
    }
    if let Some(stated) = pick.stated.filter(|s| *s != all[0] && (pick.by_name || !all.contains(s))) {
        all.retain(|g| *g != stated);
        all.insert(0, stated);
    }
    if let Some(other) = pick.other.filter(|o| !all.contains(o)) {
        all.push(other);
        sure = sure.min(50);
    }
    Ok((all, sure))
}

/// The governorate at the given distance and direction; `None` if 25 % more or less, or a slightly different
/// bearing, would lead to another one.
fn off(finder: &PlaceFinder, from: LonLat, pick: &Pick) -> Option<u8> {
    let (bearing, km) = (pick.guess.role.bearing?, pick.guess.role.kilometres?);
    if !(1.0..=300.0).contains(&km) {
        return None;
    }
    let at = |turn: f64, share: f64| {
        let point = Geodesic.destination(Point::from(from), f64::from(bearing) + turn, km * share * 1000.0);
        finder.rows.index.at(LonLat::new(point.x(), point.y()))
    };
    let there = at(0.0, 1.0)?;
    let around = [-20.0, 0.0, 20.0].into_iter().flat_map(|turn| [0.75, 1.0, 1.25].map(|share| (turn, share)));
    around.into_iter().all(|(turn, share)| at(turn, share) == Some(there)).then_some(there)
}
