use geo::{CoordsIter, Geometry};

use crate::atlas::{BaseMap, draw_recipe};
use crate::geo::LonLat;
use crate::model::{Basis, Precision, Recipe};
use crate::reading::Location;

/// How to draw a mention, without its geometry: cheap enough for every row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Siting {
    pub precision: Precision,
    /// The wording of the precision for this mention.
    pub precision_note: String,
    /// Its position, if known; otherwise the basis has a recipe for its shape.
    pub point: Option<LonLat>,
    pub basis: Basis,
    pub governorates: Vec<String>,
    /// Why it is not drawn; present if and only if there is neither point nor recipe.
    pub not_drawn: Option<String>,
}

impl Siting {
    /// A location that is listed but not drawn.
    pub fn not_drawn(precision: Precision, why: String) -> Self {
        Self {
            precision,
            precision_note: why.clone(),
            point: None,
            basis: Basis {
                text: format!("Not drawn: {}", in_sentence(&why)),
                reconstruction: false,
                recipe: None,
            },
            governorates: Vec::new(),
            not_drawn: Some(why),
        }
    }

    /// Builds its shape. A shape entirely outside Iraq is not drawn, with that reason.
    pub fn drawn(self, base: &BaseMap) -> Location {
        self.drawn_by(|recipe| draw_recipe(recipe, base))
    }

    /// The same with shapes from a given source.
    pub fn drawn_by(mut self, draw: impl FnOnce(&Recipe) -> Option<Geometry<f64>>) -> Location {
        let shape = match (self.point, &self.basis.recipe) {
            (Some(point), _) => Some(geo::Point::from(point).into()),
            (None, Some(recipe)) => draw(recipe).filter(|shape| shape.coords_count() > 0),
            (None, None) => None,
        };
        if shape.is_none() && self.not_drawn.is_none() {
            let why = "What the text describes lies outside Iraq.".to_owned();
            self = Self { governorates: self.governorates, ..Self::not_drawn(Precision::Unplaced, why) };
        }
        Location {
            precision: self.precision,
            precision_note: self.precision_note,
            geometry: shape,
            basis: self.basis,
            governorates: self.governorates,
            not_drawn: self.not_drawn,
        }
    }
}

fn in_sentence(why: &str) -> String {
    // Sentences that start with a name or a quotation keep their capital.
    match why.split_once(' ') {
        Some((first @ ("It" | "The" | "What" | "Between"), rest)) => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => why.to_owned(),
    }
}
