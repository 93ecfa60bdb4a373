//! Place phrases in tables: only words that say nothing but the town give the town itself.

use std::sync::OnceLock;

use iraq_risk_atlas::atlas::Atlas;
use iraq_risk_atlas::formats::events::{NameRole, PlaceNames, PlacedRow};
use iraq_risk_atlas::reading::RowPlaces;

use crate::support::built_in;

fn place(cells: &[(NameRole, &str)]) -> PlacedRow {
    static PLACES: OnceLock<RowPlaces<&'static Atlas>> = OnceLock::new();
    PLACES.get_or_init(|| RowPlaces::new(built_in())).place(cells, None)
}

/// `class governorate`, or `unplaced: why`.
fn placed(cells: &[(NameRole, &str)]) -> String {
    let row = place(cells);
    match (&row.unplaced, &row.governorate) {
        (Some(why), _) => format!("unplaced: {}", why.cause().title()),
        (None, Some((code, _))) => {
            let position = if row.position.is_some() { "" } else { " without position" };
            format!("{} {code}{position}", row.precision.word())
        }
        (None, None) => panic!("{row:?}"),
    }
}

fn check(expected: &str, cells: &[&str]) {
    for words in cells {
        assert_eq!(placed(&[(NameRole::Place, words)]), expected, "{words}");
    }
}

#[test]
fn the_name_of_a_town_with_what_contains_it_is_the_town() {
    check(
        "town IQ-NI",
        &[
            "Mosul",
            "MOSUL",
            "Mosul, Ninewa, Iraq",
            "Mosul (Ninewa)",
            "City of Mosul",
            "Mosul City",
            "Mosul city centre",
            "central Mosul",
            "in Mosul",
            "Ninewa / Mosul",
            "Mosul (الموصل)",
            "Mosul, IRQ",
            "Mosul, northern Iraq",
            "مدينة الموصل",
            "الموصل، نينوى",
            "في الموصل",
        ],
    );
    check(
        "town IQ-KI",
        &["Kirkuk", "Kirkuk, Kirkuk", "Hawija, nr Kirkuk", "Hawija, 65 km south-west of Kirkuk"],
    );
    check("town IQ-SD", &["Tikrit, Salah al-Din Governorate", "Balad, Salah al-Din", "the town of Baiji"]);
    check("town IQ-AN", &["Karma, near Fallujah", "Rawa"]);
}

#[test]
fn what_is_near_or_beside_a_town_or_a_part_of_it_is_about_there() {
    check(
        "around-town IQ-NI",
        &[
            "near Mosul",
            "outskirts of Mosul",
            "Mosul outskirts",
            "Mosul's outskirts",
            "outskirts Mosul",
            "north Mosul",
            "eastern Mosul",
            "Mosul, west",
            "Mosul area",
            "Mosul countryside",
            "rural Mosul",
            "Mosul surroundings",
            "University of Mosul",
            "Mosul checkpoint",
            "Mosul 3",
            "Mosul?",
            "Mosul (?)",
            "Tigris river, Mosul",
            "unknown location in Mosul",
            "Mosul or nearby",
            "Mosul front line",
            "الموصل القديمة",
            "15 km south Mosul",
            "15km S Mosul",
            "غرب الموصل",
            "قرب الموصل",
            "ضواحي الموصل",
            "جامعة الموصل",
            "باتجاه الموصل",
            "Tal Afar airport",
            "Qayyarah air base",
        ],
    );
    check(
        "around-town IQ-KI",
        &[
            "Kirkuk oil field",
            "Kirkuk airport",
            "حقل كركوك",
            "مدخل كركوك",
            "near Kirkuk",
            "Hawija dam",
            "Hawija quarry",
        ],
    );
    check("around-town IQ-SD", &["Tikrit airport", "مطار تكريت", "Hay al-Zuhur, Tikrit", "Tikrit hospital"]);
    check("around-town IQ-AN", &["30km W Ramadi", "30 km west of Ramadi", "between Ramadi and Fallujah"]);
}

