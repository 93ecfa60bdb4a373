//! Files that are published without a line of column names, by what their columns hold.

use crate::formats::events::number::decimal;

/// The main table of <https://download.geonames.org/export/dump/readme.txt>.
const GEONAMES: &str = "geonameid name asciiname alternatenames latitude longitude feature_class feature_code \
    country_code cc2 admin1_code admin2_code admin3_code admin4_code population elevation dem timezone \
    modification_date";

/// UCDP GED and its monthly candidate releases, some of which have no header.
const GED: &str = "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id \
    conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id \
    side_b_new_id side_b number_of_sources source_article source_office source_date source_headline \
    source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt \
    priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b \
    deaths_civilians deaths_unknown best high low gwnoa gwnob";

/// What an event of GDELT begins with; then follow the places of both actors and of the event.
const GDELT: &str = "GLOBALEVENTID SQLDATE MonthYear Year FractionDate \
    Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code \
    Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code \
    Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code \
    Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code \
    IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources \
    NumArticles AvgTone";

/// The place of an actor or event of GDELT; the second version has `ADM2Code` as well.
const GDELT_PLACE: [&str; 8] =
    ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];

/// Share of rows, in percent, that must fit.
const ENOUGH: usize = 90;

/// A known file without a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats::events) struct Nameless {
    pub names: Vec<String>,
    /// Quotes in it are letters like others.
    pub literal: bool,
}

/// The names of the columns, if these are rows of a file that is known to have none.
pub(in crate::formats::events) fn nameless(delimiter: u8, rows: &[Vec<String>]) -> Option<Nameless> {
    let split = |names: &str| names.split_whitespace().map(str::to_owned).collect();
    let fits = |is: &dyn Fn(&[String]) -> bool| {
        let count = rows.iter().filter(|row| is(row)).count();
        count > 0 && count * 100 >= rows.len() * ENOUGH
    };
    match () {
        () if delimiter == b'\t' && fits(&is_geonames) => {
            Some(Nameless { names: split(GEONAMES), literal: true })
        }
        () if fits(&is_ged) => Some(Nameless { names: split(GED), literal: false }),
        () if delimiter == b'\t' && fits(&is_gdelt) => {
            let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
            Some(Nameless { names: gdelt(columns), literal: true })
        }
        () => None,
    }
}

fn number(row: &[String], column: usize) -> Option<f64> {
    decimal(row.get(column)?.trim().as_bytes())
}

fn within(row: &[String], column: usize, least: f64, most: f64) -> bool {
    number(row, column).is_some_and(|x| (least..=most).contains(&x))
}

fn empty_or_within(row: &[String], column: usize, least: f64, most: f64) -> bool {
    row.get(column).is_some_and(|text| text.trim().is_empty()) || within(row, column, least, most)
}

fn is_geonames(row: &[String]) -> bool {
    let class = row.get(6).map_or("", |class| class.trim());
    row.len() == 19
        && within(row, 0, 1.0, 1e9)
        && within(row, 4, -90.0, 90.0)
        && within(row, 5, -180.0, 180.0)
        && (class.is_empty() || class.len() == 1 && "AHLPRSTUV".contains(class))
}

fn is_ged(row: &[String]) -> bool {
    let is_day = |column: usize| row.get(column).is_some_and(|text| text.trim().get(4..5) == Some("-"));
    row.len() == 49
        && within(row, 2, 1946.0, 2100.0)
        && within(row, 5, 1.0, 3.0)
        && within(row, 24, 1.0, 7.0)
        && within(row, 29, -90.0, 90.0)
        && within(row, 30, -180.0, 180.0)
        && (is_day(38) || number(row, 38).is_some() || row.get(38).is_some_and(|t| t.contains('/')))
}

fn is_gdelt(row: &[String]) -> bool {
    let places = (row.len() == 61).then_some(8).or((row.len() == 57 || row.len() == 58).then_some(7));
    let Some(width) = places else { return false };
    let latitude = 35 + 2 * width + width - 3;
    within(row, 1, 19_000_000.0, 21_000_000.0)
        && within(row, 2, 190_000.0, 210_000.0)
        && within(row, 3, 1900.0, 2100.0)
        && within(row, 29, 1.0, 4.0)
        && empty_or_within(row, latitude, -90.0, 90.0)
        && empty_or_within(row, latitude + 1, -180.0, 180.0)
}

fn gdelt(columns: usize) -> Vec<String> {
    let mut names: Vec<String> = GDELT.split_whitespace().map(str::to_owned).collect();
    for whose in ["Actor1Geo", "Actor2Geo", "ActionGeo"] {
        let parts = GDELT_PLACE.iter().filter(|part| columns == 61 || **part != "ADM2Code");
        names.extend(parts.map(|part| format!("{whose}_{part}")));
    }
    names.extend(["DATEADDED", "SOURCEURL"].map(str::to_owned));
    names.truncate(columns);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_layouts_have_as_many_columns_as_published() {
        assert_eq!(GEONAMES.split_whitespace().count(), 19);
        assert_eq!(GED.split_whitespace().count(), 49);
        for columns in [57, 58, 61] {
            let names = gdelt(columns);
            assert_eq!(names.len(), columns);
            let at = |name: &str| names.iter().position(|n| n == name).unwrap();
            assert_eq!(at("ActionGeo_Lat"), if columns == 61 { 56 } else { 53 });
            assert_eq!(at("ActionGeo_Long"), at("ActionGeo_Lat") + 1);
        }
    }

    #[test]
    fn a_row_of_geonames_is_known() {
        let line = "99532\tBasrah\tBasrah\tBassora,البصرة\t30.50852\t47.7804\tP\tPPLA\tIQ\t\t02\t\t\t\t2600000\t\t5\tAsia/Baghdad\t2023-01-01";
        let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let found = nameless(b'\t', std::slice::from_ref(&row)).unwrap();
        assert_eq!((found.names[4].as_str(), found.literal), ("latitude", true));
        assert_eq!(nameless(b',', std::slice::from_ref(&row)), None);
        assert_eq!(nameless(b'\t', &[row[..18].to_vec()]), None);
    }
}
