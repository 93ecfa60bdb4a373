use super::axis_names::{Axis, AxisName, Part, axis_name};
use super::degree_parts::{has_parts, is_part_of};
use super::devices::{DEVICE, is_of_device};
use super::header::{Name, contains};
use super::other_things::WITH_PLACES;
use super::ranked::{Candidate, NEVER, Sampled, sorted};
use crate::formats::events::cell_codes::is_local_plus_code;
use crate::formats::events::number::decimal;

/// Words for what happened, or where.
const EVENT: &str = "\
    event incident attack action occurrence strike location loc site place position scene where \
    explosion exact حادث موقع";

/// Words for areas, whose middle is no place where something happened.
const AREA: &str = "\
    centroid center centre centr admin adm district governorate gov province region country state \
    subdistrict qada qadha nahiya muhafaza county capital area cell grid polygon centroids محافظة قضاء \
    ناحية";

/// Words for the place of somebody or something else, beside [`WITH_PLACES`].
const OTHER: &str = "\
    interview enumerator device publisher author base from to start end respondent household submission user \
    station depot";

/// The rank of pairs with such a name, which are taken if nothing else tells the place; and if something does.
const OTHERS: u8 = 60;
pub(in crate::formats::events) const ELSEWHERE: u8 = 240;

/// How well the stem of a pair fits the place of the event.
fn rank(stem: &str) -> u8 {
    let words: Vec<&str> = stem.split(' ').filter(|w| !w.is_empty()).collect();
    let any = |list: &'static str| words.iter().any(|w| contains(list, w));
    match () {
        () if words.is_empty() => 5,
        () if is_of_device(&words) => DEVICE,
        () if any(AREA) || AREA.split_whitespace().any(|area| area.len() > 4 && stem.starts_with(area)) => {
            NEVER
        }
        () if any(OTHER) || any(WITH_PLACES) => OTHERS,
        () if words.iter().all(|w| contains(EVENT, w)) => 0,
        () if any(EVENT) => 10,
        () if words.iter().all(|w| w.bytes().all(|b| b.is_ascii_digit())) => 15,
        () => 20,
    }
}

/// Pairs of latitude and longitude, the best first. Those of areas are last; see [`is_of_area`].
pub(super) fn pairs(sampled: &Sampled, fits: &dyn Fn(&str) -> bool) -> Vec<Candidate> {
    let axes: Vec<Option<AxisName>> = sampled.names.iter().map(axis_name).collect();
    let mut used: Vec<bool> = (0..axes.len()).map(|column| is_part_of(&axes, column)).collect();
    let mut all = Vec::new();
    for (latitude, named) in axes.iter().enumerate() {
        let Some(AxisName { axis: Axis::Latitude, stem, .. }) = named.as_ref().filter(|_| !used[latitude])
        else {
            continue;
        };
        let fitting = |c: &usize| {
            !used[*c] && axes[*c].as_ref().is_some_and(|a| a.axis == Axis::Longitude && a.stem == *stem)
        };
        // Of several of one name, those of the same part, and the nearest.
        let other_part = |c: usize| axes[c].as_ref().map(|a| a.part) != named.as_ref().map(|a| a.part);
        let nearest = |c: &usize| (other_part(*c), c.abs_diff(latitude));
        let Some(longitude) = (0..axes.len()).filter(fitting).min_by_key(nearest) else {
            continue;
        };
        used[longitude] = true;
        let (filled, read) = both(sampled, latitude, longitude, fits);
        // An “x” may be anything, and whole degrees need their minutes.
        let vague = u8::from(sampled.names[latitude].has("y")) * 3 + u8::from(has_parts(&axes, latitude));
        all.push(Candidate { columns: vec![latitude, longitude], rank: rank(stem) + vague, filled, read });
    }
    let named = all.iter().any(|c| c.rank < NEVER && (c.read > 0 || c.filled == 0));
    all.extend(if named {
        None
    } else {
        lone_axes(sampled, &axes, &used, fits).or_else(|| by_values(sampled, &axes))
    });
    sorted(all)
}

