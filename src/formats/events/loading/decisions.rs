use crate::events::EventTable;
use crate::formats::events::file_head::Head;
use crate::formats::events::killed::is_casualties;
use crate::formats::events::ranked::NEVER;
use crate::formats::events::revise::order_in_words;
use crate::formats::events::roles::Candidates;
use crate::formats::events::styles::styles_in_words;
use crate::formats::events::tallies::Tallies;
use crate::formats::events::{Dates, Mapping};

/// What was decided or assumed about a file as a whole: a sentence each.
pub(in crate::formats::events) fn decisions(
    head: &Head,
    candidates: &Candidates,
    tallies: &Tallies,
    table: &EventTable,
) -> Vec<String> {
    let mapping = &head.layout.mapping;
    let name = |column: usize| head.layout.header.get(column).map_or("", String::as_str);
    let settled = head.settled.iter().map(|s| s.said.clone()).filter(|said| !said.is_empty());
    let mut all: Vec<String> = settled.collect();
    all.extend(order_in_words(&tallies.order, mapping.date_order));
    all.extend(styles_in_words(mapping, &head.layout.header));
    if mapping.dates == Dates::None {
        all.push("No column was understood as a date: every row is undated.".to_owned());
    }
    if let Some(column) = mapping.events {
        all.push(format!(
            "A row is not one event: “{}” counts the events it stands for. They are counted by area and period, and \
             no row is drawn as a point.",
            name(column)
        ));
    }
    if let Some(side) = head.side {
        all.push(format!(
            "Two tables stand side by side: only the first is read, and not the one that begins with “{}” in column {}.",
            name(side),
            side + 1
        ));
    }
    all.extend(areas(mapping, candidates, &name));
    let casualties = candidates.killed.iter().find(|c| mapping.best == c.columns.first().copied());
    if let Some(column) = casualties.filter(|c| is_casualties(c.rank)).and(mapping.best) {
        all.push(format!(
            "“{}” was taken for people killed, as no other column counts them; it may include the wounded.",
            name(column)
        ));
    }
    all.extend(table.overlap().map(|overlap| overlap.words(table)));
    all
}

/// Pairs that give the middle of areas, and what became of them.
fn areas<'h>(mapping: &Mapping, candidates: &Candidates, name: &impl Fn(usize) -> &'h str) -> Option<String> {
    let [latitude, longitude] = candidates.position.iter().find(|c| c.rank >= NEVER)?.columns[..] else {
        return None;
    };
    let pair = format!("“{}” and “{}”", name(latitude), name(longitude));
    if mapping.areas {
        return Some(format!(
            "{pair} give the middle of areas: the rows are counted where it lies, and not drawn."
        ));
    }
    (!mapping.has_position())
        .then(|| format!("{pair} give the middle of areas and were not taken for positions."))
}
