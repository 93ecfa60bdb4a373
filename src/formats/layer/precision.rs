use serde_json::Value;

use super::properties::Summary;
use crate::formats::findings::{Findings, Harm};
use crate::model::{Precision, Recipe};

/// Whether a feature is drawn as precisely as it says its place is known, no more;
/// and whether one without a shape says why. `f` stands on the feature.
pub fn check(f: &mut Findings, geometry: &Value, known: &Summary) {
    if geometry.is_null() {
        if known.not_drawn.is_none() {
            f.add(
                Harm::Keep,
                "the feature has no geometry and does not say why",
                "give it one, or fill “not_drawn”",
            );
        }
        return;
    }
    if known.not_drawn.is_some() {
        let message = "“not_drawn” is filled, yet there is a geometry";
        f.within("properties", |f| {
            f.within("not_drawn", |f| f.add(Harm::Keep, message, "take one of the two out"));
        });
    }
    if let Some(problem) = false_precision(geometry, known) {
        let remedy = "draw what is known (an area), or set “precision” to what the source gives";
        f.within("geometry", |f| f.add(Harm::Keep, problem, remedy));
    }
}

fn false_precision(geometry: &Value, known: &Summary) -> Option<String> {
    let precision = known.precision?;
    let is_point = matches!(geometry["type"].as_str(), Some("Point" | "MultiPoint"));
    let is_disc = matches!(known.recipe, Some(Recipe::Disc { .. }));
    let wrong = match precision {
        Precision::Town => false,
        // A point with the radius of its disc beside it can be drawn as that disc.
        Precision::AroundTown => is_point && !is_disc,
        Precision::District | Precision::Governorate | Precision::Region => is_point,
        Precision::Unplaced => {
            return Some("the feature has no known place, yet there is a geometry".to_owned());
        }
    };
    wrong.then(|| format!("false precision: {} is drawn as a point", precision.words()))
}
