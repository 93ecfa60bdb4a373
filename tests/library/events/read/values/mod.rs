//! What the cells of a table become: counts, positions, days, and what is said about them.

use std::sync::{Arc, OnceLock};

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::events::Day;
use iraq_risk_atlas::files::Opener;
use iraq_risk_atlas::formats::events::{Cause, Dates, EventFile, Mapping, Reading, Watch};
use proptest::prelude::*;

mod counts;
mod day_details;
mod day_order;
mod days;
mod killed_names;
mod lists;
mod places;
mod positions;
mod totals;

use super::governorates;

fn table(text: &str) -> EventFile {
    read_as(text, None)
}

/// The same as the program reads it: again, if all rows show that it was read in a wrong way.
fn read_fully(text: &str) -> EventFile {
    static OPENER: OnceLock<Opener> = OnceLock::new();
    let opener = OPENER.get_or_init(|| Opener::new(Arc::new(Atlas::built_in().unwrap())));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(if text.starts_with(['[', '{']) { "a.json" } else { "a.csv" });
    std::fs::write(&path, text).unwrap();
    let table =
        opener.open_table(&path, &mut |_, _| Watch::GoOn).unwrap_or_else(|e| panic!("{e}: {text:.300}"));
    opener.read(&table, None, &mut |_| Watch::GoOn).unwrap_or_else(|e| panic!("{e}: {text:.300}")).file
}

fn read_as(text: &str, mapping: Option<&Mapping>) -> EventFile {
    let mut input = text.as_bytes();
    let reading = Reading::begin("events", &mut input, None, mapping).unwrap();
    let today = Day::from_ymd(2026, 11, 30);
    reading.with_today(today).finish(governorates(), &mut |_| Watch::GoOn, None).unwrap()
}

