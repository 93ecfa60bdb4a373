//! Rows that add up others: what is left out, and what only looks like it. The right numbers are those that a person
//! adds up from the rows.

use iraq_risk_atlas::formats::events::{Cause, EventFile};

use super::{read_fully, summary};

/// People killed, rows that were left out as totals, and what is said.
fn read(text: &str) -> (u32, u64, Vec<String>) {
    let file = read_fully(text);
    (summary(&file).1, file.notes.count(Cause::TotalRow), file.notes.decisions)
}

fn says(file: &EventFile, words: &str) -> bool {
    file.notes.sentences().iter().any(|said| said.contains(words))
}

#[test]
fn totals_of_governorates_sexes_ages_types_and_years_count_nobody_twice() {
    for (name, killed, totals, text) in [
        (
            "an empty district",
            12,
            2,
            "governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nNinewa,,9\nAnbar,Ramadi,1\nAnbar,Falluja,2\nAnbar,,3\n",
        ),
        (
            "totals on top",
            12,
            2,
            "governorate,district,killed\nNinewa,,9\nNinewa,Mosul,4\nNinewa,Sinjar,5\nAnbar,,3\nAnbar,Ramadi,1\nAnbar,Falluja,2\n",
        ),
        (
            "all districts",
            10,
            2,
            "governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nNinewa,All districts,9\nAnbar,Ramadi,1\nAnbar,All districts,1\n",
        ),
        ("both sexes", 9, 1, "governorate,sex,killed\nNinewa,Male,4\nNinewa,Female,5\nNinewa,Both,9\n"),
        (
            "sex by age",
            9,
            5,
            "governorate,sex,age,killed\nNinewa,Male,Adult,4\nNinewa,Male,Child,1\nNinewa,Male,All ages,5\nNinewa,Female,Adult,2\n\
             Ninewa,Female,Child,2\nNinewa,Female,All ages,4\nNinewa,Total,Adult,6\nNinewa,Total,Child,3\nNinewa,Total,All ages,9\n",
        ),
        (
            "sex beside age",
            9,
            3,
            "sex,age,killed,governorate\nMale,All,5,Ninewa\nFemale,All,4,Ninewa\nAll,Adult,6,Ninewa\nAll,Child,3,Ninewa\nAll,All,9,Ninewa\n",
        ),
        (
            "sex beside age without a total",
            9,
            2,
            "sex,age,killed,governorate\nMale,All,5,Ninewa\nFemale,All,4,Ninewa\nAll,Adult,6,Ninewa\nAll,Child,3,Ninewa\n",
        ),
        (
            "types, of one governorate only the total",
            11,
            1,
            "date,governorate,type,killed\n2017-03,Ninewa,IED,4\n2017-03,Ninewa,Airstrike,5\n2017-03,Ninewa,All,9\n2017-03,Anbar,All,2\n",
        ),
        (
            "years among months",
            11,
            2,
            "period,governorate,killed\n2016-01,Ninewa,4\n2016-02,Ninewa,5\n2016,Ninewa,9\n2017-01,Ninewa,1\n2017-02,Ninewa,1\n2017,Ninewa,2\n",
        ),
        (
            "a year without its month",
            9,
            1,
            "year,month,governorate,killed\n2016,1,Ninewa,4\n2016,2,Ninewa,5\n2016,,Ninewa,9\n",
        ),
        (
            "one column of places",
            12,
            2,
            "area,killed\nNinewa,9\nMosul,4\nSinjar,5\nAnbar,3\nRamadi,1\nFallujah,2\n",
        ),
        (
            "two measures, and the country",
            9,
            2,
            "governorate,district,incidents,killed\nNinewa,Mosul,2,4\nNinewa,Sinjar,3,5\nNinewa,,5,9\nIraq,,5,9\n",
        ),
        (
            "beside positions",
            9,
            1,
            "date,lat,lon,governorate,killed\n2017-03-17,36.3,43.1,Ninewa,4\n2017-03-18,36.3,43.1,Ninewa,5\n,,,Ninewa,9\n",
        ),
        (
            "JSON",
            9,
            1,
            r#"[{"governorate":"Ninewa","sex":"Male","killed":4},{"governorate":"Ninewa","sex":"Female","killed":5},{"governorate":"Ninewa","sex":"Both","killed":9}]"#,
        ),
    ] {
        let (found, left_out, said) = read(text);
        assert_eq!((found, left_out), (killed, totals), "{name}: {said:?}");
    }
}

