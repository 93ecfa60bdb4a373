use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::formats::events::Layout;
use crate::formats::events::cell::{Cell, Cells};
use crate::formats::events::json_fields::{LATITUDE, LONGITUDE, path};
use crate::formats::events::json_key::Key;
use crate::formats::events::json_point::Shape;
use crate::formats::events::known::key;
use crate::formats::events::member_names::MemberNames;
use crate::formats::events::split::MOST_COLUMNS;

/// Parses JSON records into cells; only mapped members are kept.
pub(in crate::formats::events) struct Reader {
    columns: MemberNames,
    wanted: Vec<bool>,
    /// The column of each key in the order of the last record, because records usually agree.
    order: Vec<(String, Option<usize>)>,
    /// Whether a member's name differed in case from its column's, and how many records had both.
    has_other_case: bool,
    both: u64,
    place: [Option<usize>; 2],
    /// Columns that give the position where there is no geometry, and how often they did.
    instead: Option<[usize; 2]>,
    used_instead: u64,
    kept: Kept,
}

/// The cells of the last record.
struct Kept {
    values: Vec<Stored>,
    /// Unescaped strings.
    made: String,
    other_shape: bool,
}

#[derive(Clone, Copy)]
enum Stored {
    Missing,
    /// In the record's text.
    Lent(u32, u32),
    /// In the unescaped strings.
    Made(u32, u32),
    Integer(i64),
    Float(f64),
}

/// One record's cells.
pub(in crate::formats::events) struct Record<'r> {
    text: &'r [u8],
    kept: &'r Kept,
}

impl Cells for Record<'_> {
    fn cell(&self, column: usize) -> Cell<'_> {
        match self.kept.values.get(column) {
            None | Some(Stored::Missing) => Cell::Missing,
            Some(Stored::Lent(start, end)) => Cell::Text(&self.text[*start as usize..*end as usize]),
            Some(Stored::Made(start, end)) => {
                Cell::Text(&self.kept.made.as_bytes()[*start as usize..*end as usize])
            }
            Some(Stored::Integer(n)) => Cell::Integer(*n),
            Some(Stored::Float(x)) => Cell::Float(*x),
        }
    }

    fn is_other_shape(&self) -> bool {
        self.kept.other_shape
    }
}

impl Reader {
    pub fn new(layout: &Layout) -> Self {
        let header = &layout.header;
        let mut wanted = vec![false; header.len()];
        layout.mapping.columns().filter(|c| *c < header.len()).for_each(|c| wanted[c] = true);
        let column = |name: &str| header.iter().position(|h| h == name);
        let place = [column(LONGITUDE), column(LATITUDE)];
        let by_geometry = place[1].is_some() && layout.mapping.latitude == place[1];
        let instead = by_geometry.then(|| instead(header)).flatten();
        instead.into_iter().flatten().for_each(|c| wanted[c] = true);
        Self {
            instead,
            used_instead: 0,
            columns: MemberNames::of(header),
            wanted,
            order: Vec::new(),
            has_other_case: false,
            both: 0,
            place,
            kept: Kept {
                values: vec![Stored::Missing; header.len()],
                made: String::new(),
                other_shape: false,
            },
        }
    }

    /// Parses one record, a complete object.
    pub fn read<'r>(&'r mut self, text: &'r [u8]) -> Result<Record<'r>, serde_json::Error> {
        self.kept.values.fill(Stored::Missing);
        self.kept.made.clear();
        self.kept.other_shape = false;
        let mut next = 0;
        let start = text.as_ptr() as usize;
        let walk = Walk { reader: self, start, next: &mut next, prefix: "", top: true };
        // One look at the whole record is cheaper than one at each of its strings.
        match std::str::from_utf8(text) {
            Ok(text) => serde_json::Deserializer::from_str(text).deserialize_map(walk)?,
            Err(_) => serde_json::Deserializer::from_slice(text).deserialize_map(walk)?,
        }
        self.place_instead();
        self.count_both(next);
        Ok(Record { text, kept: &self.kept })
    }

    /// Counts a record of `keys` members that has one twice, in two spellings, of which the last was taken.
    fn count_both(&mut self, keys: usize) {
        if !self.has_other_case {
            return;
        }
        let columns = || self.order.iter().take(keys).filter_map(|(_, column)| *column);
        self.both +=
            u64::from(columns().enumerate().any(|(at, column)| columns().skip(at + 1).any(|c| c == column)));
    }

    /// Without a geometry, the position may be in the properties.
    fn place_instead(&mut self) {
        let (Some(columns), [Some(longitude), Some(latitude)]) = (self.instead, self.place) else { return };
        let there = |column: usize| !matches!(self.kept.values.get(column), None | Some(Stored::Missing));
        if self.kept.other_shape || there(longitude) || there(latitude) || !columns.iter().all(|c| there(*c))
        {
            return;
        }
        self.used_instead += 1;
        for (place, column) in [longitude, latitude].into_iter().zip(columns) {
            self.kept.values[place] = self.kept.values[column];
        }
    }

    /// Adds what was met in records that were read apart.
    pub fn append(&mut self, later: &Self) {
        self.used_instead += later.used_instead;
        self.both += later.both;
    }

    /// What there is to say of all records.
    pub fn remarks(&self) -> impl Iterator<Item = String> + use<> {
        let (instead, both) = (self.used_instead, self.both);
        let instead = (instead > 0).then(|| {
            format!("{instead} records have no geometry: their positions are taken from their properties.")
        });
        let both = (both > 0).then(|| {
            format!(
                "{both} records have members whose names differ only in case, which other records show to be one: \
                 the last of them was taken."
            )
        });
        instead.into_iter().chain(both)
    }

