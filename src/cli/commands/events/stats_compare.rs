use std::fmt::Write;

use serde::Serialize;

use crate::cli::input::OpenEvents;
use crate::cli::output::{Answer, Failure};
use crate::detail::{
    ComparedValue, by_change, compared_remarks, compared_sentences, difference_words, period_words,
    ratio_words, verdict_words,
};
use crate::events::{Compared, ComparedCount, Day, PeriodPair, Tally};
use crate::formats::export::{compared_csv, verdict_word};
use crate::model::PartialDate;

use super::stats_by::By;

/// Two periods of one file. `--help` documents these members: add, never rename or remove.
#[derive(Serialize)]
struct PeriodCounts {
    file: String,
    by: String,
    periods: [Period; 2],
    /// Whether numbers per day are compared, because the periods differ in length.
    per_day: bool,
    all: Value,
    values: Vec<Value>,
    sentence: String,
    /// What to know of the numbers, and what was left out or assumed when the file was read.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Period {
    file: String,
    from: String,
    to: String,
    days: u32,
}

#[derive(Serialize)]
struct Value {
    value: String,
    first: Counted,
    second: Counted,
    events_difference: f64,
    events_ratio: Option<f64>,
    killed_difference: f64,
    killed_ratio: Option<f64>,
    verdict: &'static str,
}

#[derive(Serialize)]
struct Counted {
    rows: u64,
    events: u64,
    killed: u64,
    events_per_day: f64,
    killed_per_day: f64,
}

/// What is printed.
#[derive(Clone, Copy)]
pub enum Form {
    Text,
    Json,
    Csv,
}

/// Reads two periods: `2007-03..2007-06,2008-03..2008-06`, or single years, months and days.
///
/// # Errors
/// A sentence with the way to write them.
pub fn periods(text: &str) -> Result<[(Day, Day); 2], Failure> {
    let parts: Vec<&str> = text.split(',').collect();
    let [first, second] = parts.as_slice() else {
        return Err(Failure::usage(format!(
            "“{text}” needs two periods divided by a comma, such as 2007-03..2007-06,2008-03..2008-06."
        )));
    };
    Ok([period(first)?, period(second)?])
}

fn period(text: &str) -> Result<(Day, Day), Failure> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let date =
        |part: &str| PartialDate::try_from(part.trim()).map_err(|why| Failure::usage(format!("{why}.")));
    let day = |(year, month, day)| Day::from_ymd(year, month, day);
    let days = day(date(from)?.first_day()).zip(day(date(to)?.last_day()));
    days.filter(|(from, to)| from <= to)
        .ok_or_else(|| Failure::usage(format!("The period “{text}” ends before it begins.")))
}

/// Compares two periods of a filtered file, or one of each of two.
///
/// # Errors
/// A sentence with the remedy, if rows cannot be counted so.
pub fn compare(
    open: &mut [OpenEvents],
    by: &str,
    periods: [(Day, Day); 2],
    form: Form,
) -> Result<Answer, Failure> {
    let mut what = Vec::new();
    for open in &mut *open {
        what.push(By::of(open, by)?);
        if open.shown.filter().days.is_some() {
            return Err(Failure::usage("The periods take the place of from= and to=: leave these out."));
        }
    }
    if what.iter().any(|by| matches!(by, By::Year | By::Month)) {
        return Err(Failure::usage(
            "Two periods are compared by type, governorate or another column, not by dates.",
        ));
    }
    let (Some((first, last)), Some((by_first, by_last))) =
        (open.first().zip(open.last()), what.first().zip(what.last()))
    else {
        return Err(Failure::internal("No file is open."));
    };
    let [one, other] = [first, last].map(|open| (&open.file.table, open.shown.filter()));
    let pair = match open.len() {
        1 => PeriodPair::new(one.0, one.1, periods),
        _ => PeriodPair::of_two([(one.0, one.1), (other.0, other.1)], periods),
    };
    let [before, after] = pair.views();
    let counts = [by_first.by_name(one.0, before), by_last.by_name(other.0, after)];
    let values = pair.matched(counts).into_iter();
    let mut values: Vec<_> = values.map(|(name, compared)| ComparedValue { name, compared }).collect();
    by_change(&mut values, ComparedCount::Events);
    let open = &*open;
    let answer = match form {
        Form::Text => Answer::text(in_lines(open, by, &pair, &values)),
        Form::Json => Answer::json(&in_json(open, by, &pair, &values))?,
        Form::Csv => {
            let all = std::iter::once(("all", pair.all()));
            let lines = values.iter().map(|value| (value.name.as_str(), value.compared)).chain(all);
            let bytes = compared_csv(by, periods, lines).map_err(|why| Failure::internal(why.to_string()))?;
            Answer::text(String::from_utf8_lossy(&bytes).into_owned())
        }
    };
    Ok(answer.found(pair.all().tallies.iter().any(|tally| tally.rows > 0)))
}