#[test]
fn words_in_languages_that_are_not_read_never_give_the_town_itself() {
    check(
        "around-town IQ-NI",
        &["westlich von Mossul", "Musul yakınları", "nazik Mûsil", "Mossoul et environs"],
    );
    check(
        "around-town IQ-KI",
        &[
            "près de Kirkuk",
            "bei Kirkuk",
            "Kerkük civarı",
            "لە نزیک کەرکووک",
            "باشووری کەرکووک",
            "نزدیک کرکوک",
        ],
    );
    // A distance that is not understood may lead far away.
    check(
        "governorate IQ-AN without position",
        &["30 Kilometer westlich von Ramadi", "30 km'lik Ramadi", "Ramadi 30 km"],
    );
}

#[test]
fn one_of_several_places_is_at_most_their_governorate() {
    check(
        "governorate IQ-AN without position",
        &[
            "Ramadi or Fallujah",
            "Ramadi/Fallujah",
            "Ramadi and Fallujah",
            "Ramadi, Fallujah",
            "الرمادي أو الفلوجة",
            "Rawa/Ana",
        ],
    );
    check(
        "governorate IQ-NI without position",
        &["Mosul to Tal Afar", "Mosul-Tal Afar", "near Mosul or Tal Afar", "from Sinjar to Tal Afar"],
    );
    check(
        "unplaced: several places fit",
        &[
            "from Mosul to Erbil",
            "Mosul, Erbil",
            "Mosul/Erbil",
            "Mosul; Ramadi",
            "Baghdad-Kirkuk road",
            "Baghdad Kirkuk highway",
            "طريق بغداد كركوك",
            "بين الموصل وأربيل",
            "entre Mossoul et Erbil",
            "highway from Baghdad to Basra",
        ],
    );
    // Another column says which governorate, and no more.
    for words in ["Mosul/Erbil", "from Mosul to Erbil", "Samarra Street", "Mosul, Raqqa governorate"] {
        assert_eq!(
            placed(&[(NameRole::Governorate, "Ninewa"), (NameRole::Place, words)]),
            "governorate IQ-NI without position",
            "{words}"
        );
    }
}

#[test]
fn a_road_between_distant_towns_counts_for_the_governorate_that_its_row_names() {
    let row = [(NameRole::Governorate, "Ninewa"), (NameRole::Place, "Mosul - Erbil road")];
    assert_eq!(placed(&row), "region IQ-NI without position");
}

#[test]
fn a_street_named_after_a_town_is_not_in_it() {
    check("unplaced: several places fit", &["Samarra Street", "شارع سامراء", "Mosul road", "Baghdad Street"]);
    check("around-town IQ-WA", &["Baghdad Street, Kut", "شارع بغداد، الكوت"]);
    check(
        "around-town IQ-BG",
        &["شارع فلسطين", "Palestine Street", "Samarra Street, Baghdad", "شارع الرشيد"],
    );
    check("unplaced: outside Iraq", &["Palestine", "فلسطين"]);
}

#[test]
fn the_name_of_a_town_in_that_of_something_else_is_not_the_town() {
    check(
        "unplaced: several places fit",
        &[
            "Al-Mosul TV reported",
            "Radio Nawa Sulaymaniyah said",
            "Mosul FC",
            "Basra Brigade",
            "Al-Basra newspaper",
            "قناة الموصل الفضائية",
            "لواء البصرة",
            "وكالة أنباء بغداد",
            "Tikrit-born",
            "Baghdad-based group",
            "Fallujah refugees",
            "Mosul families",
            "displaced people from Sinjar",
            "نازحو الفلوجة",
            "أهالي الموصل",
            // A camp elsewhere, and a place too far away to be beside it.
            "Mosul (IDP camp near Erbil)",
            "Mosul, near Basra",
        ],
    );
    check("around-town IQ-AR", &["Mosul Street, Erbil", "IDPs from Mosul in Erbil", "نازحي الموصل في أربيل"]);
    check("around-town IQ-DA", &["Mosul refugees in Dohuk", "displaced people from Sinjar in Dohuk"]);
    check("around-town IQ-KI", &["Mosul University (in exile, Kirkuk)", "Hawija IDPs, Kirkuk"]);
    check(
        "around-town IQ-NI",
        &[
            "Basra Brigade in Mosul",
            "Baghdad-based group in Mosul",
            "Anbar Brigade, Mosul",
            "لواء البصرة في الموصل",
        ],
    );
}

