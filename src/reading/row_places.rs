use std::ops::{Deref, Range};
use std::sync::OnceLock;

use geo::{Destination, Distance, Geodesic, InterpolatePoint, Point};

use super::{
    Borrowed, PlaceFinder, PlaceRef, Placed, Relation, RowPart, RowPlace, Siting, Unplaced as NoPlace,
    relation, siting,
};
use crate::atlas::{Abroad, Atlas, CountryName, MatchKind, fold};
use crate::formats::events::{NameRole, PlaceNames, PlacedRow, Unplaced};
use crate::geo::LonLat;
use crate::model::{Precision, Recipe};

/// Geocodes table rows from their names: [`PlaceFinder`] finds the named place, [`siting`] decides how
/// precisely it is located. This adds when a row may have a position: if the words give a point, exactly or
/// approximately; never the middle of an area.
#[derive(Debug)]
pub struct RowPlaces<A> {
    atlas: A,
    /// Built on first use: most files have positions.
    finder: OnceLock<PlaceFinder>,
}

/// Largest uncertainty in kilometres at which a position may represent “about there”; UCDP's class “near a
/// place” extends this far.
const ABOUT_KM: f64 = 50.0;

/// Largest distance in kilometres from the midpoint of two towns to either at which the midpoint may
/// represent it.
const BETWEEN_KM: f64 = 25.0;

/// Up to this confidence the first governorate is no more likely than another.
const UNSURE: u8 = 50;

impl<A: Deref<Target = Atlas>> RowPlaces<A> {
    pub fn new(atlas: A) -> Self {
        Self { atlas, finder: OnceLock::new() }
    }

    fn finder(&self) -> &PlaceFinder {
        self.finder.get_or_init(|| PlaceFinder::new(&self.atlas))
    }

    fn code_and_name(&self, code: &str) -> Option<(String, String)> {
        let governorate = self.atlas.base.governorate(code)?;
        Some((code.to_owned(), governorate.name.clone()))
    }

    fn placed(&self, placed: &Placed, texts: &[(NameRole, &str)]) -> PlacedRow {
        let siting = self.siting(placed, texts);
        let reading = &placed.reading;
        let mut row = PlacedRow {
            name: reading.shown.clone(),
            governorate: placed.governorates.first().and_then(|code| self.code_and_name(code)),
            position: None,
            precision: Precision::Governorate,
            how: how(reading.how),
            sure: placed.sure,
            why: sentence(&reading.because.join("; ")),
            unplaced: None,
        };
        if let Some(row) = self.one_of_several(placed, &siting, &row) {
            return row;
        }
        if placed.sure <= UNSURE && placed.governorates.len() > 1 {
            return self.unsure(placed, row);
        }
        if self.disagrees(&siting, placed) {
            let named = row.governorate.as_ref().map_or("", |(_, name)| name);
            let why = format!(
                "The words name {}, which does not lie in {named}, the governorate that the row names; only the \
                 governorate is taken.",
                row.name
            );
            return only_governorate(row, why);
        }
        (row.position, row.precision) = point(&siting);
        if row.precision == Precision::Unplaced {
            // Its governorate is still known.
            row.precision = Precision::Governorate;
        }
        if !siting.precision_note.is_empty() {
            // “It is named” is omitted if there are better reasons.
            let said = reading.because.iter().all(|why| why == "it is named");
            row.why =
                if said { siting.precision_note } else { format!("{} {}", row.why, siting.precision_note) };
        }
        self.as_far_as_understood(placed, texts, row)
    }

