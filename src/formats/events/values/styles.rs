//! How a file writes its numbers, dates and positions, by a sample of its rows.

use crate::formats::events::date::{DateOrder, DateUnit, date};
use crate::formats::events::form_evidence::FormEvidence;
use crate::formats::events::number::decimal;
use crate::formats::events::number_evidence::NumberEvidence;
use crate::formats::events::position::PointEvidence;
use crate::formats::events::systems::{Metres, is_system_name, likely, metres};
use crate::formats::events::zone::AHEAD;
use crate::formats::events::zone_names::zone_in_name;
use crate::formats::events::{CoordinateSystem, DateForm, Dates, Mapping, NumberStyle, PointOrder};

/// Decides how to read the numbers, dates and positions of a mapping's columns, as far as that is left open.
pub(in crate::formats::events) fn decide_styles(
    mapping: &mut Mapping,
    header: &[String],
    rows: &[Vec<String>],
) {
    let values = |column: usize| {
        rows.iter().filter_map(move |row| row.get(column)).map(|v| v.trim()).filter(|v| !v.is_empty())
    };
    let mut numbers = coordinates(mapping, rows);
    let people = [mapping.best, mapping.low, mapping.high].into_iter().flatten();
    for column in people.chain(mapping.added.iter().copied()) {
        values(column).for_each(|text| numbers.add_count(text));
    }
    if mapping.open.numbers {
        mapping.number_style = numbers.style();
    }
    if !mapping.open.forms {
        return;
    }
    let mut points = PointEvidence::default();
    mapping.point.into_iter().flat_map(values).for_each(|text| points.add(text));
    mapping.point_order = points.order();
    let day = match mapping.dates {
        Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
        Dates::None | Dates::Parts { .. } => None,
    };
    mapping.date_form = day.map_or(DateForm::Text, |day| {
        let form = form(values(day));
        if form == DateForm::Text && has_serials(values(day)) { DateForm::Serial1900 } else { form }
    });
    mapping.system = system(mapping, header, &values);
}

/// What the coordinates of some rows tell of the decimal sign.
pub(in crate::formats::events) fn coordinates(mapping: &Mapping, rows: &[Vec<String>]) -> NumberEvidence {
    let mut numbers = NumberEvidence::default();
    for column in [mapping.latitude, mapping.longitude].into_iter().flatten() {
        rows.iter().filter_map(|row| row.get(column)).for_each(|text| numbers.add_coordinate(text));
    }
    numbers
}

/// The form of a column's dates, if most that can be read are numbers of one form.
fn form<'v>(values: impl Iterator<Item = &'v str>) -> DateForm {
    let mut evidence = FormEvidence::default();
    values.for_each(|text| evidence.add(text));
    evidence.form(0)
}

/// Whether a column of dates has a few numbers among them that are days of the same years, as spreadsheets store them.
fn has_serials<'v>(values: impl Iterator<Item = &'v str>) -> bool {
    let (mut years, mut serials, mut others) = (Vec::new(), Vec::new(), 0);
    for text in values {
        let number = decimal(text.as_bytes()).and_then(|number| DateForm::Serial1900.day(number));
        match (date(text.as_bytes(), DateOrder::DayFirst), number) {
            (Some(dated), _) => years.push(dated.first.year()),
            (None, Some(day)) if !text.starts_with('0') => serials.push(day.year()),
            (None, _) => others += 1,
        }
    }
    let Some((first, last)) = years.iter().min().zip(years.iter().max()) else { return false };
    let are_few = !serials.is_empty() && serials.len() < years.len() && others * 10 <= years.len();
    are_few && serials.iter().all(|year| (first..=last).contains(&year))
}

