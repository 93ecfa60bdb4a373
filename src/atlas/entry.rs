use crate::geo::LonLat;
use crate::model::{Feature, FeatureId};

use super::Place;

/// What a search can lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A governorate by its code: ISO 3166-2, or `halabja`.
    Governorate(String),
    /// A feature of a layer.
    Feature { layer: String, id: FeatureId },
    /// A place by its index in the gazetteer.
    Place(usize),
}

/// What part a spelling plays for its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// The name that the map prints. An entry's first name of this kind is shown.
    Display,
    /// The name in a language of the country.
    Local,
    /// Another spelling, or a name in another language.
    Variant,
    /// A spelling listed by hand.
    Alias,
}

/// One thing that can be found, with all its spellings.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub target: Target,
    pub names: Vec<(String, NameKind)>,
    /// Importance; decides between matches that are equally good.
    pub weight: u16,
    /// Where it is, if it is somewhere.
    pub position: Option<LonLat>,
}

impl Entry {
    pub const GOVERNORATE_WEIGHT: u16 = 900;
    pub const FEATURE_WEIGHT: u16 = 800;

    /// A governorate. `local` are its names in Arabic and Kurdish, `variants` its other
    /// spellings; "… Governorate" and "… Province" come by themselves.
    pub fn governorate<S: Into<String>>(
        code: &str,
        display: &str,
        local: impl IntoIterator<Item = S>,
        variants: impl IntoIterator<Item = S>,
    ) -> Self {
        let titles = ["Governorate", "Province"].map(|title| format!("{display} {title}"));
        let names = std::iter::once((display.to_owned(), NameKind::Display))
            .chain(local.into_iter().map(|name| (name.into(), NameKind::Local)))
            .chain(titles.into_iter().map(|name| (name, NameKind::Variant)))
            .chain(variants.into_iter().map(|name| (name.into(), NameKind::Variant)))
            .collect();
        let target = Target::Governorate(code.to_owned());
        Self { target, names, weight: Self::GOVERNORATE_WEIGHT, position: None }
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
        let weight = (((place.pop.unwrap_or(0) + 1) as f64).log10() * 100.0).min(700.0) as u16;
        Self { target: Target::Place(index), names, weight, position: Some(place.position()) }
    }

    /// A feature of a layer, by its name, its label, and the forms its sources print.
    pub fn feature(layer: &str, feature: &Feature) -> Self {
        let p = &feature.properties;
        let mut names = vec![(p.name.clone(), NameKind::Display)];
        names.extend(p.name_ar.iter().map(|name| (name.clone(), NameKind::Local)));
        let others = p.label.iter().chain(&p.printed).chain(&p.variants);
        names.extend(others.map(|name| (name.clone(), NameKind::Variant)));
        let target = Target::Feature { layer: layer.to_owned(), id: feature.id.clone() };
        Self { target, names, weight: Self::FEATURE_WEIGHT, position: None }
    }

    #[must_use]
    pub fn with_aliases(mut self, aliases: &[String]) -> Self {
        self.names.extend(aliases.iter().map(|name| (name.clone(), NameKind::Alias)));
        self
    }

    #[must_use]
    pub fn at(mut self, position: LonLat) -> Self {
        self.position = Some(position);
        self
    }

    /// The name that a list shows.
    pub fn shown(&self) -> &str {
        let display = self.names.iter().find(|(_, kind)| *kind == NameKind::Display);
        display.or(self.names.first()).map_or("", |(name, _)| name)
    }
}
