use std::collections::BTreeSet;

use crate::events::{Column, Role};

use crate::formats::events::count::is_count;
use crate::formats::events::date::{OrderEvidence, is_date, is_date_number, is_year};
use crate::formats::events::known::{key, known, placed};
use crate::formats::events::number::decimal;
use crate::formats::events::position::{is_coordinate, is_position};
use crate::formats::events::{Dates, MappedDimension, Mapping, Recognised};

/// Guesses the column mapping from names and sample values. The second value is false if the order of day and
/// month is uncertain.
pub(in crate::formats::events) fn recognise(
    header: &[String],
    rows: &[Vec<String>],
) -> (Recognised, Mapping, bool) {
    let (recognised, mut mapping) =
        known(header).unwrap_or_else(|| (Recognised::Table, Guess::new(header, rows).mapping()));
    let recognised = if placed(header, &mut mapping) { Recognised::Placed } else { recognised };
    let evidence = order_evidence(&mapping, rows);
    mapping.date_order = evidence.order();
    (recognised, mapping, !evidence.is_ambiguous())
}

/// Guesses the column mapping from names and sample values.
pub fn guess(header: &[String], rows: &[Vec<String>]) -> Mapping {
    recognise(header, rows).1
}

/// The sample's evidence for the order of day and month in the date columns.
pub(in crate::formats::events) fn order_evidence(mapping: &Mapping, rows: &[Vec<String>]) -> OrderEvidence {
    let columns = match mapping.dates {
        Dates::One(day) => [Some(day), None],
        Dates::Span { first, last } => [Some(first), Some(last)],
        Dates::None | Dates::Parts { .. } => [None, None],
    };
    let mut evidence = OrderEvidence::default();
    for column in columns.into_iter().flatten() {
        rows.iter().filter_map(|row| row.get(column)).for_each(|text| evidence.add(text.trim().as_bytes()));
    }
    evidence
}

const LATITUDE: [&str; 9] =
    ["latitude", "lat", "ycoord", "decimallatitude", "latdd", "geolat", "pointy", "latitudegeometry", "y"];
const LONGITUDE: [&str; 11] = [
    "longitude",
    "lon",
    "long",
    "lng",
    "xcoord",
    "decimallongitude",
    "londd",
    "geolon",
    "pointx",
    "longitudegeometry",
    "x",
];
const DATE: [&str; 18] = [
    "eventdate",
    "date",
    "incidentdate",
    "datestart",
    "startdate",
    "start",
    "begin",
    "begindate",
    "datetime",
    "dateofincident",
    "dateoccurred",
    "occurred",
    "from",
    "day",
    "when",
    "time",
    "timestamp",
    "reportdate",
];
const LAST: [&str; 6] = ["dateend", "enddate", "end", "until", "to", "finish"];
const YEAR: [&str; 3] = ["year", "iyear", "yr"];
const MONTH: [&str; 3] = ["month", "imonth", "mon"];
const DAY: [&str; 3] = ["day", "iday", "dayofmonth"];
const KIND: [&str; 15] = [
    "eventtype",
    "type",
    "category",
    "attacktype",
    "incidenttype",
    "typeofviolence",
    "typeofevent",
    "kind",
    "class",
    "weapon",
    "weapons",
    "weapontype",
    "typeofincident",
    "violence",
    "attack",
];
const SUBTYPE: [&str; 5] = ["subeventtype", "subtype", "subcategory", "method", "detail"];
const BEST: [&str; 9] =
    ["fatalities", "best", "killed", "deaths", "dead", "nkill", "kia", "totaldeaths", "deathstotal"];
