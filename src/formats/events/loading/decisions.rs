use crate::events::EventTable;
use crate::formats::events::agreed::agreed;
use crate::formats::events::codes;
use crate::formats::events::date::OrderEvidence;
use crate::formats::events::devices::{DEVICE, device_points};
use crate::formats::events::file_head::Head;
use crate::formats::events::id_names::is_row_number;
use crate::formats::events::killed::events;
use crate::formats::events::killed_decisions::killed_decisions;
use crate::formats::events::mixed_dates::MixedDates;
use crate::formats::events::order_by_others::order_told;
use crate::formats::events::positions::ELSEWHERE;
use crate::formats::events::precision_doubts::{Doubts, doubts};
use crate::formats::events::ranked::{NEVER, Sampled};
use crate::formats::events::revise::{first, order_in_words};
use crate::formats::events::roles::Candidates;
use crate::formats::events::styles::styles_in_words;
use crate::formats::events::tallies::Tallies;
use crate::formats::events::unused_numbers::unused_numbers;
use crate::formats::events::when::is_later;
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
    all.extend(told_by_others(head, &tallies.order.evidence));
    all.extend(exchanged_days(mapping, tallies, &name));
    all.extend(six_digits(mapping, &name));
    all.extend(styles_in_words(mapping, &head.layout.header));
    all.extend(firsts_of_months(table));
    all.extend(tallies.counts.suspicious().map(|(code, line)| {
        format!(
            "{code} people killed in line {line} are far more than in any other row and may stand for “not known”: counted as they stand; check them."
        )
    }));
    if mapping.dates == Dates::None {
        all.push("No column was understood as a date: every row is undated.".to_owned());
    }
    let later = candidates.date.iter().find(|c| mapping.dates == Dates::One(c.columns[0]) && is_later(c));
    all.extend(later.map(|c| {
        let name = name(c.columns[0]);
        format!("Dates are taken from “{name}”, as no other column holds any: it may be the day of a report or entry.")
    }));
    if let Some(column) = mapping.events {
        all.push(format!(
            "A row is not one event: “{}” counts the events it stands for. They are counted by area and period, and \
             no row is drawn as a point.",
            name(column)
        ));
    }
    all.extend(row_number(head));
    if let Some(side) = head.side {
        all.push(format!(
            "Two tables stand side by side: only the first is read, and not the one that begins with “{}” in column {}.",
            name(side),
            side + 1
        ));
    }
    all.extend(areas(mapping, candidates, &name));
    all.extend(devices(head, candidates).into_iter().chain(elsewhere(head, candidates)));
    all.extend(precision(head));
    all.extend(coarse(tallies));
    all.extend(date_precision(head));
    all.extend(killed_decisions(head, candidates));
    all.extend(unused_numbers(head));
    all.extend(table.overlap().map(|overlap| overlap.words(table)));
    all
}

/// What tells the order of day and month where no date of the file proves it.
pub(in crate::formats::events) fn told_by_others(head: &Head, evidence: &OrderEvidence) -> Option<String> {
    let mapping = &head.layout.mapping;
    let told = order_told(evidence, &head.told, &head.rows, mapping).filter(|_| mapping.open.order)?;
    (told.order == mapping.date_order).then(|| {
        format!(
            "Dates are read with the {}: {}; --date-order, or “Columns…” in the window, sets another order.",
            first(told.order),
            told.said
        )
    })
}

/// Dates whose day and month a spreadsheet program has probably exchanged.
fn exchanged_days<'h>(
    mapping: &Mapping,
    tallies: &Tallies,
    name: &impl Fn(usize) -> &'h str,
) -> Option<String> {
    let mixed = Some(tallies.mixed_dates).filter(MixedDates::are_exchanged)?;
    Some(format!(
        "The dates in “{}” look as if a spreadsheet program had taken days for months where it could: {} with the year \
         first all have a day up to 12, and {} written as texts all have one above 12. In {} of them day and month may be \
         exchanged; they are read as they stand. Export the original again with its dates as texts.",
        name(mapping.date_columns().next()?),
        mixed.low,
        mixed.texts,
        mixed.doubtful
    ))
}

/// A column named for a number of events that only counts the rows.
fn row_number(head: &Head) -> Option<String> {
    let sampled = Sampled::new(&head.told, &head.rows);
    let counts_rows = |c: &usize| {
        events(&sampled.names[*c]).is_some()
            && is_row_number(&sampled, *c)
            && head.layout.mapping.events != Some(*c)
    };
    let column = (0..sampled.names.len()).find(counts_rows)?;
    let name = head.layout.header.get(column)?;
    Some(format!(
        "“{name}” counts up with the rows: it was taken for the number of the row, and not of the events it stands for."
    ))
}

/// How days in six digits are read.
fn six_digits<'h>(mapping: &Mapping, name: &impl Fn(usize) -> &'h str) -> Option<String> {
    let column = mapping.date_columns().next().filter(|_| mapping.date_hints.six_digits)?;
    Some(format!(
        "“{}” holds days in six digits, which were read with the {}: the rows that were looked at fit nothing else; \
         --date-order, or “Columns…” in the window, sets another order.",
        name(column),
        first(mapping.date_order)
    ))
}

