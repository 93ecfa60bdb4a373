use crate::atlas::BaseMap;
use crate::events::GOVERNORATE;
use crate::geo::{Screen, Viewport};
use crate::scene::base::fill;
use crate::scene::labels::Candidate;
use crate::scene::{Group, SceneInput};
use crate::style::{Classes, Colour, EventColours, TextMetrics, Weight, number};

use super::shaded::readable;
use super::{Measure, ShownEvents};

/// How many shades there are beside that for nothing.
const SHADES: usize = 5;

/// What is counted in each governorate, in the order of the base map, and its classes.
pub struct Choropleth {
    pub measure: Measure,
    pub values: Vec<f64>,
    pub classes: Classes,
}

impl Choropleth {
    pub fn new(events: &ShownEvents, base: &BaseMap, measure: Measure) -> Self {
        let tallies = events.shown.tallies(GOVERNORATE);
        let value = |(i, governorate): (usize, &crate::atlas::Governorate)| {
            let tally = tallies.get(i).copied().unwrap_or_default();
            match measure {
                Measure::Events => tally.rows as f64,
                Measure::Fatalities => tally.fatalities as f64,
                Measure::EventsByArea => {
                    tally.rows as f64 * 1000.0 / governorate.shape.area_km2().max(f64::MIN_POSITIVE)
                }
            }
        };
        let values: Vec<f64> = base.governorates.iter().enumerate().map(value).collect();
        let whole = measure != Measure::EventsByArea;
        Self { measure, classes: Classes::of_equal_size(&values, SHADES, whole), values }
    }

    /// The shade of a governorate, by its place in the base map.
    pub fn colour(&self, governorate: usize, colours: &EventColours) -> Colour {
        let class = self.values.get(governorate).and_then(|v| self.classes.class(*v));
        class.map_or(colours.zero, |class| colours.shade(class, self.classes.len()))
    }

    /// A governorate's value as it is written on it.
    pub fn words(&self, governorate: usize) -> String {
        let value = self.values.get(governorate).copied().unwrap_or(0.0);
        match self.measure {
            Measure::EventsByArea if value >= 100.0 => number::exact(value.round() as u64),
            Measure::EventsByArea if value >= 10.0 => format!("{value:.0}"),
            Measure::EventsByArea if value >= 1.0 => format!("{value:.1}"),
            Measure::EventsByArea if value > 0.0 => format!("{value:.2}"),
            _ => number::exact(value as u64),
        }
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
            .map(|(i, g)| fill(&g.shape, view, self.colour(i, colours).faded(0.94 * events.opacity)))
            .collect();
        Group {
            id: format!("{}/governorates", events.id),
            title: format!("{}: {}", events.name, super::EventDisplay::Governorates(self.measure).words()),
            prims,
        }
    }

    /// The values as names that want a place below their governorates' own.
    pub fn candidates(&self, input: &SceneInput, colours: &EventColours) -> Vec<Candidate> {
        let view = &input.view;
        let mut out = Vec::new();
        for (i, governorate) in input.base.governorates.iter().enumerate() {
            let text = self.words(i);
            let fill = self.colour(i, colours);
            let colour = readable(fill);
            let size = 12.0;
            let width = TextMetrics::shared().width(&text, size, Weight::Bold, 0.0);
            let wide = governorate.shape.bounds().width() * view.scale();
            if f64::from(width) * 1.15 > wide {
                continue;
            }
            let label = view.to_screen(governorate.label.into());
            let at = view.to_world(Screen::new(label.x, label.y + BELOW));
            out.push(Candidate {
                text,
                second: None,
                at,
                size,
                weight: Weight::Bold,
                spacing: 0.0,
                colour,
                halo: Colour { a: 120, ..fill },
                dot: None,
            });
        }
        out
    }
}

/// Pixels from where a governorate's name stands down to its value.
const BELOW: f32 = 9.0;