const LOW: [&str; 6] = ["low", "min", "minimum", "fatalitieslow", "deathsmin", "killedmin"];
const HIGH: [&str; 6] = ["high", "max", "maximum", "fatalitieshigh", "deathsmax", "killedmax"];
const ID: [&str; 8] = ["id", "eventid", "eventidcnty", "uid", "incidentid", "code", "objectid", "fid"];
const GOVERNORATE: [&str; 11] = [
    "governorate",
    "admin1",
    "adm1",
    "province",
    "admin1name",
    "adm1name",
    "adm1en",
    "provstate",
    "gov",
    "region1",
    "muhafaza",
];
const SOURCE: [&str; 5] = ["source", "sources", "sourcename", "publisher", "reportedby"];
const PLACE: [&str; 9] =
    ["admin2", "adm2", "district", "admin3", "subdistrict", "city", "town", "location", "place"];
const ACTOR: [&str; 8] = ["actor1", "actor2", "actor", "perpetrator", "group", "gname", "sidea", "sideb"];
const COUNTRY: [&str; 3] = ["country", "countryname", "countrytxt"];

/// Most distinct sample values of a filter column.
const MOST_VALUES: usize = 120;

/// Longest value of such a column, in characters.
const LONGEST: usize = 80;

struct Guess<'a> {
    header: &'a [String],
    keys: Vec<String>,
    rows: &'a [Vec<String>],
}

impl<'a> Guess<'a> {
    fn new(header: &'a [String], rows: &'a [Vec<String>]) -> Self {
        Self { header, keys: header.iter().map(|h| key(h)).collect(), rows }
    }

    /// The column with the first existing name and some fitting values.
    fn any(&self, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<usize> {
        let named = |name: &&str| self.keys.iter().position(|k| k == name);
        names.iter().filter_map(named).find(|c| self.share(*c, &fits).is_none_or(|share| share >= 0.2))
    }

    fn values(&self, column: usize) -> impl Iterator<Item = &'a str> {
        let values = self.rows.iter().filter_map(move |row| row.get(column));
        values.map(|v| v.trim()).filter(|v| !v.is_empty())
    }

    /// The share of non-empty values that fit; `None` if the sample has none.
    fn share(&self, column: usize, fits: impl Fn(&str) -> bool) -> Option<f64> {
        let (mut all, mut fitting) = (0_usize, 0_usize);
        for value in self.values(column) {
            all += 1;
            fitting += usize::from(fits(value));
        }
        (all > 0).then(|| fitting as f64 / all as f64)
    }

    fn mapping(&self) -> Mapping {
        let (latitude, longitude) = self.place();
        let point = if latitude.is_some() { None } else { self.point() };
        let mut mapping = Mapping {
            latitude,
            longitude,
            point,
            dates: self.dates(),
            low: self.any(&LOW, is_count),
            high: self.any(&HIGH, is_count),
            best: self.any(&BEST, is_count),
            id: self.any(&ID, |_| true).filter(|c| self.is_id(*c)),
            governorate: self.any(&GOVERNORATE, |v| !is_number(v)),
            country: self.any(&COUNTRY, |_| true),
            ..Mapping::empty()
        };
        if mapping.high.is_none() || mapping.low.is_none() {
            // A single "low" or "high" is more likely something else.
            (mapping.low, mapping.high) = (None, None);
        }
        // If a source gives only a minimum and a maximum, only the minimum is certain.
        mapping.best = mapping.best.or(mapping.low);
        mapping.dimensions = self.dimensions(&mapping);
        mapping
    }

    fn place(&self) -> (Option<usize>, Option<usize>) {
        if let (Some(lat), Some(lon)) =
            (self.any(&LATITUDE, is_coordinate), self.any(&LONGITUDE, is_coordinate))
        {
            return (Some(lat), Some(lon));
        }
        // No known names: two decimal columns within the latitudes and longitudes of Iraq.
        let lies = |least: f64, most: f64| {
            move |v: &str| v.contains('.') && decimal(v.as_bytes()).is_some_and(|x| x >= least && x <= most)
        };
        let column = |fits: &dyn Fn(&str) -> bool| {
            (0..self.keys.len()).find(|c| self.share(*c, fits).is_some_and(|s| s >= 0.8))
        };
        match (column(&lies(28.5, 38.0)), column(&lies(38.5, 49.0))) {
            (Some(lat), Some(lon)) => (Some(lat), Some(lon)),
            _ => (None, None),
        }
    }

