use crate::geo::LonLat;
use crate::model::{Feature, FeatureLayerId, Subject};

use super::Place;

/// The target of a search result.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Subject(Subject),
    /// A place by its index in the gazetteer.
    Place(usize),
}

/// The role of a spelling for its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// The name printed on the map. An entry's first name of this kind is displayed.
    Display,
    /// The name in one of the country's languages.
    Local,
    /// Another spelling, or a name in another language.
    Variant,
    /// A name no longer in use, or now used for something else: Mosul for Nineveh.
    Former,
    /// A spelling listed by hand.
    Alias,
}

/// A searchable thing with all its spellings.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub target: Target,
    pub names: Vec<(String, NameKind)>,
    /// Importance; breaks ties between equally good matches.
    pub weight: u16,
    /// Its position, if it has one.
    pub position: Option<LonLat>,
}

/// "Governorate of" in Arabic and in Central Kurdish.
const LOCAL_TITLES: [&str; 2] = ["محافظة", "پارێزگای"];

impl Entry {
    pub const GOVERNORATE_WEIGHT: u16 = 900;
    pub const FEATURE_WEIGHT: u16 = 800;

    /// A governorate. `local` are its names in Arabic and Kurdish, `variants` its other spellings; "…
    /// Governorate", "… Province" and the local names without the word for governorate are added
    /// automatically.
    pub fn governorate<S: Into<String>>(
        code: &str,
        display: &str,
        local: impl IntoIterator<Item = S>,
        variants: impl IntoIterator<Item = S>,
    ) -> Self {
        let target = Target::Subject(Subject::governorate(code));
        let names = vec![(display.to_owned(), NameKind::Display)];
        let local: Vec<String> = local.into_iter().map(Into::into).collect();
        let bare = local.iter().filter_map(|name| {
            let (title, bare) = name.split_once(' ')?;
            LOCAL_TITLES.contains(&title).then(|| bare.to_owned())
        });
        let bare: Vec<String> = bare.filter(|name| !local.contains(name)).collect();
        Self { target, names, weight: Self::GOVERNORATE_WEIGHT, position: None }
            .with(NameKind::Local, bare)
            .with(NameKind::Local, local)
            .with(NameKind::Variant, ["Governorate", "Province"].map(|title| format!("{display} {title}")))
            .with(NameKind::Variant, variants)
    }

    /// A place of the gazetteer.
    pub fn place(index: usize, place: &Place) -> Self {
        let mut names = vec![(place.display.clone(), NameKind::Display)];
        names.push((place.name.clone(), NameKind::Variant));
        names.push((place.ascii.clone(), NameKind::Variant));
        names.extend(place.names.iter().map(|(language, name)| {
            let local = matches!(language.as_str(), "ar" | "ckb" | "en" | "ku");
            (name.clone(), if local { NameKind::Local } else { NameKind::Variant })
        }));
        let others = place.latin.iter().chain(&place.arabic_script).chain(&place.other);
        names.extend(others.map(|name| (name.clone(), NameKind::Variant)));
        // Ten million inhabitants would be 700: always below a feature.
        let weight = ((place.pop.unwrap_or(0) as f64 + 1.0).log10() * 100.0).min(700.0) as u16;
        Self { target: Target::Place(index), names, weight, position: Some(place.position()) }
    }

    /// A feature of a layer, by its name, its label and the forms printed in its sources.
    pub fn feature(layer: &FeatureLayerId, feature: &Feature) -> Self {
        let p = &feature.properties;
        let mut names = vec![(p.name.clone(), NameKind::Display)];
        names.extend(p.name_ar.iter().map(|name| (name.clone(), NameKind::Local)));
        let others = p.label.iter().chain(&p.printed).chain(&p.variants);
        names.extend(others.map(|name| (name.clone(), NameKind::Variant)));
        let target = Target::Subject(Subject::feature(layer, &feature.id));
        Self { target, names, weight: Self::FEATURE_WEIGHT, position: None }
    }

    #[must_use]
    pub fn with_aliases(self, aliases: &[String]) -> Self {
        self.with(NameKind::Alias, aliases)
    }

    /// The entry with additional names of one kind.
    #[must_use]
    pub fn with<S: Into<String>>(mut self, kind: NameKind, names: impl IntoIterator<Item = S>) -> Self {
        self.names.extend(names.into_iter().map(|name| (name.into(), kind)));
        self
    }

    #[must_use]
    pub fn at(mut self, position: LonLat) -> Self {
        self.position = Some(position);
        self
    }

    /// The name shown in lists.
    pub fn shown(&self) -> &str {
        let display = self.names.iter().find(|(_, kind)| *kind == NameKind::Display);
        display.or(self.names.first()).map_or("", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_governorate_is_also_named_without_its_title() {
        let entry = Entry::governorate("IQ-AR", "Erbil", ["محافظة أربيل", "پارێزگای ھەولێر", "أربيل"], []);
        let names: Vec<&str> = entry.names.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&"ھەولێر") && names.contains(&"Erbil Province"));
        assert_eq!(names.iter().filter(|name| **name == "أربيل").count(), 1);
        assert_eq!(entry.shown(), "Erbil");
    }

    #[test]
    fn no_town_outweighs_a_feature() {
        let town = |pop| {
            let text = format!(r#"{{"name":"A","display":"A","lat":0,"lon":0,"gov":"X","pop":{pop}}}"#);
            Entry::place(0, &serde_json::from_str(&text).unwrap()).weight
        };
        assert!(town("null") < town("10") && town("10") < town("7216000"));
        assert!(town("18446744073709551615") < Entry::FEATURE_WEIGHT);
    }
}
