use egui::Rect;

use crate::detail::month_name;
use crate::events::{Day, Unit};

/// A linear axis of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub left: f32,
    pub right: f32,
    /// Day at the left edge, and the end of the day at the right edge.
    pub from: f64,
    pub to: f64,
}

/// A tick on the axis with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub day: Day,
    pub words: String,
    /// A new year, or a new month where days are named.
    pub major: bool,
}

/// Narrowest bar including its gap, in pixels.
const LEAST_BAR: f64 = 4.0;

impl Axis {
    /// `days` are the first and the last one shown.
    pub fn new(plot: Rect, window: (f64, f64)) -> Self {
        Self { left: plot.left(), right: plot.right(), from: window.0, to: window.1.max(window.0 + 1.0) }
    }

    fn scale(&self) -> f64 {
        f64::from((self.right - self.left).max(1.0)) / (self.to - self.from)
    }

    /// Where a day begins.
    pub fn x(&self, day: Day) -> f32 {
        (f64::from(self.left) + (f64::from(day.0) - self.from) * self.scale()) as f32
    }

    /// Where a day ends.
    pub fn end(&self, day: Day) -> f32 {
        self.x(Day(day.0.saturating_add(1)))
    }

    /// The time at an x position, in days.
    pub fn time(&self, x: f32) -> f64 {
        self.from + f64::from(x - self.left) / self.scale()
    }

    pub fn day(&self, x: f32) -> Day {
        let day = self.time(x).floor().clamp(f64::from(Day::MIN.0), f64::from(Day::MAX.0));
        // Within the range of days.
        Day(day as i32)
    }

    /// The finest unit with distinguishable bars.
    pub fn unit(&self) -> Unit {
        let fits = |unit: &Unit| self.scale() * length(*unit) >= LEAST_BAR;
        Unit::ALL.into_iter().find(fits).unwrap_or(Unit::Year)
    }

    /// The ticks from left to right.
    pub fn ticks(&self) -> Vec<Tick> {
        let scale = self.scale();
        let (minor, major) = match scale {
            s if s >= 20.0 => (Some((Unit::Day, true)), Unit::Month),
            s if s * 30.4 >= 28.0 => (Some((Unit::Month, true)), Unit::Year),
            s if s * 30.4 >= 6.0 => (Some((Unit::Month, false)), Unit::Year),
            _ => (None, Unit::Year),
        };
        // Years are labelled if there is room.
        let years = [1, 2, 5, 10, 20, 50, 100];
        let every = years.into_iter().find(|n| f64::from(*n) * 365.25 * scale >= 38.0).unwrap_or(200);
        let mut ticks = Vec::new();
        self.each(major, |day| {
            let (year, month, _) = day.ymd();
            let words = match major {
                Unit::Month => format!("{} {year}", month_name(month)),
                Unit::Day | Unit::Week | Unit::Quarter | Unit::Year if year.rem_euclid(every) == 0 => {
                    year.to_string()
                }
                Unit::Day | Unit::Week | Unit::Quarter | Unit::Year => return,
            };
            ticks.push(Tick { day, words, major: true });
        });
        if let Some((unit, named)) = minor {
            self.each(unit, |day| {
                let (_, month, of_month) = day.ymd();
                let words = match unit {
                    Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year if !named => {
                        String::new()
                    }
                    Unit::Day => of_month.to_string(),
                    Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => month_name(month).to_owned(),
                };
                if major.first(day) != day {
                    ticks.push(Tick { day, words, major: false });
                }
            });
        }
        ticks
    }

    /// Calls with the first day of each unit that meets the axis.
    fn each(&self, unit: Unit, mut with: impl FnMut(Day)) {
        let mut day = unit.first(self.day(self.left));
        while f64::from(day.0) < self.to {
            with(day);
            day = Day(unit.last(day).0 + 1);
        }
    }
}

/// Days in a unit, on average.
pub fn length(unit: Unit) -> f64 {
    match unit {
        Unit::Day => 1.0,
        Unit::Week => 7.0,
        Unit::Month => 30.44,
        Unit::Quarter => 91.3,
        Unit::Year => 365.25,
    }
}

/// How many units lie between a fixed one and that of the day: neighbours differ by 1.
pub fn index(unit: Unit, day: Day) -> i32 {
    let (year, month, _) = unit.first(day).ymd();
    match unit {
        Unit::Day => day.0,
        Unit::Week => unit.first(day).0.div_euclid(7),
        Unit::Month => year * 12 + i32::from(month) - 1,
        Unit::Quarter => (year * 12 + i32::from(month) - 1) / 3,
        Unit::Year => year,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;

    fn axis(width: f32, from: Day, days: i32) -> Axis {
        let plot = Rect::from_min_max(pos2(10.0, 0.0), pos2(10.0 + width, 50.0));
        Axis::new(plot, (f64::from(from.0), f64::from(from.0 + days)))
    }

    #[test]
    fn a_place_on_the_axis_comes_back_from_its_day() {
        let axis = axis(640.0, Day(1000), 320);
        for day in [1000, 1001, 1200, 1319] {
            assert_eq!(axis.day((axis.x(Day(day)) + axis.end(Day(day))) / 2.0), Day(day));
        }
        assert_eq!((axis.x(Day(1000)), axis.end(Day(1319))), (10.0, 650.0));
    }

    #[test]
    fn bars_are_as_fine_as_the_width_allows() {
        let from = Day::from_ymd(2010, 1, 1).unwrap();
        let unit = |width: f32, years: i32| axis(width, from, years * 365).unit();
        assert_eq!(unit(600.0, 10), Unit::Month);
        assert_eq!(unit(600.0, 1), Unit::Week);
        assert_eq!(unit(1600.0, 1), Unit::Day);
        assert_eq!(unit(600.0, 30), Unit::Quarter);
        assert_eq!(unit(600.0, 120), Unit::Year);
    }

    #[test]
    fn neighbouring_units_have_neighbouring_numbers() {
        for unit in Unit::ALL {
            let mut day = unit.first(Day(-3000));
            while day < Day(3000) {
                let next = Day(unit.last(day).0 + 1);
                assert_eq!(index(unit, next), index(unit, day) + 1, "{unit:?} {day}");
                assert_eq!(index(unit, unit.last(day)), index(unit, day), "{unit:?} {day}");
                day = next;
            }
        }
    }
}
