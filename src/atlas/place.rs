use std::collections::BTreeMap;

use serde::Deserialize;

use crate::geo::LonLat;

/// A town or other inhabited place of the gazetteer. Members of the file that are
/// not listed here are ignored.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    /// GeoNames number; `None` for the few places that we added.
    #[serde(default)]
    pub id: Option<u64>,
    /// The name in the source's transliteration: "Al Fallūjah".
    pub name: String,
    /// The usual English form, as printed on the map: "Fallujah".
    pub display: String,
    /// The source's name without diacritics.
    #[serde(default)]
    pub ascii: String,
    /// Degrees north (WGS 84).
    pub lat: f64,
    /// Degrees east (WGS 84).
    pub lon: f64,
    /// Inhabitants; `None` where the source gives no figure.
    #[serde(default)]
    pub pop: Option<u64>,
    /// Code of the governorate it lies in: ISO 3166-2, or `halabja`.
    pub gov: String,
    /// GeoNames feature code: `PPLA` is a governorate's capital.
    #[serde(default)]
    pub fcode: Option<String>,
    /// The lowest zoom at which the map labels it.
    #[serde(default)]
    pub min_zoom: f64,
    /// Names by language code: `ar`, `ckb`, `ku`, `fa`, `tr`, `en`, …
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Other spellings in Latin letters.
    #[serde(default)]
    pub latin: Vec<String>,
    /// Other spellings in Arabic letters, among them Kurdish and Persian ones.
    #[serde(default)]
    pub arabic_script: Vec<String>,
    /// Spellings in other scripts.
    #[serde(default)]
    pub other: Vec<String>,
}

impl Place {
    /// A key that is stable between versions: `IQ-KI/Hawija`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.gov, self.display)
    }

    pub fn position(&self) -> LonLat {
        LonLat::new(self.lon, self.lat)
    }

    /// The Arabic name; the first spelling in Arabic letters where no language is given.
    pub fn name_ar(&self) -> Option<&str> {
        self.names.get("ar").or(self.arabic_script.first()).map(String::as_str)
    }
}
