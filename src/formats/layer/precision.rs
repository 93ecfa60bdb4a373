use serde_json::Value;

use super::properties::Summary;
use crate::formats::findings::{Findings, Harm};
use crate::model::{Precision, Recipe};

/// Checks that a feature is drawn no more precisely than its place is known, and that one that is not drawn
/// says why. `f` is at the feature.
///
/// A feature is drawn from its geometry, or from the recipe of its basis.
pub fn check(f: &mut Findings, geometry: &Value, known: &Summary) {
    let (drawn_by, step) = match (geometry.is_null(), &known.recipe) {
        (false, _) => ("geometry", vec!["geometry"]),
        (true, Some(_)) => ("recipe", vec!["properties", "basis", "recipe"]),
        (true, None) if known.not_drawn.is_some() => return,
        (true, None) => {
            let message = "the feature has neither geometry nor recipe and does not say why";
            return f.add(Harm::Keep, message, "give it a geometry, or fill “not_drawn” with the reason");
        }
    };
    if known.not_drawn.is_some() {
        let message = format!("“not_drawn” is filled, yet there is a {drawn_by}");
        let remedy = "take one of the two out";
        f.within("properties", |f| f.within("not_drawn", |f| f.add(Harm::Keep, message, remedy)));
    }
    if let Some(problem) = false_precision(geometry, known) {
        let remedy = "draw what is known (an area), or set “precision” to what the source gives";
        f.within_all(&step, |f| f.add(Harm::Keep, problem, remedy));
    }
}

fn false_precision(geometry: &Value, known: &Summary) -> Option<String> {
    let precision = known.precision?;
    let is_point = matches!(geometry["type"].as_str(), Some("Point" | "MultiPoint"));
    let is_round =
        matches!(known.recipe, Some(Recipe::Disc { .. } | Recipe::Ring { .. } | Recipe::Sector { .. }));
    let drawn_as = match precision {
        Precision::Unplaced => return Some("no place is known, yet the feature is drawn".to_owned()),
        Precision::Town => None,
        // A point with a disc radius can be drawn as that disc.
        Precision::AroundTown => (is_point && !is_round).then_some("a point"),
        Precision::Governorate if is_round => Some("a disc"),
        Precision::District | Precision::Governorate | Precision::Region => is_point.then_some("a point"),
    };
    drawn_as.map(|shape| format!("false precision: {} is drawn as {shape}", precision.words()))
}
