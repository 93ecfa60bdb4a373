use crate::atlas::{BaseMap, Governorate};
use crate::events::{GOVERNORATE, Tally};
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
    pub classes: Classes,
    /// Whether any governorate is at zero, here or in a picture that this one is compared with.
    pub has_zero: bool,
}

/// The value of each governorate, in base map order.
fn values(tallies: &[Tally], base: &BaseMap, measure: Measure) -> Vec<f64> {
    let value = |(i, governorate): (usize, &Governorate)| {
        let tally = tallies.get(i).copied().unwrap_or_default();
        match measure {
            Measure::Events => tally.events as f64,
            Measure::Fatalities => tally.fatalities as f64,
            Measure::EventsByArea => {
                tally.events as f64 * 1000.0 / governorate.shape.area_km2().max(f64::MIN_POSITIVE)
            }
        }
    };
    base.governorates.iter().enumerate().map(value).collect()
}

impl Choropleth {
    pub fn new(events: &ShownEvents, base: &BaseMap, measure: Measure) -> Self {
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

    /// The shade of a governorate, by its index in the base map.
    pub fn colour(&self, governorate: usize, colours: &EventColours) -> Colour {
        let class = self.values.get(governorate).and_then(|v| self.classes.class(*v));
        class.map_or(colours.zero, |class| colours.shade(class, self.classes.len()))
    }

    /// Texts for a governorate's value, longest first.
    fn words(&self, governorate: usize) -> Vec<String> {
        let value = self.values.get(governorate).copied().unwrap_or(0.0);
        match self.measure {
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

/// Opacity of a shade.
const OPACITY: f32 = 0.94;

/// Of the halo of a name or a value on a shade, 0 to 255.
pub const HALO: u8 = 120;

/// Font size of a value.
const SIZE: f32 = 12.0;

/// Pixels from a governorate's name down to its value.
const BELOW: f32 = 9.0;
