//! What a choice of columns would read, before the file is read.

use std::sync::Arc;

use iraq_risk_atlas::atlas::{Atlas, GovernorateIndex};
use iraq_risk_atlas::files::Opener;
use iraq_risk_atlas::formats::events::{
    ColumnRole, DateOrder, Mapping, Meaning, NumberStyle, Preview, RoleRead, Trial, TrialCell, TrialColumn,
    Watch, preview,
};

use crate::support::built_in;

fn of(text: &str) -> Preview {
    preview("rows.csv", text.as_bytes()).unwrap()
}

fn tried(preview: &Preview, mapping: &Mapping) -> Trial {
    let index = GovernorateIndex::new(&built_in().base, &built_in().gazetteer);
    preview.trial(mapping, &index, None)
}

fn with(preview: &Preview, meaning: Meaning, column: &str) -> Mapping {
    let mut mapping = preview.mapping().clone();
    let at = preview.header().iter().position(|name| name == column);
    mapping.assign(meaning, at, preview.header(), &preview.rows);
    preview.decide(&mut mapping, None, None);
    mapping
}

fn cells(trial: &Trial, column: TrialColumn) -> Vec<String> {
    let at = TrialColumn::ALL.iter().position(|c| *c == column).unwrap();
    let words = |cell: &TrialCell| match cell {
        TrialCell::Read(words) => words.clone(),
        TrialCell::Unread(text) => format!("? {text}"),
        TrialCell::NotGiven => "-".to_owned(),
    };
    trial.rows.iter().map(|row| words(&row[at])).collect()
}

fn role(trial: &Trial, role: ColumnRole) -> &RoleRead {
    trial.roles.iter().find(|read| read.role == role).unwrap()
}

const ROWS: &str = "\
day,reported,lat,lon,governorate,dead,hurt
2017-03-17,3/25/2017,36.34,43.13,Ninewa,4,12
someday,3/26/2017,36.35,nowhere,Ninewa,5,-
,4/5/2017,,,Atlantis,,7
2017-03-19,4/6/2017,33.31,44.36,Baghdad,many,1
";

#[test]
fn each_row_shows_what_would_be_read_and_what_would_not() {
    let preview = of(ROWS);
    let mapping = with(&preview, Meaning::Date, "day");
    let trial = tried(&preview, &mapping);
    assert_eq!(trial.looked_at, 4);
    assert_eq!(cells(&trial, TrialColumn::Day), ["2017-03-17", "? someday", "-", "2017-03-19"]);
    let positions = cells(&trial, TrialColumn::Position);
    assert_eq!((positions[1].as_str(), positions[2].as_str()), ("? 36.35 nowhere", "-"));
    assert!(positions[0].contains("36.34") && positions[0].contains("43.13"), "{positions:?}");
    assert_eq!(cells(&trial, TrialColumn::Governorate), ["Nineveh", "Nineveh", "? Atlantis", "Baghdad"]);
    assert_eq!(cells(&trial, TrialColumn::Killed), ["4", "5", "-", "? many"]);
    let date = role(&trial, ColumnRole::Date);
    assert_eq!((date.filled, date.read, &date.unread[..]), (3, 2, &["someday".to_owned()][..]));
}

#[test]
fn another_column_is_read_in_its_own_way() {
    let preview = of(ROWS);
    let reported = with(&preview, Meaning::Date, "reported");
    assert_eq!(reported.date_order, DateOrder::MonthFirst, "3/25 and 3/26 prove it");
    let trial = tried(&preview, &reported);
    assert_eq!(
        cells(&trial, TrialColumn::Day),
        ["2017-03-25", "2017-03-26", "2017-04-05", "2017-04-06"],
        "also of the rows that could be either"
    );
    assert!(trial.decisions.iter().any(|said| said.contains("month first")), "{:?}", trial.decisions);
    let hurt = tried(&preview, &with(&preview, Meaning::Killed, "hurt"));
    assert_eq!(cells(&hurt, TrialColumn::Killed)[0], "12");
    // What the user says goes before what is found.
    let mut said = reported.clone();
    preview.decide(&mut said, Some(DateOrder::DayFirst), Some(NumberStyle::Comma));
    assert_eq!((said.date_order, said.number_style), (DateOrder::DayFirst, NumberStyle::Comma));
}

#[test]
fn a_decimal_comma_is_found_for_the_columns_that_have_it() {
    let preview =
        of("day;a;b;lat;lon\n2017-01-02;33,31;44,36;33.31;44.36\n2017-01-03;36,34;43,13;36.34;43.13\n");
    let mut mapping = with(&preview, Meaning::Latitude, "a");
    let at = preview.header().iter().position(|name| name == "b");
    mapping.assign(Meaning::Longitude, at, preview.header(), &preview.rows);
    preview.decide(&mut mapping, None, None);
    assert_eq!(mapping.number_style, NumberStyle::Comma);
    let positions = cells(&tried(&preview, &mapping), TrialColumn::Position);
    assert!(positions[0].contains("33.31") && positions[1].contains("43.13"), "{positions:?}");
}

#[test]
fn a_last_row_without_a_line_end_is_in_the_preview() {
    let opener = Opener::new(Arc::new(Atlas::built_in().unwrap()));
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.csv", "date,latitude,longitude\n2017-03-05,36.34,43.13\n2017-03-06,36.34,43.13"),
        ("b.csv", "date,latitude,longitude\n2017-03-05,36.34,43.13\n2017-03-06,36.34,43.13\n"),
        (
            "c.json",
            "{\"date\":\"2017-03-05\",\"latitude\":36.34,\"longitude\":43.13}\n{\"date\":\"2017-03-06\",\"latitude\":36.34,\"longitude\":43.13}",
        ),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let table = opener.open_table(&path, &mut |_, _| Watch::GoOn).unwrap();
        assert_eq!(table.preview.rows.len(), 2, "{name}");
    }
}
