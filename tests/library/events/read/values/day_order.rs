//! The order of day and month: what a spreadsheet program has done to it, and what else in a file tells it.

use super::days::says;
use super::read_fully;

/// A table of days beside governorates.
fn dates(rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("{row},Ninewa\n")).collect();
    format!("Date,Governorate\n{rows}")
}

#[test]
fn dates_that_a_spreadsheet_program_exchanged_are_named_and_left_as_they_are() {
    let exchanged = "look as if a spreadsheet program";
    let iso = ["2017-01-03", "2017-03-03", "2017-11-03"];
    for texts in [
        ["13/03/2017", "14/03/2017", "31/03/2017"],
        ["3/13/2017", "3/14/2017", "3/31/2017"],
        ["13.3.2017", "14.3.2017", "31.3.2017"],
    ] {
        let rows: Vec<&str> = iso.iter().chain(&texts).copied().collect();
        let file = read_fully(&dates(&rows));
        assert!(says(&file, exchanged) && says(&file, "In 2 of them"), "{:?}", file.notes.decisions);
        assert_eq!(file.table.days(0).map(|days| days.0.to_string()).as_deref(), Some("2017-01-03"));
        // One date that was not exchanged is enough to say nothing.
        for other in ["2017-03-14", "4/3/2017"] {
            let rows: Vec<&str> = rows.iter().copied().chain([other]).collect();
            assert!(!says(&read_fully(&dates(&rows)), exchanged), "{other}");
        }
    }
    let two = ["2017-01-03", "2017-02-03", "13/03/2017", "14/03/2017", "15/03/2017"];
    assert!(!says(&read_fully(&dates(&two)), exchanged));
}
