use crate::events::{Dimension, EventTable, GOVERNORATE, PRECISION, Role};
use crate::geo::LonLat;
use crate::model::{EventKey, Kind, Precision, Subject};
use crate::scene::{ShownEvents, ShownLayer, at};
use crate::style::number::exact;

use super::{
    Badge, BadgeKind, Card, CardContext, EventLine, EventPart, EventsHere, FileFields, Link, ListPart, Row,
    RowPart, event_words, words,
};

/// The card of a row, a stack or a cell, without its [`EventPart`]; `None` if there is no such subject.
pub fn event_card(events: &ShownEvents, what: EventKey, context: &CardContext) -> Option<Card> {
    let table = events.table;
    let (title, rows, not_drawn, precision) = match what {
        EventKey::Row(row) => {
            table.row(row)?;
            let rows = row_rows(table, row, context);
            (event_name(events, what), rows, not_drawn(table, row), table.precision(row))
        }
        EventKey::Position(_) | EventKey::Cell { .. } => {
            let rows = list_rows(events, what)?;
            (event_name(events, what), rows, None, None)
        }
    };
    let mut badges = vec![Badge {
        words: match what {
            EventKey::Row(row) if event_words::listed_place(table, row).is_some() => "place".to_owned(),
            EventKey::Row(row) => event_words::type_words(table, row).to_owned(),
            EventKey::Position(_) | EventKey::Cell { .. } => "events".to_owned(),
        },
        ..Badge::new(BadgeKind::Kind(Kind::Incident))
    }];
    if not_drawn.is_some() {
        badges.push(Badge::new(BadgeKind::NotDrawn));
    }
    Some(Card {
        title,
        title_ar: None,
        kind: Kind::Incident,
        kind_words: "event".to_owned(),
        layer_name: events.name.to_owned(),
        period: String::new(),
        precision,
        badges,
        rows,
        not_drawn,
        ..Card::empty(Subject::event(events.id, what))
    })
}

/// The file's fields for a row, or the list of rows of a stack or a cell.
pub fn event_part(
    events: &ShownEvents,
    what: EventKey,
    fields: FileFields,
    context: &CardContext,
) -> Option<EventPart> {
    let file = events.name.to_owned();
    let table = events.table;
    if let EventKey::Row(row) = what {
        let number = u64::from(table.row(row)?.number) + 1;
        let place = table.place(row).map(LonLat::from);
        let lies_in = place.map(|p| lies_in(p, context)).unwrap_or_default();
        return Some(EventPart::Row(RowPart {
            file,
            number,
            fields,
            placed_by: Vec::new(),
            lies_in,
            placed: place.is_some(),
            change: None,
        }));
    }
    let range = rows_of(table, what);
    let bits = events.shown.bits();
    let line = |row| EventLine {
        key: Subject::event(events.id, EventKey::Row(row)),
        date: event_words::short_date(table, row),
        what: event_words::type_words(table, row).to_owned(),
        killed: table.fatalities(row).best.map_or(String::new(), |n| exact(u64::from(n))),
    };
    let count = u64::from(bits.count_in(&range));
    Some(EventPart::List(ListPart {
        file,
        count,
        rows: bits.rows(range).take(ListPart::MOST).map(line).collect(),
    }))
}

/// The file's counts for a governorate; `all` gives all its rows by governorate. `None` if no governorate
/// has this code.
pub fn events_here(
    events: &ShownEvents,
    code: &str,
    all: impl FnOnce() -> Vec<u64>,
    context: &CardContext,
) -> Option<EventPart> {
    let governorate = context.governorate(code)?;
    let dimension = events.table.dimensions().get(GOVERNORATE)?;
    let value = dimension.values.iter().position(|name| *name == governorate.name)?;
    let tally = events.shown.tally(events.table, GOVERNORATE).get(value).copied()?;
    let killed = events.table.has_fatalities().then_some(tally.fatalities);
    let km2 = governorate.shape.area_km2();
    Some(EventPart::Here(EventsHere {
        file: events.name.to_owned(),
        shown: tally.events,
        all: all().get(value).copied().unwrap_or(0),
        killed,
        per_1000_km2: if km2 > 0.0 { tally.events as f64 / km2 * 1000.0 } else { 0.0 },
    }))
}

/// A short name for a row, a stack or a cell.
pub fn event_name(events: &ShownEvents, what: EventKey) -> String {
    let table = events.table;
    let range = rows_of(table, what);
    let count = u64::from(events.shown.bits().count_in(&range));
    match what {
        EventKey::Row(row) => words::capital_first(&event_words::line(table, row)),
        EventKey::Position(_) => format!("{} at one position", event_words::events(count)),
        EventKey::Cell { .. } => format!("{} in this part of the map", event_words::events(count)),
    }
}