#[test]
fn names_of_the_whole_country_are_no_governorate() {
    for word in [
        "Iraq",
        "All governorates",
        "Whole country",
        "الإجمالي",
        "المجموع",
        "کۆی گشتی",
        "Gesamt",
        "العراق",
        "National",
        "Grand total",
    ] {
        for text in [
            format!("governorate,killed\nNinewa,4\nAnbar,5\n{word},9\n"),
            format!("date,governorate,killed\n2017-03,Ninewa,4\n2017-03,Anbar,5\n2017-03,{word},9\n"),
            format!("governorate,date,killed\n{word},2017-03,9\nNinewa,2017-03,4\nAnbar,2017-03,5\n"),
        ] {
            let (killed, totals, said) = read(&text);
            assert_eq!((killed, totals), (9, 1), "{text}: {said:?}");
        }
    }
}

#[test]
fn what_only_looks_like_a_total_stays() {
    for (name, killed, text) in [
        (
            "an event in no district",
            18,
            "date,governorate,district,killed\n2017-03-17,Ninewa,Mosul,4\n2017-03-18,Ninewa,Sinjar,5\n2017-03-19,Ninewa,,9\n",
        ),
        (
            "districts named like their governorate",
            18,
            "governorate,district,killed\nKarbala,Karbala,4\nKarbala,Ain Al-Tamur,5\nBaghdad,Baghdad,9\n",
        ),
        (
            "equal by chance",
            18,
            "date,governorate,killed\n2017-03-17,Ninewa,4\n2017-03-18,Anbar,5\n2017-03-19,Basra,9\n",
        ),
        (
            "another governorate",
            18,
            "governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nAnbar,,9\n",
        ),
        ("always both", 9, "governorate,sex,killed\nNinewa,Both,4\nAnbar,Both,5\n"),
        (
            "the rest of a governorate",
            11,
            "governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nNinewa,,2\n",
        ),
        (
            "somewhere in Iraq",
            18,
            "date,governorate,killed\n2017-03-17,Ninewa,4\n2017-03-17,Anbar,5\n2017-03-18,Iraq,9\n",
        ),
        (
            "a place called so",
            9,
            "id,date,place,latitude,longitude,killed\n1,2017-03-17,Total,36.34,43.13,4\n2,2017-03-17,Mosul,36.35,43.14,5\n",
        ),
        ("no town", 18, "date,town,killed\n2017-03-17,Mosul,4\n2017-03-17,Ramadi,5\n2017-03-17,,9\n"),
    ] {
        let (found, totals, said) = read(text);
        assert_eq!((found, totals), (killed, 0), "{name}: {said:?}");
    }
}

#[test]
fn totals_that_are_no_sums_and_sums_that_are_perhaps_no_totals_are_said() {
    let file = read_fully("governorate,district,killed\nNinewa,Mosul,4\nNinewa,Sinjar,5\nNinewa,Total,10\n");
    assert_eq!(summary(&file).1, 9);
    assert!(says(&file, "Line 4 says that it is a total") && says(&file, "(10, and they make 9)"));
    // Of two governorates one alone adds up.
    let text = "governorate,district,killed\nNinewa,Mosul,2\nNinewa,Sinjar,3\nNinewa,,5\nAnbar,Ramadi,1\nAnbar,Falluja,4\nAnbar,,2\n";
    let file = read_fully(text);
    assert_eq!((summary(&file).1, file.notes.count(Cause::TotalRow)), (17, 0));
    assert!(says(&file, "Line 4 may be a total"), "{:?}", file.notes.sentences());
    // Less than its parts it is no whole.
    let file = read_fully("date,governorate,killed\n2017-03-17,Ninewa,4\n2017-03-17,Iraq,2\n");
    assert_eq!(summary(&file).1, 6);
    assert!(says(&file, "Line 3 may be a total"), "{:?}", file.notes.sentences());
}

