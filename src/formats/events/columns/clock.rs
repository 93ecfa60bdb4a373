//! Columns of the time of day and of its zone, which tell on which day in Baghdad something happened.

use super::day_names::{END, ENTRY, OTHER, REPORT, TIME};
use super::header::Name;
use super::ranked::Sampled;
use crate::formats::events::zone::{Clock, time_of_day};
use crate::formats::events::zone_names::{StatedZone, zone_in_name};
use crate::formats::events::{Dates, Mapping};

/// Finds the columns of the time and the zone that go with a mapping's dates. Times in Iraq's own zone, or of one that
/// nothing tells, change no day: then there is no column of times.
pub(super) fn add(mapping: &mut Mapping, sampled: &Sampled, header: &[String]) {
    (mapping.clock, mapping.zone) = (None, None);
    let named = |column: usize| header.get(column).and_then(|name| zone_in_name(name));
    let days = match mapping.dates {
        Dates::None => return,
        Dates::One(day) | Dates::Span { first: day, .. } => vec![day],
        Dates::Parts { year, month, day } => [Some(year), month, day].into_iter().flatten().collect(),
    };
    mapping.zone = (0..sampled.names.len()).find(|c| is_zone(&sampled.names[*c]) && is_filled(sampled, *c));
    let clocks: Vec<usize> = (0..sampled.names.len())
        .filter(|c| !days.contains(c) && mapping.zone != Some(*c) && is_clock(sampled, *c, named(*c)))
        .collect();
    // A local time beside one of UTC tells that the dates may be local too.
    if clocks.iter().any(|c| sampled.names[*c].has("local baghdad iraq محلي")) {
        return;
    }
    let clock =
        clocks.iter().min_by_key(|c| (named(**c).is_none(), sampled.names[**c].has("hour"), **c)).copied();
    let states =
        |column: usize| sampled.values(column).any(|text| clock_of(text).is_some_and(|c| c.zone.is_some()));
    let told = |clock: &usize| {
        named(*clock).is_some()
            || days.iter().any(|day| named(*day).is_some())
            || mapping.zone.is_some()
            || states(*clock)
    };
    mapping.clock = clock.filter(told);
}

fn clock_of(text: &str) -> Option<Clock> {
    time_of_day(crate::formats::events::folded::folded(text.as_bytes()).as_bytes())
}

fn is_filled(sampled: &Sampled, column: usize) -> bool {
    sampled.values(column).any(|text| StatedZone::of(text) != StatedZone::NotGiven)
}

fn is_zone(name: &Name) -> bool {
    let zone = name.has("zone offset") && (name.has(TIME) || name.has("utc gmt tz"));
    zone || name.is("timezone tz tzname tzoffset utcoffset gmtoffset timezoneoffset olson المنطقةالزمنية")
}

/// Whether a column gives the time of day of an event.
fn is_clock(sampled: &Sampled, column: usize, zone: Option<i32>) -> bool {
    let name = &sampled.names[column];
    if zone.is_none() && !name.has(TIME) && !name.has("hours hr hrs timeofday") || is_zone(name) {
        return false;
    }
    let other = name.has(REPORT) || name.has(ENTRY) || name.has(END) || name.has(OTHER);
    let read = |text: &str| clock_of(text).is_some();
    !other && sampled.share(column, read).is_some_and(|share| share >= 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &str, row: &str, dates: Dates) -> (Option<usize>, Option<usize>) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let rows = [row.split(',').map(str::to_owned).collect()];
        let mut mapping = Mapping { dates, ..Mapping::empty() };
        add(&mut mapping, &Sampled::new(&header, &rows), &header);
        (mapping.clock, mapping.zone)
    }

    #[test]
    fn times_count_where_their_zone_is_told() {
        for (header, row, want) in [
            ("date,time (UTC)", "2017-03-05,22:30", (Some(1), None)),
            ("date,hour_utc", "2017-03-05,22", (Some(1), None)),
            ("date_utc,time", "2017-03-05,2230", (Some(1), None)),
            ("date,time", "2017-03-05,22:30Z", (Some(1), None)),
            ("date,time,tz", "2017-03-05,22:30,UTC", (Some(1), Some(2))),
            ("date,utc_offset", "2017-03-05 22:30,+00:00", (None, Some(1))),
            ("date,Zulu", "2017-03-05,22:30", (Some(1), None)),
            ("date,event_time_utc", "2017-03-05,2017-03-05 22:30", (Some(1), None)),
            ("date,time", "2017-03-05,22:30", (None, None)),
            ("date,time (local),time (UTC)", "2017-03-06,01:30,22:30", (None, None)),
            ("date,report time (UTC)", "2017-03-05,22:30", (None, None)),
            ("date,zone,tz", "2017-03-05,38N,", (None, None)),
            ("date,time_precision,tz", "2017-03-05,1,Asia/Baghdad", (None, Some(2))),
        ] {
            assert_eq!(found(header, row, Dates::One(0)), want, "{header} {row}");
        }
    }
}
