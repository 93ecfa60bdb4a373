use super::date_words::{asks_if_exact, in_words, yes_or_no};
use super::header::{Name, contains};
use super::ranked::Sampled;
use crate::formats::events::number::decimal;
use crate::formats::events::{Mapping, Scheme};

/// Columns of place precision codes whose name implies a scheme; other names imply ACLED's.
const SCHEMES: [(&str, Scheme); 4] = [
    ("whereprec whereprecision", Scheme::Ucdp),
    ("dateprec dateprecision", Scheme::Ucdp),
    ("specificity", Scheme::Gtd),
    ("geoprecision timeprecision", Scheme::Acled),
];

/// Words for how precisely something is known.
pub(super) const PRECISION: &str = "\
    precision prec accuracy specificity exactness genauigkeit précision exactitude precisión exactitud precisione \
    accuratezza hassasiyet hassasiyeti doğruluk kesinlik دقة دقت وردی وردیی точность";

/// Words for how far from its position something may be.
pub(super) const DISTANCE: &str = "\
    uncertainty radius buffer error unsicherheit umkreis incertitude rayon incertidumbre radio incertezza raggio \
    yarıçap belirsizlik";

/// Words for places, positions and codes of them.
pub(super) const WHERE: &str = "\
    geo geographic geographical geocode geocoding geocoded location loc place position positional spatial coordinate \
    coordinates coord gps point site where area event incident lat lon of the in de la du des le der code codes level \
    class type horizontal ort ortes orts lage position lieu lieux localisation ubicación luogo konum yer مكان موقع \
    مکان شوێن места местоположения";

/// Words for days and times.
const WHEN: &str = "time date dates day days temporal datum datums zeit temporelle fecha data tarih تاريخ زمن تاریخ дата даты";

/// Words for units of length, and how many kilometres they are.
const UNITS: [(&str, Scheme); 2] = [
    ("m meter meters metre metres mètres metern metros metri metre متر أمتار м метров метры", Scheme::Metres),
    (
        "km kms kilometer kilometers kilometre kilometres kilomètres kilometern kilómetros chilometri كم км",
        Scheme::Kilometres,
    ),
];

/// Whether a column tells how precisely the place is known, by its name.
pub(super) fn is_place(name: &Name) -> bool {
    if name.is("uncertainty radius geoprecisioncode precisioncode") || is_joined(name, WHERE) {
        return true;
    }
    let is_precision = name.has(PRECISION) || name.has(DISTANCE) && (unit(name).is_some() || name.has(WHERE));
    let lists = [PRECISION, DISTANCE, WHERE, UNITS[0].0, UNITS[1].0];
    is_precision && name.words.iter().all(|word| lists.iter().any(|list| contains(list, word)))
}

/// The same of the date.
fn is_date(name: &Name) -> bool {
    const MORE: &str = "certainty granularity resolution quality confidence";
    (name.has(PRECISION) || name.has(MORE)) && name.has(WHEN) || is_joined(name, WHEN) || asks(name)
}

/// Whether it asks whether the date is exact, or approximate, or is GTD's column of approximate dates.
fn asks(name: &Name) -> bool {
    const SMALL: &str = "is was the event incident flag";
    let known = |w: &str| contains(WHEN, w) || contains(SMALL, w) || asks_if_exact(&Name::new(w)).is_some();
    name.is(APPROXIMATE)
        || name.has(WHEN) && asks_if_exact(name).is_some() && name.words.iter().all(|w| known(w))
}

/// GTD’s text beside dates of which the day is not known, or is one of several.
const APPROXIMATE: &str = "approxdate";

/// Whether a name is that of the precision of one of these, without anything between: “whereprec”.
fn is_joined(name: &Name, of: &'static str) -> bool {
    PRECISION
        .split_whitespace()
        .any(|word| name.key.strip_suffix(word).is_some_and(|rest| contains(of, rest)))
}

/// The unit of length in a name.
pub(super) fn unit(name: &Name) -> Option<Scheme> {
    UNITS.iter().find(|(words, _)| name.has(words)).map(|(_, scheme)| *scheme)
}

/// Completes a mapping by the columns of date precision and of vicinity, whatever else the file has or lacks.
pub(super) fn add(mapping: &mut Mapping, sampled: &Sampled) {
    if mapping.date_precision.is_none() {
        mapping.date_precision = find(sampled, is_date, date_scheme);
    }
    if mapping.vicinity.is_none() {
        let named = sampled.names.iter().position(|name| name.is("vicinity"));
        mapping.vicinity = named.filter(|c| {
            let is_code = |v: &str| decimal(v.as_bytes()).is_some_and(|x| [0.0, 1.0, -9.0].contains(&x));
            sampled.share(*c, is_code).is_none_or(|share| share >= 0.8)
        });
    }
}

