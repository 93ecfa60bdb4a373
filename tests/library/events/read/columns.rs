//! Columns that the table does not keep: their types, conditions on them, their order and their sums.

use std::fs;
use std::path::PathBuf;

use iraq_risk_atlas::events::{
    ColumnSum, ColumnType, EventTable, Filter, FilteredView, Known, LoadedColumns, ReadAs, RowSource,
    RuleHits, Want,
};
use iraq_risk_atlas::files::FileRows;

use super::open;
use crate::support::files::folder;

/// A table of places, as aid organisations keep them: the columns of interest are none of ours.
const PLACES: &str = "\
Settlement,Latitude,Longitude,Households,visited,Contact,Households,share
Balad,34.01,44.14,10,2017-03-05,\"Ali, 0770123\",1,0.1
Samarra,34.19,43.87,9,2017-03-06,Hadi 0781,10,0.2
\"Tikrit, south\",34.60,43.68,100,2016-12-31,,2,
Balad,34.02,44.15,,2018-01-01,ALI 0770999,3,0.7
Baiji,34.93,43.49,n/a,,\"Omar \"\"the tall\"\" 0750\",4,-1e3
Shirqat,35.51,43.24,-3,2017-03-05,,5,2
Hawija,35.32,43.77,20,2017-11-30,x,6,3
";

/// The same as lists of JSON records, with numbers as numbers.
const RECORDS: &str = r#"[
{"Settlement":"Balad","Latitude":34.01,"Longitude":44.14,"Households":10,"visited":"2017-03-05","Contact":"Ali, 0770123","Households (2)":1,"share":0.1},
{"Settlement":"Samarra","Latitude":34.19,"Longitude":43.87,"Households":9,"visited":"2017-03-06","Contact":"Hadi 0781","Households (2)":10,"share":0.2},
{"Settlement":"Tikrit, south","Latitude":34.60,"Longitude":43.68,"Households":100,"visited":"2016-12-31","Contact":null,"Households (2)":2},
{"Settlement":"Balad","Latitude":34.02,"Longitude":44.15,"visited":"2018-01-01","Contact":"ALI 0770999","Households (2)":3,"share":0.7},
{"Settlement":"Baiji","Latitude":34.93,"Longitude":43.49,"Households":"n/a","Contact":"Omar \"the tall\" 0750","Households (2)":4,"share":-1000.0},
{"Settlement":"Shirqat","Latitude":35.51,"Longitude":43.24,"Households":-3,"visited":"2017-03-05","Contact":"","Households (2)":5,"share":2},
{"Settlement":"Hawija","Latitude":35.32,"Longitude":43.77,"Households":20,"visited":"2017-11-30","Contact":"x","Households (2)":6,"share":3}
]"#;

fn file(name: &str, text: &str) -> PathBuf {
    let path = folder("columns", name).join(name);
    fs::write(&path, text).unwrap();
    path
}

fn both(test: &str) -> [PathBuf; 2] {
    [file(&format!("{test}.csv"), PLACES), file(&format!("{test}.json"), RECORDS)]
}