fn names(open: &[OpenEvents]) -> String {
    open.iter().map(|open| open.name.as_str()).collect::<Vec<_>>().join(" and ")
}

fn in_json(open: &[OpenEvents], by: &str, pair: &PeriodPair, values: &[ComparedValue]) -> PeriodCounts {
    let period = |i: usize| {
        let (from, to) = pair.periods[i];
        let file = if i == 0 { open.first() } else { open.last() };
        let file = file.map_or_else(String::new, |open| open.name.clone());
        Period { file, from: from.to_string(), to: to.to_string(), days: pair.days()[i] }
    };
    PeriodCounts {
        file: names(open),
        by: by.to_owned(),
        periods: [period(0), period(1)],
        per_day: !pair.all().is_even(),
        all: value("all", &pair.all()),
        values: values.iter().map(|v| value(&v.name, &v.compared)).collect(),
        sentence: compared_sentences(pair, values),
        notes: compared_remarks(pair).into_iter().chain(open.iter().flat_map(OpenEvents::notes)).collect(),
    }
}

fn value(name: &str, compared: &Compared) -> Value {
    let counted = |i: usize| {
        let Tally { rows, events, fatalities } = compared.tallies[i];
        let [events_per_day, killed_per_day] =
            [ComparedCount::Events, ComparedCount::Killed].map(|of| compared.per_day(of)[i]);
        Counted { rows, events, killed: fatalities, events_per_day, killed_per_day }
    };
    let [first, second] = [counted(0), counted(1)];
    Value {
        value: name.to_owned(),
        first,
        second,
        events_difference: compared.difference(ComparedCount::Events),
        events_ratio: compared.ratio(ComparedCount::Events),
        killed_difference: compared.difference(ComparedCount::Killed),
        killed_ratio: compared.ratio(ComparedCount::Killed),
        verdict: verdict_word(compared.verdict()),
    }
}

fn in_lines(open: &[OpenEvents], by: &str, pair: &PeriodPair, values: &[ComparedValue]) -> String {
    let [first, second] = period_words(pair);
    let name_width = values.iter().map(|v| v.name.chars().count()).max().unwrap_or(0).max(by.len()).max(3);
    // Writing to a `String` cannot fail.
    let mut out = format!("{}: {first} and {second}\n{}\n\n", names(open), compared_sentences(pair, values));
    let counts: &[ComparedCount] = if open.iter().any(|open| open.file.table.has_fatalities()) {
        &[ComparedCount::Events, ComparedCount::Killed]
    } else {
        &[ComparedCount::Events]
    };
    let part = format!("  {:>8} {:>8} {:>10} {:>11}", "first", "second", "change", "ratio");
    let killed = if counts.len() > 1 { "killed" } else { "" };
    let _ = writeln!(out, "{:<name_width$}  {:<40}  {killed}", "", "events");
    let _ = writeln!(out, "{by:<name_width$}{}", part.repeat(counts.len()));
    let all = ComparedValue { name: "all".to_owned(), compared: pair.all() };
    for value in values.iter().chain([&all]) {
        let _ = write!(out, "{:<name_width$}", value.name);
        for of in counts.iter().copied() {
            let [a, b] = value.compared.counts(of);
            let (change, ratio) = (difference_words(&value.compared, of), ratio_words(&value.compared, of));
            let _ = write!(out, "  {a:>8} {b:>8} {change:>10} {ratio:>11}");
        }
        let _ = writeln!(out, "  {}", verdict_words(value.compared.verdict()));
    }
    for remark in compared_remarks(pair) {
        let _ = writeln!(out, "{remark}");
    }
    out
}