#[test]
fn streets_and_roads_in_other_languages_are_no_towns() {
    check(
        "unplaced: several places fit",
        &[
            "rue de Mossoul",
            "Straße nach Mossul",
            "carretera de Mosul",
            "Calle Bagdad",
            "خیابان موصل",
            "جاده بغداد",
            "جادة الموصل",
            "شارع الموصل",
            "طريق الموصل",
            "the road to Mosul",
            "طريق بغداد الموصل",
            "طريق بغداد تكريت",
            "الطريق السريع بغداد الموصل",
            "طريق كركوك - بغداد",
            "route Bagdad-Mossoul",
            "Landstraße Bagdad–Mossul",
            "autoroute Bagdad-Bassora",
            "Mosul–Erbil road",
            "Highway 1 between Baghdad and Balad",
        ],
    );
    // Between two near towns of one governorate is known well enough, and so is the town in which a street is.
    check("around-town IQ-SD", &["Tikrit-Baiji highway", "طريق تكريت بيجي", "road between Tikrit and Baiji"]);
    check("around-town IQ-BG", &["rue de Mossoul, Bagdad", "شارع الموصل، بغداد"]);
    check("around-town IQ-NI", &["a street in Mosul", "Street in Mosul"]);
}

#[test]
fn a_place_abroad_in_the_words_outweighs_a_name_in_iraq() {
    check(
        "unplaced: outside Iraq",
        &["Sinjar, Raqqa governorate", "Sinjar, محافظة الرقة", "Balad, Somalia", "Raqqa governorate"],
    );
    check("unplaced: several places fit", &["Samarra Street Amman", "Sinjar-Raqqa road"]);
}

#[test]
fn what_is_beside_a_governorate_is_not_counted_in_it() {
    check("unplaced: only a region named", &["north of Anbar governorate", "near Diyala province"]);
    check("governorate IQ-DI without position", &["Diyala province", "northern Diyala", "Diyala"]);
}

#[test]
fn a_district_is_a_district_and_what_is_beside_it_is_not() {
    check("district IQ-AN", &["Ramadi district", "قضاء الرمادي", "district of Ramadi"]);
    check("governorate IQ-AN without position", &["near Ramadi district", "20 km from Ramadi district"]);
}

#[test]
fn the_reasons_say_which_words_were_used_and_which_were_not() {
    let why = |words| place(&[(NameRole::Place, words)]).why;
    assert_eq!(
        why("westlich von Mossul"),
        "Of its words “Mossul” was used, and “westlich von” was not understood: near it at best."
    );
    assert!(
        why("Ramadi or Fallujah").starts_with("The words name Ramadi and Fallujah"),
        "{}",
        why("Ramadi or Fallujah")
    );
    assert!(why("Tikrit airport").contains("“airport”"), "{}", why("Tikrit airport"));
}

#[test]
fn in_running_text_only_the_words_next_to_the_name_count() {
    for (words, expected) in [
        ("An explosion at a market in Mosul killed three people.", "town IQ-NI"),
        ("Mosul: three bodies found", "town IQ-NI"),
        ("انفجار عبوة ناسفة في الموصل", "town IQ-NI"),
        ("A bomb on Mosul University killed three people.", "around-town IQ-NI"),
        ("Gunmen attacked a convoy leaving Mosul.", "around-town IQ-NI"),
        ("Shelling of the hills beyond Mosul", "around-town IQ-NI"),
    ] {
        assert_eq!(placed(&[(NameRole::Text, words)]), expected, "{words}");
    }
}
