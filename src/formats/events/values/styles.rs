//! How a file writes its numbers, dates and positions, by a sample of its rows.

use crate::formats::events::number::decimal;
use crate::formats::events::number_evidence::NumberEvidence;
use crate::formats::events::position::PointEvidence;
use crate::formats::events::systems::{Metres, is_system_name, likely};
use crate::formats::events::{CoordinateSystem, DateForm, Dates, Mapping, NumberStyle, PointOrder};

/// Fewest of a column's values, in percent, that must be plain numbers for it to hold dates as numbers.
const MOST: usize = 90;

/// Decides how to read the numbers, dates and positions of a mapping's columns.
pub(in crate::formats::events) fn decide_styles(
    mapping: &mut Mapping,
    header: &[String],
    rows: &[Vec<String>],
) {
    let values = |column: usize| {
        rows.iter().filter_map(move |row| row.get(column)).map(|v| v.trim()).filter(|v| !v.is_empty())
    };
    let mut numbers = NumberEvidence::default();
    for column in [mapping.latitude, mapping.longitude].into_iter().flatten() {
        values(column).for_each(|text| numbers.add_coordinate(text));
    }
    let people = [mapping.best, mapping.low, mapping.high].into_iter().flatten();
    for column in people.chain(mapping.added.iter().copied()) {
        values(column).for_each(|text| numbers.add_count(text));
    }
    mapping.number_style = numbers.style();
    let mut points = PointEvidence::default();
    mapping.point.into_iter().flat_map(values).for_each(|text| points.add(text));
    mapping.point_order = points.order();
    let day = match mapping.dates {
        Dates::One(day) | Dates::Span { first: day, .. } => Some(day),
        Dates::None | Dates::Parts { .. } => None,
    };
    mapping.date_form = day.map_or(DateForm::Text, |day| form(values(day)));
    mapping.system = system(mapping, header, &values);
}

/// The form of a column's dates, if almost all are numbers of one form.
fn form<'v>(values: impl Iterator<Item = &'v str> + Clone) -> DateForm {
    let of = |text: &str| decimal(text.as_bytes()).and_then(DateForm::of);
    let Some(form) = values.clone().find_map(of) else { return DateForm::Text };
    let (all, fitting) =
        values.fold((0, 0), |(all, fitting), text| (all + 1, fitting + usize::from(of(text) == Some(form))));
    if fitting * 100 >= all * MOST { form } else { DateForm::Text }
}

/// The system of coordinates that are not degrees, if it is named by their columns or by one beside them.
fn system<'v, V: Iterator<Item = &'v str>>(
    mapping: &Mapping,
    header: &[String],
    values: &impl Fn(usize) -> V,
) -> CoordinateSystem {
    let Some((latitude, longitude)) = mapping.pair() else { return CoordinateSystem::Degrees };
    let number = |text: &str| decimal(text.as_bytes());
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
        let mut named = 0;
        let all = values(*column).all(|text| {
            named += 1;
            CoordinateSystem::named(text).is_some_and(|s| s != CoordinateSystem::Degrees)
        });
        is_system_name(&header[*column]) && named > 0 && all
    });
    if let Some(column) = beside {
        return CoordinateSystem::InColumn(column);
    }
    // The metres of web maps are like no others in Iraq.
    let pairs = values(longitude).filter_map(number).zip(values(latitude).filter_map(number));
    let mut known = pairs.map(|(x, y)| likely(x, y)).peekable();
    let web = known.peek().is_some() && known.all(|metres| metres == Metres::WebMercator);
    if web { CoordinateSystem::WebMercator } else { CoordinateSystem::Degrees }
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
    let order = point.filter(|_| mapping.point_order == PointOrder::LongitudeFirst).map(|point| {
        format!("“{}” was read with the longitude first: only so its positions lie in Iraq.", name(point))
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
    [dates, order, system, comma].into_iter().flatten().collect()
}

fn since_1970(unit: &str) -> String {
    format!("{unit} since 1970; their days are those of UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(header: &str, rows: &[&str], mapping: Mapping) -> Mapping {
        let split = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| split(row)).collect();
        let mut mapping = mapping;
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
