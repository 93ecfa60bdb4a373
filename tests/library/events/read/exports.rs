//! The exports that are recognised, and the totals of real files against counts made otherwise.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use iraq_risk_atlas::events::{Bits, DATED, DatePrecision, EventTable, PRECISION};
use iraq_risk_atlas::formats::events::{Cause, Dates, Recognised};
use iraq_risk_atlas::model::Precision;

use super::{bytes, open, own, row_of, shared, text_of};

/// Rows by the words of a dimension, counted row by row.
fn by(table: &EventTable, dimension: usize) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for row in 0..table.len() as u32 {
        *counts.entry(table.words(dimension, row).to_owned()).or_default() += 1;
    }
    counts
}

fn by_month(table: &EventTable) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for row in Bits::all(table.len()).rows(0..table.len() as u32) {
        let month = table.days(row).map_or("none".to_owned(), |(day, _)| day.to_string()[..7].to_owned());
        *counts.entry(month).or_default() += 1;
    }
    counts
}

/// What a program prints: a name and a count on each line; `None` if there is no such program.
fn counted(program: &str, arguments: &[&str], file: &Path) -> Option<BTreeMap<String, u64>> {
    let done = Command::new(program).args(arguments).arg(file).output().ok()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(done.stdout).unwrap();
    let pair = |line: &str| {
        let (count, name) = line.trim().split_once(' ').unwrap();
        (name.to_owned(), count.parse().unwrap())
    };
    Some(text.lines().map(pair).collect())
}

#[test]
fn totals_of_the_attacks_by_type_and_month_are_those_of_awk() {
    let Some(path) = shared("attacks-2007-2008.csv") else { return };
    let (_, file) = open(&path);
    assert_eq!((file.notes.rows, file.notes.is_empty()), (68_573, true), "{}", file.notes.to_text());
    let kind = file.table.type_dimension().unwrap();
    let types = "NR>1{sub(/\r$/,\"\");n[$4]++}END{for(k in n)print n[k],k}";
    let months = "NR>1{n[substr($1,1,7)]++}END{for(k in n)print n[k],k}";
    let awk = |program: &str| counted("awk", &["-F,", program], &path);
    let (Some(types), Some(months)) = (awk(types), awk(months)) else {
        return eprintln!("awk is absent: nothing was compared");
    };
    assert_eq!(by(&file.table, kind), types);
    assert_eq!(by_month(&file.table), months);
}

#[test]
fn totals_of_the_ucdp_table_are_those_of_python() {
    let Some(path) = shared("ucdp-ged-sample.csv") else { return };
    let (source, file) = open(&path);
    assert_eq!(file.layout.recognised, Recognised::UcdpGed);
    assert!(file.notes.is_empty(), "{}", file.notes.to_text());
    let sum = |pick: fn(iraq_risk_atlas::events::Fatalities) -> Option<u32>| {
        (0..file.table.len() as u32).map(|r| u64::from(pick(file.table.fatalities(r)).unwrap())).sum::<u64>()
    };
    let ours: BTreeMap<String, u64> = [
        ("best".to_owned(), sum(|f| f.best)),
        ("low".to_owned(), sum(|f| f.low)),
        ("high".to_owned(), sum(|f| f.high)),
        ("rows".to_owned(), file.notes.rows),
    ]
    .into();
    let program = "import csv,sys\nr=list(csv.DictReader(open(sys.argv[1],encoding='utf-8-sig')))\n\
                   for k in ('best','low','high'): print(int(sum(float(x[k]) for x in r)),k)\nprint(len(r),'rows')";
    let python = counted("python3", &["-c", program], &path);
    let by_code = "import csv,sys,collections as c\n\
                   w={1:'a named town',2:'somewhere round a named town',3:'a district',4:'a governorate as a whole',5:'a region, belt or stretch of border',6:'the country, or nowhere named'}\n\
                   n=c.Counter(w[int(float(x['where_prec']))] for x in csv.DictReader(open(sys.argv[1],encoding='utf-8-sig')))\n\
                   [print(v,k) for k,v in n.items()]";
    let (Some(python), Some(codes)) = (python, counted("python3", &["-c", by_code], &path)) else {
        return eprintln!("python3 is absent: nothing was compared");
    };
    assert_eq!(ours, python);
    assert_eq!(by(&file.table, PRECISION), codes);
    let drawn = codes["a named town"] + codes["a district"];
    assert_eq!(file.notes.drawn, drawn, "known to a governorate or less: counted, not drawn");
    let fields = text_of(&source, &file, 0).unwrap();
    assert_eq!(fields.len(), 49);
    assert!(fields[23].1.contains("security and medical sources"), "{:?}", fields[23]);
}

#[test]
fn totals_of_the_ucdp_list_are_those_of_python() {
    let Some(path) = shared("ucdp-explorer-sample.json") else { return };
    let (_, file) = open(&path);
    assert_eq!(file.layout.recognised, Recognised::UcdpExplorer);
    let program = "import json,sys,collections as c\nr=json.load(open(sys.argv[1]))\n\
                   n=c.Counter(x['date'][:7] for x in r)\n[print(v,k) for k,v in n.items()]";
    let types = "import json,sys,collections as c\nr=json.load(open(sys.argv[1]))\n\
                 w={1:'state-based conflict',2:'non-state conflict',3:'one-sided violence'}\n\
                 n=c.Counter(w[x['type_of_violence']] for x in r)\nn['best']=sum(x['best'] for x in r)\n[print(v,k) for k,v in n.items()]";
    let python = |program: &str| counted("python3", &["-c", program], &path);
    let (Some(months), Some(mut types)) = (python(program), python(types)) else {
        return eprintln!("python3 is absent: nothing was compared");
    };
    assert_eq!(by_month(&file.table), months);
    let best: u64 =
        (0..file.table.len() as u32).map(|r| u64::from(file.table.fatalities(r).best.unwrap())).sum();
    assert_eq!(Some(best), types.remove("best"));
    assert_eq!(by(&file.table, file.table.type_dimension().unwrap()), types);
}

