use geo::Intersects;
use serde::Serialize;

use crate::atlas::BaseMap;
use crate::geo::LonLat;
use crate::model::{Annotation, Subject};
use crate::scene::PreparedAnnotation;

use super::annotation_words::{METHOD, annotation_name, measure_rows};
use super::{Link, Row};

/// The card of an annotation. It is not a [`super::Card`]: it has no claims, no speakers and no precision,
/// and must not look as if it had.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnotationCard {
    pub key: Subject,
    pub title: String,
    /// What it is: “Line”.
    pub what: String,
    /// Length, area, perimeter, bearing.
    pub rows: Vec<Row>,
    /// How they were measured; empty where nothing is measured.
    pub method: String,
    /// The governorates in which it lies.
    pub lies_in: Vec<Link>,
    /// Its location, in words.
    pub lies_words: String,
}

/// The notice at the top of every annotation card.
pub const NO_EVIDENCE: &str = "Your annotation. It is not evidence, and no article says it.";

/// The card of an annotation.
pub fn annotation_card(mark: &Annotation, prepared: &PreparedAnnotation, base: &BaseMap) -> AnnotationCard {
    let rows = measure_rows(&mark.shape, &prepared.measured);
    let method = if rows.is_empty() { String::new() } else { format!("Measured {METHOD}.") };
    let (lies_in, lies_words) = lies(mark, prepared, base);
    AnnotationCard {
        key: prepared.key.clone(),
        title: annotation_name(mark),
        what: mark.shape.word().to_owned(),
        rows,
        method,
        lies_in,
        lies_words,
    }
}

/// The governorates an annotation lies in, and whether it extends beyond the country.
fn lies(mark: &Annotation, prepared: &PreparedAnnotation, base: &BaseMap) -> (Vec<Link>, String) {
    let Some(shape) = &prepared.shape else {
        return (Vec::new(), "Not drawn: it has too few positions on the globe.".to_owned());
    };
    let touched = base.governorates.iter().filter(|g| {
        g.shape.bounds().intersects(&shape.bounds()) && g.shape.geometry().intersects(shape.geometry())
    });
    let links: Vec<Link> = touched
        .map(|g| Link {
            key: Subject::governorate(&g.code),
            text: g.name.clone(),
            kind: crate::model::Kind::Governorate,
        })
        .collect();
    let abroad = |p: &LonLat| base.governorate_at(*p).is_none();
    let leaves = mark.shape.positions().iter().any(abroad);
    let words = match (links.len(), leaves) {
        (0, _) => "Outside Iraq.".to_owned(),
        (_, true) => "It reaches beyond Iraq as well.".to_owned(),
        _ => String::new(),
    };
    (links, words)
}

impl AnnotationCard {
    /// The card as text, for the clipboard.
    pub fn to_text(&self, mark: &Annotation) -> String {
        let mut lines = vec![self.title.clone(), format!("({NO_EVIDENCE})")];
        if !mark.text.trim().is_empty() {
            lines.push(mark.text.trim().to_owned());
        }
        lines.extend(self.rows.iter().map(|row| format!("{}: {}", row.label, row.value)));
        if !self.method.is_empty() {
            lines.push(self.method.clone());
        }
        let names: Vec<&str> = self.lies_in.iter().map(|l| l.text.as_str()).collect();
        let place = [names.join(", "), self.lies_words.clone()].join(" ");
        lines.push(format!("Lies in: {}", place.trim()));
        let positions = mark.shape.positions().iter().map(|p| format!("{:.6}, {:.6}", p.lat, p.lon));
        lines.push("Positions (latitude, longitude in degrees, WGS 84):".to_owned());
        lines.extend(positions);
        lines.join("\n")
    }
}