    /// The name in the row that places it: its cell, and where in it.
    fn named<'t>(placed: &Placed, texts: &[(NameRole, &'t str)]) -> (&'t str, Range<usize>) {
        let named =
            placed.named.as_ref().and_then(|(cell, bytes)| Some((texts.get(*cell)?.1, bytes.clone())));
        named.unwrap_or(("", 0..0))
    }

    /// The location of the named place, from the surrounding words.
    fn siting(&self, placed: &Placed, texts: &[(NameRole, &str)]) -> Siting {
        let (text, bytes) = Self::named(placed, texts);
        siting(&placed.reading, text, bytes, &placed.rest.names, &self.atlas)
    }

    /// A row whose words name several places, in any of which it may be: at most their governorate is known.
    fn one_of_several(&self, placed: &Placed, siting: &Siting, row: &PlacedRow) -> Option<PlacedRow> {
        let rest = &placed.rest;
        // Where it lies between them is known.
        let between = matches!(siting.basis.recipe, Some(Recipe::Band { .. }));
        if matches!(placed.reading.place, PlaceRef::Governorate(_))
            && siting.not_drawn.is_some()
            && !rest.given
        {
            let why = siting.precision_note.clone();
            return Some(PlacedRow { name: row.name.clone(), ..PlacedRow::nowhere(Unplaced::Region, why) });
        }
        if let Some(borrowed) = rest.borrowed {
            let why = match borrowed {
                Borrowed::Street => {
                    "The words name a street or a road, which may run anywhere, and not where on it."
                }
                Borrowed::Body => {
                    "The words name an organisation with the name of a place, and not where it was."
                }
                Borrowed::People => {
                    "The words name people of a place, who may be anywhere, and not where they were."
                }
            };
            let nowhere = PlacedRow::nowhere(Unplaced::Ambiguous, why);
            let given =
                || only_governorate(row.clone(), format!("{why} Only the row's governorate is taken."));
            return Some(if rest.given { given() } else { PlacedRow { name: row.name.clone(), ..nowhere } });
        }
        let own = placed.governorates.first()?;
        let abroad = rest.rivals.iter().any(|rival| rival.governorate.is_none());
        let codes = || rest.rivals.iter().filter_map(|rival| rival.governorate.as_ref());
        let elsewhere = abroad || codes().any(|code| code != own);
        if rest.rivals.is_empty() || between && (!elsewhere || rest.given) {
            return None;
        }
        let names: Vec<String> =
            std::iter::once(&row.name).chain(rest.rivals.iter().map(|rival| &rival.name)).cloned().collect();
        if elsewhere && !rest.given {
            let why = format!("The words name {}, and the row may be in any of them.", and(&names));
            return Some(PlacedRow {
                name: row.name.clone(),
                ..PlacedRow::nowhere(Unplaced::Ambiguous, why)
            });
        }
        let why = format!(
            "The words name {}, and the row may be in any of them; only the governorate is taken.",
            and(&names)
        );
        Some(only_governorate(row.clone(), why))
    }

    /// No words may stay unread where a row is placed exactly: then it is near the place, or, with a distance
    /// that was not understood, somewhere in the governorate.
    fn as_far_as_understood(
        &self,
        placed: &Placed,
        texts: &[(NameRole, &str)],
        mut row: PlacedRow,
    ) -> PlacedRow {
        let rest = &placed.rest;
        if rest.words.is_empty() {
            return row;
        }
        let (text, bytes) = Self::named(placed, texts);
        let used = text.get(bytes.clone()).unwrap_or_default();
        let unread = rest.words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>();
        let unread = format!("Of its words “{used}” was used, and {} not understood", were(&unread));
        let said = relation(text, &bytes, &rest.names);
        let measured = matches!(said, Relation::Away { .. } | Relation::Within { .. });
        let there = matches!(said, Relation::There);
        let district = matches!(placed.reading.place, PlaceRef::District(_));
        if rest.distance && !measured || district && !there && !matches!(said, Relation::Part(_)) {
            return only_governorate(row, format!("{unread}: only the governorate is taken."));
        }
        if there {
            if row.precision == Precision::Town {
                row.precision = Precision::AroundTown;
                row.why = format!("{unread}: near it at best.");
            } else {
                row.why = format!("{} {unread}.", row.why);
            }
        }
        row
    }

    /// Whether the place is outside all governorates the row may be in.
    fn disagrees(&self, siting: &Siting, placed: &Placed) -> bool {
        let can = |code: &String| placed.governorates.contains(code);
        if siting.governorates.is_empty() || siting.governorates.iter().any(can) {
            return false;
        }
        let (position, _) = point(siting);
        let there = position.and_then(|p| self.atlas.base.governorate_at(p));
        !there.is_some_and(|g| can(&g.code))
    }

    fn unsure(&self, placed: &Placed, row: PlacedRow) -> PlacedRow {
        let names: Vec<String> =
            placed.governorates.iter().filter_map(|code| Some(self.code_and_name(code)?.1)).collect();
        let why =
            format!("The words name places in {}, and none of them rather than the others.", list(&names));
        PlacedRow { name: row.name, ..PlacedRow::nowhere(Unplaced::Ambiguous, why) }
    }

    fn unplaced(&self, why: &NoPlace) -> PlacedRow {
        match why {
            NoPlace::Empty => PlacedRow::nowhere(Unplaced::Empty, "The row names no place."),
            NoPlace::NoPlaceKnown => {
                PlacedRow::nowhere(Unplaced::Unknown, "No name in its words is that of a place known here.")
            }
            NoPlace::OutsideIraq(name) => PlacedRow {
                name: name.clone(),
                ..PlacedRow::nowhere(Unplaced::Outside, format!("{name} lies outside Iraq."))
            },
            NoPlace::SeveralGovernorates(codes) if codes.len() >= self.atlas.base.governorates.len() => {
                PlacedRow::nowhere(Unplaced::Country, "Only Iraq as a whole is named.")
            }
            NoPlace::SeveralGovernorates(codes) => {
                let names: Vec<String> =
                    codes.iter().filter_map(|code| Some(self.code_and_name(code)?.1)).collect();
                let why = format!("What is named can lie in {}.", list(&names));
                PlacedRow::nowhere(Unplaced::Region, why)
            }
        }
    }
}

