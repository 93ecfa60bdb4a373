//! Which columns say how precisely places are known: by their names, or by values that speak of nothing else.

use std::collections::BTreeSet;

use super::codes::{DISTANCE, ENOUGH, PRECISION, WHERE, coded, implied, is_place, unit};
use super::devices::is_accuracy;
use super::header::{Name, contains, key};
use super::other_things::WITH_LEVELS;
use super::precision_words::{Wording, class, flag, is_empty, is_known, wording};
use super::ranked::{Candidate, Sampled};
use crate::formats::events::lengths::about;
use crate::formats::events::number::decimal;
use crate::formats::events::placed_text::ADDED;
use crate::formats::events::{Mapping, Scheme};
use crate::model::Precision;

/// Words for what a position is, how it was found or how good it is, which mean its precision only beside one of
/// [`POSITION`].
const QUALITY: &str = "\
    quality confidence certainty reliability resolution granularity match matched matching status method source type \
    level tier grade class category kind basis note notes comment remark remarks qualität güte qualité fiabilité type calidad kalite جودة نوع ثقة مصدر مستوى";
pub(super) const POSITION: &str = "\
    geo geographic geocode geocoded geocoding geocoder geolocation location loc position positional coordinate \
    coordinates coord coords gps point spatial geometry osm nominatim place lage standort position lieu localisation ubicación konum موقع \
    احداثيات إحداثيات مکان شوێن";

/// Names that geocoding programs give.
pub(super) const GEOCODED: &str = "\
    geocoded geocoding geocode matchtype matchlevel matchcode matchquality addrtype resulttype lagequalität \
    ortsqualität standortqualität";

/// Words that a column of yes and no asks about a position.
const MIDDLE: &str =
    "centroid centroids centroide centroïde zentroid mittelpunkt schwerpunkt centered centred";
const ROUGH: &str = "\
    approximate approximated approx approximation imprecise inexact rough estimated guessed interpolated fuzzy ungefähr \
    geschätzt ungenau approximatif approximative estimé aproximado تقريبي تقريبية تقریبی";
const SHARP: &str = "exact exactly precise genau exakt précis précise exacte exacto دقيق دقیق";

/// Words for codes.
const NUMBERED: &str = "id ids value val number nr score scale index";

/// Words that may stand beside these.
const BESIDE: &str = "is it a the this flag only yes no or used";

/// Words of names that in a list of places say what each of them is.
const RANK: &str =
    "admin adm administrative level type kind class category feature fcode fclass code rank status unit";

/// Most different values of a column that is told by its values, and the longest of them in bytes.
const MOST_VALUES: usize = 40;
const LONGEST: usize = 60;

/// Most columns whose words are put together.
const MOST: usize = 4;

/// Completes a mapping by the columns that say how precisely places are known, and returns them, the best first. A
/// position is never taken for more precise than any of them says. `dated` tells whether the rows have days of events;
/// `None` that the file is one whose columns are known.
pub(super) fn add(mapping: &mut Mapping, sampled: &Sampled, dated: Option<bool>) -> Vec<Candidate> {
    let mut found: Vec<(u8, usize, Scheme)> =
        mapping.precision.map(|(c, scheme)| (0, c, scheme)).into_iter().collect();
    if let Some(dated) = dated {
        let used: BTreeSet<usize> = used(mapping).collect();
        let free = (0..sampled.names.len()).filter(|c| !used.contains(c) && !is_ours(&sampled.names[*c]));
        found.extend(free.filter_map(|c| told(sampled, c, dated).map(|(rank, scheme)| (rank, c, scheme))));
        found.sort_by_key(|(rank, column, _)| (*rank, *column));
        found.truncate(MOST);
    }
    mapping.precision = found.first().map(|(_, column, scheme)| (*column, *scheme));
    mapping.precision_also = found.iter().skip(1).map(|(_, column, scheme)| (*column, *scheme)).collect();
    mapping
        .dimensions
        .retain(|d| d.named.role != crate::events::Role::Type || found.iter().all(|f| f.1 != d.column));
    let candidate = |(rank, column, scheme): &(u8, usize, Scheme)| {
        let (filled, read) = sampled.read(*column, |value| is_read(*scheme, value));
        Candidate { columns: vec![*column], rank: *rank, filled, read }
    };
    found.iter().map(candidate).collect()
}

/// Whether a name explains the codes of place precision: “location accuracy (1=exact, 2=near, 3=region)”.
fn is_explained(name: &Name) -> bool {
    let own = |word: &str| [PRECISION, POSITION, WHERE, NUMBERED].iter().any(|list| contains(list, word));
    name.has(PRECISION) && name.words.iter().all(|word| own(word) || is_known(word))
}

