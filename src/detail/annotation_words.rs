use crate::geo::{LonLat, Measured, bearings};
use crate::model::{Annotation, AnnotationShape};
use crate::scene::PreparedAnnotation;
use crate::style::measures::{area_words, bearing_words, length_words};

use super::{Row, Tip};

/// The measuring method, as part of a sentence.
pub const METHOD: &str = "along the ellipsoid WGS 84 (Karney 2013)";

/// The name of an annotation, or its kind if it has none.
pub fn annotation_name(mark: &Annotation) -> String {
    match mark.name.trim() {
        "" => format!("Unnamed {}", mark.shape.word()),
        name => name.to_owned(),
    }
}

/// The tooltip of an annotation.
pub fn annotation_tip(mark: &Annotation, prepared: &PreparedAnnotation) -> Tip {
    let mut what = vec![format!("your {}", mark.shape.word())];
    what.extend(extent(&prepared.measured));
    Tip {
        kind: None,
        name: annotation_name(mark),
        what: what.join(" · "),
        how: "drawn by you; not evidence, and no article says it".to_owned(),
    }
}

/// Its length or area.
fn extent(measured: &Measured) -> Option<String> {
    match measured {
        Measured::Place => None,
        Measured::Line { length_m, .. } => Some(length_words(*length_m)),
        Measured::Area { m2: Some(m2), .. } => Some(area_words(*m2)),
        Measured::Area { m2: None, .. } => Some("its outline crosses itself".to_owned()),
    }
}

/// The measurements of a shape, line by line.
pub(super) fn measure_rows(shape: &AnnotationShape, measured: &Measured) -> Vec<Row> {
    match measured {
        Measured::Place => Vec::new(),
        Measured::Line { length_m, segments } => {
            let mut rows = vec![Row::new("Length", length_words(*length_m))];
            rows.extend(directions(shape.positions()));
            if *segments > 1 {
                rows.push(Row::new("Segments", segments.to_string()));
            }
            rows
        }
        Measured::Area { perimeter_m, m2, .. } => {
            let area = m2.map_or_else(|| NO_AREA.to_owned(), area_words);
            vec![Row::new("Area", area), Row::new("Perimeter", length_words(*perimeter_m))]
        }
    }
}

/// Why there is no area.
const NO_AREA: &str = "none can be given: the outline crosses or touches itself";

/// The bearing of a line of one segment.
fn directions(through: &[LonLat]) -> Option<Row> {
    let [from, to] = through else { return None };
    let found = bearings(*from, *to)?;
    let words = format!("{}, back {}", bearing_words(found.there), bearing_words(found.back));
    Some(Row::new("Bearing", words))
}

/// A measurement in one sentence with its method, as displayed and copied.
pub fn measure_words(shape: &AnnotationShape, measured: &Measured) -> String {
    let parts = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match measured {
        Measured::Place => String::new(),
        Measured::Line { length_m, segments } => {
            let bearing = directions(shape.positions()).map(|row| format!(", bearing {}", row.value));
            format!(
                "{} {METHOD}, {}{}",
                length_words(*length_m),
                parts(*segments, "segment"),
                bearing.unwrap_or_default()
            )
        }
        Measured::Area { perimeter_m, m2, sides } => {
            let area =
                m2.map_or_else(|| "no area (the outline crosses or touches itself)".to_owned(), area_words);
            let perimeter = length_words(*perimeter_m);
            format!("{area}, perimeter {perimeter}, {METHOD}, {}", parts(*sides, "side"))
        }
    }
}