    /// One column of whole positions, whatever its name.
    fn point(&self) -> Option<usize> {
        (0..self.keys.len()).find(|c| self.share(*c, is_position).is_some_and(|s| s >= 0.8))
    }

    fn dates(&self) -> Dates {
        let year = self.any(&YEAR, is_year);
        let month = self.any(&MONTH, is_number);
        let one = self.any(&DATE, |v| is_date(v) || is_date_number(v)).or_else(|| {
            let certain = |v: &str| is_date(v) && !is_number(v);
            (0..self.keys.len()).find(|c| self.share(*c, certain).is_some_and(|s| s >= 0.7))
        });
        match (one, year) {
            (Some(first), _) => match self.any(&LAST, is_date).filter(|last| *last != first) {
                Some(last) => Dates::Span { first, last },
                None => Dates::One(first),
            },
            (None, Some(year)) => {
                let day = month.and_then(|_| self.any(&DAY, is_number));
                Dates::Parts { year, month, day }
            }
            (None, None) => Dates::None,
        }
    }

    /// Ids are almost all distinct.
    fn is_id(&self, column: usize) -> bool {
        let different: BTreeSet<&str> = self.values(column).collect();
        different.len() * 2 >= self.values(column).count()
    }

    fn dimensions(&self, mapping: &Mapping) -> Vec<MappedDimension> {
        let kind = self.kind(mapping);
        let taken: BTreeSet<usize> = mapping.columns().collect();
        let mut found: Vec<MappedDimension> = Vec::new();
        for column in 0..self.header.len() {
            let role = if Some(column) == kind { Role::Type } else { self.role(column) };
            let wanted = role == Role::Type || self.is_choice(column);
            if (taken.contains(&column) && Some(column) != mapping.country) || !wanted {
                continue;
            }
            let header = self.header[column].clone();
            let named = Column { title: title(&header), header, role };
            found.push(MappedDimension { column, named, violence: false });
        }
        // Event types come first, unknown columns last.
        found.sort_by_key(|d| match d.named.role {
            Role::Type => 0,
            Role::Subtype => 1,
            Role::Other => 3,
            Role::Governorate
            | Role::Precision
            | Role::DatePrecision
            | Role::Actor
            | Role::Source
            | Role::Place => 2,
        });
        found.truncate(Mapping::MOST_DIMENSIONS);
        found
    }

    fn kind(&self, mapping: &Mapping) -> Option<usize> {
        let taken: BTreeSet<usize> = mapping.columns().collect();
        let short = |v: &str| v.chars().count() <= LONGEST;
        let named = self.any(&KIND, short).filter(|c| !taken.contains(c));
        named.filter(|c| self.is_choice(*c) || self.values(*c).count() < 20 || !self.is_id(*c))
    }

    fn role(&self, column: usize) -> Role {
        let is = |names: &[&str]| names.contains(&self.keys[column].as_str());
        match () {
            () if is(&SUBTYPE) => Role::Subtype,
            () if is(&SOURCE) => Role::Source,
            () if is(&PLACE) || is(&COUNTRY) => Role::Place,
            () if is(&ACTOR) => Role::Actor,
            () => Role::Other,
        }
    }

    /// Whether the values are few and short enough for a filter.
    fn is_choice(&self, column: usize) -> bool {
        let (mut different, mut all) = (BTreeSet::new(), 0);
        for value in self.values(column) {
            all += 1;
            different.insert(value);
            if different.len() > MOST_VALUES || value.chars().count() > LONGEST {
                return false;
            }
        }
        let decimals = |v: &str| v.contains('.') && is_number(v);
        let few = different.len() * 2 <= all || all < 20 && different.len() <= 12;
        all > 0 && few && self.share(column, decimals).is_none_or(|s| s < 0.5)
    }
}

fn is_number(value: &str) -> bool {
    decimal(value.as_bytes()).is_some()
}

/// `event_type` for display: `Event type`.
fn title(header: &str) -> String {
    let words = header.replace(['_', '.'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Unnamed column".to_owned(),
    }
}