/// Whether a column was added by placing the table by its words: its code of precision says it all.
pub(super) fn is_ours(name: &Name) -> bool {
    ADDED.iter().any(|added| key(added) == name.key)
}

/// The columns that a mapping takes for something else.
fn used(mapping: &Mapping) -> impl Iterator<Item = usize> + '_ {
    let plain = [
        mapping.governorate,
        mapping.country,
        mapping.best,
        mapping.low,
        mapping.high,
        mapping.events,
        mapping.id,
    ];
    let names = mapping.names.iter().map(|name| name.column);
    let coded = mapping.precision.into_iter().chain(mapping.date_precision).map(|(column, _)| column);
    mapping.essential().chain(plain.into_iter().flatten()).chain(names).chain(coded)
}

/// The scheme of a column that says how precisely places are known, and how well its name fits.
fn told(sampled: &Sampled, column: usize, dated: bool) -> Option<(u8, Scheme)> {
    let name = sampled.names.get(column)?;
    if is_place(name) || is_explained(name) {
        let rank = u8::from(implied(name).is_none());
        return place_scheme(sampled, column).map(|scheme| (rank, scheme));
    }
    let lengths = || {
        let only = name.words.iter().all(|word| contains(DISTANCE, word)) && !name.words.is_empty();
        only && sampled.share(column, |v| class(v).is_some()).is_some_and(|share| share >= ENOUGH)
    };
    asked(sampled, column)
        .or_else(|| (lengths() || by_values(sampled, column, dated)).then_some(Scheme::Words))
        .map(|scheme| (if is_hinted(name) { 2 } else { 3 }, scheme))
}

/// The scheme of a column that the user names for it.
pub(super) fn scheme(sampled: &Sampled, column: usize) -> Scheme {
    let numbers = || sampled.share(column, |v| decimal(v.as_bytes()).is_some());
    asked(sampled, column).or_else(|| place_scheme(sampled, column)).unwrap_or_else(|| {
        if numbers().is_some_and(|share| share < 0.5) { Scheme::Words } else { Scheme::Acled }
    })
}

/// Whether a value is one of a scheme.
fn is_read(scheme: Scheme, value: &str) -> bool {
    decimal(value.as_bytes()).and_then(|code| scheme.place(code)).is_some()
        || scheme.in_words(value).is_some()
}

/// The scheme of a column of place precision, by its name and values.
fn place_scheme(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let name = sampled.names.get(column)?;
    if let Some(unit) = unit(name) {
        let fits = |v: &str| about(v).is_some() || class(v).is_some();
        return sampled.share(column, fits).is_none_or(|share| share >= ENOUGH).then_some(unit);
    }
    let metres = |v: &str| decimal(v.as_bytes()).is_some_and(|x| x >= 0.0);
    if is_accuracy(sampled, column) && sampled.share(column, metres).is_none_or(|share| share >= ENOUGH) {
        return Some(Scheme::Metres);
    }
    let has = |scheme: Scheme, code: f64| scheme.place(code).is_some();
    let codes = if name.has(DISTANCE) { None } else { coded(sampled, column, has) };
    let worded = || sampled.share(column, |v| class(v).is_some()).is_some_and(|share| share >= ENOUGH);
    match codes {
        Some((scheme, 1.0)) => Some(scheme),
        _ if worded() => Some(Scheme::Words),
        Some((scheme, share)) if share >= ENOUGH => Some(scheme),
        _ => distances(sampled, column).or_else(|| by_values(sampled, column, true).then_some(Scheme::Words)),
    }
}

/// Numbers that are no codes are distances: the receiver of a position gives its accuracy in metres. A few hundred and
/// less may be kilometres where the name speaks of a radius, and are then taken for those, which claims less.
fn distances(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let number = |v: &str| decimal(v.as_bytes());
    let fits = |v: &str| number(v).is_some_and(|x| x >= 0.0);
    let above = |most: f64| sampled.values(column).filter_map(number).any(|x| x > most);
    if sampled.share(column, fits).is_none_or(|share| share < ENOUGH) || !above(1.0) {
        return None;
    }
    let is_radius = sampled.names[column].has(DISTANCE);
    Some(if is_radius && !above(300.0) { Scheme::Kilometres } else { Scheme::Metres })
}

