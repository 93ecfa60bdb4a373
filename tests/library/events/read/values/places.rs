//! Where rows say by a name or a code that they were.

use iraq_risk_atlas::events::GOVERNORATE;
use iraq_risk_atlas::formats::events::Cause;
use iraq_risk_atlas::model::Precision;

use super::read_fully;

#[test]
fn a_code_of_a_district_gives_its_governorate() {
    for (header, codes) in [
        ("adm2_pcode", ["IQG15Q01", "IQG01Q02"]),
        ("admin2Pcode", ["IQG1501", "IQG0102"]),
        ("ADM3_PCODE", ["IQG15Q01N02", "IQG01Q02N03"]),
        ("District code", ["IQ-G15-01", "IQ-G01-02"]),
        ("pcode", ["IQG15", "IQG01"]),
    ] {
        let file = read_fully(&format!(
            "{header},date,killed\n{},2017-03-05,4\n{},2017-03-06,5\n",
            codes[0], codes[1]
        ));
        let mut names: Vec<&str> = (0..2).map(|row| file.table.words(GOVERNORATE, row)).collect();
        names.sort_unstable();
        // OCHA's numbers: 15 is Ninewa, 01 is Anbar.
        assert_eq!((names, file.notes.drawn), (vec!["Anbar", "Nineveh"], 0), "{header}");
    }
    // A name says it better, and other codes say nothing.
    let file = read_fully("adm2_pcode,governorate,date\nIQG15Q01,Basra,2017-03-05\n");
    assert_eq!(file.table.words(GOVERNORATE, 0), "Basra");
    let file = read_fully("adm2_pcode,town,date\nXX9901,Mosul,2017-03-05\n");
    assert_eq!((file.notes.drawn, file.notes.count(Cause::UnknownGovernorate)), (1, 0));
}

#[test]
fn a_camp_that_is_named_after_a_town_is_near_it() {
    for place in ["Camp Taji", "Taji camp", "معسكر التاجي", "Balad air base", "Camp Fallujah"] {
        let file = read_fully(&format!("date,place\n2017-03-05,{place}\n"));
        assert_eq!((file.notes.drawn, file.table.precision(0)), (1, Some(Precision::AroundTown)), "{place}");
    }
    // Of these only the governorate is known.
    for place in ["Ain al-Asad airbase", "Camp Speicher", "Mosul Dam"] {
        let file = read_fully(&format!("date,place\n2017-03-05,{place}\n"));
        assert_eq!((file.notes.drawn, file.table.precision(0)), (0, Some(Precision::Governorate)), "{place}");
    }
}
