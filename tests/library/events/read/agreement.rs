//! Where a row's position and the governorate it names disagree, both stay and the row is counted.

use iraq_risk_atlas::formats::events::Cause;

use super::bytes;

#[test]
fn a_position_in_another_governorate_than_the_named_one_is_counted_and_can_be_filtered() {
    // 36.34 N 43.13 E is in Mosul. 36.27 N 43.66 E is 0.8 km outside Nineveh, and 36.27 N 43.55 E 6.8 km inside it
    // (computed from the outlines in Python). Halabja was a district of Sulaymaniyah.
    let text = "date,governorate,latitude,longitude\n\
        2017-03-17,Ninewa,36.34,43.13\n\
        2017-03-17,Anbar,36.34,43.13\n\
        2017-03-17,IQG15,36.34,43.13\n\
        2017-03-17,محافظة الأنبار,36.34,43.13\n\
        2017-03-17,Nineveh,36.27,43.66\n\
        2017-03-17,Sulaymaniyah,35.18,45.98\n\
        2017-03-17,,36.34,43.13\n\
        2017-03-17,Erbil,36.27,43.55\n\
        2017-03-17,Baghdad,,\n";
    let file = bytes(text.as_bytes());
    let notes = &file.notes;
    assert_eq!(notes.count(Cause::OtherGovernorate), 3, "{}", notes.to_text());
    let lines: Vec<_> =
        notes.list.iter().filter(|n| n.cause == Cause::OtherGovernorate).flat_map(|n| &n.first).collect();
    assert_eq!(lines.iter().map(|p| p.line).collect::<Vec<_>>(), [Some(3), Some(5), Some(9)]);
    assert!(lines[0].text.contains("Anbar") && lines[0].text.contains("Nineveh"), "{}", lines[0]);
    // The row is drawn at its position, and counted there.
    assert_eq!(notes.drawn, 8);
    let dimension = file.table.dimensions().iter().find(|d| d.header == "position_and_governorate").unwrap();
    let mut words: Vec<&str> = (0..3).map(|code| dimension.words(code)).collect();
    words.sort_unstable();
    assert_eq!(words, ["agree", "disagree", "not compared"]);
}

#[test]
fn a_file_without_positions_or_names_has_nothing_to_compare() {
    for text in ["date,latitude,longitude\n2017-03-17,36.34,43.13\n", "date,governorate\n2017-03-17,Anbar\n"]
    {
        let file = bytes(text.as_bytes());
        assert!(file.table.dimensions().iter().all(|d| d.header != "position_and_governorate"));
    }
}

/// How the rows of a table compare with their towns, in their order, and the first lines of the note.
fn towns(text: &str) -> (Vec<String>, Vec<String>) {
    let file = bytes(text.as_bytes());
    let notes = file.notes.list.iter().filter(|n| n.cause == Cause::FarFromTown);
    let first = notes.flat_map(|n| &n.first).map(|place| place.text.clone()).collect();
    let table = &file.table;
    let at = table.dimensions().iter().position(|d| d.header == "position_and_town").unwrap();
    let rows = 0..u32::try_from(table.len()).unwrap();
    let mut words: Vec<_> =
        rows.map(|row| (table.row(row).unwrap().number, table.words(at, row).to_owned())).collect();
    words.sort();
    (words.into_iter().map(|(_, word)| word).collect(), first)
}

#[test]
fn a_position_far_from_the_named_town_and_outside_its_governorate_is_counted_and_can_be_filtered() {
    // 30.51 N 47.78 E is in Basra, 33.31 N 44.36 E in Baghdad, 36.34 N 43.13 E in Mosul.
    let (words, first) = towns(
        "date,city,latitude,longitude,killed\n\
        2017-03-05,Mosul,30.5112,47.7812,2\n\
        2017-03-06,Baghdad,33.3112,44.3612,1\n\
        2017-03-07,Rashidiya,30.5112,47.7812,1\n\
        2017-03-08,\"Mosul, Ninewa\",33.3112,44.3612,1\n\
        2017-03-09,الموصل,30.5112,47.7812,1\n\
        2017-03-10,Samarra,33.3112,44.3612,1\n\
        2017-03-11,,33.3112,44.3612,1\n",
    );
    let (far, near, no) = ("disagree", "agree", "not compared");
    assert_eq!(words, [far, near, no, far, far, far, no]);
    assert!(first[0].starts_with("Mosul; the position is in Basra, 7"), "{first:?}");
}

#[test]
fn villages_with_the_name_of_a_town_and_coarse_positions_are_no_contradiction() {
    // The row's governorate is that of its position: the name is a village's, but for a chief town's. A sub-district
    // far from its town, in its governorate; a whole degree; the middle of a governorate.
    let (words, first) = towns(
        "date,governorate,location,latitude,longitude,precision\n\
        2017-03-05,Diyala,Balad,34.0112,45.1012,exact\n\
        2017-03-06,Basra,Mosul,30.5112,47.7812,exact\n\
        2017-03-07,Anbar,Ramadi,33.0412,40.2812,exact\n\
        2017-03-08,,Ramadi,33.0412,40.2812,exact\n\
        2017-03-09,,Baghdad,34,44,exact\n\
        2017-03-10,,Kirkuk,33.3112,44.3612,governorate\n\
        2017-03-11,Sulaymaniyah,Sulaymaniyah,35.1812,45.9812,exact\n",
    );
    assert_eq!(
        words,
        ["not compared", "disagree", "agree", "agree", "not compared", "not compared", "agree"],
        "{first:?}"
    );
    // Abroad, unless the row's country is Iraq.
    let abroad = |country: &str| {
        let rows = "2017-03-05,Kut,2.1,45.3\n2017-03-06,Kut,32.5112,45.8312\n".replace("Kut", "Kut,COUNTRY");
        towns(&format!("date,city,country,latitude,longitude\n{}", rows.replace("COUNTRY", country))).0
    };
    assert_eq!(abroad("Somalia")[0], "not compared");
    assert_eq!(abroad("Iraq")[1], "agree");
}
