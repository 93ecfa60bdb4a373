//! What is to be said of the columns that tell how precisely places are known.

use super::codes::{is_place, unit};
use super::header::Name;
use super::precision_columns::{GEOCODED, POSITION, is_ours};
use super::ranked::Sampled;
use crate::formats::events::{Mapping, Scheme};

/// Columns by their number, each with a cell.
type Examples = Vec<(usize, String)>;

/// What is to be said of the columns of place precision: units that no name gives; columns that were not understood, by
/// their number and an example; and those that were taken although their names do not say so.
pub(in crate::formats::events) struct Doubts {
    pub assumed: Vec<(usize, &'static str)>,
    pub ignored: Examples,
    pub taken: Vec<usize>,
}

pub(in crate::formats::events) fn doubts(
    names: &[String],
    rows: &[Vec<String>],
    mapping: &Mapping,
) -> Doubts {
    let sampled = Sampled::new(names, rows);
    let unit_of = |scheme: Scheme| match scheme {
        Scheme::Metres => Some("metres"),
        Scheme::Kilometres => Some("kilometres"),
        Scheme::Ucdp
        | Scheme::Acled
        | Scheme::Gtd
        | Scheme::Words
        | Scheme::Centroid
        | Scheme::Approximate
        | Scheme::Exact => None,
    };
    let name = |column: usize| sampled.names.get(column);
    let assumed = mapping.precisions().filter(|(c, _)| name(*c).and_then(unit).is_none());
    let assumed = assumed.filter_map(|(c, scheme)| Some((c, unit_of(scheme)?))).collect();
    let is_taken = |column: &usize| mapping.precisions().any(|(c, _)| c == *column);
    let speaks = |name: &Name| {
        let quality = || name.has(POSITION) && name.has("quality confidence certainty reliability");
        !is_ours(name) && (is_place(name) || name.is(GEOCODED) || quality())
    };
    let ignored = (0..names.len()).filter(|c| speaks(&sampled.names[*c]) && !is_taken(c));
    let example = |column: usize| Some((column, sampled.values(column).next()?.to_owned()));
    let ignored = ignored.filter_map(example).collect();
    let taken =
        mapping.precisions().map(|(c, _)| c).filter(|c| name(*c).is_some_and(|n| !is_place(n))).collect();
    Doubts { assumed, ignored, taken }
}
