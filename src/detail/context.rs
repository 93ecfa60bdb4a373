use crate::atlas::{Atlas, Governorate};
use crate::model::{Article, Feature, FeatureRef};
use crate::scene::PreparedLayer;

use super::Link;

/// The data a card is made from.
#[derive(Clone, Copy, Debug)]
pub struct CardContext<'a> {
    pub atlas: &'a Atlas,
    /// All layers, hidden ones included, topmost first.
    pub layers: &'a [&'a PreparedLayer],
}

impl<'a> CardContext<'a> {
    pub(super) fn layer(&self, id: &str) -> Option<&'a PreparedLayer> {
        self.layers.iter().copied().find(|l| l.layer.meta.id == id)
    }

    pub(super) fn feature(&self, key: &FeatureRef) -> Option<(&'a PreparedLayer, &'a Feature)> {
        let layer = self.layer(&key.layer)?;
        Some((layer, layer.layer.feature(&key.feature)?))
    }

    /// All features of all layers, those of the layer `first` before the others.
    pub(super) fn features_from(
        &self,
        first: &'a str,
    ) -> impl Iterator<Item = (&'a PreparedLayer, &'a Feature)> + use<'a> {
        let layers: &'a [&'a PreparedLayer] = self.layers;
        let (own, others) = (
            layers.iter().copied().filter(move |l| l.layer.meta.id == first),
            layers.iter().copied().filter(move |l| l.layer.meta.id != first),
        );
        own.chain(others).flat_map(|l| l.layer.features.iter().map(move |f| (l, f)))
    }

    pub(super) fn features(&self) -> impl Iterator<Item = (&'a PreparedLayer, &'a Feature)> + use<'a> {
        self.features_from("")
    }

    pub(super) fn governorate(&self, code: &str) -> Option<&'a Governorate> {
        self.atlas.base.governorate(code)
    }

    pub(super) fn article(&self, id: &str) -> Option<&'a Article> {
        // A user's layer brings its article along.
        let own = || self.layers.iter().filter_map(|l| l.article.as_ref()).find(|a| a.id == id);
        self.atlas.article(id).or_else(own)
    }

    /// The short title of the article; its id if it is unknown.
    pub(super) fn article_short(&self, id: &str) -> String {
        self.article(id).map_or_else(|| id.to_owned(), |a| a.short.clone())
    }

    /// A link to a feature's card.
    pub(super) fn link(&self, key: &FeatureRef) -> Option<Link> {
        self.feature(key).map(|(layer, feature)| link_to(layer, feature))
    }

    pub(super) fn governorate_link(&self, code: &str) -> Option<Link> {
        let governorate = self.governorate(code)?;
        Some(Link {
            key: FeatureRef::governorate(code),
            text: governorate.name.clone(),
            kind: crate::model::Kind::Governorate,
        })
    }
}

/// The display name of a feature.
pub(super) fn key_of(layer: &PreparedLayer, feature: &Feature) -> FeatureRef {
    FeatureRef { layer: layer.layer.meta.id.clone(), feature: feature.id.clone() }
}

pub(super) fn link_to(layer: &PreparedLayer, feature: &Feature) -> Link {
    let properties = &feature.properties;
    Link { key: key_of(layer, feature), text: properties.name.clone(), kind: properties.kind }
}
