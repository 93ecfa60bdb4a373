use std::fmt::Write;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::cli::arguments::Stats;
use crate::cli::input::{Inputs, OpenEvents, Wanted, built_in_session, event_file, range};
use crate::cli::output::{Answer, Failure};
use crate::events::{Day, EventTable, FilteredView, ReadAs, Tally};
use crate::formats::events::KilledIs;
use crate::formats::readers::Kind;

use super::stats_by::{By, Sum, column, in_words};
use super::stats_compare::{self, Form, compare};

const WANTED: Wanted = Wanted { command: "stats", kinds: &[Kind::Events], prefer: Some(Kind::Events) };

/// Counts from one file. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
struct Counts {
    file: String,
    by: String,
    rows: usize,
    shown: u32,
    /// Events that the rows shown stand for.
    events: u64,
    killed: u64,
    /// The sums of the lowest and the highest numbers, if the file has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_high: Option<u64>,
    #[serde(skip)]
    killed_is: KilledIs,
    values: Vec<Count>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sums: Vec<Sum>,
    /// What was left out or assumed when the file was read.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Count {
    value: String,
    rows: u64,
    events: u64,
    killed: u64,
    /// The sums of the lowest and the highest numbers, if the file has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    killed_high: Option<u64>,
}

pub fn run(args: &Stats) -> Result<Answer, Failure> {
    let session = built_in_session()?;
    let inputs = Inputs::open_as(&session, &args.files, None, WANTED, &args.chosen.read_as)?
        .without(&args.chosen.deleted)?;
    let periods = args.compare.as_deref().map(stats_compare::periods).transpose()?;
    if let Some(periods) = periods {
        return compared(&inputs, args, periods);
    }
    let mut all = Vec::new();
    for table in &inputs.tables {
        let mut open = event_file::filtered(&inputs.opener, table, &args.chosen.filter)?;
        all.push(counts(&mut open, args)?);
        event_file::tell(&open);
    }
    let any = all.iter().any(|counts| counts.shown > 0);
    let answer = match (args.json, all.as_slice()) {
        (true, [only]) => Answer::json(only)?,
        (true, all) => Answer::json(&all)?,
        (false, all) => Answer::text(all.iter().map(in_lines).collect::<Vec<_>>().join("\n")),
    };
    Ok(answer.found(any))
}

/// Two periods of one file, or one of each of two.
fn compared(inputs: &Inputs, args: &Stats, periods: [(Day, Day); 2]) -> Result<Answer, Failure> {
    if !(1..=2).contains(&inputs.tables.len()) {
        return Err(Failure::usage(
            "Two periods are of one event file, or one of each of two: name one or two.",
        ));
    }
    let form = match (args.json, args.csv) {
        (true, _) => Form::Json,
        (false, true) => Form::Csv,
        (false, false) => Form::Text,
    };
    let open = |table| event_file::filtered(&inputs.opener, table, &args.chosen.filter);
    let mut all = inputs.tables.iter().map(open).collect::<Result<Vec<_>, _>>()?;
    let answer = compare(&mut all, &args.by, periods, form)?;
    all.iter().for_each(event_file::tell);
    Ok(answer)
}

fn counts(open: &mut OpenEvents, args: &Stats) -> Result<Counts, Failure> {
    let what = By::of(open, &args.by)?;
    let of_sums: Vec<_> =
        args.sum.iter().map(|word| column(open, word, "sum", ReadAs::Numbers)).collect::<Result<_, _>>()?;
    let table = &open.file.table;
    let values = match &what {
        By::Year => by_period(table, &open.shown, |day| format!("{:04}", day.year())),
        By::Month => by_period(table, &open.shown, |day| {
            let (year, month, _) = day.ymd();
            format!("{year:04}-{month:02}")
        }),
        By::Dimension(dimension) => by_value(open, *dimension),
        By::Column(_) => what.tallies(open).into_iter().map(|(value, tally)| count(value, tally)).collect(),
    };
    let mut values = values;
    add_ranges(&mut values, table, &what.ranges(open));
    let order: Vec<String> = values.iter().map(|c| c.value.clone()).collect();
    let sums = of_sums.iter().map(|column| what.sum(open, column, &order)).collect();
    let range = range(table, &open.shown);
    Ok(Counts {
        file: open.name.clone(),
        by: args.by.clone(),
        rows: table.len(),
        shown: open.shown.count(),
        events: open.shown.events(),
        killed: open.shown.fatalities(),
        killed_low: range.map(|(low, _)| low),
        killed_high: range.map(|(_, high)| high),
        killed_is: open.file.layout.mapping.killed_is(&open.file.layout.header),
        values,
        sums,
        notes: open.notes(),
    })
}

