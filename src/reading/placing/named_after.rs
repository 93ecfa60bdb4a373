use crate::atlas::{Atlas, Place, fold};

/// Words for what stands by the town whose name it has: troops, aircraft, displaced people.
const BY: [&str; 13] = [
    "camp",
    "base",
    "air",
    "airbase",
    "airport",
    "airfield",
    "military",
    "refugee",
    "idp",
    "معسكر",
    "قاعده",
    "مطار",
    "مخيم",
];

/// The town of the gazetteer after which a camp, a base or an airport of a governorate is named: it is near that town,
/// and nobody knows from the name where. A dam or an oil field has the name of a town that may be far away.
pub(super) fn town<'a>(governorate: &str, name: &str, atlas: &'a Atlas) -> Option<&'a Place> {
    let folded = fold(name);
    let is_by = |word: &&str| BY.iter().any(|by| fold(by) == *word);
    let words: Vec<&str> = folded.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let own = words.iter().copied().filter(|word| !is_by(word)).collect::<Vec<_>>().join(" ");
    if own.is_empty() || own.split(' ').count() == words.len() {
        return None;
    }
    let mut towns = atlas.gazetteer.places().iter().filter(|place| place.gov == governorate);
    towns.find(|place| {
        [&place.display, &place.name]
            .into_iter()
            .chain(&place.latin)
            .chain(&place.arabic_script)
            .any(|name| fold(name) == own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camp_is_named_after_a_town_of_its_governorate() {
        let atlas = Atlas::built_in().unwrap();
        let town = |code: &str, name: &str| town(code, name, &atlas).map(|place| place.display.clone());
        for (code, name, want) in [
            ("IQ-BG", "Taji camp", Some("Taji")),
            ("IQ-BG", "Camp Taji", Some("Taji")),
            ("IQ-BG", "معسكر التاجي", Some("Taji")),
            ("IQ-SD", "Balad air base", Some("Balad")),
            ("IQ-AN", "Camp Fallujah", Some("Fallujah")),
            // Another governorate, another kind of thing, or no town.
            ("IQ-AN", "Taji camp", None),
            ("IQ-NI", "Mosul Dam", None),
            ("IQ-BG", "Taji", None),
            ("IQ-AN", "Ain al-Asad air base", None),
            ("IQ-BG", "Camp", None),
        ] {
            assert_eq!(town(code, name).as_deref(), want, "{code} {name}");
        }
    }
}