/// Moves pairs of somebody or something else behind all others, in a table that also names where something happened;
/// but “camp latitude” beside “camp” is the position of that place.
pub(super) fn put_elsewhere(pairs: &mut Vec<Candidate>, sampled: &Sampled) {
    let stem = |pair: &Candidate| {
        let name = pair.columns.first().and_then(|column| sampled.names.get(*column));
        name.and_then(axis_name).map(|axis| axis.stem).unwrap_or_default()
    };
    let named = |stem: &str| sampled.names.iter().any(|name| name.without("name").join(" ") == stem);
    for pair in pairs.iter_mut().filter(|pair| (OTHERS..NEVER).contains(&pair.rank)) {
        if !named(&stem(pair)) {
            pair.rank = ELSEWHERE;
        }
    }
    *pairs = sorted(std::mem::take(pairs));
}

/// Rows where both are filled, and where both can be read.
fn both(sampled: &Sampled, latitude: usize, longitude: usize, fits: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let (mut filled, mut read) = (0, 0);
    for row in sampled.rows {
        let text = |c: usize| row.get(c).map_or("", |v| v.trim());
        let (a, b) = (text(latitude), text(longitude));
        filled += usize::from(!a.is_empty() && !b.is_empty());
        read += usize::from(fits(a) && fits(b));
    }
    (filled, read)
}

/// One latitude and one longitude, however they are called, as “lat” and “x_coord”.
fn lone_axes(
    sampled: &Sampled,
    axes: &[Option<AxisName>],
    used: &[bool],
    fits: &dyn Fn(&str) -> bool,
) -> Option<Candidate> {
    let of = |wanted: Axis| {
        let one = |c: &usize| {
            !used[*c]
                && matches!(&axes[*c], Some(a) if a.axis == wanted && a.part != Part::Letter && rank(&a.stem) < OTHERS)
                && sampled.share(*c, fits).is_some_and(|share| share >= 0.5)
        };
        (0..axes.len()).filter(one).collect::<Vec<_>>()
    };
    let ([latitude], [longitude]) = (&of(Axis::Latitude)[..], &of(Axis::Longitude)[..]) else { return None };
    let (filled, read) = both(sampled, *latitude, *longitude, fits);
    Some(Candidate { columns: vec![*latitude, *longitude], rank: 25, filled, read })
}

/// No known names: two decimal columns within the latitudes and longitudes of Iraq, side by side.
fn by_values(sampled: &Sampled, axes: &[Option<AxisName>]) -> Option<Candidate> {
    let lies = |least: f64, most: f64| {
        move |v: &str| v.contains('.') && decimal(v.as_bytes()).is_some_and(|x| x >= least && x <= most)
    };
    let within = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let unnamed = |c: &usize| axes[*c].as_ref().is_none_or(|a| rank(&a.stem) < OTHERS);
        let columns = (0..sampled.names.len()).filter(unnamed);
        columns.filter(|c| sampled.share(*c, fits).is_some_and(|share| share >= 0.8)).collect()
    };
    let (north, east) = (within(&lies(28.5, 38.0)), within(&lies(38.5, 49.0)));
    let pairs = north.iter().flat_map(|a| east.iter().map(|b| (*a, *b)));
    let (latitude, longitude) = pairs.min_by_key(|(a, b)| a.abs_diff(*b))?;
    let (filled, read) = both(sampled, latitude, longitude, &|v| decimal(v.as_bytes()).is_some());
    Some(Candidate { columns: vec![latitude, longitude], rank: 29, filled, read })
}

/// Whether a pair gives the middle of areas and not where something happened.
pub(super) fn is_of_area(pair: &Candidate) -> bool {
    pair.rank >= NEVER
}

/// Whether a name is that of an area’s middle.
pub(super) fn is_area(name: &Name) -> bool {
    name.has(AREA)
}

/// Whether those areas are so large that their middle does not even tell the governorate.
pub(super) fn is_vast(sampled: &Sampled, pair: &Candidate) -> bool {
    pair.columns.iter().any(|c| {
        sampled.names.get(*c).is_some_and(|n| {
            n.has("country region adm0") || n.key.contains("admin0") || n.key.contains("adm0")
        })
    })
}