/// The scheme of a column that answers yes or no to what its name asks.
fn asked(sampled: &Sampled, column: usize) -> Option<Scheme> {
    let name = sampled.names.get(column)?;
    let question = [(MIDDLE, Scheme::Centroid), (ROUGH, Scheme::Approximate), (SHARP, Scheme::Exact)]
        .into_iter()
        .find(|(words, _)| name.has(words))?;
    let (words, scheme) = question;
    let rest = name.without(words);
    let of_places =
        rest.iter().all(|word| contains(WHERE, word) || contains(POSITION, word) || contains(BESIDE, word));
    // What is estimated is as often a number of people.
    let alone = rest.iter().all(|word| contains(BESIDE, word));
    if !of_places || alone && name.has("estimated guessed estimé geschätzt") {
        return None;
    }
    let (filled, flags) = sampled.read(column, |v| flag(v).is_some());
    let known = sampled.share(column, |v| flag(v).is_some() || class(v).is_some())?;
    (flags * 2 >= filled && known >= ENOUGH).then_some(scheme)
}

/// Whether a name says that it is about the quality or the source of positions.
fn is_hinted(name: &Name) -> bool {
    name.is(GEOCODED)
        || name.has(MIDDLE)
        || name.has(POSITION)
            && (name.has(QUALITY) || name.has(PRECISION) || name.has(ROUGH) || name.has(SHARP))
}

/// Whether a column's values speak of nothing but how precisely a place is known. In a list of places, which has no
/// dates, “district” may be what a place is.
fn by_values(sampled: &Sampled, column: usize, dated: bool) -> bool {
    let name = &sampled.names[column];
    let hinted = is_hinted(name) || is_place(name) || is_explained(name);
    if name.has(WITH_LEVELS) || !hinted && !dated && name.has(RANK) {
        return false;
    }
    let Some((unknown, known)) = wordings(sampled, column) else { return false };
    let (coarse, evident) = known.iter().fold((false, false), |(coarse, evident), w| {
        (coarse || w.class > Precision::Town, evident || w.is_evident)
    });
    let found = known.iter().any(|w| w.is_found);
    if hinted {
        // “Place type” is as open as “type”.
        let rank = name.has(RANK) && name.has("place location loc position ort lieu موقع");
        return known.len() >= unknown && (coarse || found) && (dated || found || !rank);
    }
    // “Governorate” may be who reported it, and “approximate” a number of people.
    let technical = known.iter().any(|w| w.is_technical);
    known.len() >= unknown * 4 && evident && technical && (dated || found)
}

