use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::plain;

/// Names and codes of other countries, and of the first-level areas of those round Iraq. By them a row or a text
/// is known to speak of a place abroad that has a namesake in Iraq.
#[derive(Debug, Default)]
pub struct Abroad {
    /// By plain name.
    countries: FxHashMap<String, u16>,
    /// By two and three letters.
    codes: FxHashMap<String, u16>,
    /// By ISO 3166-1 number.
    numbers: FxHashMap<u16, u16>,
    /// Areas by plain name: the country.
    areas: FxHashMap<String, u16>,
    /// English names of the countries.
    names: Vec<String>,
}

/// The country that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountryName<'a> {
    Iraq,
    /// Another one, by its English name.
    Other(&'a str),
}

/// Names of Iraq, and its codes: ISO 3166, FIPS, Gleditsch and Ward's, GTD's.
const IRAQ: [&str; 18] = [
    "iraq",
    "irq",
    "iq",
    "iz",
    "368",
    "645",
    "95",
    "republic of iraq",
    "irak",
    "iraq republic of",
    "iraq the republic of",
    "العراق",
    "جمهورية العراق",
    "عێراق",
    "عراق",
    "kurdistan region of iraq",
    "iraqi kurdistan",
    "îraq",
];

/// The file, made by `tools/make_abroad.py`.
const DATA: &[u8] = include_bytes!("../../assets/abroad.json");

#[derive(Deserialize, Default)]
struct Data {
    countries: Vec<CountryData>,
    areas: Vec<AreaData>,
}

#[derive(Deserialize)]
struct CountryData {
    a2: String,
    a3: String,
    number: u16,
    names: Vec<String>,
}

#[derive(Deserialize)]
struct AreaData {
    country: String,
    names: Vec<String>,
}

impl Abroad {
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Abroad> = OnceLock::new();
        // The table is embedded and tested. Without it no country is known.
        BUILT_IN.get_or_init(|| Self::new(serde_json::from_slice(DATA).unwrap_or_default()))
    }

    fn new(data: Data) -> Self {
        let mut new = Self::default();
        for (index, country) in (0..u16::MAX).zip(data.countries) {
            for name in &country.names {
                new.countries.entry(plain(name)).or_insert(index);
            }
            new.codes.extend([(country.a2, index), (country.a3, index)]);
            new.numbers.insert(country.number, index);
            new.names.push(country.names.into_iter().next().unwrap_or_default());
        }
        for area in data.areas {
            let Some(country) = new.codes.get(&area.country).copied() else { continue };
            for name in &area.names {
                new.areas.entry(plain(name)).or_insert(country);
            }
        }
        new.countries.remove("");
        new.areas.remove("");
        new
    }

    /// The country that a whole text names, by a name in any of several languages.
    pub fn named(&self, text: &str) -> Option<CountryName<'_>> {
        let text = plain(text);
        if IRAQ.iter().any(|name| plain(name) == text) {
            return Some(CountryName::Iraq);
        }
        self.countries.get(&text).map(|index| CountryName::Other(self.name(*index)))
    }

    /// Likewise, or by a code, as in a column of countries.
    pub fn country(&self, text: &str) -> Option<CountryName<'_>> {
        let text = text.trim().trim_end_matches(".0");
        let code = || {
            let index = self.codes.get(text).or_else(|| self.numbers.get(&text.parse().ok()?))?;
            Some(CountryName::Other(self.name(*index)))
        };
        self.named(text).or_else(code)
    }

    /// The country of a first-level area that a whole text names, or of its code (`SY-HL`, `SY02`, `SYR.1_1`).
    pub fn area(&self, text: &str) -> Option<&str> {
        let found = self.areas.get(&plain(text)).copied().or_else(|| self.of_code(text.trim()));
        found.map(|country| self.name(country))
    }

    /// The country of an area's code, which starts with that of the country.
    fn of_code(&self, code: &str) -> Option<u16> {
        let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
        let rest = code.get(letters..)?;
        let parted = rest.strip_prefix(['-', '.', '_']);
        let own = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        };
        let fits = match parted {
            Some(own_code) => {
                own(own_code) && own_code.len() <= 6 && !own_code.bytes().any(|b| b.is_ascii_lowercase())
            }
            None => rest.len() >= 2 && rest.bytes().all(|b| b.is_ascii_digit()),
        };
        if fits && (2..=3).contains(&letters) { self.codes.get(code.get(..letters)?).copied() } else { None }
    }

    fn name(&self, index: u16) -> &str {
        self.names.get(usize::from(index)).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_name_and_code() {
        let abroad = Abroad::built_in();
        for (text, country) in [
            ("Somalia", Some(CountryName::Other("Somalia"))),
            ("الصومال", Some(CountryName::Other("Somalia"))),
            ("SYR", Some(CountryName::Other("Syria"))),
            ("SY", Some(CountryName::Other("Syria"))),
            ("760", Some(CountryName::Other("Syria"))),
            ("Syrian Arab Republic", Some(CountryName::Other("Syria"))),
            ("سووریا", Some(CountryName::Other("Syria"))),
            ("Iran (Islamic Republic of)", Some(CountryName::Other("Iran"))),
            ("iraq", Some(CountryName::Iraq)),
            ("IRQ", Some(CountryName::Iraq)),
            ("368.0", Some(CountryName::Iraq)),
            ("العراق", Some(CountryName::Iraq)),
            ("in", None),
            ("Mosul", None),
            ("", None),
        ] {
            assert_eq!(abroad.country(text), country, "{text}");
        }
    }

    #[test]
    fn areas_abroad_are_known_by_name_and_code() {
        let abroad = Abroad::built_in();
        for (text, country) in [
            ("Aleppo", Some("Syria")),
            ("حلب", Some("Syria")),
            ("Middle Shabelle", Some("Somalia")),
            ("Alexandria", Some("Egypt")),
            ("SY-HL", Some("Syria")),
            ("SY02", Some("Syria")),
            ("SYR.1_1", Some("Syria")),
            ("IQ-NI", None),
            ("IQG15", None),
            ("Northern", None),
            ("Samarra", None),
            ("Kurdistan", None),
            ("TV-set", None),
        ] {
            assert_eq!(abroad.area(text), country, "{text}");
        }
    }

    #[test]
    fn no_governorate_of_iraq_is_abroad() {
        let atlas = crate::atlas::Atlas::built_in().unwrap();
        for governorate in &atlas.base.governorates {
            let names = [&governorate.name, &governorate.code].into_iter().chain(&governorate.alternatives);
            for name in names.chain(&governorate.name_ar).chain(&governorate.name_ckb) {
                assert_eq!(Abroad::built_in().area(name), None, "{name}");
                assert_eq!(Abroad::built_in().country(name), None, "{name}");
            }
        }
    }
}