/// What was assumed of columns that say how precisely places are known, and what was not understood of them.
fn precision(head: &Head) -> Vec<String> {
    let name = |column: usize| head.layout.header.get(column).map_or("", String::as_str);
    let Doubts { assumed, ignored, taken } = doubts(&head.told, &head.rows, &head.layout.mapping);
    let assumed = assumed.into_iter().map(|(column, unit)| {
        format!("“{}” was taken for {unit} that a position may be off, as no unit is given.", name(column))
    });
    let ignored = ignored.into_iter().map(|(column, example)| {
        format!("“{}” was not understood as a precision of places: it holds “{example}”.", name(column))
    });
    let taken = taken.into_iter().map(|column| {
        format!(
            "“{}” was taken for how precisely places are known, because of what it holds: a row that is known no better than an area is drawn no more precisely. If it means something else, choose another column or none (--column precision=…).",
            name(column)
        )
    });
    assumed.chain(ignored).chain(taken).collect()
}

/// What positions left open by the way they are written.
fn coarse(tallies: &Tallies) -> Option<String> {
    let few = (tallies.coarse > 0).then(|| {
        let words = format!(
            "{} {{row gives its|rows give their}} position with so few digits that it may be kilometres off: drawn as somewhere round it or, from 35 km on, only counted.",
            tallies.coarse
        );
        agreed(&words, tallies.coarse)
    });
    let local = (tallies.local_codes > 0).then(|| {
        let words = format!(
            "Plus codes without their first digits, as in {} {{row|rows}}, count from a town and cannot be read: write full codes such as 8H8584VJ+2X.",
            tallies.local_codes
        );
        agreed(&words, tallies.local_codes)
    });
    let both: Vec<String> = few.into_iter().chain(local).collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// A column that tells how precisely dates are known and was not understood.
fn date_precision(head: &Head) -> Option<String> {
    let (column, example) = codes::date_doubt(&head.told, &head.rows, &head.layout.mapping)?;
    let name = head.layout.header.get(column).map_or("", String::as_str);
    Some(format!("“{name}” was not understood as a precision of dates: it holds “{example}”."))
}

/// Fewest rows of which it is said that all begin with a month.
const FEW: u32 = 5;

/// Dates that are all the first of a month: perhaps no more than the month is known.
fn firsts_of_months(table: &EventTable) -> Option<String> {
    let (mut days, mut several, mut month) = (0_u32, false, None);
    for (first, last) in (0..table.len() as u32).filter_map(|row| table.days(row)) {
        if first != last || first.ymd().2 != 1 {
            return None;
        }
        several |= *month.get_or_insert(first) != first;
        days += 1;
    }
    (several && days >= FEW).then(|| {
        "All dates are the first of a month: the file may know no more than the month. They are kept as days; check them.".to_owned()
    })
}

/// Pairs that give the middle of areas, and what became of them.
fn areas<'h>(mapping: &Mapping, candidates: &Candidates, name: &impl Fn(usize) -> &'h str) -> Option<String> {
    let [latitude, longitude] =
        candidates.position.iter().find(|c| (NEVER..DEVICE).contains(&c.rank))?.columns[..]
    else {
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

/// Columns with the positions of whoever filled in a form, and what became of them.
fn devices(head: &Head, candidates: &Candidates) -> Option<String> {
    let pairs = candidates.position.iter().filter(|c| (DEVICE..ELSEWHERE).contains(&c.rank));
    let points = device_points(&Sampled::new(&head.told, &head.rows));
    let columns = pairs.flat_map(|c| c.columns.iter().copied()).chain(points).collect();
    not_of_events(head, columns, "where a form was filled in or sent")
}

/// Columns with the positions of somebody or something else, and what became of them.
fn elsewhere(head: &Head, candidates: &Candidates) -> Option<String> {
    let pairs = candidates.position.iter().filter(|c| c.rank >= ELSEWHERE);
    let columns = pairs.flat_map(|c| c.columns.iter().copied()).collect();
    not_of_events(head, columns, "by their names where somebody or something else is")
}

fn not_of_events(head: &Head, mut columns: Vec<usize>, whose: &str) -> Option<String> {
    let mapping = &head.layout.mapping;
    columns.sort_unstable();
    columns.dedup();
    let names =
        columns.iter().filter_map(|column| head.layout.header.get(*column)).map(|name| format!("“{name}”"));
    let names = names.collect::<Vec<_>>().join(", ");
    let taken = [mapping.latitude, mapping.point].iter().flatten().any(|column| columns.contains(column));
    let said = match (taken, mapping.areas) {
        (true, true) => {
            "nothing else tells the place, so the rows are counted in the governorate where that is, and not drawn"
        }
        (true, false) => "the rows are drawn there, as it was chosen",
        (false, _) => "it was not taken for the position",
    };
    (!columns.is_empty()).then(|| format!("{names}: {whose}, and not where something happened; {said}."))
}