/// How many different values of a column are no wordings of precision, and those that are; `None` if there are too many
/// of them, or too long ones.
fn wordings(sampled: &Sampled, column: usize) -> Option<(usize, Vec<Wording>)> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let (mut unknown, mut known) = (0, Vec::new());
    for value in sampled.values(column) {
        if value.len() > LONGEST {
            return None;
        }
        if !seen.insert(value) || is_empty(value) {
            continue;
        }
        match wording(value) {
            Some(wording) => known.push(wording),
            None => unknown += 1,
        }
        // Most columns are of other things, which shows at once.
        if seen.len() > MOST_VALUES || unknown > 3 && unknown > known.len() {
            return None;
        }
    }
    Some((unknown, known))
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
            ("accuracy", &["governorate", "exact"], Some(Scheme::Words)),
            ("location_precision", &["province level", "centroid of district"], Some(Scheme::Words)),
            ("Genauigkeit", &["Provinz", "Ort"], Some(Scheme::Words)),
            ("Précision", &["gouvernorat", "exacte"], Some(Scheme::Words)),
            ("دقة الموقع", &["محافظة", "قضاء"], Some(Scheme::Words)),
            ("accuracy", &["4.5", "12", "50000"], Some(Scheme::Metres)),
            ("accuracy_m", &["1", "50000"], Some(Scheme::Metres)),
            ("uncertainty_m", &["500"], Some(Scheme::Metres)),
            ("coordinateUncertaintyInMeters", &["2", "30"], Some(Scheme::Metres)),
            ("radius_km", &["1", "5"], Some(Scheme::Kilometres)),
            ("radius", &["5", "25"], Some(Scheme::Kilometres)),
            ("location error (km)", &["5", "25"], Some(Scheme::Kilometres)),
            ("accuracy", &["high", "low"], None),
            ("Location accuracy (1=exact, 2=nearby, 3=region)", &["1", "3"], Some(Scheme::Acled)),
            ("GPS accuracy", &["1 - exact", "3 - province"], Some(Scheme::Words)),
            ("Precision of location (1-5)", &["1", "4", "5"], Some(Scheme::Ucdp)),
            ("LocationAccuracyId", &["1", "2"], Some(Scheme::Acled)),
            ("niveau de précision", &["province", "village"], Some(Scheme::Words)),
            ("osm_type", &["administrative", "village"], Some(Scheme::Words)),
            ("accuracy of report", &["1", "2"], None),
        ] {
            let rows: Vec<Vec<String>> = values.iter().map(|v| vec![(*v).to_owned()]).collect();
            let header = [name.to_owned()];
            let mut mapping = Mapping::empty();
            add(&mut mapping, &Sampled::new(&header, &rows), Some(true));
            assert_eq!(mapping.precision.map(|(_, scheme)| scheme), want, "{name} {values:?}");
        }
    }

    fn taken(header: &[&str], rows: &[&[&str]], dated: bool) -> Option<(usize, Scheme)> {
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|v| (*v).to_owned()).collect()).collect();
        let mut mapping = Mapping::empty();
        add(&mut mapping, &Sampled::new(&header, &rows), Some(dated));
        mapping.precision
    }

    #[test]
    fn values_that_speak_of_nothing_else_tell_a_column_whatever_its_name() {
        use Scheme::{Approximate, Centroid, Exact, Words};
        for (name, values, want) in [
            ("geocoded", &["governorate", "town"][..], Some(Words)),
            ("GPS quality", &["exact", "district"], Some(Words)),
            ("Location type", &["town", "province"], Some(Words)),
            ("geo_quality", &["ADM1", "point"], Some(Words)),
            ("Coordinate quality", &["admin1 centroid", "exact"], Some(Words)),
            ("centroid", &["yes", "no"], Some(Centroid)),
            ("is_centroid", &["TRUE", "FALSE"], Some(Centroid)),
            ("centroid", &["1", "0"], Some(Centroid)),
            ("approximate location", &["yes", "no"], Some(Approximate)),
            ("exact location", &["yes", "no"], Some(Exact)),
            ("coord_source", &["GPS", "governorate centroid", "map"], Some(Words)),
            ("geo_accuracy", &["ROOFTOP", "APPROXIMATE"], Some(Words)),
            ("match_type", &["exact", "city centroid", "governorate", "country"], Some(Words)),
            ("location_type", &["ROOFTOP", "GEOMETRIC_CENTER", "RANGE_INTERPOLATED"], Some(Words)),
            ("how sure", &["ADM1", "town", "?"], Some(Words)),
            ("x7", &["Zentroid der Provinz", "Ort", "Bezirk"], Some(Words)),
            ("Lage", &["exakt", "Mittelpunkt der Provinz"], Some(Words)),
            // Of other things.
            ("source_scale", &["National", "Regional", "Subnational"], None),
            ("responder", &["Governorate", "District"], None),
            ("notes", &["approximate", "unknown"], None),
            ("status", &["exact", "approximate"], None),
            ("time accuracy", &["exact", "approximate", "estimated"], None),
            ("death toll", &["exact", "estimated"], None),
            ("ملاحظة", &["محافظة", "مدينة"], None),
            ("actor type", &["state", "non-state"], None),
            ("attack type", &["IED", "airstrike"], None),
            ("perpetrator", &["unknown", "unknown"], None),
            ("weapon", &["none", "unknown", "rifle"], None),
            ("target", &["district", "governorate"], None),
            ("area type", &["urban", "rural"], None),
            ("setting", &["city", "village"], None),
            ("town", &["Baghdad province", "Mosul district"], None),
            ("approximate date", &["yes", "no"], None),
            ("estimated", &["yes", "no"], None),
            ("killed", &["1", "0"], None),
        ] {
            let rows: Vec<[&str; 1]> = values.iter().map(|v| [*v]).collect();
            let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
            assert_eq!(taken(&[name], &rows, true).map(|t| t.1), want, "{name} {values:?}");
        }
    }

    #[test]
    fn in_a_list_of_places_the_rank_of_a_place_is_no_precision() {
        for name in ["admin level", "type", "place type", "feature class", "what"] {
            let rows: &[&[&str]] = &[&["governorate"], &["district"], &["town"]];
            assert_eq!(taken(&[name], rows, false), None, "{name}");
        }
        assert!(taken(&["geo_quality"], &[&["governorate"], &["town"]], false).is_some());
        assert!(taken(&["what"], &[&["governorate centroid"], &["exact"]], false).is_some());
    }

    #[test]
    fn of_several_columns_all_count() {
        let header = ["geo_precision", "radius_km", "centroid"].map(str::to_owned);
        let rows =
            [["1", "5", "no"].map(str::to_owned).to_vec(), ["3", "80", "yes"].map(str::to_owned).to_vec()];
        let mut mapping = Mapping::empty();
        add(&mut mapping, &Sampled::new(&header, &rows), Some(true));
        assert_eq!(mapping.precision, Some((0, Scheme::Acled)));
        assert_eq!(mapping.precision_also, [(1, Scheme::Kilometres), (2, Scheme::Centroid)]);
    }
}
