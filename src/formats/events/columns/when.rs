use crate::formats::events::Dates;
use crate::formats::events::part_columns::is_month_of_short_year;
use crate::formats::events::six_digits::may_be_day;

use super::day_names::{
    DATE, DAY, END, ENTRY, EVENT, INCIDENT, MONTH, OTHER, PLAIN, REPORT, START, TIME, YEAR, is_end, part,
    part_of_year, plainly_month, rank,
};
use super::fits::{
    is_date, is_date_number, is_day_and_month, is_day_of_month, is_month, is_number, is_part_of_year,
    is_time_of_day, is_year_of_any_calendar,
};
use super::header::{Name, contains};
use super::ranked::{Candidate, Sampled, sorted};

/// The candidates for the day of an event: single columns, and year, month and day.
pub(super) fn candidates(sampled: &Sampled) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for (column, name) in sampled.names.iter().enumerate() {
        let Some(rank) = rank(name) else { continue };
        let months = plainly_month(name);
        let timed = name.has(TIME) && !name.has(DATE);
        let (filled, read) = sampled.read(column, |v| {
            (is_date(v) || is_date_number(v) || may_be_day(v) || months && is_month_of_short_year(v))
                && !(timed && is_time_of_day(v))
        });
        let lone_days = part(name, DAY).is_some() && sampled.read(column, is_day_of_month).0 == filled;
        let rank = if timed { own_time(sampled, column, rank) } else { rank };
        // “Day” with 1 to 31 is a part of a date.
        if !(lone_days && read == 0) {
            all.push(Candidate { columns: vec![column], rank, filled, read });
        }
    }
    all.extend(parts(sampled));
    // The day of a report is taken only if no column at all holds that of the event.
    if all.iter().all(|c| c.read == 0 || c.rank >= BY_TIME) {
        all.extend((0..sampled.names.len()).filter_map(|column| by_values(sampled, column)));
    }
    sorted(all)
}

/// The rank of a column of times: one with whole dates goes before the day of a report, as “event_time” does.
fn own_time(sampled: &Sampled, column: usize, rank: u8) -> u8 {
    let name = &sampled.names[column];
    let is_epoch = |v: &str| is_date_number(v) && v.bytes().take_while(u8::is_ascii_digit).count() > 8;
    let (filled, read) = sampled.read(column, |v| is_date(v) && !is_number(v) || is_epoch(v));
    match () {
        () if rank < NO_DATE || read == 0 || read * 10 < filled * 7 => rank,
        () if name.has(EVENT) || name.has(INCIDENT) => BY_EVENT,
        () => BY_TIME,
    }
}

/// The rank of names that speak of a time and of nothing else that is understood.
const NO_DATE: u8 = 98;

/// A column that holds dates and whose name does not say so: “event”, “happened”, or nothing that is understood.
fn by_values(sampled: &Sampled, column: usize) -> Option<Candidate> {
    let name = &sampled.names[column];
    if name.key == "id" || name.has(OTHER) || rank(name).is_some() || is_end(name) {
        return None;
    }
    let (filled, read) = sampled.read(column, |v| is_date(v) && !is_number(v));
    let rank = match () {
        () if name.has(REPORT) || name.has(ENTRY) => LATER,
        () if name.has(EVENT) || name.has(INCIDENT) => BY_EVENT,
        () => BY_VALUES,
    };
    (read > 0 && read * 10 >= filled * 7).then(|| Candidate { columns: vec![column], rank, filled, read })
}

/// Ranks of columns whose dates are known by their values: of those whose name speaks of an event, and of others.
const BY_EVENT: u8 = 50;
const BY_VALUES: u8 = 60;

/// The rank of a column whose name speaks of a time and whose values are whole dates.
const BY_TIME: u8 = 70;

/// Names with this rank or a higher one mean what was written about an event later; see [`rank`].
const LATER: u8 = 80;

/// Whether a candidate is the day on which something was written about an event.
pub(in crate::formats::events) fn is_later(candidate: &Candidate) -> bool {
    (LATER..95).contains(&candidate.rank)
}