/// Why a table's positions are none that can be read, and what helps: codes that count from a town, or that only a
/// company can read.
pub(in crate::formats::events) fn refused(
    names: &[String],
    rows: &[Vec<String>],
) -> Option<(&'static str, &'static str)> {
    let sampled = Sampled::new(names, rows);
    let most = |is: &dyn Fn(&str) -> bool| {
        (0..names.len()).any(|c| sampled.share(c, is).is_some_and(|share| share > 0.5))
    };
    let three_words = |v: &str| {
        let words = v.strip_prefix("///");
        words.is_some_and(|w| w.split('.').count() == 3 && w.split('.').all(|w| !w.is_empty()))
    };
    match () {
        () if most(&is_local_plus_code) => Some((
            "its plus codes lack their first digits and count from a town that they do not name",
            "write full plus codes such as 8H8584VJ+2X, or latitude and longitude",
        )),
        () if most(&three_words) => Some((
            "its places are what3words addresses, which only that company’s service can read",
            "have them converted, and write latitude and longitude",
        )),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(header: &[&str], rows: &[&[&str]]) -> Vec<(String, bool)> {
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|v| (*v).to_owned()).collect()).collect();
        let sampled = Sampled::new(&header, &rows);
        let pairs = pairs(&sampled, &|v| decimal(v.as_bytes()).is_some());
        let words = |c: &Candidate| c.columns.iter().map(|c| c.to_string()).collect::<Vec<_>>().join(" ");
        pairs.iter().map(|pair| (words(pair), is_of_area(pair))).collect()
    }

    #[test]
    fn latitude_and_longitude_are_taken_as_a_pair() {
        let four = &["33.5", "36.3", "36.34", "43.12"][..];
        for (header, row, want) in [
            (&["Actor1Geo_Lat", "Actor1Geo_Long", "ActionGeo_Lat", "ActionGeo_Long"][..], four, "2 3"),
            (&["district_lat", "district_lon", "lat", "lon"], four, "2 3"),
            (&["latitude", "longitude", "latitude", "longitude"], &["", "", "36.34", "43.12"], "2 3"),
            (&["CENTROID_X", "CENTROID_Y", "event_latitude", "event_longitude"], four, "2 3"),
            (&["lat", "admin1_lon", "admin1_lat", "lon"], four, "0 3"),
            (&["x", "y", "GPSLatitude", "GPSLongitude"], &["1", "2", "36.34", "43.12"], "2 3"),
            (&["a", "b", "c", "d"], four, "2 3"),
            (&["خط العرض", "خط الطول", "c", "d"], four, "0 1"),
            (&["breitengrad", "längengrad", "c", "d"], four, "0 1"),
        ] {
            assert_eq!(taken(header, &[row]).first().map(|(c, _)| c.as_str()), Some(want), "{header:?}");
        }
    }

    #[test]
    fn the_position_of_somebody_else_is_taken_only_if_nothing_else_tells_the_place() {
        for (header, taken) in [
            ("town,office latitude,office longitude", false),
            ("governorate,Hospital lat,Hospital lon", false),
            ("Incident governorate,HQ lat,HQ lon", false),
            ("city,origin_lat,origin_lon", false),
            ("governorate,station_lat,station_lon", false),
            // Of the place that the table names so, or the only one.
            ("Camp,governorate,Camp latitude,Camp longitude", true),
            ("hospital name,governorate,hospital lat,hospital lon", true),
            ("office latitude,office longitude", true),
            ("town,event latitude,event longitude", true),
        ] {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            let mut row = vec!["Mosul".to_owned(); header.len() - 2];
            row.extend(["36.3412".to_owned(), "43.1312".to_owned()]);
            let found = super::super::guess::guess(&header, &[row.clone(), row]);
            assert_eq!(found.latitude.is_some(), taken, "{header:?}");
        }
    }

    #[test]
    fn the_middle_of_an_area_is_no_place_of_an_event() {
        for header in [
            &["CENTROID_LATITUDE", "CENTROID_LONGITUDE"],
            &["admin2_lat", "admin2_lon"],
            &["adm1_lat", "adm1_long"],
            &["district_latitude", "district_longitude"],
            &["centroid_y", "centroid_x"],
            &["Governorate Lat", "Governorate Long"],
            &["lat_centroid", "lon_centroid"],
        ] {
            assert_eq!(taken(header, &[&["36.34", "43.12"]]), [("0 1".to_owned(), true)], "{header:?}");
        }
    }
}
