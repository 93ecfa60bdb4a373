//! Place search over the built-in gazetteer: what users type, and what must come first.

use iraq_risk_atlas::atlas::{
    Entry, Gazetteer, Match, MatchKind, NameKind, SearchIndex, Target, fold, plain,
};
use iraq_risk_atlas::model::Subject;
use serde_json::Value;

use crate::support::files;

struct Atlas {
    gazetteer: Gazetteer,
    index: SearchIndex,
}

fn asset(name: &str) -> Vec<u8> {
    std::fs::read(files::asset(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn atlas() -> Atlas {
    let gazetteer = Gazetteer::from_json(&asset("gazetteer.json"), &asset("aliases.json")).unwrap();
    let file: Value = serde_json::from_slice(&asset("governorates.geojson")).unwrap();
    let governorates: Vec<Entry> =
        file["features"].as_array().unwrap().iter().map(|f| governorate(f, &gazetteer)).collect();
    assert_eq!(governorates.len(), 19);
    let index = SearchIndex::new(governorates.into_iter().chain(gazetteer.entries()));
    Atlas { gazetteer, index }
}

fn governorate(feature: &Value, gazetteer: &Gazetteer) -> Entry {
    let code = feature["id"].as_str().unwrap();
    let properties = &feature["properties"];
    let one = |key: &str| properties[key].as_str().map(str::to_owned);
    let many = |key: &str| -> Vec<String> {
        let list = properties[key].as_array().into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let local: Vec<String> = ["name_ar", "short_ar", "name_ckb"].into_iter().filter_map(one).collect();
    Entry::governorate(code, properties["display"].as_str().unwrap(), local, many("alt"))
        .with(NameKind::Former, many("former"))
        .with_aliases(gazetteer.governorate_aliases(code))
}

impl Atlas {
    /// A target in the words of the tables below: a governorate's code, or a place's
    /// display name and its governorate's code.
    fn words(&self, target: &Target) -> String {
        match target {
            Target::Subject(Subject::Governorate(code)) => code.clone(),
            Target::Place(index) => {
                let place = self.gazetteer.place(*index).unwrap();
                format!("{}, {}", place.display, place.gov)
            }
            Target::Subject(subject) => subject.to_string(),
        }
    }

    fn found(&self, query: &str) -> Vec<Match> {
        self.index.search(query, 10)
    }

    /// Checks a table of queries and what each must find first; tells all faults at once.
    fn check_first(&self, table: &[(&str, &[&str])]) {
        let mut faults = Vec::new();
        for (expected, queries) in table {
            for query in *queries {
                let found = self.found(query);
                let first = found.first().map(|m| self.words(&m.target));
                if first.as_deref() != Some(expected) {
                    let how = found.first().map(|m| (m.matched.clone(), m.how));
                    faults.push(format!("{query}: expected {expected}, found {first:?} by {how:?}"));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn every_governorate_is_found_first_by_its_names() {
    atlas().check_first(&[
        ("IQ-AN", &["Anbar", "Al-Anbar", "Al Anbār", "الأنبار", "الانبار", "محافظة الأنبار", "Anbar province"]),
        ("IQ-AR", &["Erbil", "Arbil", "Irbil", "Hewler", "Hewlêr", "أربيل", "اربيل", "هەولێر", "ھەولێر"]),
        ("IQ-BA", &["Basra", "Al-Basrah", "البصرة", "البصره"]),
        ("IQ-BB", &["Babil", "Babylon", "بابل", "Babil Governorate"]),
        ("IQ-BG", &["Baghdad", "Bagdad", "بغداد"]),
        ("IQ-DA", &["Duhok", "Dahuk", "Dohuk", "Dihok", "دهوك", "دھۆک"]),
        ("IQ-DI", &["Diyala", "Diyalah", "Diala", "ديالى", "ديالي"]),
        ("IQ-DQ", &["Dhi Qar", "Thi-Qar", "Dhi-Qar", "Thi Qar", "ذي قار"]),
        ("IQ-KA", &["Karbala", "Kerbala", "Karbala'", "كربلاء"]),
        ("IQ-KI", &["Kirkuk", "Kirku", "Kirkūk", "At-Ta'mim", "كركوك", "کەرکووک"]),
        ("IQ-MA", &["Maysan", "Missan", "Misan", "Maisan", "ميسان"]),
        ("IQ-MU", &["Muthanna", "Al-Muthanna", "المثنى", "المثني"]),
        ("IQ-NA", &["Najaf", "Al-Najaf", "An-Najaf", "النجف"]),
        ("IQ-NI", &["Nineveh", "Ninewa", "Ninawa", "Niniveh", "نينوى", "نەینەوا"]),
        ("IQ-QA", &["Qadisiyah", "Al-Qadissiya", "Qadisiya", "Al-Qādisiyyah", "القادسية"]),
        ("IQ-SD", &["Salah al-Din", "Salah ad-Dine", "Salah ad-Din", "Salahaddin", "Saladin", "صلاح الدين"]),
        ("IQ-SU", &["Sulaymaniyah", "Slemani", "Sulaimani", "السليمانية", "سلێمانی"]),
        ("IQ-WA", &["Wasit", "Wassit", "واسط"]),
        ("halabja", &["Halabja", "Halabcha", "حلبجة", "هەڵەبجە"]),
    ]);
}

#[test]
fn every_town_is_found_first_by_the_spellings_in_use() {
    atlas().check_first(&[
        ("Tal Afar, IQ-NI", &["Telafar", "Tal Afar", "Tall Afar", "Tal'afar", "تلعفر", "تل عفر"]),
        (
            "Tuz Khurmatu, IQ-SD",
            &["Tooz Khurmato", "Tuz Khurmatu", "Tuz Khormato", "Touz Khourmatou", "طوز خورماتو"],
        ),
        ("al-Qaim, IQ-AN", &["al Qaim", "Al-Qa'im", "Qaim", "Al Kaim", "القائم", "القايم"]),
        ("Mosul, IQ-NI", &["Mosul", "الموصل", "موصل", "Mossoul", "Musul", "Mosull", "Al-Mawsil", "مووسڵ"]),
        (
            "Fallujah, IQ-AN",
            &["Fallujah", "Falluja", "Al-Fallujah", "Faluja", "الفلوجة", "الفلوجه", "Fallujha"],
        ),
        ("Baiji, IQ-SD", &["Baiji", "Beiji", "Bayji", "بيجي"]),
        ("Sinjar, IQ-NI", &["Sinjar", "Shingal", "Sindjar", "سنجار", "شنگال"]),
        ("Tikrit, IQ-SD", &["Tikrit", "Tekrit", "تكريت", "Tikirt"]),
        ("Samarra, IQ-SD", &["Samarra", "Samara", "Sāmarrā’", "سامراء"]),
        ("Baqubah, IQ-DI", &["Ba'qubah", "Baquba", "Baqouba", "Bakuba", "بعقوبة"]),
        ("Ramadi, IQ-AN", &["Ramadi", "Ar-Ramadi", "Al-Ramadi", "الرمادي"]),
        ("Haditha, IQ-AN", &["Haditha", "Hadithah", "حديثة"]),
        ("Rawa, IQ-AN", &["Rawa", "Rawah", "راوة"]),
        ("Hawija, IQ-KI", &["Hawija", "Hawijah", "Al-Hawija", "Haweeja", "الحويجة"]),
        ("Shirqat, IQ-SD", &["Shirqat", "Sharqat", "Al-Shirqat", "Shergat", "الشرقاط"]),
        ("Tel Keppe, IQ-NI", &["Tel Keppe", "Telkeppe", "Tall Kayf", "Tel Kaif", "تلكيف"]),
        ("Mahmudiyah, IQ-BG", &["Mahmudiyah", "Mahmudiya", "Al-Mahmoudiya", "المحمودية"]),
        ("Taji, IQ-BG", &["Taji", "At Taji", "Al-Taji", "التاجي"]),
        ("Nasiriyah, IQ-DQ", &["Nasiriya", "Nasiriyah", "An Nasiriyah", "الناصرية"]),
        ("Amarah, IQ-MA", &["Amara", "Amarah", "Al-Amara", "العمارة"]),
        ("Kut, IQ-WA", &["Kut", "Al-Kut", "الكوت"]),
        ("Hillah, IQ-BB", &["Hilla", "Al-Hillah", "الحلة"]),
        ("Diwaniyah, IQ-QA", &["Diwaniya", "Ad Diwaniyah", "الديوانية"]),
        ("Samawah, IQ-MU", &["Samawa", "As-Samawah", "السماوة"]),
        ("Abu Ghraib, IQ-BG", &["Abu Ghraib", "Abu Ghurayb", "أبو غريب"]),
        ("Hit, IQ-AN", &["Hit", "هيت"]),
        ("Khanaqin, IQ-DI", &["Khanaqin", "Khanaqeen", "خانقين"]),
        ("Muqdadiyah, IQ-DI", &["Muqdadiyah", "Miqdadiya", "المقدادية"]),
        ("Zakho, IQ-DA", &["Zakho", "Zaxo", "زاخو"]),
        ("Salman Pak, IQ-BG", &["Salman Pak", "Madain", "Al-Mada'in"]),
        ("as-Salman, IQ-MU", &["Salman", "As Salman", "السلمان"]),
        ("Jurf al-Sakhar, IQ-BB", &["Jurf al-Sakhr", "Jurf as-Sakhar", "جرف الصخر"]),
        ("Daquq, IQ-KI", &["Daquq", "Daqouq", "داقوق"]),
    ]);
}

#[test]
fn slips_of_the_keyboard_are_forgiven() {
    let atlas = atlas();
    atlas.check_first(&[
        ("IQ-BG", &["Baghdd", "Bahgdad", "Baghdaad"]),
        ("IQ-KI", &["Kirkkuk", "Kirkul"]),
        ("IQ-DI", &["Diyalaa", "Dijala"]),
        ("Mosul, IQ-NI", &["Mosull"]),
        ("Fallujah, IQ-AN", &["Fallujha", "Falujjah", "الفلوحة"]),
        ("Nasiriyah, IQ-DQ", &["Nasirriyah", "Nassyriyah"]),
        ("Tuz Khurmatu, IQ-SD", &["Tuz Khurmtau", "Tuz Kurmatu"]),
    ]);
    assert_eq!(atlas.found("Bahgdad")[0].how, MatchKind::Near(1));
}

#[test]
fn a_city_and_its_governorate_of_the_same_name_are_both_listed() {
    let atlas = atlas();
    for (query, code, place) in [
        ("Kirku", "IQ-KI", "Kirkuk, IQ-KI"),
        ("Najaf", "IQ-NA", "Najaf, IQ-NA"),
        ("Erbil", "IQ-AR", "Erbil, IQ-AR"),
        ("Halabja", "halabja", "Halabja, halabja"),
        ("هەولێر", "IQ-AR", "Erbil, IQ-AR"),
        ("Basrah", "IQ-BA", "Basra, IQ-BA"),
        ("Karkuk", "IQ-KI", "Kirkuk, IQ-KI"),
        ("Sulaimaniya", "IQ-SU", "Sulaymaniyah, IQ-SU"),
        ("دهۆک", "IQ-DA", "Duhok, IQ-DA"),
    ] {
        let first_two: Vec<_> = atlas.found(query).iter().take(2).map(|m| atlas.words(&m.target)).collect();
        assert_eq!(first_two, [code, place], "{query}");
    }
}

#[test]
fn what_is_not_in_iraq_finds_nothing() {
    let atlas = atlas();
    for query in ["", "   ", "'", "xyzzy", "Washington", "West Point", "Afghanistan", "zz", "واشنطن", "12345"]
    {
        let found: Vec<_> = atlas.found(query).into_iter().map(|m| (m.shown, m.matched)).collect();
        assert!(found.is_empty(), "{query:?} finds {found:?}");
    }
}

#[test]
fn every_place_is_found_by_every_one_of_its_names() {
    let atlas = atlas();
    for entry in atlas.index.entries() {
        for (name, _) in &entry.names {
            let all = atlas.index.search(name, usize::MAX);
            match all.iter().find(|m| m.target == entry.target) {
                Some(own) => {
                    assert!(
                        own.how <= MatchKind::Folded,
                        "{name} meets {} only by {:?}",
                        entry.shown(),
                        own.how
                    );
                }
                None => assert!(is_half_transliterated(name), "{name} does not find {}", entry.shown()),
            }
        }
    }
}

fn is_half_transliterated(name: &str) -> bool {
    let plain = plain(name);
    plain.contains(|c: char| c.is_ascii_alphabetic())
        && plain.contains(|c: char| ('\u{0620}'..='\u{06FF}').contains(&c))
}

#[test]
fn each_target_occurs_once_in_a_list_that_is_in_order() {
    let atlas = atlas();
    for query in ["ba", "sal", "al", "kar", "qal", "ال", "ك", "umm", "salman"] {
        let found = atlas.index.search(query, usize::MAX);
        assert!(!found.is_empty(), "{query}");
        assert!(found.is_sorted_by_key(|m| std::cmp::Reverse(m.score)), "{query}");
        let mut targets: Vec<_> = found.iter().map(|m| &m.target).collect();
        targets.sort();
        targets.dedup();
        assert_eq!(targets.len(), found.len(), "{query}");
    }
}

#[test]
fn a_match_says_which_spelling_was_met() {
    let atlas = atlas();
    let found = atlas.found("الموصل");
    assert_eq!((found[0].shown.as_str(), found[0].matched.as_str()), ("Mosul", "الموصل"));
    assert_eq!(found[0].how, MatchKind::Exact);
    let mosul = found[0].position.unwrap();
    assert!((mosul.lat - 36.34).abs() < 0.05 && (mosul.lon - 43.12).abs() < 0.05, "{mosul}");
}

#[test]
fn governorates_do_not_fall_together_when_folded() {
    let atlas = atlas();
    let governorates =
        atlas.index.entries().iter().filter(|e| matches!(e.target, Target::Subject(Subject::Governorate(_))));
    let mut folded: Vec<String> = governorates.map(|e| fold(e.shown())).collect();
    folded.sort();
    folded.dedup();
    assert_eq!(folded.len(), 19);
}
