use crate::events::{Compared, ComparedCount, Day, Verdict};

use super::csv_writer::writer;

/// Columns behind that of the values.
const COLUMNS: [&str; 14] = [
    "first_from",
    "first_to",
    "first_events",
    "first_killed",
    "second_from",
    "second_to",
    "second_events",
    "second_killed",
    "events_difference",
    "events_ratio",
    "killed_difference",
    "killed_ratio",
    "per_day",
    "verdict",
];

/// Two periods compared, as a table with commas: a line for each value and one for all rows. If the periods differ in
/// length, numbers per day are compared, which `per_day` says; a ratio to nothing is empty.
pub fn compared_csv<'v>(
    by: &str,
    periods: [(Day, Day); 2],
    values: impl Iterator<Item = (&'v str, Compared)>,
) -> csv::Result<Vec<u8>> {
    let mut out = writer(Vec::new());
    out.write_record(std::iter::once(by).chain(COLUMNS))?;
    for (name, compared) in values {
        out.write_record(std::iter::once(name.to_owned()).chain(fields(periods, &compared)))?;
    }
    out.into_inner().map_err(|why| why.into_error().into())
}

fn fields(periods: [(Day, Day); 2], compared: &Compared) -> [String; 14] {
    let (events, killed) = (ComparedCount::Events, ComparedCount::Killed);
    let part = |i: usize| {
        let (from, to) = periods[i];
        [
            from.to_string(),
            to.to_string(),
            compared.counts(events)[i].to_string(),
            compared.counts(killed)[i].to_string(),
        ]
    };
    let [[a, b, c, d], [e, f, g, h]] = [part(0), part(1)];
    let ratio = |of| compared.ratio(of).map_or(String::new(), |ratio| ratio.to_string());
    let per_day = if compared.is_even() { "no" } else { "yes" };
    let difference = |of| compared.difference(of).to_string();
    let verdict = verdict_word(compared.verdict());
    [
        a,
        b,
        c,
        d,
        e,
        f,
        g,
        h,
        difference(events),
        ratio(events),
        difference(killed),
        ratio(killed),
        per_day.to_owned(),
        verdict.to_owned(),
    ]
}

/// A verdict as files and JSON have it.
pub fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFew => "too-few",
        Verdict::WithinChance => "within-chance",
        Verdict::Rose => "rose",
        Verdict::Fell => "fell",
    }
}
