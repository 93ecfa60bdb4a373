//! Evidence that a place lies in another country: its namesake in Iraq is not meant.

use std::sync::OnceLock;

use iraq_risk_atlas::formats::events::{NameRole, PlaceNames, Unplaced};
use iraq_risk_atlas::reading::{PlaceFinder, PlaceRef, RowPlaces};

use crate::support::built_in;

fn places() -> &'static dyn PlaceNames {
    static PLACES: OnceLock<Box<dyn PlaceNames>> = OnceLock::new();
    &**PLACES.get_or_init(|| Box::new(RowPlaces::new(built_in())))
}

#[test]
fn a_row_that_names_another_country_or_an_area_in_it_is_not_placed_in_iraq() {
    // Country, governorate, place.
    for row in [
        ["Somalia", "Middle Shabelle", "Balad"],
        ["SOM", "", "Balad"],
        ["706", "", "Balad"],
        ["الصومال", "", "Balad"],
        ["SYR", "Aleppo", "Samarra"],
        ["SY", "", "Fallujeh"],
        ["Syrian Arab Republic", "", "Yarmouk"],
        ["Egypt", "Alexandria", "Alexandria"],
        ["", "Aleppo", "Samarra"],
        ["", "حلب", "Samarra"],
        ["", "SY-HL", "Samarra"],
        ["", "SY02", "Samarra"],
        ["", "", "Balad, Somalia"],
        ["", "", "Balad (Somalia)"],
        ["", "", "Balad in Somalia"],
        ["", "", "Balad Somalia"],
        ["", "", "Balad, Middle Shabelle"],
        ["", "", "Alexandria, Egypt"],
        ["", "", "Riyadh, Saudi Arabia"],
        ["", "", "بلد، الصومال"],
    ] {
        let texts = [(NameRole::Country, row[0]), (NameRole::Governorate, row[1]), (NameRole::Place, row[2])];
        let placed = places().place(&texts, None);
        assert_eq!(placed.unplaced, Some(Unplaced::Outside), "{row:?}: {placed:?}");
        assert_eq!((placed.position, placed.governorate), (None, None), "{row:?}");
    }
}

#[test]
fn a_row_that_names_iraq_or_a_governorate_stays() {
    for (row, name) in [
        (["Iraq", "Kirkuk", "Riyadh"], "al-Riyad"),
        (["Iraq", "", "Riyadh"], "al-Riyad"),
        (["IRQ", "", "Balad"], "Balad"),
        (["368", "", "Samarra"], "Samarra"),
        (["العراق", "", "Samarra"], "Samarra"),
        (["", "", "Balad"], "Balad"),
        (["", "", "Balad, Iraq"], "Balad"),
        (["", "", "Balad, Salah al-Din, Iraq"], "Balad"),
        (["", "", "al-Qaim, Syrian border"], "al-Qaim"),
        (["", "", "Rabia, border with Syria"], "Rabia"),
        (["", "IQG16", "Samarra"], "Samarra"),
        (["", "Salah al-Din", "Balad"], "Balad"),
    ] {
        let texts = [(NameRole::Country, row[0]), (NameRole::Governorate, row[1]), (NameRole::Place, row[2])];
        let placed = places().place(&texts, None);
        assert_eq!((placed.name.as_str(), placed.unplaced), (name, None), "{row:?}: {}", placed.why);
    }
}

#[test]
fn a_country_behind_a_name_in_an_article_says_where_it_lies() {
    let finder = PlaceFinder::new(built_in());
    let inside = |text: &str| -> Vec<String> {
        let readings = finder.mentions_in(text).into_iter().filter_map(|m| m.readings.into_iter().next());
        let inside = readings.filter(|r| !matches!(r.place, PlaceRef::Outside(_) | PlaceRef::Country));
        inside.map(|r| r.shown).collect()
    };
    for (text, places) in [
        ("A bomb killed three people in Balad, Somalia, on Monday.", &[][..]),
        ("BALAD, Somalia (Reuters) — Fighters attacked the town.", &[]),
        ("A convoy left Samarra (Syria) on Monday.", &[]),
        ("The army shelled Sinjar, Iraq, on Monday.", &["Sinjar"]),
        // The sentence goes on about the country, or lists it.
        ("In Zakho, Turkey has kept bases for years.", &["Zakho"]),
        ("Protests were held in Mosul, Syria and Jordan.", &["Mosul"]),
    ] {
        assert_eq!(inside(text), places, "{text}");
    }
}