/// Values without rows are omitted, the most frequent come first.
fn by_value(open: &OpenEvents, dimension: usize) -> Vec<Count> {
    let table = &open.file.table;
    // A type that is left out of totals is listed all the same.
    let tallies = open.shown.tally_apart(table, dimension);
    let words = |code: u16| table.dimensions()[dimension].words(code).to_owned();
    let mut counts: Vec<Count> = (0..=u16::MAX)
        .zip(tallies)
        .filter(|(_, tally)| tally.rows > 0)
        .map(|(code, tally)| count(words(code), tally))
        .collect();
    // A stable sort: values with equal counts keep file order.
    counts.sort_by_key(|c| std::cmp::Reverse(c.events));
    counts
}

/// Between which numbers each count of people killed lies, where the file gives any.
fn add_ranges(values: &mut [Count], table: &EventTable, ranges: &FxHashMap<String, (u64, u64)>) {
    if !table.has_range() {
        return;
    }
    for count in values {
        let range = ranges.get(&count.value);
        (count.killed_low, count.killed_high) = (range.map(|(low, _)| *low), range.map(|(_, high)| *high));
    }
}

/// By first day; undated rows come last.
fn by_period(table: &EventTable, shown: &FilteredView, name: impl Fn(Day) -> String) -> Vec<Count> {
    let mut periods: std::collections::BTreeMap<(bool, String), Tally> = Default::default();
    // Many rows share a day, so periods are cached by day.
    let mut named: std::collections::HashMap<Day, String> = Default::default();
    for row in shown.bits().rows(0..u32::MAX) {
        let key = match table.days(row) {
            Some((day, _)) => (false, named.entry(day).or_insert_with(|| name(day)).clone()),
            None => (true, "undated".to_owned()),
        };
        let tally = periods.entry(key).or_default();
        tally.rows += 1;
        tally.events += u64::from(table.events(row));
        tally.fatalities += u64::from(table.fatalities(row).best.unwrap_or(0));
    }
    periods.into_iter().map(|((_, name), tally)| count(name, tally)).collect()
}

fn count(value: String, tally: Tally) -> Count {
    let Tally { rows, events, fatalities } = tally;
    Count { value, rows, events, killed: fatalities, killed_low: None, killed_high: None }
}

fn in_lines(counts: &Counts) -> String {
    let weighted =
        counts.events != u64::from(counts.shown) || counts.values.iter().any(|c| c.events != c.rows);
    let mut out = if weighted {
        format!("{}: {} events in {} of {} rows\n", counts.file, counts.events, counts.shown, counts.rows)
    } else {
        format!("{}: {} of {} events\n", counts.file, counts.shown, counts.rows)
    };
    let width = counts.values.iter().map(|c| c.value.chars().count()).max().unwrap_or(0).max(counts.by.len());
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{:<width$}  {:>10}  {:>10}", counts.by, "events", "killed");
    for c in &counts.values {
        let between = match (c.killed_low, c.killed_high) {
            (Some(low), Some(high)) => format!("  between {low} and {high}"),
            _ => String::new(),
        };
        let _ = writeln!(out, "{:<width$}  {:>10}  {:>10}{between}", c.value, c.events, c.killed);
    }
    let _ = writeln!(out, "{:<width$}  {:>10}  {:>10}", "all", counts.events, counts.killed);
    if let (Some(low), Some(high)) = (counts.killed_low, counts.killed_high) {
        let counted = match counts.killed_is {
            KilledIs::BestEstimate => format!("best {}", counts.killed),
            KilledIs::Lowest => "counted by the lowest numbers".to_owned(),
            KilledIs::Given => format!("counted as {}", counts.killed),
        };
        let _ = writeln!(out, "killed: between {low} and {high}, {counted}");
    }
    for sum in &counts.sums {
        let _ = writeln!(out, "\n{:<width$}  {:>10}  {:>16}", counts.by, "rows", sum.column);
        for part in &sum.values {
            let _ = writeln!(out, "{:<width$}  {:>10}  {:>16}", part.value, part.rows, in_words(part.sum));
        }
        let _ = writeln!(out, "{:<width$}  {:>10}  {:>16}", "all", sum.rows, in_words(sum.sum));
    }
    out
}