/// Year, month and day in columns of their own.
fn parts(sampled: &Sampled) -> Option<Candidate> {
    let find = |words: &'static str, fits: &dyn Fn(&str) -> bool| {
        sampled.candidates(|name| part(name, words), fits).into_iter().find(|c| c.read > 0 || c.filled == 0)
    };
    let year = find(YEAR, &is_year_of_any_calendar)?;
    let of_year =
        || sampled.candidates(part_of_year, is_part_of_year).into_iter().find(|c| c.read * 2 > c.filled);
    // “5 March” beside 2017.
    let with_day = || sampled.candidates(rank, is_day_and_month).into_iter().find(|c| c.read * 2 > c.filled);
    let month = find(MONTH, &is_month).or_else(of_year);
    let whole = if month.is_none() { with_day() } else { None };
    let has_months =
        month.as_ref().is_some_and(|m| m.columns.iter().all(|c| part_of_year(&sampled.names[*c]).is_none()));
    let day = if has_months { find(DAY, &is_day_of_month) } else { None };
    let rank = match (&month, &day) {
        _ if whole.is_some() => 15,
        (Some(_), Some(_)) => 15,
        (Some(_), None) => 25,
        (None, _) => 35,
    };
    let columns = [Some(&year), month.as_ref().or(whole.as_ref()), day.as_ref()].into_iter().flatten();
    let columns = columns.flat_map(|c| c.columns.iter().copied()).collect();
    Some(Candidate { columns, rank, filled: year.filled, read: year.read })
}

/// The dates that a candidate stands for.
pub(in crate::formats::events) fn dates(candidate: &Candidate, last: Option<usize>) -> Dates {
    match (candidate.columns.as_slice(), last) {
        ([], _) => Dates::None,
        ([first], Some(last)) if candidate.rank < BY_VALUES => Dates::Span { first: *first, last },
        // A single year is a date as well, without month and day.
        ([year], _) if candidate.rank == 35 => Dates::Parts { year: *year, month: None, day: None },
        ([day], _) => Dates::One(*day),
        ([year, month, more @ ..], _) => {
            Dates::Parts { year: *year, month: Some(*month), day: more.first().copied() }
        }
    }
}