#[test]
fn incidents_without_positions_are_counted_by_governorate() {
    let Some(path) = shared("ibc-esoc-dev.csv") else { return };
    let (_, file) = open(&path);
    assert_eq!((file.notes.rows, file.notes.drawn), (10_519, 0));
    assert!(matches!(file.layout.mapping.dates, Dates::Span { .. }));
    let governorates = by(&file.table, iraq_risk_atlas::events::GOVERNORATE);
    let program = "import csv,sys,collections as c\n\
                   w={'':'not known','Tameem':'Kirkuk','Babylon':'Babil','Ninewa':'Nineveh'}\n\
                   r=list(csv.DictReader(open(sys.argv[1])))\n\
                   n=c.Counter(w[x['governorate']] for x in r if x['governorate'] in w)\n\
                   n['min']=sum(int(x['Min']) for x in r)\n\
                   [print(v,k) for k,v in n.items()]";
    let Some(mut some) = counted("python3", &["-c", program], &path) else {
        return eprintln!("python3 is absent: nothing was compared");
    };
    let best: u64 = (0..10_519).map(|r| u64::from(file.table.fatalities(r).best.unwrap())).sum();
    assert_eq!(some.remove("min"), Some(best));
    assert_eq!(some["not known"], file.notes.count(Cause::NoPlace));
    assert_eq!(by(&file.table, PRECISION)["a governorate as a whole"], 10_519 - some["not known"]);
    for (name, count) in some {
        assert_eq!(governorates[&name], count, "{name}");
    }
}

#[test]
fn an_acled_export_is_mapped_whole() {
    for name in ["acled.csv", "acled-old.csv"] {
        let (_, file) = open(&own(name));
        let table = &file.table;
        assert_eq!(file.layout.recognised, Recognised::Acled, "{name}");
        assert!(file.notes.is_empty(), "{name}: {}", file.notes.to_text());
        let rows = [0, 1, 2].map(|n| row_of(table, n));
        assert_eq!(
            rows.map(|r| table.precision(r).unwrap()),
            [Precision::Town, Precision::AroundTown, Precision::Governorate]
        );
        let dated = rows.map(|r| table.code(DATED, r));
        assert_eq!(dated, [DatePrecision::Day, DatePrecision::Week, DatePrecision::Month].map(|d| d as u16));
        assert_eq!(table.days(rows[0]).unwrap().0.to_string(), "2019-05-04");
        let (first, last) = table.days(rows[2]).unwrap();
        assert_eq!((first.to_string(), last.to_string()), ("2019-06-01".into(), "2019-06-30".into()));
        assert_eq!((table.drawn(), table.place(rows[2])), (2, None), "{name}");
        assert_eq!(table.words(table.type_dimension().unwrap(), rows[0]), "Battles");
        assert_eq!(table.words(iraq_risk_atlas::events::GOVERNORATE, rows[2]), "Diyala");
        assert_eq!(table.fatalities(rows[1]).best, Some(2));
    }
}

#[test]
fn a_gtd_export_is_mapped_with_its_unknown_days_and_months() {
    let (_, file) = open(&own("gtd.csv"));
    let table = &file.table;
    assert_eq!(file.layout.recognised, Recognised::Gtd);
    let days = [0, 1, 2].map(|n| table.days(row_of(table, n)).map(|(a, b)| format!("{a} {b}")).unwrap());
    assert_eq!(days, ["2014-06-10 2014-06-10", "2014-06-01 2014-06-30", "2013-01-01 2013-12-31"]);
    let classes = [0, 1, 2].map(|n| table.precision(row_of(table, n)).unwrap());
    assert_eq!(classes, [Precision::Town, Precision::District, Precision::Governorate]);
    assert_eq!(table.words(table.type_dimension().unwrap(), row_of(table, 0)), "Bombing/Explosion");
    assert_eq!(file.notes.count(Cause::NoPlace), 1);
}

#[test]
fn crlf_semicolons_tabs_and_a_byte_order_mark_change_nothing() {
    let plain = std::fs::read_to_string(own("plain.csv")).unwrap();
    let want = bytes(plain.as_bytes());
    let changed = |from: &str, to: &str| plain.replace(from, to);
    for text in [
        plain.replace("\n", "\r\n"),
        format!("\u{feff}{plain}"),
        changed(",", ";"),
        changed(",", "\t"),
        changed(",", "|"),
        format!("\n\n{plain}\n\n"),
        plain.trim_end().to_owned(),
        plain.replace("\n", "\r"),
    ] {
        let file = bytes(text.as_bytes());
        assert!(file.notes.is_empty(), "{text:?}: {}", file.notes.to_text());
        assert_eq!(file.layout.mapping, want.layout.mapping, "{text:?}");
        for number in 0..3 {
            let (ours, theirs) = (row_of(&file.table, number), row_of(&want.table, number));
            assert_eq!(file.table.days(ours), want.table.days(theirs));
            assert_eq!(file.table.place(ours), want.table.place(theirs));
            let at =
                |f: &iraq_risk_atlas::formats::events::EventFile| f.index.offset_of(number).unwrap() as usize;
            let record = &text.as_bytes()[at(&file)..];
            let len = file.layout.record_len(record).unwrap_or(record.len());
            let fields = file.layout.fields(&record[..len]);
            assert_eq!(fields[0].1, format!("E{}", number + 1), "{text:?}");
        }
    }
}