/// Rows drawn, people killed, first and last day.
fn summary(file: &EventFile) -> (u32, u32, String) {
    let rows = 0..file.table.len() as u32;
    let killed = rows.map(|row| file.table.fatalities(row).best.unwrap_or(0)).sum();
    let days = file.table.span().map_or_else(String::new, |(first, last)| format!("{first} {last}"));
    (file.table.drawn(), killed, days)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

const DAYS: &str = "2017-03-17 2017-03-18";

#[test]
fn positions_in_one_column_are_drawn() {
    for (first, second) in [
        ("36.34, 43.13", "36.35, 43.14"),
        ("36.34 43.13 0 0", "36.35 43.14 250 4.5"),
        ("43.13, 36.34", "43.14, 36.35"),
        ("[43.13, 36.34]", "[43.14, 36.35]"),
        (
            "{\"type\":\"Point\",\"coordinates\":[43.13,36.34]}",
            "{\"type\":\"Point\",\"coordinates\":[43.14,36.35]}",
        ),
        ("SRID=4326;POINT(43.13 36.34)", "POINT Z (43.14 36.35 1)"),
        ("36°20'24\"N 43°07'48\"E", "36°21'00\"N 43°08'24\"E"),
        ("38SLF 31000 22000", "38SLF3200023000"),
        ("38N 440000 3690000", "38N 441000 3690000"),
        ("36,34; 43,13", "36,35; 43,14"),
    ] {
        let (first, second) = (quoted(first), quoted(second));
        let file = table(&format!("date,where it was,killed\n2017-03-17,{first},4\n2017-03-18,{second},5\n"));
        assert_eq!(summary(&file), (2, 9, DAYS.to_owned()), "{first}");
    }
}

#[test]
fn metres_are_converted_where_their_system_is_named_and_refused_with_its_name_where_not() {
    let rows = "2017-03-17,440000,3690000,38N,4\n2017-03-18,441000,3690000,38N,5\n";
    for header in
        ["date,easting,northing,zone,killed", "date,x_utm38n,y_utm38n,z,killed", "date,x,y,utm_zone,killed"]
    {
        let file = table(&format!("{header}\n{rows}"));
        assert_eq!(summary(&file), (2, 9, DAYS.to_owned()), "{header}");
        assert!(file.notes.decisions.iter().any(|said| said.contains("metres")), "{header}");
    }
    let file = table(&format!("date,x,y,remark,killed\n{rows}"));
    assert_eq!((file.table.drawn(), file.notes.count(Cause::ProjectedUtm)), (0, 2));
}

#[test]
fn ranges_and_qualified_numbers_keep_their_ends_and_are_said() {
    let file = table(
        "date,latitude,longitude,killed\n2017-03-17,36.34,43.13,10-15\n2017-03-17,36.34,43.13,12+\n2017-03-17,36.34,43.13,up to 8\n\
         2017-03-17,36.34,43.13,~20\n2017-03-17,36.34,43.13,dozens\n2017-03-17,36.34,43.13,1.5\n2017-03-17,36.34,43.13,7\n2017-03-17,36.34,43.13,n/a\n",
    );
    for cause in [
        Cause::CountRange,
        Cause::CountAtLeast,
        Cause::CountAtMost,
        Cause::CountAbout,
        Cause::UnreadableCount,
        Cause::FractionalCount,
    ] {
        assert_eq!(file.notes.count(cause), 1, "{}", cause.title());
    }
    let sum = |end: &dyn Fn(u32) -> Option<u32>| (0..8).filter_map(end).sum::<u32>();
    assert_eq!(sum(&|row| file.table.fatalities(row).best), 10 + 12 + 20 + 7);
    // A number without an end is both.
    assert_eq!(sum(&|row| file.table.fatalities(row).low), 10 + 12 + 20 + 7);
    assert_eq!(sum(&|row| file.table.fatalities(row).high), 15 + 8 + 20 + 7);
}

#[test]
fn dates_of_any_form_are_days_and_odd_ones_are_said() {
    for (first, second, cause) in [
        ("42811.5", "42812", None),
        ("1489708800", "1489795200", None),
        ("1489708800000", "1489795200000", None),
        ("17 آذار 2017", "18 مارس 2017", None),
        ("17/03/17", "18/03/17", None),
        ("2017-W11-5", "2017-W11-6", None),
        ("1438/06/18", "19 جمادى الآخرة 1438", Some(Cause::IslamicDate)),
    ] {
        let file = table(&format!(
            "date,latitude,longitude,killed\n{first},36.34,43.13,4\n{second},36.34,43.13,5\n"
        ));
        assert_eq!(summary(&file), (2, 9, DAYS.to_owned()), "{first}");
        assert!(cause.is_none_or(|cause| file.notes.count(cause) == 2), "{first}");
    }
    let file = table(
        "date,latitude,longitude\n1402/12/27,36.34,43.13\n1850-03-17,36.34,43.13\n2027-01-01,36.34,43.13\n2017-03-17,36.34,43.13\n",
    );
    for cause in [Cause::OtherCalendar, Cause::EarlyDate, Cause::FutureDate] {
        assert_eq!(file.notes.count(cause), 1, "{}", cause.title());
    }
    assert_eq!(file.table.undated(), 1);
    let file =
        table("year,month,day,latitude,longitude\n2017,March,17,36.34,43.13\n2017,آذار,18,36.34,43.13\n");
    assert_eq!(summary(&file), (2, 0, DAYS.to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_row_is_read_or_counted_in_a_note(cells in proptest::collection::vec(("[-0-9./ :a-z°'N+~٣]{0,12}", "[-0-9., °'NE]{0,10}", "[-0-9.,+~a-z ]{0,8}"), 1..20)) {
        let mut text = "date,latitude,longitude,killed\n2017-03-17,36.34,43.13,1\n".to_owned();
        for (date, position, killed) in &cells {
            text.push_str(&format!("{},{},43.13,{}\n", quoted(date), quoted(position), quoted(killed)));
        }
        let mapping = Mapping {
            latitude: Some(1),
            longitude: Some(2),
            dates: Dates::One(0),
            best: Some(3),
            ..Mapping::empty()
        };
        let file = read_as(&text, Some(&mapping));
        prop_assert_eq!(file.table.len(), cells.len() + 1);
        let noted = |causes: &[Cause]| causes.iter().map(|cause| file.notes.count(*cause)).sum::<u64>();
        let undated = noted(&[Cause::NoDate, Cause::UnreadableDate, Cause::OtherCalendar, Cause::DefaultDate]);
        prop_assert_eq!(file.table.undated() as u64, undated);
        let unplaced = noted(&[
            Cause::NoPlace, Cause::UnreadablePlace, Cause::AtZero, Cause::OutOfRange, Cause::Projected, Cause::ProjectedUtm, Cause::Exchanged, Cause::WrongSign,
        ]);
        prop_assert_eq!(file.table.len() as u64 - u64::from(file.table.drawn()), unplaced);
    }
}
