use std::collections::BTreeMap;
use std::error::Error;

use iraq_risk_atlas::atlas::{Atlas, GovernorateIndex};
use iraq_risk_atlas::events::Governorates;
use iraq_risk_atlas::reading::{PlaceFinder, PlaceRef, RowPart, RowPlace, Unplaced};
use serde::Serialize;

use super::{share, table};

/// What is listed and what is heeded.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventOptions {
    /// Most misses that are listed.
    pub misses: usize,
    /// Whether those of both halves are listed, and not of the even one only.
    pub both: bool,
    /// Whether dates are ignored.
    pub today: bool,
}

#[derive(Debug, Default, Serialize)]
pub struct EventScore {
    pub all: Counts,
    /// The table in two halves, by a hash of the location's words: names were only ever added
    /// after looking at the even one.
    pub even: Counts,
    pub odd: Counts,
    /// What went wrong, by cause.
    pub causes: BTreeMap<String, usize>,
    /// Locations that were not placed as expected, the most frequent first.
    pub misses: Vec<Miss>,
}

#[derive(Debug, Default, Serialize)]
pub struct Counts {
    pub rows: usize,
    /// Rows of which the table says no governorate: they count as wrong where one is given.
    pub without_governorate: usize,
    pub answered: usize,
    pub right: usize,
    /// Rows whose district is a town's, and those where our town is that one.
    pub districts: usize,
    pub same_district: usize,
}

#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    pub rows: usize,
    pub location: String,
    pub expected: String,
    pub got: String,
    pub cause: &'static str,
}

struct Columns {
    location: usize,
    governorate: usize,
    district: Option<usize>,
    date: Option<usize>,
}

/// FNV-1a of the words, even or not: the same locations fall into the same half.
fn half_of(location: &str) -> bool {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    location.bytes().fold(0xcbf2_9ce4_8422_2325, step) % 2 == 0
}

struct Location {
    expected: Option<String>,
    /// Key of the town whose district it should be.
    district: Option<String>,
    place: RowPlace,
    town: Option<String>,
}

impl Location {
    fn new(
        finder: &PlaceFinder,
        atlas: &Atlas,
        index: &GovernorateIndex,
        columns: &Columns,
        row: &[String],
        today: bool,
    ) -> Self {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", String::as_str);
        let code = |name: &str| {
            let at = index.named(name).filter(|_| !name.is_empty())?;
            atlas.base.governorates.get(usize::from(at)).map(|g| g.code.clone())
        };
        let date = if today { "" } else { cell(columns.date) };
        let parts = [(cell(Some(columns.location)), RowPart::Words), (date, RowPart::Date)];
        let place = finder.place_row(&parts);
        let expected = code(cell(Some(columns.governorate)));
        let name = cell(columns.district);
        let parts = [(name, RowPart::District), (cell(Some(columns.governorate)), RowPart::Governorate)];
        let district = finder.place_row(&parts).placed().and_then(|p| match &p.reading.place {
            PlaceRef::District(key) if !name.is_empty() => Some(key.clone()),
            _ => None,
        });
        let town = place.placed().and_then(|p| p.reading.place.town()).map(str::to_owned);
        Self { expected, district, place, town }
    }

    fn right(&self) -> bool {
        self.expected.is_some() && self.place.governorate() == self.expected.as_deref()
    }

    fn count(&self, counts: &mut Counts) {
        counts.rows += 1;
        counts.without_governorate += usize::from(self.expected.is_none());
        counts.answered += usize::from(self.place.governorate().is_some());
        counts.right += usize::from(self.right());
        counts.districts += usize::from(self.district.is_some());
        counts.same_district += usize::from(self.district.is_some() && self.district == self.town);
    }

    /// Why the row counts as not right.
    fn cause(&self) -> Option<&'static str> {
        match &self.place {
            _ if self.right() => None,
            RowPlace::Placed(_) if self.expected.is_none() => Some("the table gives no governorate"),
            RowPlace::Placed(placed)
                if self.expected.as_ref().is_some_and(|e| placed.governorates.contains(e)) =>
            {
                Some("the right governorate comes second")
            }
            RowPlace::Placed(placed) if placed.beside => Some("named place beside it lies elsewhere"),
            RowPlace::Placed(_) => Some("another place is meant, or another boundary"),
            RowPlace::Unplaced(why) => Some(match why {
                Unplaced::Empty => "empty",
                Unplaced::NoPlaceKnown => "no name in it is known",
                Unplaced::SeveralGovernorates(_) => "several governorates",
                Unplaced::OutsideIraq(_) => "read as outside Iraq",
            }),
        }
    }

    fn words(&self) -> String {
        match &self.place {
            RowPlace::Placed(p) => format!("{} [{}]", p.reading.shown, p.governorates.join(", ")),
            RowPlace::Unplaced(why) => why.words(),
        }
    }
}

impl EventScore {
    /// The locations of a table.
    pub fn of(
        finder: &PlaceFinder,
        atlas: &Atlas,
        text: &str,
        options: EventOptions,
    ) -> Result<Self, Box<dyn Error>> {
        let rows = table::rows(text)?;
        let (header, rows) = rows.split_first().ok_or("The table is empty.")?;
        let need = |name: &str| {
            table::column(header, name).ok_or_else(|| format!("The table has no column “{name}”."))
        };
        let columns = Columns {
            location: need("location")?,
            governorate: need("governorate")?,
            district: table::column(header, "district"),
            date: table::column(header, "start").or(table::column(header, "date")),
        };
        let index = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
        let mut score = Self::default();
        let mut misses: BTreeMap<(String, String, String, &'static str), usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.len() > columns.location.max(columns.governorate)) {
            let half = half_of(&row[columns.location]);
            let one = Location::new(finder, atlas, &index, &columns, row, options.today);
            one.count(&mut score.all);
            one.count(if half { &mut score.even } else { &mut score.odd });
            if let Some(cause) = one.cause() {
                *score.causes.entry(cause.to_owned()).or_default() += 1;
                if half || options.both {
                    let key =
                        (row[columns.location].clone(), row[columns.governorate].clone(), one.words(), cause);
                    *misses.entry(key).or_default() += 1;
                }
            }
        }
        score.misses = misses
            .into_iter()
            .map(|((location, expected, got, cause), rows)| Miss { rows, location, expected, got, cause })
            .collect();
        score.misses.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.cmp(b)));
        score.misses.truncate(options.misses);
        Ok(score)
    }

    pub fn lines(&self) -> String {
        let mut lines = vec!["Locations: the governorate that comes first".to_owned()];
        for (name, c) in [("all rows", &self.all), ("even half", &self.even), ("odd half", &self.odd)] {
            lines.push(format!(
                "  {name:<10} right {}; answered {}, of which right {}; without governorate in the table {}; district agrees {}",
                share(c.right, c.rows),
                share(c.answered, c.rows),
                share(c.right, c.answered),
                c.without_governorate,
                share(c.same_district, c.districts),
            ));
        }
        lines.extend(self.causes.iter().map(|(cause, rows)| format!("  not right: {rows:>4}  {cause}")));
        let misses = self.misses.iter();
        lines.extend(
            misses.map(|m| format!("  {:>3}  {}  |  {}  |  {}", m.rows, m.location, m.expected, m.got)),
        );
        lines.join("\n")
    }
}
