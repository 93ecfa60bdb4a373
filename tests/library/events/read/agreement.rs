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
