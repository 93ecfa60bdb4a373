use std::sync::Arc;

use crate::detail::whole_months;
use crate::events::{Day, Unit};
use crate::model::days_in;

/// Playback of the selected days. The clock is the window's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    pub playing: bool,
    /// Steps per second, [`Playback::SLOWEST`] to [`Playback::FASTEST`].
    pub speed: f32,
    pub step: Step,
    /// Whether it repeats after the last step.
    pub repeat: bool,
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The length of the selected days, so that no day is shown twice.
    #[default]
    Width,
    Unit(Unit),
}

/// All steps of a playback: their pictures are drawn to one scale.
#[derive(Clone, Debug)]
pub struct PlayedSteps {
    pub by: Step,
    pub days: Arc<[(Day, Day)]>,
}

impl Default for Playback {
    fn default() -> Self {
        Self { playing: false, speed: 2.0, step: Step::Width, repeat: false }
    }
}

impl Playback {
    pub const SLOWEST: f32 = 0.5;
    pub const FASTEST: f32 = 8.0;
}

/// The days one step forward or back within `span`; `None` if they would leave it. Without days, a step
/// forward goes to the first `unit` of the span, one back to the last.
pub fn stepped(
    days: Option<(Day, Day)>,
    span: (Day, Day),
    step: Step,
    unit: Unit,
    forward: bool,
) -> Option<(Day, Day)> {
    let Some((from, to)) = days else {
        let unit = if let Step::Unit(unit) = step { unit } else { unit };
        let at = if forward { span.0 } else { span.1 };
        return Some((unit.first(at), unit.last(at)));
    };
    let sign = if forward { 1 } else { -1 };
    let (months, by) = match (step, whole_months(from, to)) {
        (Step::Width, Some(months)) => (true, months),
        (Step::Width, None) => (false, to.0 - from.0 + 1),
        (Step::Unit(Unit::Day), _) => (false, 1),
        (Step::Unit(Unit::Week), _) => (false, 7),
        (Step::Unit(Unit::Month), _) => (true, 1),
        (Step::Unit(Unit::Quarter), _) => (true, 3),
        (Step::Unit(Unit::Year), _) => (true, 12),
    };
    let moved = |day: Day| if months { months_on(day, sign * by) } else { Day(day.0 + sign * by) };
    // The day after the last one is moved, so that whole months stay whole.
    let (from, to) = (moved(from), Day(moved(Day(to.0 + 1)).0 - 1));
    (from <= span.1 && to >= span.0).then_some((from, to))
}

/// All steps from the first of the span to the last, of which `days` is one; ascending.
pub(super) fn all_steps(days: (Day, Day), span: (Day, Day), step: Step) -> Vec<(Day, Day)> {
    let on = |forward| {
        let next = move |at: &(Day, Day)| stepped(Some(*at), span, step, Unit::Day, forward);
        std::iter::successors(next(&days), next).take(MOST_STEPS)
    };
    let mut steps: Vec<(Day, Day)> = on(false).collect();
    steps.reverse();
    steps.push(days);
    steps.extend(on(true));
    steps
}

/// Steps counted in either direction: 50 years of days.
const MOST_STEPS: usize = 18_300;

/// The same day some months later, or that month's last day.
fn months_on(day: Day, months: i32) -> Day {
    let (year, month, of_month) = day.ymd();
    let count = year * 12 + i32::from(month) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u8 + 1);
    Day::from_ymd(year, month, of_month.min(days_in(year, month))).unwrap_or(day)
}

/// A range of the same length at the start of the span.
pub(super) fn from_the_start(days: Option<(Day, Day)>, span: (Day, Day), unit: Unit) -> (Day, Day) {
    let Some((from, to)) = days else { return (unit.first(span.0), unit.last(span.0)) };
    match whole_months(from, to) {
        Some(months) => {
            let first = Unit::Month.first(span.0);
            (first, Day(months_on(first, months).0 - 1))
        }
        None => (span.0, Day(span.0.0 + to.0 - from.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    const WIDTH: Step = Step::Width;

    #[test]
    fn whole_months_move_by_whole_months() {
        let span = (day(2007, 1, 10), day(2008, 7, 5));
        let days = Some((day(2007, 2, 1), day(2007, 3, 31)));
        let next = stepped(days, span, WIDTH, Unit::Day, true);
        assert_eq!(next, Some((day(2007, 4, 1), day(2007, 5, 31))));
        assert_eq!(stepped(next, span, WIDTH, Unit::Day, false), days);
        let by_month = stepped(days, span, Step::Unit(Unit::Month), Unit::Day, true);
        assert_eq!(by_month, Some((day(2007, 3, 1), day(2007, 4, 30))));
    }

    #[test]
    fn other_days_move_by_their_own_number() {
        let span = (day(2007, 1, 10), day(2008, 7, 5));
        let week = Some((day(2007, 2, 26), day(2007, 3, 4)));
        assert_eq!(stepped(week, span, WIDTH, Unit::Day, true), Some((day(2007, 3, 5), day(2007, 3, 11))));
        let onward = stepped(week, span, Step::Unit(Unit::Day), Unit::Day, true);
        assert_eq!(onward, Some((day(2007, 2, 27), day(2007, 3, 5))));
    }

    #[test]
    fn nothing_lies_beyond_the_span() {
        let span = (day(2007, 1, 10), day(2007, 3, 5));
        let march = Some((day(2007, 3, 1), day(2007, 3, 31)));
        assert_eq!(stepped(march, span, WIDTH, Unit::Month, true), None);
        let january = Some((day(2007, 1, 1), day(2007, 1, 31)));
        assert_eq!(stepped(january, span, WIDTH, Unit::Month, false), None);
    }

    #[test]
    fn all_steps_lead_from_the_first_to_the_last_wherever_they_are_counted_from() {
        let span = (day(2007, 1, 10), day(2007, 5, 5));
        let months = [1, 2, 3, 4].map(|m| (day(2007, m, 1), day(2007, m, days_in(2007, m))));
        let may = (day(2007, 5, 1), day(2007, 5, 31));
        let all: Vec<_> = months.into_iter().chain([may]).collect();
        for from in &all {
            assert_eq!(all_steps(*from, span, WIDTH), all);
        }
        let weeks = all_steps((day(2007, 2, 26), day(2007, 3, 4)), span, WIDTH);
        assert_eq!((weeks.len(), weeks[0].0), (17, day(2007, 1, 8)));
    }

    #[test]
    fn without_days_it_begins_with_the_first_unit() {
        let span = (day(2007, 1, 10), day(2007, 3, 5));
        assert_eq!(stepped(None, span, WIDTH, Unit::Month, true), Some((day(2007, 1, 1), day(2007, 1, 31))));
        assert_eq!(
            stepped(None, span, Step::Unit(Unit::Year), Unit::Month, false),
            Some((day(2007, 1, 1), day(2007, 12, 31)))
        );
    }
}
