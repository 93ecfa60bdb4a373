use super::header::Name;
use super::ranked::Sampled;
use crate::formats::events::number::decimal;
use crate::formats::events::{Mapping, Scheme};

/// Columns of place precision codes, with the scheme that their name implies.
const PLACE: &[(&str, Scheme)] = &[
    ("geoprecision", Scheme::Acled),
    ("geoprec", Scheme::Acled),
    ("geoprecisioncode", Scheme::Acled),
    ("whereprec", Scheme::Ucdp),
    ("whereprecision", Scheme::Ucdp),
    ("specificity", Scheme::Gtd),
    ("locationprecision", Scheme::Acled),
    ("locprecision", Scheme::Acled),
    ("placeprecision", Scheme::Acled),
    ("spatialprecision", Scheme::Acled),
    ("positionprecision", Scheme::Acled),
    ("coordinateprecision", Scheme::Acled),
    ("geographicprecision", Scheme::Acled),
    ("precisioncode", Scheme::Acled),
    ("precision", Scheme::Acled),
    ("locationaccuracy", Scheme::Acled),
    ("geocodeprecision", Scheme::Acled),
    ("geocodingprecision", Scheme::Acled),
    ("precisionoflocation", Scheme::Acled),
];

/// The same of dates.
const DATE: &[(&str, Scheme)] = &[
    ("timeprecision", Scheme::Acled),
    ("timeprec", Scheme::Acled),
    ("dateprec", Scheme::Ucdp),
    ("dateprecision", Scheme::Ucdp),
    ("temporalprecision", Scheme::Acled),
    ("precisionofdate", Scheme::Acled),
];

/// Completes a mapping by the columns of precision codes, whatever else the file has or lacks: a position is
/// never taken for more precise than the file says.
pub(super) fn add(mapping: &mut Mapping, sampled: &Sampled) {
    if mapping.precision.is_none() {
        mapping.precision = find(sampled, PLACE, |scheme, code| scheme.place(code).is_some(), true);
    }
    if mapping.date_precision.is_none() {
        mapping.date_precision = find(sampled, DATE, |scheme, code| scheme.date(code).is_some(), false);
    }
    if mapping.vicinity.is_none() {
        let named = sampled.names.iter().position(|name| name.is(&["vicinity"]));
        mapping.vicinity = named.filter(|c| {
            let is_code = |v: &str| decimal(v.as_bytes()).is_some_and(|x| [0.0, 1.0, -9.0].contains(&x));
            sampled.share(*c, is_code).is_none_or(|share| share >= 0.8)
        });
    }
}

/// The scheme of a column that the user takes for place precision.
pub(super) fn place_scheme(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let implied = implied(sampled, column, PLACE);
    scheme_of(sampled, column, implied, &|scheme, code| scheme.place(code).is_some(), true)
}

/// The same of date precision.
pub(super) fn date_scheme(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let implied = implied(sampled, column, DATE);
    scheme_of(sampled, column, implied, &|scheme, code| scheme.date(code).is_some(), false)
}

fn implied(sampled: &Sampled, column: usize, known: &[(&str, Scheme)]) -> Scheme {
    let key = sampled.names.get(column).map_or("", |name| name.key.as_str());
    known.iter().find(|(known, _)| *known == key).map_or(Scheme::Acled, |(_, scheme)| *scheme)
}

fn find(
    sampled: &Sampled,
    known: &[(&str, Scheme)],
    has: impl Fn(Scheme, f64) -> bool,
    words: bool,
) -> Option<(usize, Scheme)> {
    let column = |(key, scheme): &(&str, Scheme)| {
        let column = sampled.names.iter().position(|name| name.key == *key)?;
        Some((column, scheme_of(sampled, column, *scheme, &has, words)?))
    };
    known.iter().find_map(column)
}

/// The scheme whose codes a column has: the one that its name implies, unless the values tell otherwise.
fn scheme_of(
    sampled: &Sampled,
    column: usize,
    implied: Scheme,
    has: &impl Fn(Scheme, f64) -> bool,
    words: bool,
) -> Option<Scheme> {
    let share = |scheme: Scheme| {
        let fits = |v: &str| decimal(v.as_bytes()).is_some_and(|code| code <= 0.0 || has(scheme, code));
        sampled.share(column, fits)
    };
    match share(implied) {
        // Nothing but the name speaks for it.
        None => return Some(implied),
        Some(1.0) => return Some(implied),
        Some(_) => {}
    }
    let in_words = |v: &str| Scheme::in_words(v).is_some();
    if words && sampled.share(column, in_words).is_some_and(|share| share >= 0.8) {
        return Some(Scheme::Words);
    }
    // Codes that only another scheme has: a 4 is none of ACLED's.
    let fitting = [implied, Scheme::Ucdp, Scheme::Gtd].map(|scheme| (share(scheme).unwrap_or(0.0), scheme));
    let best = fitting.into_iter().reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    (best.0 >= 0.8).then_some(best.1)
}

/// Whether a name is that of a column of codes, which are no numbers of anything.
pub(super) fn is_code(name: &Name) -> bool {
    PLACE.iter().chain(DATE).any(|(key, _)| name.key == *key) || name.is(&["vicinity"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precision_code_counts_wherever_it_stands() {
        for (name, values, want) in [
            ("geo_precision", &["1", "3"][..], Some(Scheme::Acled)),
            ("geo_precision", &["1", "5"], Some(Scheme::Ucdp)),
            ("where_prec", &["1", "7"], Some(Scheme::Ucdp)),
            ("specificity", &["1", "5"], Some(Scheme::Gtd)),
            ("Location precision", &["1", "2"], Some(Scheme::Acled)),
            ("location_precision", &["1", "6"], Some(Scheme::Ucdp)),
            ("location_precision", &["town", "district"], Some(Scheme::Words)),
            ("geo_precision", &["", ""], Some(Scheme::Acled)),
            ("precision", &["0.0001", "0.002"], None),
            ("precise", &["1", "2"], None),
        ] {
            let rows: Vec<Vec<String>> = values.iter().map(|v| vec![(*v).to_owned()]).collect();
            let header = [name.to_owned()];
            let mut mapping = Mapping::empty();
            add(&mut mapping, &Sampled::new(&header, &rows));
            assert_eq!(mapping.precision.map(|(_, scheme)| scheme), want, "{name} {values:?}");
        }
    }
}
