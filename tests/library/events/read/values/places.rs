//! Where rows say by a name or a code that they were.

use iraq_risk_atlas::events::GOVERNORATE;
use iraq_risk_atlas::formats::events::{Cause, Watch, read_with_names};
use iraq_risk_atlas::model::Precision;
use iraq_risk_atlas::reading::RowPlaces;

use super::{governorates, read_fully};
use crate::support::built_in;

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

#[test]
fn the_accuracy_of_a_receiver_is_in_metres_and_no_code() {
    for header in [
        "_loc_latitude,_loc_longitude,_loc_altitude,_loc_precision",
        "gps-Latitude,gps-Longitude,gps-Altitude,gps-Accuracy",
        "latitude,longitude,altitude,accuracy",
    ] {
        let file = read_fully(&format!(
            "date,{header}\n2017-03-05,36.34,43.13,220,5\n2017-03-06,36.37,42.45,220,4\n"
        ));
        assert_eq!(file.notes.drawn, 2, "{header}: {:?}", file.notes.decisions);
        let file = read_fully(&format!(
            "date,{header}\n2017-03-05,36.34,43.13,220,5\n2017-03-06,36.37,42.45,220,4000\n"
        ));
        let round = (0..2).filter(|row| file.table.precision(*row) == Some(Precision::AroundTown)).count();
        assert_eq!((file.notes.drawn, round), (2, 1), "{header}");
    }
    let file = read_fully(
        "date,latitude,longitude,geo_precision\n2017-03-05,36.34,43.13,1\n2017-03-06,36.37,42.45,3\n",
    );
    assert_eq!(file.notes.drawn, 1);
}

#[test]
fn where_people_came_from_is_no_place_of_an_event() {
    let read = |text: &str| {
        let places = RowPlaces::new(built_in());
        read_with_names("events", &mut text.as_bytes(), governorates(), Some(&places), None, &mut |_| {
            Watch::GoOn
        })
    };
    for header in ["date,from,to,families", "date,origin,destination,families"] {
        let text = format!("{header}\n2017-03-05,Mosul,Erbil,30\n2017-03-06,Tal Afar,Tikrit,10\n");
        let error = read(&text).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains("no column tells where the events happened"), "{header}: {error}");
    }
    let file = read("date,from,what,families\n2017-03-05,Mosul,a,30\n").err().map(|error| error.to_string());
    assert!(file.is_some());
    let file = read("date,happened in,families\n2017-03-05,Mosul,30\n2017-03-06,Tal Afar,10\n").unwrap();
    assert_eq!(file.notes.drawn, 2);
}

#[test]
fn a_town_with_the_name_of_its_governorate_is_known_in_all_spellings_of_it() {
    for town in ["Sulaimani", "Sulaymani", "Slemany", "Sulaimani city", "Sulemani", "سلێمانی", "Сулеймания"]
    {
        let file = read_fully(&format!("date,city\n2017-03-05,{town}\n2017-03-06,Mosul\n"));
        assert_eq!(file.notes.drawn, 2, "{town}: {}", file.notes.to_text());
    }
    // Of others the name of the governorate is none of a town.
    let file = read_fully("date,city\n2017-03-05,Anbar\n2017-03-06,Mosul\n2017-03-07,Erbil\n");
    assert_eq!(file.notes.drawn, 2, "{}", file.notes.to_text());
}

