use crate::atlas::{BaseMap, Governorate};
use crate::events::{ComparedCount, EventTable, GOVERNORATE, PeriodPair, Tally, Verdict};
use crate::geo::{Screen, Viewport};
use crate::model::Subject;
use crate::scene::base::fill;
use crate::scene::labels::Candidate;
use crate::scene::{Group, SceneInput};
use crate::style::{Classes, Colour, EventColours, TextMetrics, Weight, number};

use super::{Measure, ShownEvents};

/// Number of shades, not counting that for zero.
const SHADES: usize = 5;

/// The value of each governorate, in base map order, and the classes.
pub struct Choropleth {
    pub measure: Measure,
    pub values: Vec<f64>,
    /// Of the values or, if these are changes, of their sizes: the same breaks both ways.
    pub classes: Classes,
    /// Whether any governorate is at zero, here or in a picture that this one is compared with.
    pub has_zero: bool,
}

/// Shades of each direction of a change.
const CHANGE_SHADES: usize = 3;

/// The value of each governorate, in base map order.
fn values(tallies: &[Tally], base: &BaseMap, measure: Measure) -> Vec<f64> {
    let value = |(i, governorate): (usize, &Governorate)| {
        let tally = tallies.get(i).copied().unwrap_or_default();
        match measure {
            Measure::Events => tally.events as f64,
            Measure::Fatalities => tally.fatalities as f64,
            // Comes from two periods and not from these numbers.
            Measure::Change(_) => 0.0,
            Measure::EventsByArea => {
                tally.events as f64 * 1000.0 / governorate.shape.area_km2().max(f64::MIN_POSITIVE)
            }
        }
    };
    base.governorates.iter().enumerate().map(value).collect()
}

impl Choropleth {
    pub fn new(events: &ShownEvents, base: &BaseMap, measure: Measure) -> Self {
        if let (Measure::Change(of), Some(pair)) = (measure, events.change) {
            return Self::of_change(events.table, base, pair, of);
        }
        let values = values(events.shown.tallies(GOVERNORATE), base, measure);
        let all: Vec<f64> = events
            .all_tallies()
            .into_iter()
            .flat_map(|tallies| self::values(tallies, base, measure))
            .collect();
        let whole = measure != Measure::EventsByArea;
        let has_zero = all.contains(&0.0);
        Self { measure, values, classes: Classes::of_equal_size(&all, SHADES, whole), has_zero }
    }

    /// What changed in each governorate; 0 where the numbers are too few or no more different than by chance.
    fn of_change(table: &EventTable, base: &BaseMap, pair: &PeriodPair, of: ComparedCount) -> Self {
        let mut values = vec![0.0; base.governorates.len()];
        for (code, compared) in pair.by_value(table, GOVERNORATE) {
            let tells = matches!(compared.verdict(), Verdict::Rose | Verdict::Fell);
            if let Some(value) = values.get_mut(usize::from(code)).filter(|_| tells) {
                *value = compared.difference(of);
            }
        }
        let sizes: Vec<f64> = values.iter().copied().map(f64::abs).collect();
        let classes = Classes::of_equal_size(&sizes, CHANGE_SHADES, pair.all().is_even());
        Self { measure: Measure::Change(of), has_zero: values.contains(&0.0), values, classes }
    }

    /// The shade of a governorate, by its index in the base map.
    pub fn colour(&self, governorate: usize, colours: &EventColours) -> Colour {
        if let Measure::Change(_) = self.measure {
            let value = self.values.get(governorate).copied().unwrap_or(0.0);
            let class = self.classes.class(value.abs());
            return class
                .map_or(colours.zero, |class| colours.change(value > 0.0, class, self.classes.len()));
        }
        let class = self.values.get(governorate).and_then(|v| self.classes.class(*v));
        class.map_or(colours.zero, |class| colours.shade(class, self.classes.len()))
    }