impl<A: Deref<Target = Atlas> + Send + Sync> PlaceNames for RowPlaces<A> {
    fn place(&self, texts: &[(NameRole, &str)], year: Option<i32>) -> PlacedRow {
        let year = year.map(|year| year.to_string());
        let date = year.as_deref().map(|year| (year, RowPart::Date));
        let parts = texts.iter().map(|(role, text)| (*text, part(*role)));
        let parts: Vec<(&str, RowPart)> = parts.chain(date).collect();
        match self.finder().place_row(&parts) {
            RowPlace::Placed(placed) => self.placed(&placed, texts),
            RowPlace::Unplaced(why) => self.unplaced(&why),
        }
    }

    fn role_of(&self, text: &str) -> Option<NameRole> {
        match self.finder().place_row(&[(text, RowPart::Town)]) {
            RowPlace::Placed(placed) => Some(match placed.reading.place {
                PlaceRef::Governorate(_) => NameRole::Governorate,
                PlaceRef::District(_) => NameRole::District,
                PlaceRef::Town(_)
                | PlaceRef::PartOf { .. }
                | PlaceRef::Within { .. }
                | PlaceRef::Region(_)
                | PlaceRef::Border(_)
                | PlaceRef::Country
                | PlaceRef::Outside(_) => NameRole::Place,
            }),
            RowPlace::Unplaced(NoPlace::OutsideIraq(_) | NoPlace::SeveralGovernorates(_)) => {
                Some(NameRole::Place)
            }
            RowPlace::Unplaced(_) => None,
        }
    }

    fn is_whole_name(&self, text: &str) -> bool {
        match self.finder().place_row(&[(text, RowPart::Town)]) {
            RowPlace::Placed(placed) => placed.rest.words.is_empty() && placed.rest.borrowed.is_none(),
            RowPlace::Unplaced(_) => false,
        }
    }

    fn country(&self, text: &str) -> Option<bool> {
        Abroad::built_in().country(text).map(|country| country == CountryName::Iraq)
    }