#[test]
fn words_for_several_governorates_are_known_and_stand_in_the_notes() {
    let whole = [
        "Multiple",
        "All governorates",
        "Nationwide",
        "Countrywide",
        "Various",
        "Several provinces",
        "Iraq (all)",
        "Whole of Iraq",
        "جميع المحافظات",
        "عدة محافظات",
        "عموم العراق",
        "Mehrere Provinzen",
        "هەموو پارێزگاکان",
    ];
    for (words, precision) in whole
        .map(|words| (words, Precision::Unplaced))
        .into_iter()
        .chain([("\"Ninewa, Anbar\"", Precision::Region), ("Baghdad / Diyala", Precision::Region)])
    {
        let rows = "2017-03-05,Ninewa,2\n2017-03-06,Anbar,1\n2017-03-07,Kirkuk,4\n";
        let file = read_fully(&format!("date,governorate,killed\n{rows}2017-03-08,{words},8\n"));
        let count = |cause| file.notes.count(cause);
        let counts = (count(Cause::SeveralGovernorates), count(Cause::UnknownGovernorate));
        assert_eq!((file.table.len(), counts), (4, (1, 0)), "{words}: {}", file.notes.to_text());
        let known = (0..4).filter(|row| file.table.precision(*row) == Some(precision)).count();
        assert_eq!(known, 1, "{words}");
        assert!(file.notes.to_text().contains(words.trim_matches('"')), "{words}");
    }
    // What else is no governorate stays unknown.
    for words in ["Unknown", "Other", "Aleppo", "Multiple Sclerosis Centre"] {
        let file = read_fully(&format!("date,governorate\n2017-03-05,Ninewa\n2017-03-06,{words}\n"));
        assert_eq!(file.notes.count(Cause::UnknownGovernorate), 1, "{words}");
    }
    // Beside a column of towns such a row is known to the country only.
    let file = read_fully("date,governorate,town\n2017-03-05,Ninewa,Mosul\n2017-03-06,Nationwide,\n");
    assert_eq!(file.notes.count(Cause::CountryOnly), 1, "{}", file.notes.to_text());
}

#[test]
fn columns_of_the_incident_win_over_those_of_who_reported_it() {
    for other in [
        "Reporting governorate",
        "Office governorate",
        "Governorate of source",
        "Reporter location",
        "Governorate (reporting office)",
        "Responsible governorate",
        "Registration governorate",
        "Agency governorate",
    ] {
        for own in ["Incident location", "Incident city", "Location of incident", "Town"] {
            let rows = "2014-03-05,Erbil,Mosul,2\n2014-03-15,Baghdad,Ramadi,1\n";
            let file = read_fully(&format!("date,{other},{own},killed\n{rows}"));
            let mut names: Vec<&str> = (0..2).map(|row| file.table.words(GOVERNORATE, row)).collect();
            names.sort_unstable();
            assert_eq!((names, file.notes.drawn), (vec!["Anbar", "Nineveh"], 2), "{other}, {own}");
        }
    }
    for (other, own) in [
        ("Governorate", "Incident governorate"),
        ("Reporting governorate", "Incident governorate"),
        ("Province", "Governorate of the attack"),
        ("المحافظة", "محافظة الحادث"),
    ] {
        let file =
            read_fully(&format!("date,{other},{own}\n2014-03-05,Erbil,Anbar\n2014-03-15,Erbil,Anbar\n"));
        assert_eq!(file.table.words(GOVERNORATE, 0), "Anbar", "{other}, {own}");
    }
}

#[test]
fn links_to_maps_are_positions() {
    let file = read_fully(
        "date,place,map link,killed\n2017-03-05,Mosul,\"https://www.google.com/maps/@36.3412,43.1312,15z\",2\n\
         2017-03-06,Baghdad,https://www.openstreetmap.org/?mlat=33.3112&mlon=44.3612,1\n\
         2017-03-07,Hit,https://maps.app.goo.gl/AbCd,1\n",
    );
    assert_eq!(
        (file.notes.drawn, file.notes.count(Cause::UnreadablePlace)),
        (2, 1),
        "{}",
        file.notes.to_text()
    );
    // Links to articles are no positions.
    let file = read_fully("date,place,link\n2017-03-05,Mosul,https://example.org/2017/03/05/a?id=36.1\n");
    assert_eq!((file.notes.drawn, file.layout.mapping.point), (1, None));
}