/// The column of the last day that goes with the column of the first.
pub(super) fn last_of(sampled: &Sampled, first: usize) -> Option<usize> {
    let stem = |name: &Name, words: [&'static str; 2]| {
        let own = |w: &&str| [DATE, PLAIN, TIME].iter().chain(&words).all(|list| !contains(list, w));
        name.words.iter().map(String::as_str).filter(own).collect::<Vec<_>>().join(" ")
    };
    let name = sampled.names.get(first)?;
    let own = stem(name, [START, "datestart startdate begindate"]);
    let started = own.is_empty() || contains(EVENT, &own) || contains(INCIDENT, &own);
    // A form’s own “start” and “end” belong together.
    let other_start = |ends: &str| {
        sampled
            .names
            .iter()
            .enumerate()
            .any(|(c, n)| c != first && n.has(START) && stem(n, [START, ""]) == ends)
    };
    let fits = |column: &usize| {
        let (filled, read) = sampled.read(*column, is_date);
        filled == 0 || read * 5 >= filled
    };
    let ends = |column: &usize| {
        let name = &sampled.names[*column];
        if !is_end(name) || name.has(REPORT) || name.has(ENTRY) || name.has(OTHER) {
            return false;
        }
        let other = stem(name, [END, "dateend enddate lastdate"]);
        other == own || other.is_empty() && started && !other_start(&other)
    };
    (0..sampled.names.len()).filter(|c| *c != first).filter(ends).find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(header: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|v| (*v).to_owned()).collect()).collect();
        let sampled = Sampled::new(&header, &rows);
        let all = candidates(&sampled);
        let Some(first) = all.first() else { return Vec::new() };
        let last = if first.columns.len() == 1 { last_of(&sampled, first.columns[0]) } else { None };
        first.columns.iter().copied().chain(last).map(|c| header[c].clone()).collect()
    }

    #[test]
    fn the_day_of_the_event_goes_before_every_other_date() {
        let d = "2017-03-17";
        for (header, row, want) in [
            (&["report_date", "date_of_event"][..], &[d, d][..], "date_of_event"),
            (&["date", "incident_date"], &[d, d], "incident_date"),
            (&["Publication date", "Date"], &[d, d], "Date"),
            (
                &["start", "end", "today", "_submission_time", "incident_date"],
                &[d, d, d, d, d],
                "incident_date",
            ),
            (&["start_date", "end_date", "created"], &[d, d, d], "start_date end_date"),
            (&["date_start", "date_end"], &[d, d], "date_start date_end"),
            (
                &["reference_period_start", "reference_period_end"],
                &[d, d],
                "reference_period_start reference_period_end",
            ),
            (&["year", "month", "day", "report_date"], &["2017", "3", "17", d], "year month day"),
            (&["Month", "Year"], &["January", "2017"], "Year Month"),
            (&["timestamp", "event_date", "year"], &["1626898000", "17 March 2017", "2017"], "event_date"),
            (&["Date of event", "Time"], &["17.03.2017", "1830"], "Date of event"),
            (&["Time", "place"], &["1830", "Mosul"], ""),
            (&["تاريخ الحادث", "تاريخ الإدخال"], &[d, d], "تاريخ الحادث"),
            (&["date of birth", "when"], &[d, d], "when"),
            (&["x", "y", "z"], &["1", "17 March 2017", "b"], "y"),
            (&["published", "event", "town"], &[d, d, "Mosul"], "event"),
            (&["Published", "Happened", "town"], &[d, d, "Mosul"], "Happened"),
            (&["updated", "when_it_was"], &[d, d], "when_it_was"),
            (&["published", "date of birth"], &[d, d], "published"),
            (&["published", "reported"], &[d, d], "published"),
            (&["created_at", "event_time"], &[d, "1488672000000"], "event_time"),
            (&["created_at", "event_time"], &[d, "2017-03-05T10:00:00Z"], "event_time"),
            (&["created_at", "Incident time"], &[d, "1488672000"], "Incident time"),
            (&["updated", "time"], &["1488672000123", "1488672000000"], "time"),
            (&["event_time", "event_date"], &["1488672000000", d], "event_date"),
            (&["time", "happened"], &["1488672000000", d], "happened"),
            (&["created_at", "event_time"], &[d, "1830"], "created_at"),
            (&["created_at", "event_time"], &[d, "183000"], "created_at"),
            (&["created_at", "submission time"], &[d, d], "created_at"),
            (&["Veröffentlichungsdatum", "Ereignisdatum"], &[d, d], "Ereignisdatum"),
            (&["Meldedatum", "Datum"], &[d, d], "Datum"),
            (&["Date de publication", "Date de l'événement"], &[d, d], "Date de l'événement"),
            (&["Fecha de publicación", "Fecha"], &[d, d], "Fecha"),
            (&["Yayın tarihi", "Olay tarihi"], &[d, d], "Olay tarihi"),
            (&["تاريخ النشر", "تاريخ الحدث"], &[d, d], "تاريخ الحدث"),
            (&["تاریخ انتشار", "تاریخ رویداد"], &[d, d], "تاریخ رویداد"),
            (&["Дата публикации", "Дата события"], &[d, d], "Дата события"),
            (&["accessed", "created", "حدث"], &[d, d, d], "حدث"),
        ] {
            assert_eq!(taken(header, &[row]).join(" "), want, "{header:?}");
        }
    }

    #[test]
    fn an_empty_column_gives_way_to_a_filled_one() {
        let rows: &[&[&str]] =
            &[&["", "2017-03-17"], &["", "2017-03-18"], &["2017-03-19", "2017-03-19"], &["", "2017-03-20"]];
        assert_eq!(taken(&["event_date", "date"], rows).join(" "), "date");
        assert_eq!(taken(&["event_date", "report_date"], rows).join(" "), "event_date");
    }
}