/// The system of coordinates that are not degrees, if it is named by their columns or by one beside them.
fn system<'v, V: Iterator<Item = &'v str>>(
    mapping: &Mapping,
    header: &[String],
    values: &impl Fn(usize) -> V,
) -> CoordinateSystem {
    let Some((latitude, longitude)) = mapping.pair() else { return CoordinateSystem::Degrees };
    let number = |text: &str| metres(text.as_bytes()).or_else(|| decimal(text.as_bytes()));
    let far = values(latitude).filter_map(number).any(|y| y.abs() > 1000.0)
        && values(longitude).filter_map(number).any(|x| x.abs() > 1000.0);
    if !far {
        return CoordinateSystem::Degrees;
    }
    let own = [longitude, latitude].into_iter().filter_map(|c| header.get(c));
    if let Some(system) = own.filter_map(|name| CoordinateSystem::in_header(name)).next() {
        return system;
    }
    let beside = (0..header.len()).find(|column| {
        // A cell that names none makes its own row unreadable and no other one.
        let is_named =
            |text: &&str| CoordinateSystem::named(text).is_some_and(|s| s != CoordinateSystem::Degrees);
        let named = values(*column).filter(is_named).count();
        is_system_name(&header[*column]) && named > 0 && named * 2 >= values(*column).count()
    });
    if let Some(column) = beside {
        return CoordinateSystem::InColumn(column);
    }
    // The metres of web maps are like no others in Iraq.
    let pairs = values(longitude).zip(values(latitude));
    let known = pairs.filter_map(|(x, y)| Some(likely(number(x)?, number(y)?)));
    let (all, web) =
        known.fold((0, 0), |(all, web), metres| (all + 1, web + usize::from(metres == Metres::WebMercator)));
    if web * 2 > all { CoordinateSystem::WebMercator } else { CoordinateSystem::Degrees }
}

/// What was decided, a sentence each, as far as it is not what every table has.
pub(in crate::formats::events) fn styles_in_words(mapping: &Mapping, header: &[String]) -> Vec<String> {
    let name = |column: usize| header.get(column).map_or("", String::as_str);
    let day = match mapping.dates {
        Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
        Dates::None | Dates::Parts { .. } => None,
    };
    let dates = day.and_then(|day| {
        let of = match mapping.date_form {
            DateForm::Text => return None,
            DateForm::Serial1900 => "the day numbers of spreadsheets, which count from 1900".to_owned(),
            DateForm::EpochSeconds => since_1970("seconds"),
            DateForm::EpochMillis => since_1970("milliseconds"),
            DateForm::EpochMicros => since_1970("microseconds"),
            DateForm::EpochNanos => since_1970("nanoseconds"),
        };
        Some(format!("The numbers in “{}” were read as dates: {of}.", name(day)))
    });
    let point = mapping.point.filter(|_| mapping.pair().is_none());
    let order = point.and_then(|point| {
        let first = match mapping.point_order {
            PointOrder::Usual => return None,
            PointOrder::LatitudeFirst => "latitude",
            PointOrder::LongitudeFirst => "longitude",
        };
        Some(format!("“{}” was read with the {first} first: only so its positions lie in Iraq.", name(point)))
    });
    let parts: Vec<String> = mapping.degree_columns().map(|column| format!("“{}”", name(column))).collect();
    let parts = (mapping.pair().is_some() && !parts.is_empty()).then(|| {
        format!(
            "Positions are made of degrees and of the minutes, seconds or letters in {}.",
            parts.join(", ")
        )
    });
    let system = match mapping.system {
        CoordinateSystem::Degrees => None,
        CoordinateSystem::UtmNorth(zone) => {
            Some(format!("Positions in metres were converted to degrees from UTM zone {zone} N (WGS 84)."))
        }
        CoordinateSystem::WebMercator => Some(
            "Positions in metres were converted to degrees from Web Mercator (EPSG:3857), the only system in which they lie in Iraq."
                .to_owned(),
        ),
        CoordinateSystem::InColumn(column) => Some(format!(
            "Positions in metres were converted to degrees by the system that “{}” names.",
            name(column)
        )),
    };
    let comma = (mapping.number_style == NumberStyle::Comma && mapping.best.is_some()).then(|| {
        "Numbers have a decimal comma: 1.200 people killed are one thousand and two hundred.".to_owned()
    });
    let zones = zones_in_words(mapping, &name);
    let unit = match mapping.date_unit {
        DateUnit::Day => None,
        DateUnit::Week => Some("the seven days from it on"),
        DateUnit::WeekEnding => Some("the seven days up to it"),
        DateUnit::Month => Some("its month"),
        DateUnit::Quarter => Some("its quarter"),
        DateUnit::Year => Some("its year"),
    };
    let unit = day.zip(unit).map(|(day, unit)| {
        format!("A date in “{}” stands for {unit}, as the column’s name says.", name(day))
    });
    [dates, zones, unit, order, parts, system, comma].into_iter().flatten().collect()
}

