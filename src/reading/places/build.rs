use rustc_hash::{FxHashMap, FxHashSet};

use crate::atlas::{Atlas, Entry, Place, fold, plain};
use crate::reading::PlaceRef;

use super::data::{Data, Within, has_namesakes, spellings};
use super::lexicon::Lexicon;
use super::thing::{Kind, Thing};

/// Builds one lexicon from the atlas's names and `places.json`.
pub(super) fn lexicon(atlas: &Atlas, data: &Data) -> Lexicon {
    let mut build = Build {
        atlas,
        data,
        lexicon: Lexicon::new(),
        towns: FxHashMap::default(),
        wary: folded(data.wary.iter().chain(&data.people)),
        people: folded(data.people.iter()),
    };
    build.governorates();
    build.towns();
    build.inside();
    build.namesakes();
    build.more_spellings();
    build.parts();
    build.within();
    build.wider();
    build.lexicon
}

struct Build<'a> {
    atlas: &'a Atlas,
    data: &'a Data,
    lexicon: Lexicon,
    /// Towns by key.
    towns: FxHashMap<String, u32>,
    /// Folded.
    wary: FxHashSet<String>,
    people: FxHashSet<String>,
}

impl Build<'_> {
    fn code(&self, code: &str) -> Option<u8> {
        let at = self.atlas.base.governorates.iter().position(|g| g.code == code)?;
        u8::try_from(at).ok()
    }

    fn wary(&self, name: &str) -> bool {
        self.wary.contains(&fold(name))
    }

    fn add(&mut self, thing: Thing, names: &str) -> u32 {
        let index = self.lexicon.add_thing(thing);
        for name in spellings(names) {
            self.lexicon.add_name(index, name, false);
        }
        index
    }

    fn governorates(&mut self) {
        let taken: FxHashSet<String> =
            self.atlas.gazetteer.places().iter().map(|p| fold(&p.display)).collect();
        for (at, g) in (0..u8::MAX).zip(&self.atlas.base.governorates) {
            let index = self.lexicon.add_thing(Thing {
                place: PlaceRef::Governorate(g.code.clone()),
                name: g.name.clone(),
                kind: Kind::Governorate,
                governorate: Some(at),
                town: None,
                formerly: None,
                weight: 60,
                wary: false,
                person: false,
                position: None,
            });
            let own = [&g.name].into_iter().chain(&g.name_ar).chain(&g.name_ckb).chain(&g.alternatives);
            // Most former names are now those of capitals, and mean the city.
            let former = g
                .former
                .iter()
                .filter(|name| !taken.contains(&fold(name)) && fold(name) != fold("Al-Mawsil"));
            for name in own.chain(former) {
                let bare =
                    ["Muhafazat ", "محافظة ", "پارێزگای "].iter().find_map(|title| name.strip_prefix(title));
                self.lexicon.add_name(index, bare.unwrap_or(name), false);
            }
            for alias in self.atlas.gazetteer.governorate_aliases(&g.code) {
                if !alias.ends_with(" region") {
                    self.lexicon.add_name(index, alias, true);
                }
            }
        }
    }

    fn towns(&mut self) {
        let atlas = self.atlas;
        for (place, entry) in atlas.gazetteer.places().iter().zip(atlas.gazetteer.entries()) {
            let thing = self.town(place);
            let index = self.lexicon.add_thing(thing);
            self.towns.insert(place.key(), index);
            let dropped = self.data.dropped.iter().filter(|d| d.of == place.key()).flat_map(|d| &d.names);
            let dropped = folded(dropped.flat_map(|names| spellings(names)));
            for (name, kind) in &entry.names {
                if readable(name) && !dropped.contains(&fold(name)) {
                    self.lexicon.add_name(index, name, *kind == crate::atlas::NameKind::Alias);
                }
            }
        }
    }

    fn town(&self, place: &Place) -> Thing {
        let pop = place.pop.unwrap_or(0) as f64;
        let seat = match place.fcode.as_deref() {
            Some("PPLC") => 45.0,
            Some("PPLA") => 40.0,
            Some("PPLA2") => 25.0,
            _ => 10.0,
        };
        let formerly = self.data.formerly.iter().find(|f| f.town == place.key());
        Thing {
            place: PlaceRef::Town(place.key()),
            name: place.display.clone(),
            kind: Kind::Town,
            governorate: self.code(&place.gov),
            town: None,
            formerly: formerly.and_then(|f| Some((f.until, self.code(&f.governorate)?))),
            weight: (seat + (pop + 1.0).log10() * 6.0).min(95.0) as u8,
            wary: self.wary(&place.display),
            person: self.people.contains(&fold(&place.display)),
            position: Some(place.position()),
        }
    }

    fn inside(&mut self) {
        for inside in &self.data.inside {
            if let (Some(part), Some(city)) = (self.towns.get(&inside.town), self.towns.get(&inside.of)) {
                self.lexicon.things[*part as usize].town = Some(*city);
            }
        }
    }

    /// Lets a governorate and its town of the same name share their spellings.
    fn namesakes(&mut self) {
        let places: Vec<(Entry, &Place)> =
            self.atlas.gazetteer.entries().zip(self.atlas.gazetteer.places()).collect();
        for g in &self.atlas.base.governorates {
            let Some(governorate) = self.lexicon.thing_at(&PlaceRef::Governorate(g.code.clone())) else {
                continue;
            };
            let same = |p: &Place| p.gov == g.code && fold(&p.display) == fold(&g.name);
            for (entry, place) in places.iter().filter(|(_, p)| same(p)) {
                let Some(&town) = self.towns.get(&place.key()) else { continue };
                // Without a qualifier, the name means the town.
                let weight = &mut self.lexicon.things[town as usize].weight;
                *weight = (*weight).max(70);
                for (name, _) in entry.names.iter().filter(|(name, _)| readable(name)) {
                    self.lexicon.add_name(governorate, name, false);
                }
                let own = [&g.name].into_iter().chain(&g.name_ar).chain(&g.alternatives);
                let aliases = self.atlas.gazetteer.governorate_aliases(&g.code).iter();
                // Former names belong to the province only: nobody calls the city at-Ta'mim.
                let former: Vec<String> =
                    g.former.iter().map(|n| fold(n)).chain([fold("Tameem"), fold("Kirku")]).collect();
                for name in own.chain(aliases).filter(|n| !n.starts_with("Muhafazat ") && !n.contains(',')) {
                    if !former.contains(&fold(name)) || fold(name) == fold("Kirku") {
                        self.lexicon.add_name(town, name, false);
                    }
                }
            }
        }
    }

    fn more_spellings(&mut self) {
        for more in &self.data.more_spellings {
            let thing = match self.towns.get(&more.of) {
                Some(town) => Some(*town),
                None => self.lexicon.thing_at(&PlaceRef::Governorate(more.of.clone())),
            };
            for name in more.names.iter().flat_map(|names| spellings(names)) {
                if let Some(thing) = thing {
                    self.lexicon.add_name(thing, name, true);
                }
            }
        }
    }

    fn parts(&mut self) {
        for parts in &self.data.parts {
            let Some(&town) = self.towns.get(&parts.of) else { continue };
            let governorate = self.lexicon.thing(town).governorate;
            for names in &parts.names {
                let name = spellings(names).next().unwrap_or_default().to_owned();
                let thing = Thing {
                    place: PlaceRef::PartOf { town: parts.of.clone(), name: name.clone() },
                    kind: Kind::Part,
                    governorate,
                    town: Some(town),
                    formerly: None,
                    weight: if parts.known { 30 } else { 5 },
                    wary: !parts.known || self.wary(&name),
                    person: self.people.contains(&fold(&name)) || !parts.known && !name.contains(' '),
                    position: None,
                    name,
                };
                self.add(thing, names);
            }
        }
    }

    fn within(&mut self) {
        for within in &self.data.within {
            let town = within.district.as_ref().and_then(|key| self.towns.get(key)).copied();
            for names in &within.names {
                if let Some(town) = self.known_town(within, names) {
                    spellings(names).for_each(|name| self.lexicon.add_name(town, name, true));
                    continue;
                }
                let name = spellings(names).next().unwrap_or_default().to_owned();
                let thing = Thing {
                    place: PlaceRef::Within { governorate: within.governorate.clone(), name: name.clone() },
                    kind: Kind::Village,
                    governorate: self.code(&within.governorate),
                    town,
                    formerly: None,
                    weight: 15,
                    wary: has_namesakes(names) || is_short(&name) || self.wary(&name),
                    person: has_namesakes(names) || self.people.contains(&fold(&name)),
                    position: None,
                    name,
                };
                self.add(thing, names);
            }
        }
    }

    /// The gazetteer town to which an entry only adds spellings.
    fn known_town(&self, within: &Within, names: &str) -> Option<u32> {
        let governorate = self.code(&within.governorate);
        let is_town = |t: &u32| {
            let thing = self.lexicon.thing(*t);
            thing.kind == Kind::Town && thing.governorate == governorate
        };
        spellings(names).flat_map(|name| self.lexicon.things_of(name)).find(is_town)
    }

    fn wider(&mut self) {
        let wary = self.wary.clone();
        let plain_thing = |place, name: &str, kind, weight| Thing {
            place,
            name: name.to_owned(),
            kind,
            governorate: None,
            town: None,
            formerly: None,
            weight,
            wary: wary.contains(&fold(name)),
            person: false,
            position: None,
        };
        for region in &self.data.regions {
            let shown = region.names.first().map_or("", String::as_str);
            let thing = plain_thing(PlaceRef::Region(region.key.clone()), shown, Kind::Region, 50);
            let index = self.lexicon.add_thing(thing);
            region.names.iter().for_each(|name| self.lexicon.add_name(index, name, false));
        }
        for border in &self.data.borders {
            let thing = plain_thing(PlaceRef::Border(border.with.clone()), &border.shown, Kind::Border, 50);
            let index = self.lexicon.add_thing(thing);
            border.names.iter().for_each(|name| self.lexicon.add_name(index, name, false));
        }
        let country = self.lexicon.add_thing(plain_thing(PlaceRef::Country, "Iraq", Kind::Country, 90));
        self.data.country.iter().for_each(|name| self.lexicon.add_name(country, name, false));
        for names in self.data.outside.iter().flat_map(|o| &o.names) {
            let name = spellings(names).next().unwrap_or_default();
            let thing = plain_thing(PlaceRef::Outside(name.to_owned()), name, Kind::Outside, 55);
            self.add(thing, names);
        }
        for phrase in &self.data.not_places {
            let thing = plain_thing(PlaceRef::Outside(String::new()), phrase, Kind::NoPlace, 99);
            self.add(thing, phrase);
        }
    }
}

fn folded(names: impl Iterator<Item = impl AsRef<str>>) -> FxHashSet<String> {
    names.map(|name| fold(name.as_ref())).collect()
}

/// Short single-word names are too often ordinary words or names of people.
fn is_short(name: &str) -> bool {
    let bare = fold(name);
    !bare.contains(' ') && bare.chars().count() < 7
}

/// Titles before a name, not part of it.
const TITLES: [&str; 9] =
    ["قضاء ", "ناحية ", "ناحيه ", "محافظة ", "مدينة ", "مركز ", "Nahiyat ", "Qada ", "Muhafazat "];

/// Spellings in Latin and Arabic letters; others do not occur in the texts, and half-transliterated ones are
/// noise in the source.
fn readable(name: &str) -> bool {
    let plain = plain(name);
    let arabic = plain.chars().any(super::token::is_arabic);
    let latin = plain.chars().any(|c| c.is_ascii_alphabetic());
    let titled = TITLES.iter().any(|title| name.starts_with(title));
    !titled
        && arabic != latin
        && plain.chars().count() > 2
        && plain.chars().all(|c| c == ' ' || c.is_ascii() || super::token::is_arabic(c))
}