    /// The wanted column of a key.
    fn column(&mut self, next: &mut usize, prefix: &str, key: &str) -> Option<usize> {
        let at = *next;
        *next += 1;
        if let Some((known, column)) = self.order.get(at)
            && prefix.is_empty()
            && known == key
        {
            return *column;
        }
        let name = path(prefix, key);
        let found = self.columns.column(&name).filter(|(column, _)| self.wanted[*column]);
        self.has_other_case |= found.is_some_and(|(_, other_case)| other_case);
        let column = found.map(|(column, _)| column);
        if prefix.is_empty() && at < MOST_COLUMNS {
            self.order.resize(self.order.len().max(at + 1), (String::new(), None));
            self.order[at] = (name, column);
        }
        column
    }
}

/// Names of properties with a position, of longitude and latitude in pairs, best first.
const INSTEAD: [[&str; 2]; 9] = [
    ["longitude", "latitude"],
    ["lon", "lat"],
    ["long", "lat"],
    ["lng", "lat"],
    ["decimallongitude", "decimallatitude"],
    ["geolon", "geolat"],
    ["londd", "latdd"],
    ["pointx", "pointy"],
    ["x", "y"],
];

/// The columns of longitude and latitude that are no geometry.
fn instead(header: &[String]) -> Option<[usize; 2]> {
    let column = |name: &str| header.iter().position(|h| key(h) == name);
    INSTEAD.iter().find_map(|[lon, lat]| Some([column(lon)?, column(lat)?]))
}

/// Walks through the members of an object.
struct Walk<'w> {
    reader: &'w mut Reader,
    /// Start of the record's text in memory; borrowed strings are stored as offsets from it.
    start: usize,
    /// Number of keys so far.
    next: &'w mut usize,
    /// Path of enclosing objects.
    prefix: &'w str,
    top: bool,
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reader, start, next, prefix, top } = self;
        while let Some(key) = map.next_key::<Key<'de>>()? {
            let key = key.text();
            if top && key == "properties" {
                map.next_value_seed(Properties { reader, start, next })?;
            } else if top && key == "geometry" && reader.place[0].is_some() {
                map.next_value_seed(Geometry { reader })?;
            } else {
                let column = reader.column(next, prefix, key);
                map.next_value_seed(Value { reader, start, next, column, prefix, key })?;
            }
        }
        Ok(())
    }
}

/// The properties of a feature: an object, or nothing.
struct Properties<'w> {
    reader: &'w mut Reader,
    start: usize,
    next: &'w mut usize,
}

impl<'de> DeserializeSeed<'de> for Properties<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { reader, start, next } = self;
        let column = reader.column(next, "", "properties");
        let value = Value { reader, start, next, column, prefix: "", key: "" };
        value.deserialize(deserializer)
    }
}

/// A member's value: kept if its column is wanted, otherwise skipped.
struct Value<'w> {
    reader: &'w mut Reader,
    start: usize,
    next: &'w mut usize,
    column: Option<usize>,
    prefix: &'w str,
    /// Empty if an object's members count as the record's.
    key: &'w str,
}

impl Value<'_> {
    fn keep(self, stored: Stored) {
        if let Some(value) = self.column.and_then(|c| self.reader.kept.values.get_mut(c)) {
            *value = stored;
        }
    }

    fn keep_made(self, text: &str) {
        if self.column.is_none() {
            return;
        }
        let made = &mut self.reader.kept.made;
        // A record has fewer than 2^32 bytes, and unescaping only shortens.
        let start = made.len() as u32;
        made.push_str(text);
        let end = made.len() as u32;
        self.keep(Stored::Made(start, end));
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        // Within the record, whose length fits.
        let start = (text.as_ptr() as usize - self.start) as u32;
        self.keep(Stored::Lent(start, start + text.len() as u32));
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.keep_made(text);
        Ok(())
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<(), E> {
        self.keep(Stored::Integer(n));
        Ok(())
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<(), E> {
        self.keep(i64::try_from(n).map_or(Stored::Float(n as f64), Stored::Integer));
        Ok(())
    }

    fn visit_f64<E: Error>(self, x: f64) -> Result<(), E> {
        self.keep(Stored::Float(x));
        Ok(())
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<(), E> {
        self.keep_made(if yes { "true" } else { "false" });
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        if self.column.is_none() {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        // A list is kept as its text: it may be a position.
        let mut items: Vec<serde_json::Value> = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        self.keep_made(&serde_json::Value::Array(items).to_string());
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Self { reader, start, next, prefix, key, .. } = self;
        let prefix = if key.is_empty() { prefix.to_owned() } else { path(prefix, key) };
        Walk { reader, start, next, prefix: &prefix, top: false }.visit_map(map)
    }
}

/// A feature's geometry: a point is kept, anything else only flagged.
struct Geometry<'w> {
    reader: &'w mut Reader,
}

impl<'de> DeserializeSeed<'de> for Geometry<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let shape: Option<Shape> = serde::Deserialize::deserialize(deserializer)?;
        let Some(shape) = shape else { return Ok(()) };
        let kept = &mut self.reader.kept;
        let Some(numbers) = shape.point() else {
            kept.other_shape = true;
            return Ok(());
        };
        for (column, number) in self.reader.place.iter().zip(numbers) {
            if let (Some(column), Some(number)) = (column, number) {
                kept.values[*column] = Stored::Float(number);
            }
        }
        Ok(())
    }
}