/// The numbers of the rows that meet a condition, from 1, ascending.
fn meeting(rows: &FileRows, table: &EventTable, text: &str) -> Vec<u32> {
    let columns = rows.columns(table).unwrap();
    let rule = Known { table, columns: &columns }.rule(text).unwrap_or_else(|why| panic!("{text}: {why}"));
    let again = Known { table, columns: &columns }.rule(&rule.to_string());
    assert_eq!(again.as_ref(), Ok(&rule), "{text} is written as {rule}");
    let mut loaded = LoadedColumns::default();
    loaded.append(rows.load(table, &rule.missing(&columns, &loaded), &mut |_| true).unwrap().unwrap());
    let hits = rule.rows(table, &columns, &loaded).unwrap_or_else(|missing| panic!("{text}: {missing:?}"));
    let rule = Some(RuleHits { rule: rule.into(), rows: hits.into() });
    let shown = FilteredView::new(table, Filter { rule, ..Filter::default() });
    let mut numbers: Vec<u32> =
        shown.bits().rows(0..u32::MAX).map(|row| table.numbers()[row as usize] + 1).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_column_has_a_type_and_a_name_of_its_own() {
    for path in both("types") {
        let (source, read) = open(&path);
        let columns = FileRows::new(source, &read).columns(&read.table).unwrap();
        let kind = |name: &str| columns.iter().find(|c| c.name == name).map(|c| c.kind);
        assert_eq!(kind("Households (2)"), Some(ColumnType::Number), "{columns:?}");
        assert_eq!(kind("Households"), Some(ColumnType::Number));
        assert_eq!(kind("share"), Some(ColumnType::Number));
        assert_eq!(kind("visited"), Some(ColumnType::Date));
        assert_eq!(kind("Settlement"), Some(ColumnType::Category));
        assert_eq!(columns.len(), 8);
    }
}

/// The answers are counted by hand in the seven rows above.
#[test]
fn conditions_on_any_column_find_their_rows() {
    for path in both("conditions") {
        let (source, read) = open(&path);
        let rows = FileRows::new(source, &read);
        for (text, want) in [
            ("Households >= 10", vec![1, 3, 7]),
            ("Households>10", vec![3, 7]),
            ("Households<10", vec![2, 6]),
            ("Households 9..20", vec![1, 2, 7]),
            ("Households ..9", vec![2, 6]),
            ("not (Households >= 10)", vec![2, 4, 5, 6]),
            ("Households (2) = 1,10", vec![1, 2]),
            ("Households (2) = 1..3", vec![1, 3, 4]),
            ("Households (2) != 1", vec![2, 3, 4, 5, 6, 7]),
            ("share >= 0.2", vec![2, 4, 6, 7]),
            ("share<0", vec![5]),
            ("visited = 2017-03", vec![1, 2, 6]),
            ("visited >= 2017-03-06", vec![2, 4, 7]),
            ("visited > 2017-03", vec![4, 7]),
            ("visited < 2017", vec![3]),
            ("visited 2017..2017-03", vec![1, 2, 6]),
            ("visited=2016,2018", vec![3, 4]),
            ("Settlement = balad", vec![1, 4]),
            ("settlement=Tikrit, south", vec![3]),
            ("Settlement != Balad", vec![2, 3, 5, 6, 7]),
            ("Settlement ~ sh", vec![6]),
            ("Contact ~ ali", vec![1, 4]),
            ("Contact !~ 0", vec![3, 6, 7]),
            ("Contact = \"\"", vec![3, 6]),
            ("Contact = \"Omar \"\"the tall\"\" 0750\"", vec![5]),
            ("text ~ tall", vec![5]),
            ("any of (Households > 50; Settlement = Balad)", vec![1, 3, 4]),
            ("any of (Settlement = Baiji; all of (visited = 2017; Households >= 10))", vec![1, 5, 7]),
            ("none of (Contact ~ 0; Households = 20)", vec![3, 6]),
        ] {
            assert_eq!(meeting(&rows, &read.table, text), want, "{text} in {}", path.display());
        }
    }
}

#[test]
fn a_condition_that_is_not_valid_says_what_is() {
    let (source, read) = open(&both("wrong")[0]);
    let columns = FileRows::new(source, &read).columns(&read.table).unwrap();
    let known = Known { table: &read.table, columns: &columns };
    for (text, part) in [
        ("Familys >= 10", "no column “Familys”; it has Settlement, Latitude"),
        ("share >= many", "“many” is not one"),
        ("visited >= spring", "write 2017, 2017-03 or 2017-03-15"),
        ("Contact >= later", "texts are compared with"),
        ("any of (Households > 1", "no closing"),
        ("any of ()", "no conditions"),
        ("Households", "is not a condition"),
        ("share 1..2017-03", "is not one"),
    ] {
        let why = known.rule(text).expect_err(text).to_string();
        assert!(why.contains(part), "{text}: {why}");
    }
}

#[test]
fn numbers_sort_as_numbers_and_what_has_none_comes_last() {
    for path in both("order") {
        let (source, read) = open(&path);
        let (rows, table) = (FileRows::new(source, &read), &read.table);
        for (name, read_as, descending, want) in [
            ("Households", ReadAs::Numbers, false, [6, 2, 1, 7, 3, 4, 5]),
            ("Households", ReadAs::Numbers, true, [3, 7, 1, 2, 6, 4, 5]),
            ("visited", ReadAs::Days, false, [3, 1, 6, 2, 7, 4, 5]),
            ("Settlement", ReadAs::Words, false, [5, 1, 4, 7, 2, 6, 3]),
        ] {
            let wants = [Want::Column { name: name.to_owned(), read_as }];
            let loaded = rows.load(table, &wants, &mut |_| true).unwrap().unwrap();
            let mut order: Vec<u32> = (0..table.len() as u32).collect();
            table.sort_rows_by(&mut order, loaded.column(name, read_as).unwrap(), descending);
            let order: Vec<u32> = order.iter().map(|row| table.numbers()[*row as usize] + 1).collect();
            assert_eq!(order, want, "{name} in {}", path.display());
        }
    }
}

#[test]
fn cells_that_are_no_numbers_are_counted_and_named() {
    for path in both("unread") {
        let (source, read) = open(&path);
        let rows = FileRows::new(source, &read);
        let wants = ["Households", "share"]
            .map(|name| Want::Column { name: name.to_owned(), read_as: ReadAs::Numbers });
        let loaded = rows.load(&read.table, &wants, &mut |_| true).unwrap().unwrap();
        let column = loaded.column("Households", ReadAs::Numbers).unwrap();
        assert_eq!((column.given, column.read), (6, 5));
        let words = column.shortfall(|n| n.to_string()).unwrap();
        assert_eq!(words, "Column Households: 5 of 6 cells are numbers; not read: “n/a” in row 5.");
        let share = loaded.column("share", ReadAs::Numbers).unwrap();
        assert_eq!(share.shortfall(|n| n.to_string()), None);
        let sum = ColumnSum::of(share, 0..read.table.len() as u32);
        // 0.1 + 0.2 + 0.7 - 1000 + 2 + 3, to a hair.
        assert!((sum.total() + 994.0).abs() < 1e-9 && sum.rows == 6, "{sum:?}");
        assert_eq!((sum.least, sum.most), (Some(-1000.0), Some(3.0)));
    }
}

#[test]
fn reading_a_column_can_be_cancelled() {
    let mut text = "Settlement,Latitude,Longitude,Households\n".to_owned();
    (0..40_000).for_each(|i| text.push_str(&format!("Balad,34.01,44.14,{i}\n")));
    let (source, read) = open(&file("cancelled.csv", &text));
    let rows = FileRows::new(source, &read);
    let wants = [Want::Column { name: "Households".to_owned(), read_as: ReadAs::Numbers }];
    assert!(rows.load(&read.table, &wants, &mut |_| false).unwrap().is_none());
    let loaded = rows.load(&read.table, &wants, &mut |_| true).unwrap().unwrap();
    // Gauss: 0 + 1 + … + 39,999.
    let column = loaded.column("Households", ReadAs::Numbers).unwrap();
    assert_eq!(ColumnSum::of(column, 0..40_000).total(), 799_980_000.0);
    assert_eq!(loaded.bytes(), 160_000);
}

#[test]
fn the_order_of_day_and_month_is_proved_by_any_row_of_the_column() {
    let mut text = "Settlement,Latitude,Longitude,event_date,seen\n".to_owned();
    (0..3000).for_each(|_| text.push_str("Balad,34.01,44.14,2017-01-01,03/04/2017\n"));
    text.push_str("Balad,34.01,44.14,2017-01-01,03/25/2017\n");
    let (source, read) = open(&file("order-of-days.csv", &text));
    let rows = FileRows::new(source, &read);
    assert_eq!(meeting(&rows, &read.table, "seen = 2017-03").len(), 3001);
    assert_eq!(meeting(&rows, &read.table, "seen = 2017-03-25"), [3001]);
}

#[test]
fn thousands_are_no_decimals_and_the_decimal_sign_is_proved_by_any_row_of_the_column() {
    let mut text = "Settlement;Latitude;Longitude;people;area\n".to_owned();
    (0..2000).for_each(|_| text.push_str("Balad;34.01;44.14;1,200;1,200\n"));
    text.push_str("Balad;34.01;44.14;7;12,5\n");
    let (source, read) = open(&file("thousands.csv", &text));
    let rows = FileRows::new(source, &read);
    let wants =
        ["people", "area"].map(|name| Want::Column { name: name.to_owned(), read_as: ReadAs::Numbers });
    let loaded = rows.load(&read.table, &wants, &mut |_| true).unwrap().unwrap();
    let most = |name: &str| {
        let column = loaded.column(name, ReadAs::Numbers).unwrap();
        let sum = ColumnSum::of(column, 0..read.table.len() as u32);
        (sum.rows, sum.most)
    };
    assert_eq!(most("people"), (2001, Some(1200.0)));
    assert_eq!(most("area"), (2001, Some(12.5)));
}