#[test]
fn a_place_called_total_is_no_event_even_if_it_has_a_date() {
    for (name, killed, totals, text) in [
        (
            "at the end",
            13,
            1,
            "date,town,killed\n05/02/2017,Mosul,4\n16/02/2017,Tal Afar,5\n05/03/2017,Ramadi,4\n31/03/2017,Total,13\n",
        ),
        (
            "without numbers",
            0,
            1,
            "date,town,type\n05/02/2017,Mosul,IED\n16/02/2017,Tal Afar,IED\n28/02/2017,Grand total,2\n",
        ),
        (
            "Arabic",
            9,
            1,
            "التاريخ,المدينة,القتلى\n2017-02-05,الموصل,4\n2017-02-16,تلعفر,5\n2017-02-28,المجموع,9\n",
        ),
        (
            "for each month",
            13,
            2,
            "date,town,killed\n05/02/2017,Mosul,4\n16/02/2017,Tal Afar,5\n28/02/2017,Total,9\n05/03/2017,Ramadi,1\n16/03/2017,Hit,3\n31/03/2017,Total,4\n",
        ),
        (
            "beside ids",
            9,
            1,
            "id,date,town,killed\nA1,05/02/2017,Mosul,4\nA2,16/02/2017,Tal Afar,5\n,28/02/2017,Total,9\n",
        ),
    ] {
        let (found, left_out, said) = read(text);
        assert_eq!((found, left_out), (killed, totals), "{name}: {said:?}");
        assert!(said.iter().all(|s| !s.contains("is not the sum")), "{name}: {said:?}");
    }
    let file =
        read_fully("date,town,killed\n05/02/2017,Mosul,4\n16/02/2017,Tal Afar,5\n28/02/2017,Total,10\n");
    assert_eq!(summary(&file).1, 9);
    assert!(says(&file, "Line 4 says that it is a total") && says(&file, "(10, and they make 9)"));
    // With an id, or a position, it is an event like others.
    for text in [
        "id,date,town,killed\nA1,05/02/2017,Mosul,4\nA2,16/02/2017,Tal Afar,5\nA3,28/02/2017,Total,9\n",
        "date,lat,lon,town,killed\n05/02/2017,36.34,43.13,Mosul,4\n28/02/2017,36.35,43.14,Total,4\n",
    ] {
        assert_eq!(read(text).1, 0, "{text}");
    }
}

#[test]
fn totals_are_found_beside_ids_that_they_do_not_have() {
    let text = "id,date,governorate,sex,killed\nA1,2017-03,Ninewa,Male,4\nA2,2017-03,Ninewa,Female,5\n,2017-03,Ninewa,Both,9\n";
    let (killed, left_out, said) = read(text);
    assert_eq!((killed, left_out), (9, 1), "{said:?}");
}

#[test]
fn rows_that_name_the_group_below_are_no_events() {
    let months = "No,date,town,killed\nFebruary 2017,,,\n1,05/02/2017,Mosul,4\n2,16/02/2017,Tikrit,5\nMarch 2017,,,\n3,05/03/2017,Mosul,4\n4,16/03/2017,Tikrit,5\n";
    let areas = "town,date,killed,notes\nNinewa,,,\nMosul,05/02/2017,4,a\nTal Afar,16/02/2017,5,b\nAnbar,,,\nRamadi,05/03/2017,4,c\nHit,16/03/2017,5,d\n";
    let dates = "date,town,killed,notes\nFebruary 2017,,,\n05/02/2017,Mosul,4,a\n16/02/2017,Tal Afar,5,b\nMarch 2017,,-,\n05/03/2017,Ramadi,4,c\n16/03/2017,Hit,5,d\n";
    let arabic = "ت,التاريخ,المدينة,القتلى\nمحافظة نينوى,,,\n1,2017-02-05,الموصل,4\n2,2017-02-16,تلعفر,5\nمحافظة الأنبار,,,\n3,2017-03-05,الرمادي,4\n4,2017-03-16,هيت,5\n";
    for text in [months, areas, dates, arabic] {
        let file = read_fully(text);
        assert_eq!((summary(&file).1, file.notes.rows), (18, 4), "{text}: {:?}", file.notes.sentences());
        assert_eq!(file.notes.count(Cause::HeadingRow), 2, "{text}");
    }
    // What rows usually leave empty may be empty in any of them.
    for (text, rows) in [
        (
            "place,households,contact,notes\nMosul,4,a,x\nTikrit,,,\nRamadi,5,b,\nHit,3,c,y\nBaiji,,,\nErbil,6,d,z\n",
            6,
        ),
        (
            "date,town,killed,notes\n2017-02-05,Mosul,4,a\n2017-02-06,,,\n2017-02-07,Tikrit,,\n,Ramadi,3,x\n2017-02-08,Hit,2,y\n2017-02-09,Ana,2,y\n",
            6,
        ),
        (
            "date,lat,lon\n2017-03-05,36.34,43.13\n2017-03-06,36.34,43.13\nunknown,,\n2017-03-08,36.34,43.13\n2017-03-09,36.34,43.13\n",
            5,
        ),
        (
            "date,town,killed\n2017-02-05,Mosul,4\n2017-02-06,Hit,3\n,,some\n2017-02-08,Hit,2\n2017-02-09,Ana,2\n",
            5,
        ),
        (
            "month,governorate,killed\n2017-02,Ninewa,4\n2017-03,Ninewa,4\nApril 2017,,\n2017-05,Ninewa,4\n2017-06,Ninewa,4\n2017-07,Ninewa,1\n",
            6,
        ),
    ] {
        let file = read_fully(text);
        assert_eq!(
            (file.notes.rows, file.notes.count(Cause::HeadingRow)),
            (rows, 0),
            "{text}: {:?}",
            file.notes.sentences()
        );
    }
}