/// The best column with such a name whose values are of a scheme: those whose name implies one go first.
fn find(
    sampled: &Sampled,
    is: fn(&Name) -> bool,
    scheme: fn(&Sampled, usize) -> Option<Scheme>,
) -> Option<(usize, Scheme)> {
    let mut columns: Vec<usize> = (0..sampled.names.len()).filter(|c| is(&sampled.names[*c])).collect();
    columns.sort_by_key(|c| (implied(&sampled.names[*c]).is_none(), *c));
    columns.into_iter().find_map(|column| Some((column, scheme(sampled, column)?)))
}

pub(super) fn implied(name: &Name) -> Option<Scheme> {
    SCHEMES.iter().find(|(names, _)| name.is(names)).map(|(_, scheme)| *scheme)
}

/// The scheme of a column of date precision, by its name and values.
pub(super) fn date_scheme(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let name = sampled.names.get(column)?;
    if name.is(APPROXIMATE) {
        return Some(Scheme::Words);
    }
    let asks = asks_if_exact(name).is_some();
    let (scheme, share) = coded(sampled, column, |scheme, code| scheme.date(code).is_some())?;
    if share >= ENOUGH && !asks {
        return Some(scheme);
    }
    // What is not understood is counted row by row.
    let has = |v: &str| {
        let code = || decimal(v.as_bytes()).is_some_and(|code| Scheme::Words.date(code).is_some());
        in_words(v).is_some() || asks && yes_or_no(v).is_some() || !asks && code()
    };
    sampled.share(column, has).is_none_or(|share| share >= 0.5).then_some(Scheme::Words)
}

/// Share of a column's values that must be of a scheme.
pub(super) const ENOUGH: f64 = 0.8;

/// The scheme that has most of a column's codes, and the share of them: the one that its name implies, unless the
/// values tell otherwise. An empty column has those of its name.
pub(super) fn coded(
    sampled: &Sampled,
    column: usize,
    has: impl Fn(Scheme, f64) -> bool,
) -> Option<(Scheme, f64)> {
    let implied = implied(sampled.names.get(column)?).unwrap_or(Scheme::Acled);
    let share = |scheme: Scheme| {
        let fits = |v: &str| decimal(v.as_bytes()).is_some_and(|code| code <= 0.0 || has(scheme, code));
        sampled.share(column, fits)
    };
    let Some(own) = share(implied) else { return Some((implied, 1.0)) };
    // Codes that only another scheme has: a 4 is none of ACLED's.
    let others = [Scheme::Ucdp, Scheme::Gtd].map(|scheme| (scheme, share(scheme).unwrap_or(0.0)));
    let mut best = (implied, own);
    for other in others {
        if other.1 > best.1 {
            best = other;
        }
    }
    Some(best)
}

/// A column that by its name tells how precisely dates are known and was not understood, with an example.
pub(in crate::formats::events) fn date_doubt(
    names: &[String],
    rows: &[Vec<String>],
    mapping: &Mapping,
) -> Option<(usize, String)> {
    let sampled = Sampled::new(names, rows);
    let is_precision = |c: &usize| is_date(&sampled.names[*c]) && !asks(&sampled.names[*c]);
    let mut columns = (0..names.len()).filter(is_precision).filter(|_| mapping.date_precision.is_none());
    columns.find_map(|column| Some((column, sampled.values(column).next()?.to_owned())))
}

/// Whether a name is that of a column of codes, which are no numbers of anything.
pub(super) fn is_code(name: &Name) -> bool {
    is_place(name) || is_date(name) || name.is("vicinity")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_precision_of_dates_is_found_in_codes_and_words() {
        for (name, values, want) in [
            ("time_precision", &["1", "3"][..], Some(Scheme::Acled)),
            ("date_prec", &["1", "5"], Some(Scheme::Ucdp)),
            ("date_precision", &["day", "month"], Some(Scheme::Words)),
            ("Date precision", &["1", "month", "2"], Some(Scheme::Words)),
            ("date accuracy", &["exact", "approximate", "??"], Some(Scheme::Words)),
            ("Genauigkeit Datum", &["Tag", "Monat"], Some(Scheme::Words)),
            ("دقة التاريخ", &["يوم", "شهر"], Some(Scheme::Words)),
            ("date_certainty", &["certain", "approximate"], Some(Scheme::Words)),
            ("approximate_date", &["yes", "no"], Some(Scheme::Words)),
            ("exact date", &["TRUE", "FALSE"], Some(Scheme::Words)),
            ("approxdate", &["June 2014", ""], Some(Scheme::Words)),
            ("approxdate", &["", ""], Some(Scheme::Words)),
            ("date_precision", &["high", "low"], None),
            ("exact date", &["2017-03-05", "2017-03-06"], None),
            ("estimated date", &["March 2017", "2017-03-06"], None),
            ("date", &["day", "month"], None),
            ("exact location", &["yes", "no"], None),
        ] {
            let rows: Vec<Vec<String>> = values.iter().map(|v| vec![(*v).to_owned()]).collect();
            let header = [name.to_owned()];
            let mut mapping = Mapping::empty();
            add(&mut mapping, &Sampled::new(&header, &rows));
            assert_eq!(mapping.date_precision.map(|(_, scheme)| scheme), want, "{name} {values:?}");
        }
    }
}