/// The rows that a key stands for, including those filtered out.
pub fn rows_of(table: &EventTable, what: EventKey) -> std::ops::Range<u32> {
    match what {
        EventKey::Row(row) if (row as usize) < table.len() => row..row + 1,
        EventKey::Row(_) => 0..0,
        EventKey::Position(code) => {
            let codes = table.codes();
            // A table has fewer than 2^32 rows.
            let at = |c: usize| c as u32;
            at(codes.partition_point(|c| *c < code))..at(codes.partition_point(|c| *c <= code))
        }
        EventKey::Cell { level, x, y } if level <= 32 => table.rows_of_cell(level, x, y),
        EventKey::Cell { .. } => 0..0,
    }
}

fn row_rows(table: &EventTable, row: u32, context: &CardContext) -> Vec<Row> {
    let mut rows = vec![Row::new("When", event_words::long_date(table, row))];
    rows.push(Row::new("Place", place_words(table, row)));
    if let Some(p) = table.place(row) {
        rows.push(Row::small("Position", LonLat::from(p).to_string()));
    }
    let governorate = table.words(GOVERNORATE, row);
    let code = context.atlas.base.governorates.iter().find(|g| g.name == governorate).map(|g| &g.code);
    let link = code.and_then(|code| context.governorate_link(code));
    rows.push(match link.and_then(|link| Row::linked("Governorate", vec![link])) {
        Some(linked) => linked,
        None => Row::new("Governorate", governorate),
    });
    rows.push(Row::new("People killed", event_words::killed(table.fatalities(row))));
    for (i, dimension) in table.dimensions().iter().enumerate() {
        let derived = matches!(dimension.role, Role::Governorate | Role::Precision | Role::DatePrecision);
        if !derived && dimension.values.get(usize::from(table.code(i, row))).is_some_and(|v| !v.is_empty()) {
            rows.push(Row::new(&label(dimension, &rows), table.words(i, row)));
        }
    }
    rows
}

/// The title of a column of the file, or its own header where the card has a row of that title already.
fn label(dimension: &Dimension, rows: &[Row]) -> String {
    let is_taken = |label: &str| rows.iter().any(|row| row.label.eq_ignore_ascii_case(label));
    if !is_taken(&dimension.title) {
        dimension.title.clone()
    } else if is_taken(&dimension.header) {
        format!("Column “{}”", dimension.header)
    } else {
        dimension.header.clone()
    }
}

/// How precisely the place is known, as part of a sentence.
fn place_words(table: &EventTable, row: u32) -> String {
    match table.precision(row) {
        Some(precision) => words::capital_first(precision.words()),
        None => "The file does not say how precisely it is known".to_owned(),
    }
}

fn not_drawn(table: &EventTable, row: u32) -> Option<String> {
    if table.place(row).is_some() {
        return None;
    }
    let counted = "It is counted for the governorate and listed in the table, but a point on the map would \
                   be more precise than the source.";
    Some(match table.precision(row) {
        Some(Precision::Governorate) => format!("The source knows only the governorate. {counted}"),
        Some(Precision::Region) => "The source knows only a region, a belt or a stretch of border; a point \
                                    on the map would be more precise than that. The table lists it."
            .to_owned(),
        Some(Precision::Unplaced) => {
            "The source names only the country, or no place at all. The table lists it.".to_owned()
        }
        Some(Precision::Town | Precision::AroundTown | Precision::District) | None => {
            "The file gives no usable position for it. The table lists it.".to_owned()
        }
    })
}

/// Rows of a card over several rows.
fn list_rows(events: &ShownEvents, what: EventKey) -> Option<Vec<Row>> {
    let table = events.table;
    let range = rows_of(table, what);
    if range.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    if let (EventKey::Position(_), Some(p)) = (what, table.place(range.start)) {
        rows.push(Row::new("Position", LonLat::from(p).to_string()));
        rows.push(Row::new("Place", precisions(table, range.clone())));
        rows.push(Row::new("Governorate", table.words(GOVERNORATE, range.start)));
    }
    Some(rows)
}

/// The precision classes of the first rows, in words.
fn precisions(table: &EventTable, range: std::ops::Range<u32>) -> String {
    let mut codes: Vec<u16> = range.take(ListPart::MOST).map(|row| table.code(PRECISION, row)).collect();
    codes.sort_unstable();
    codes.dedup();
    let dimension = &table.dimensions()[PRECISION];
    let named: Vec<&str> = codes.iter().map(|c| dimension.words(*c)).collect();
    words::capital_first(&named.join("; "))
}

/// The articles' features that contain a position, including those of hidden layers.
fn lies_in(p: LonLat, context: &CardContext) -> Vec<Link> {
    let layers: Vec<ShownLayer> =
        context.layers.iter().rev().map(|l| ShownLayer { prepared: l, opacity: 1.0 }).collect();
    let found = at(&layers, &context.atlas.base, p);
    let is_feature = |key: &&Subject| matches!(key, Subject::Feature { .. });
    found.iter().filter(is_feature).filter_map(|key| context.link(key)).collect()
}