/// Whose zone the times are of, if it is another one than Iraq's.
fn zones_in_words<'h>(mapping: &Mapping, name: &impl Fn(usize) -> &'h str) -> Option<String> {
    let named = |column: usize| zone_in_name(name(column)).map(|minutes| (column, minutes));
    let of_names = mapping.clock.and_then(named).or_else(|| mapping.date_columns().find_map(named));
    let rows = "rows that fall on another day in Baghdad (UTC+3) are dated by that day; a date without a time stays as it is";
    if let Some((column, minutes)) = of_names.filter(|(_, minutes)| *minutes != AHEAD) {
        let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
        let offset = match (minutes / 60, minutes % 60) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{hours}"),
            (hours, rest) => format!("{sign}{hours}:{rest:02}"),
        };
        let (time, of) = match mapping.clock {
            Some(clock) if clock != column => (clock, format!(", as “{}” says", name(column))),
            Some(_) | None => (column, String::new()),
        };
        return Some(format!("The times in “{}” are of UTC{offset}{of}: {rows}.", name(time)));
    }
    // Times of Iraq's own zone move nothing.
    let states = mapping.zone.or(mapping.clock.filter(|_| of_names.is_none()))?;
    Some(format!("“{}” gives the zone of times: {rows}.", name(states)))
}

fn since_1970(unit: &str) -> String {
    format!("{unit} since 1970; their days are those in Baghdad (UTC+3)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::events::Open;

    fn decided(header: &str, rows: &[&str], mapping: Mapping) -> Mapping {
        let split = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| split(row)).collect();
        let mut mapping = Mapping { open: Open::ALL, ..mapping };
        decide_styles(&mut mapping, &split(header), &rows);
        mapping
    }

    #[test]
    fn dates_are_numbers_only_if_the_column_is() {
        let form = |rows: &[&str]| {
            decided("date", rows, Mapping { dates: Dates::One(0), ..Mapping::empty() }).date_form
        };
        assert_eq!(form(&["42811", "42812"]), DateForm::Serial1900);
        assert_eq!(form(&["1489708800000", ""]), DateForm::EpochMillis);
        assert_eq!(form(&["2017-03-17", "42812"]), DateForm::Text);
        assert_eq!(form(&["2017-03-17", "6 March 2017", "42812"]), DateForm::Serial1900);
        assert_eq!(form(&["2017-03-17", "6 March 2017", "20812"]), DateForm::Text);
        assert_eq!(form(&["2017-03-17", "6 March 2017", "042812"]), DateForm::Text);
        assert_eq!(form(&["2017-03-17", "6 March 2017", "42812", "soon"]), DateForm::Text);
        assert_eq!(form(&["2017-03-17", "42812", "42813"]), DateForm::Serial1900);
        assert_eq!(form(&["2017", "2018"]), DateForm::Text);
        assert_eq!(form(&["20170317"]), DateForm::Text);
    }

    #[test]
    fn metres_are_converted_only_if_their_system_is_known() {
        let pair = Mapping { latitude: Some(1), longitude: Some(0), ..Mapping::empty() };
        let system = |header: &str, rows: &[&str]| decided(header, rows, pair.clone()).system;
        let utm = "440000|3690000";
        assert_eq!(system("x|y", &[utm]), CoordinateSystem::Degrees);
        assert_eq!(system("x_utm38n|y_utm38n", &[utm]), CoordinateSystem::UtmNorth(38));
        assert_eq!(system("Easting (EPSG:32638)|Northing", &[utm]), CoordinateSystem::UtmNorth(38));
        assert_eq!(
            system("easting|northing|zone", &["440000|3690000|38N", "440000|3690000|37N"]),
            CoordinateSystem::InColumn(2)
        );
        assert_eq!(system("x|y|EPSG", &["440000|3690000|32638"]), CoordinateSystem::InColumn(2));
        assert_eq!(system("x|y|security zone", &["440000|3690000|4"]), CoordinateSystem::Degrees);
        assert_eq!(system("x|y", &["4890000|4050000"]), CoordinateSystem::WebMercator);
        assert_eq!(system("x|y", &["44.1|36.1"]), CoordinateSystem::Degrees);
    }

    #[test]
    fn the_order_of_positions_and_the_decimal_sign_are_those_of_the_sample() {
        let point = Mapping { point: Some(0), best: Some(1), ..Mapping::empty() };
        let mapping = decided("p|killed", &["43.13, 36.34|1.200"], point);
        assert_eq!(
            (mapping.point_order, mapping.number_style),
            (PointOrder::LongitudeFirst, NumberStyle::Comma)
        );
    }
}
