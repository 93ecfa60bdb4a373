use crate::events::{EventTable, PRECISION, Tally};
use crate::model::{EventKey, Kind};
use crate::scene::ShownEvents;
use crate::style::number::exact;

use super::{Tip, event_name, event_words, rows_of};

/// A cell with more rows than this gets no summary in its tooltip, which must appear at once.
const MOST: u32 = 50_000;

/// The tooltip of a row, a stack or a cell; `None` if there is no such subject.
pub fn event_tip(events: &ShownEvents, what: EventKey) -> Option<Tip> {
    let table = events.table;
    let range = rows_of(table, what);
    if range.is_empty() {
        return None;
    }
    let (what_words, how) = match what {
        EventKey::Row(row) => {
            let killed = event_words::killed(table.fatalities(row));
            let killed = if table.has_fatalities() { format!("killed: {killed} · ") } else { String::new() };
            (format!("{killed}{}", events.name), format!("place known to: {}", table.words(PRECISION, row)))
        }
        EventKey::Position(_) | EventKey::Cell { .. } => sums(events, range),
    };
    Some(Tip { kind: Some(Kind::Incident), name: event_name(events, what), what: what_words, how })
}

/// People killed, and the commonest types.
fn sums(events: &ShownEvents, range: std::ops::Range<u32>) -> (String, String) {
    if range.len() as u32 > MOST {
        return (events.name.to_owned(), "click to zoom in".to_owned());
    }
    let table = events.table;
    let mut classes = vec![Tally::default(); table.type_classes().len()];
    let (mut killed, mut silent) = (0, 0);
    for row in events.shown.bits().rows(range) {
        let best = table.fatalities(row).best;
        killed += u64::from(best.unwrap_or(0));
        silent += u64::from(best.is_none());
        if let Some(class) = classes.get_mut(table.class(row)) {
            class.rows += 1;
            class.events += u64::from(table.events(row));
        }
    }
    let count: u64 = classes.iter().map(|c| c.rows).sum();
    let killed = match (silent == count, silent) {
        (true, _) => "the file gives no numbers of people killed".to_owned(),
        (false, 0) => format!("{} killed", exact(killed)),
        (false, n) => {
            format!("{} killed; no number in {} rows", exact(killed), exact(n))
        }
    };
    (killed, commonest(table, &classes))
}

fn commonest(table: &EventTable, classes: &[Tally]) -> String {
    let names = &table.type_classes().names;
    let mut order: Vec<(u64, &str)> =
        classes.iter().zip(names).filter(|(c, _)| c.rows > 0).map(|(c, n)| (c.rows, n.as_str())).collect();
    order.sort_by_key(|(rows, _)| std::cmp::Reverse(*rows));
    let more = order.len() > 3;
    let said: Vec<String> = order
        .iter()
        .take(3)
        .filter(|(_, name)| !name.is_empty())
        .map(|(rows, name)| format!("{} {name}", exact(*rows)))
        .collect();
    if more { format!("{}, …", said.join(", ")) } else { said.join(", ") }
}
