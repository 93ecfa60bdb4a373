use crate::detail::whole_months;
use crate::events::{Bin, Day, EventTable, Timeline, Unit};
use crate::model::MONTH_NAMES;
use crate::session::{Days, Session};

/// A year or a month of an event file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePeriod {
    /// “2017”, or “March 2017”.
    pub name: String,
    /// First and last day, both inclusive.
    pub days: (Day, Day),
    /// How many events begin in it.
    pub events: u64,
}

impl Session {
    /// The years of the active event file that have events or, if that is one only, its months; earliest first.
    pub fn file_periods(&self) -> Vec<FilePeriod> {
        let Some(layer) = self.events().active() else { return Vec::new() };
        let years = periods(&layer.table, Unit::Year);
        if years.len() > 1 { years } else { periods(&layer.table, Unit::Month) }
    }

    /// Two parts of the active event file to be shown side by side: the days that are selected and the same time before
    /// them or, if there are none, its last two years or months.
    pub fn file_pair(&self) -> Option<[(Day, Day); 2]> {
        let layer = self.events().active()?;
        if let (Some((from, to)), Some((first, _))) = (self.events().days(), layer.table.span()) {
            let length = to.0 - from.0 + 1;
            let before = (Day(from.0 - length), Day(from.0 - 1));
            if before.1 >= first {
                return Some([before, (from, to)]);
            }
        }
        let periods = self.file_periods();
        let [.., left, right] = periods.as_slice() else { return None };
        Some([left.days, right.days])
    }

    /// What is shown side by side if the user does not say: halves of the events' days or, without events that have
    /// dates, the articles' first two moments.
    pub fn split_pair(&self) -> Option<[(Day, Day); 2]> {
        let has_days = self.events().active().is_some_and(|layer| layer.table.span().is_some());
        if has_days {
            return self.file_halves();
        }
        match self.moments().as_slice() {
            [left, right, ..] => Some([left.days, right.days]),
            [] | [_] => None,
        }
    }

    /// Halves of the selected days or, where these are too short or hold no events of the active file, of its days.
    /// Neither half is empty if the file's filter shows events of two days.
    pub fn file_halves(&self) -> Option<[(Day, Day); 2]> {
        let layer = self.events().active()?;
        let span = layer.table.span()?;
        let timeline = layer.shown.timeline();
        // Two maps show halves already.
        let maps = &self.document.maps;
        let chosen = maps.split.map_or(maps.left, |split| split.before);
        let chosen = chosen.map(|(from, to)| (from.max(span.0), to.min(span.1)));
        let parts = [chosen, Some(span)].into_iter().flatten();
        parts.filter_map(|days| halves(days, timeline)).next().or_else(|| cut(span, middle(span)))
    }

    /// How many events of the active file, under its filter, begin in some days.
    pub fn events_within(&self, (from, to): (Day, Day)) -> Option<u64> {
        let layer = self.events().active()?;
        Some(layer.shown.timeline().between(from, to).iter().sum())
    }

    /// The name of days that are a period of the active event file.
    pub fn period_name(&self, days: Days) -> Option<String> {
        self.file_periods().into_iter().find(|period| Some(period.days) == days).map(|period| period.name)
    }
}

/// Two parts of some days with events in both: of the same length if possible.
fn halves(days: (Day, Day), timeline: &Timeline) -> Option<[(Day, Day); 2]> {
    let count = |(from, to): (Day, Day)| -> u64 { timeline.between(from, to).iter().sum() };
    let has_both = |pair: &[(Day, Day); 2]| pair.iter().all(|days| count(*days) > 0);
    cut(days, middle(days)).filter(has_both).or_else(|| {
        let bins = timeline.binned(Unit::Day, days.0, days.1);
        let busy: Vec<&Bin> = bins.iter().filter(|bin| bin.total() > 0).collect();
        let (_, others) = busy.split_last()?;
        let all = count(days);
        // After the day by which half of the events have begun, with at least one day to come.
        let mut so_far = 0;
        let half = others.iter().find(|bin| {
            so_far += bin.total();
            so_far * 2 >= all
        });
        cut(days, Day(half.or(others.last())?.last.0 + 1))
    })
}

/// The first day of the second half: of whole months, if their number is even.
fn middle((from, to): (Day, Day)) -> Day {
    let half = Day(from.0 + (to.0 - from.0 + 1) / 2);
    match whole_months(from, to) {
        Some(months) if months % 2 == 0 => Unit::Month.first(Day(half.0 + 15)),
        Some(_) | None => half,
    }
}

fn cut((from, to): (Day, Day), second: Day) -> Option<[(Day, Day); 2]> {
    (from < second && second <= to).then(|| [(from, Day(second.0 - 1)), (second, to)])
}

fn periods(table: &EventTable, unit: Unit) -> Vec<FilePeriod> {
    let Some((from, to)) = table.span() else { return Vec::new() };
    let bins = table.everything().timeline().binned(unit, from, to);
    let period = |bin: &Bin| {
        let (year, month, _) = bin.first.ymd();
        let month = MONTH_NAMES.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
        let name = if unit == Unit::Year { year.to_string() } else { format!("{month} {year}") };
        FilePeriod { name, days: (bin.first, bin.last), events: bin.total() }
    };
    bins.iter().filter(|bin| bin.total() > 0).map(period).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    /// One event on each of these days.
    fn timeline(days: &[Day]) -> Timeline {
        let (first, last) = (days.iter().min().unwrap().0, days.iter().max().unwrap().0);
        let count = |at: i32| days.iter().filter(|day| day.0 == at).count() as u32;
        Timeline { start: first, classes: 1, counts: (first..=last).map(count).collect(), undated: vec![0] }
    }

    #[test]
    fn halves_are_of_the_same_length_or_of_whole_months() {
        let days = (day(2007, 2, 23), day(2008, 7, 5));
        let [left, right] = halves(days, &timeline(&[days.0, days.1])).unwrap();
        assert_eq!((left.0, right.1, left.1.0 + 1), (days.0, days.1, right.0.0));
        assert!(((left.1.0 - left.0.0) - (right.1.0 - right.0.0)).abs() <= 1);
        let years = (day(2007, 1, 1), day(2008, 12, 31));
        let [left, right] = halves(years, &timeline(&[years.0, years.1])).unwrap();
        assert_eq!((left, right), ((years.0, day(2007, 12, 31)), (day(2008, 1, 1), years.1)));
    }

    #[test]
    fn no_half_is_empty_where_events_begin_on_two_days() {
        let days = (day(2007, 1, 1), day(2008, 12, 31));
        let early = [day(2007, 3, 1), day(2007, 3, 1), day(2007, 3, 9), day(2007, 4, 2)];
        let events = timeline(&early);
        let [left, right] = halves(days, &events).unwrap();
        assert_eq!((left.1, right.0), (day(2007, 3, 1), day(2007, 3, 2)));
        let late = timeline(&[day(2008, 12, 1), day(2008, 12, 31), day(2008, 12, 31)]);
        assert_eq!(halves(days, &late).unwrap()[1].0, day(2008, 12, 2));
        assert_eq!(halves(days, &timeline(&[day(2007, 3, 1)])), None);
    }
}
