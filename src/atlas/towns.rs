//! Towns by their names, as far as a name means one town and hardly anything else.

use rustc_hash::FxHashMap;

use crate::events::NamedTown;

use super::{BaseMap, Gazetteer, Place, Target, fold, plain};

/// The towns that a whole name stands for, by every known spelling. Names that several places bear are left out.
#[derive(Debug)]
pub(super) struct Towns {
    /// `None` for a name of several places, or of one that is too small to be meant everywhere.
    by_name: FxHashMap<String, Option<NamedTown>>,
    /// The chief towns that have the names of their governorates.
    chiefs: Vec<NamedTown>,
}

/// Inhabitants from which on a place is known in the whole country; centres of districts are as well.
const LARGE: u64 = 100_000;

/// Words that only name the kind of place.
const KINDS: [&str; 10] =
    ["city", "town", "of", "centre", "center", "the", "downtown", "مدينة", "مركز", "شاری"];

impl Towns {
    pub fn new(base: &BaseMap, gazetteer: &Gazetteer) -> Self {
        let mut by_name: FxHashMap<String, Option<NamedTown>> = FxHashMap::default();
        for entry in gazetteer.entries() {
            let Target::Place(index) = entry.target else { continue };
            let town = gazetteer.place(index).and_then(|place| town(base, place));
            for (name, _) in &entry.names {
                for form in [plain(name), fold(name)] {
                    let known = by_name.entry(form).or_insert_with(|| town.clone());
                    if *known != town {
                        *known = None;
                    }
                }
            }
        }
        by_name.remove("");
        let is_namesake = |town: &NamedTown| {
            let governorate = base.governorates.get(usize::from(town.governorate));
            town.is_chief && governorate.is_some_and(|g| fold(&g.name) == fold(&town.name))
        };
        let towns = gazetteer.places().iter().filter_map(|place| town(base, place));
        Self { by_name, chiefs: towns.filter(is_namesake).collect() }
    }

    /// The chief town that has the name of this governorate.
    pub fn chief(&self, governorate: u8) -> Option<NamedTown> {
        self.chiefs.iter().find(|town| town.governorate == governorate).cloned()
    }

    /// The town of that name, which may be followed by a word in brackets or by its governorate.
    pub fn named(&self, name: &str, governorate: impl Fn(&str) -> Option<u8>) -> Option<NamedTown> {
        let (name, behind) = match name.split_once([',', '،', '(']) {
            Some((name, behind)) => (name, Some(behind.trim_end_matches(')').trim())),
            None => (name, None),
        };
        let town = self.whole(name)?;
        // Of another governorate it is another place; what says anything else may mean one as well.
        behind.is_none_or(|behind| governorate(behind) == Some(town.governorate)).then_some(town)
    }

    /// A name in its plain form, without words for the kind of place.
    pub fn bare(name: &str) -> String {
        let name = plain(name);
        let words: Vec<&str> =
            name.split(' ').filter(|word| !KINDS.iter().any(|kind| kind == word)).collect();
        words.join(" ")
    }

    fn whole(&self, name: &str) -> Option<NamedTown> {
        let (name, bare) = (plain(name), Self::bare(name));
        let found = [&name, &bare].into_iter().find_map(|name| self.by_name.get(name));
        found.or_else(|| self.by_name.get(&fold(&bare)))?.clone()
    }
}

/// A place that is known in the whole country.
fn town(base: &BaseMap, place: &Place) -> Option<NamedTown> {
    let code = place.fcode.as_deref().unwrap_or_default();
    let is_chief = matches!(code, "PPLA" | "PPLC") || place.gov == "halabja";
    // Quarters and abandoned places have inhabitants as well.
    let is_quarter = matches!(code, "PPLX" | "PPLW");
    let is_known = is_chief || code == "PPLA2" || place.pop.is_some_and(|pop| pop >= LARGE);
    let governorate = base.governorates.iter().position(|g| g.code == place.gov)?;
    let governorate = u8::try_from(governorate).ok()?;
    (is_known && !is_quarter).then(|| NamedTown {
        name: place.display.clone(),
        position: place.position(),
        governorate,
        is_chief,
    })
}

#[cfg(test)]
mod tests {
    use crate::atlas::{Atlas, GovernorateIndex};
    use crate::events::Governorates;

    #[test]
    fn a_whole_name_of_a_large_town_is_known_and_no_other() {
        let atlas = Atlas::built_in().unwrap();
        let index = GovernorateIndex::new(&atlas.base, &atlas.gazetteer);
        for (text, town) in [
            ("Mosul", Some("Mosul")),
            ("الموصل", Some("Mosul")),
            ("AL-MOSUL", Some("Mosul")),
            ("Mosul city", Some("Mosul")),
            ("Mosul, Ninewa", Some("Mosul")),
            ("Balad", Some("Balad")),
            ("Balad, Diyala", None),
            ("Balad, Somalia", None),
            ("near Mosul", None),
            ("Mosul hospital", None),
            ("Rashidiya", None),
            ("Sulaimani", Some("Sulaymaniyah")),
            ("Sulemani city", Some("Sulaymaniyah")),
            ("Киркук", Some("Kirkuk")),
            ("Anbar", None),
            ("Basra governorate", None),
            ("IQ-BA", None),
            ("Ankawa", None),
            ("", None),
        ] {
            assert_eq!(index.town(text).map(|t| t.name).as_deref(), town, "{text}");
        }
        assert!(index.town("Basra").unwrap().is_chief && !index.town("Balad").unwrap().is_chief);
    }
}
