//! Rows of tables.

use iraq_risk_atlas::reading::{RowPart, RowPlace, Unplaced};

use super::{finder, short};

/// `governorates: place`, or the reason.
fn row(parts: &[(&str, RowPart)]) -> String {
    match finder().place_row(parts) {
        RowPlace::Placed(p) => format!("{}: {}", p.governorates.join(" "), short(&p.reading.place)),
        RowPlace::Unplaced(why) => why.words(),
    }
}

fn check_all(cases: &[(&str, &str)]) {
    let differing = cases.iter().filter_map(|(words, expected)| {
        let got = row(&[(words, RowPart::Words)]);
        (got != *expected).then(|| format!("{words}\n  expected: {expected}\n  got:      {got}"))
    });
    let differing: Vec<String> = differing.collect();
    assert!(differing.is_empty(), "{} of {} differ:\n{}", differing.len(), cases.len(), differing.join("\n"));
}

#[test]
fn free_words_say_where_a_row_lies() {
    check_all(&[
        ("near Haifa Street, Baghdad", "IQ-BG: Haifa Street in IQ-BG/Baghdad"),
        ("Al-Sharkhat, south of Mosul", "IQ-SD: IQ-SD/Shirqat"),
        ("19 Baghdad hospitals", "IQ-BG: IQ-BG/Baghdad"),
        ("between Kamaliya and Obaidi, Baghdad", "IQ-BG: Kamaliyah in IQ-BG/Baghdad"),
        ("Karma, near Fallujah", "IQ-AN: IQ-AN/Karmah"),
        ("Hawija, nr Kirkuk", "IQ-KI: IQ-KI/Hawija"),
        ("30 km south of Kirkuk", "IQ-KI: IQ-KI/Kirkuk"),
        ("Tahrir, east Baquba", "IQ-DI: Tahrir in IQ-DI/Baqubah"),
        ("Diyala province", "IQ-DI: gov IQ-DI"),
        ("Basra province", "IQ-BA: gov IQ-BA"),
        ("in Diyala province, near Khalis", "IQ-DI: IQ-DI/Khalis"),
        ("Askari, Diwaniya", "IQ-QA: IQ-QA/Diwaniyah"),
        ("Al-Taameem, Falluja", "IQ-AN: IQ-AN/Fallujah"),
        ("Palestine Street, east Mosul", "IQ-NI: IQ-NI/Mosul"),
        ("Baghdad Street, Kut", "IQ-WA: IQ-WA/Kut"),
        ("Unknown Quarter, Samarra", "IQ-SD: IQ-SD/Samarra"),
        ("Mahmoudiyah, Baghdad", "IQ-BG: IQ-BG/Mahmudiyah"),
        ("Sayed Sadiq or Khormal", "IQ-SU halabja: IQ-SU/Said Sadiq"),
        ("قرب بعقوبة", "IQ-DI: IQ-DI/Baqubah"),
    ]);
}

#[test]
fn a_row_without_a_place_says_why() {
    check_all(&[
        ("", "names no place"),
        ("-", "names no place"),
        ("a checkpoint on the road", "no place in it is known"),
        ("northern Iraq", "can lie in several governorates"),
        ("Iraq", "can lie in several governorates"),
        ("Tehran", "lies outside Iraq (Tehran)"),
    ]);
}

#[test]
fn columns_say_more_than_words() {
    use RowPart::{Date, District, Governorate, Town, Words};
    assert_eq!(row(&[("Ninewa", Governorate), ("Al-Ba'aj", District)]), "IQ-NI: district IQ-NI/Baaj");
    assert_eq!(row(&[("Tameem", Governorate)]), "IQ-KI: gov IQ-KI");
    assert_eq!(row(&[("Tameem", Governorate), ("nowhere known", Words)]), "IQ-KI: gov IQ-KI");
    assert_eq!(row(&[("Diyala", Governorate), ("Khalis", Town), ("x", Words)]), "IQ-DI: IQ-DI/Khalis");
    assert_eq!(row(&[("Basrah", Governorate), ("Jumhuriya", Town)]), "IQ-BA: Jumhuriya in IQ-BA/Basra");
    assert_eq!(row(&[("Mahmudiya", Words), ("20-Mar-05", Date)]), "IQ-BB IQ-BG: IQ-BG/Mahmudiyah");
    assert_eq!(row(&[("Mahmudiya", Words), ("2019-05-01", Date)]), "IQ-BG IQ-BB: IQ-BG/Mahmudiyah");
    assert_eq!(row(&[]), "names no place");
}

#[test]
fn several_governorates_are_listed() {
    let found = finder().place_row(&[("Kurdistan", RowPart::Words)]);
    let RowPlace::Unplaced(Unplaced::SeveralGovernorates(codes)) = found else { panic!("{found:?}") };
    assert_eq!(codes, ["IQ-AR", "IQ-DA", "IQ-SU", "halabja"]);
}