    /// Texts for a governorate's value, longest first.
    fn words(&self, governorate: usize) -> Vec<String> {
        let value = self.values.get(governorate).copied().unwrap_or(0.0);
        match self.measure {
            Measure::Change(_) if value == 0.0 => Vec::new(),
            Measure::Change(_) => vec![signed(value)],
            Measure::EventsByArea if value >= 100.0 => vec![number::exact(value.round() as u64)],
            Measure::EventsByArea if value >= 10.0 => vec![format!("{value:.0}")],
            Measure::EventsByArea if value >= 1.0 => vec![format!("{value:.1}")],
            Measure::EventsByArea if value > 0.0 => vec![format!("{value:.2}")],
            Measure::EventsByArea | Measure::Events | Measure::Fatalities => {
                vec![number::exact(value as u64), number::short(value as u64)]
            }
        }
    }

    /// The colour of each governorate as it is seen: over what lies below, and below the tint of the selection.
    pub fn grounds(
        &self,
        input: &SceneInput,
        events: &ShownEvents,
        below: &[Colour],
        colours: &EventColours,
    ) -> Vec<Colour> {
        let ground = |(i, governorate): (usize, &Governorate)| {
            let below = below.get(i).copied().unwrap_or(input.theme.land);
            let shade = self.colour(i, colours).faded(OPACITY * events.opacity).over(below);
            let is_selected = input.selected == Some(&Subject::governorate(&governorate.code));
            if is_selected { input.theme.selected_area.over(shade) } else { shade }
        };
        input.base.governorates.iter().enumerate().map(ground).collect()
    }

    pub fn draw(
        &self,
        events: &ShownEvents,
        base: &BaseMap,
        view: &Viewport,
        colours: &EventColours,
    ) -> Group {
        let seen = view.bounds();
        let shown = base.governorates.iter().enumerate().filter(|(_, g)| g.shape.bounds().intersects(&seen));
        let prims = shown
            .map(|(i, g)| fill(&g.shape, view, self.colour(i, colours).faded(OPACITY * events.opacity)))
            .collect();
        Group {
            id: format!("{}/governorates", events.id),
            title: format!("{}: {}", events.name, super::EventDisplay::Governorates(self.measure).words()),
            prims,
        }
    }

    /// The values as label candidates below the governorates' names.
    pub fn candidates(&self, input: &SceneInput, grounds: &[Colour]) -> Vec<Candidate> {
        let view = &input.view;
        let mut out = Vec::new();
        for (i, governorate) in input.base.governorates.iter().enumerate() {
            let wide = governorate.shape.bounds().width() * view.scale();
            let fits = |text: &String| {
                let width = TextMetrics::shared().width(text, SIZE, Weight::Bold, 0.0);
                f64::from(width) * 1.4 <= wide
            };
            let Some(text) = self.words(i).into_iter().find(fits) else { continue };
            let Some(ground) = grounds.get(i) else { continue };
            let label = view.to_screen(governorate.label.into());
            let at = view.to_world(Screen::new(label.x, label.y + BELOW));
            out.push(Candidate {
                text,
                second: None,
                at,
                size: SIZE,
                weight: Weight::Bold,
                spacing: 0.0,
                colour: ground.readable(),
                halo: Colour { a: HALO, ..*ground },
                dot: None,
            });
        }
        out
    }
}

/// A change as a number with its sign; with a digit behind the point if it is small and not whole.
fn signed(change: f64) -> String {
    // The fonts have no minus sign.
    let sign = if change < 0.0 { "–" } else { "+" };
    match change.abs() {
        size if size >= 10.0 || size.fract() == 0.0 => {
            format!("{sign}{}", number::exact(size.round() as u64))
        }
        size => format!("{sign}{size:.1}"),
    }
}

/// Opacity of a shade.
const OPACITY: f32 = 0.94;

/// Of the halo of a name or a value on a shade, 0 to 255.
pub const HALO: u8 = 120;

/// Font size of a value.
const SIZE: f32 = 12.0;

/// Pixels from a governorate's name down to its value.
const BELOW: f32 = 9.0;