#[test]
fn a_remark_on_the_row_above_is_no_event() {
    for (name, killed, rows, text) in [
        (
            "in brackets",
            9,
            2,
            "date,governorate,notes,killed\n2017-03-17,Ninewa,x,4\n,,(of which 2 children),\n2017-03-18,Anbar,y,5\n",
        ),
        (
            "with a number",
            9,
            2,
            "date,governorate,notes,killed\n2017-03-17,Ninewa,x,4\n,,of which children,2\n2017-03-18,Anbar,y,5\n",
        ),
        ("in the first column", 9, 2, "governorate,killed\nNinewa,4\nof which Mosul,2\nAnbar,5\n"),
        ("Arabic", 9, 2, "governorate,killed\nNinewa,4\nمنهم أطفال,2\nAnbar,5\n"),
        // An event with a date or a place of its own.
        (
            "an event",
            6,
            2,
            "date,governorate,notes,killed\n2017-03-17,Ninewa,x,4\n2017-03-18,,(of which 1 child),2\n",
        ),
    ] {
        let file = read_fully(text);
        assert_eq!(
            (summary(&file).1, file.notes.rows),
            (killed, rows),
            "{name}: {:?}",
            file.notes.sentences()
        );
        assert_eq!(file.notes.count(Cause::Footnote) > 0, name != "an event", "{name}");
    }
}

#[test]
fn a_list_of_one_column_loses_no_row_to_words_that_headers_have_too() {
    let file = read_fully(
        "place\nMosul\nMosul city\nCamp Speicher\nRamadi\nHospital\nBaghdad\nDistrict 5\nDate\nCity\n",
    );
    assert_eq!((file.notes.rows, file.notes.count(Cause::OtherTable)), (9, 0));
    let file = read_fully("place,type\nMosul,Attack\nMosul city,Camp attack\nRamadi,Attack\n");
    assert_eq!((file.notes.rows, file.notes.count(Cause::OtherTable)), (3, 0));
}

#[test]
fn all_both_and_total_are_values_like_others_in_a_log_of_events() {
    for (name, text) in [
        (
            "an equal row of the same day",
            "date,governorate,sex,killed\n2020-01-01,Basra,Male,1\n2020-01-01,Basra,Both,1\n2020-01-03,Diyala,Male,5\n2020-01-04,Diyala,Both,4\n",
        ),
        (
            "ids",
            "id,date,governorate,target,killed\nA1,2020-01-01,Basra,Police,1\nA2,2020-01-01,Basra,Army,1\nA3,2020-01-01,Basra,All,2\n",
        ),
        (
            "positions",
            "date,lat,lon,governorate,sex,killed\n2020-01-01,30.5081,47.7831,Basra,Male,1\n2020-01-01,30.6081,47.7531,Basra,Both,1\n2020-01-02,30.5081,47.7831,Basra,Male,3\n",
        ),
        (
            "an event of which only the month is known",
            "date,governorate,target,killed\n2020-01-03,Basra,Police,1\n2020-01-05,Basra,Army,2\n2020-01,Basra,All,7\n2020-01-05,Diyala,Army,3\n",
        ),
        (
            "an event of which no day is known",
            "date,governorate,sex,killed\n2020-01-01,Basra,Male,1\n2020-01-03,Diyala,Male,5\n,Basra,Both,4\n2020-01-04,Diyala,Both,4\n",
        ),
        (
            "an event without a day or a number",
            "date,town,sex,source\n2020-01-01,Basra,Male,A\n2020-01-03,Basra,Female,A\n,Basra,Both,A\n2020-01-04,Baquba,Male,B\n",
        ),
        (
            "a degree of damage",
            "date,governorate,damage,killed\n2020-01-01,Basra,Partial,1\n2020-01-01,Basra,Total,1\n2020-01-02,Basra,Partial,2\n",
        ),
    ] {
        let (_, left_out, said) = read(text);
        assert_eq!(left_out, 0, "{name}: {said:?}");
        assert!(said.iter().all(|s| !s.contains("left out")), "{name}: {said:?}");
    }
    // Below a log there may be a row for all of it.
    let (killed, left_out, said) = read(
        "date,governorate,killed\n2020-01-01,Basra,1\n2020-01-02,Ninewa,2\n2020-01-03,Ninewa,1\n,All governorates,5\n",
    );
    assert_eq!((killed, left_out), (4, 1), "{said:?}");
    // A daily summary has a row for the whole country.
    let (killed, left_out, said) = read(
        "date,governorate,killed\n2020-01-01,Basra,1\n2020-01-01,Ninewa,2\n2020-01-01,All governorates,3\n2020-01-02,Basra,4\n2020-01-02,Ninewa,1\n2020-01-02,All governorates,5\n",
    );
    assert_eq!((killed, left_out), (8, 2), "{said:?}");
}