    fn is_governorate(&self, text: &str) -> bool {
        let RowPlace::Placed(placed) = self.finder().place_row(&[(text, RowPart::Governorate)]) else {
            return false;
        };
        let PlaceRef::Governorate(code) = &placed.reading.place else { return false };
        // In a column of governorates the chief town stands for its governorate, but that does not make it one.
        let text = fold(text);
        let governorate = self.atlas.base.governorate(code);
        governorate.is_some_and(|g| fold(&g.name) == text || g.capital.iter().all(|town| fold(town) != text))
    }
}

fn part(role: NameRole) -> RowPart {
    match role {
        NameRole::Governorate => RowPart::Governorate,
        NameRole::District => RowPart::District,
        NameRole::Place => RowPart::Town,
        NameRole::Text => RowPart::Words,
        NameRole::Country => RowPart::Country,
    }
}

fn how(how: MatchKind) -> &'static str {
    match how {
        MatchKind::Exact => "exact",
        MatchKind::Alias => "alias",
        MatchKind::Folded => "folded",
        MatchKind::Prefix | MatchKind::WordPrefix => "beginning",
        MatchKind::Near(_) => "near",
    }
}

/// The position given by the words, exact or approximate, with its precision. `None` if they only give an
/// area.
fn point(siting: &Siting) -> (Option<LonLat>, Precision) {
    if siting.precision > Precision::Region {
        return (None, siting.precision);
    }
    let degrees = |at: &[f64; 2]| LonLat::new(at[0], at[1]);
    let about = |at: LonLat, km: f64| {
        if km <= ABOUT_KM { (Some(at), siting.precision) } else { (None, Precision::Region) }
    };
    match (siting.point, &siting.basis.recipe) {
        (Some(point), _) => (Some(point), siting.precision),
        (None, Some(Recipe::Disc { center, radius_km, .. })) => about(degrees(center), *radius_km),
        (None, Some(Recipe::Ring { center, outer_km, .. })) => about(degrees(center), *outer_km),
        (None, Some(Recipe::Sector { center, bearing, inner_km, outer_km, .. })) => {
            let middle = (inner_km + outer_km) / 2.0;
            let at = Geodesic.destination(Point::from(degrees(center)), *bearing, middle * 1000.0);
            about(at.0.into(), *outer_km)
        }
        (None, Some(Recipe::Band { through, .. })) => match through.as_slice() {
            [a, b] => between(degrees(a), degrees(b)),
            _ => (None, Precision::Region),
        },
        _ => (None, siting.precision),
    }
}

/// The midpoint of two towns, if they are close enough for it to represent what is between them.
fn between(a: LonLat, b: LonLat) -> (Option<LonLat>, Precision) {
    let (a, b) = (Point::from(a), Point::from(b));
    if Geodesic.distance(a, b) / 2000.0 > BETWEEN_KM {
        return (None, Precision::Region);
    }
    (Some(Geodesic.point_at_ratio_between(a, b, 0.5).0.into()), Precision::AroundTown)
}

/// The same row, known no more precisely than to its governorate.
fn only_governorate(row: PlacedRow, why: String) -> PlacedRow {
    let named = row.governorate.as_ref().map_or("", |(_, name)| name);
    let name = format!("{named} governorate");
    PlacedRow { name, position: None, precision: Precision::Governorate, why, ..row }
}

/// “Anbar, Baghdad and Babil”.
fn and(names: &[String]) -> String {
    match names {
        [] | [_] => names.concat(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// “a” was, “a” and “b” were.
fn were(words: &[String]) -> String {
    format!("{} {}", and(words), if words.len() == 1 { "was" } else { "were" })
}

/// “Anbar, Baghdad or Babil”.
fn list(names: &[String]) -> String {
    match names {
        [] => "no governorate known here".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    if first.is_empty() { first } else { format!("{first}{}.", letters.as_str()) }
}
