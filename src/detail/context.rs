use crate::atlas::{Atlas, Governorate};
use crate::model::{Article, Feature, FeatureId, FeatureLayerId, Subject};
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
    pub(super) fn feature(
        &self,
        layer: &FeatureLayerId,
        feature: &FeatureId,
    ) -> Option<(&'a PreparedLayer, &'a Feature)> {
        let layer = self.layers.iter().copied().find(|l| l.id == *layer)?;
        Some((layer, layer.layer.feature(feature)?))
    }

    /// All features of all layers, those of the layer `first` before the others.
    pub(super) fn features_from(
        &self,
        first: &'a FeatureLayerId,
    ) -> impl Iterator<Item = (&'a PreparedLayer, &'a Feature)> + use<'a> {
        let layers: &'a [&'a PreparedLayer] = self.layers;
        let (own, others) = (
            layers.iter().copied().filter(move |l| l.id == *first),
            layers.iter().copied().filter(move |l| l.id != *first),
        );
        own.chain(others).flat_map(|l| l.layer.features.iter().map(move |f| (l, f)))
    }

    pub(super) fn features(&self) -> impl Iterator<Item = (&'a PreparedLayer, &'a Feature)> + use<'a> {
        let layers: &'a [&'a PreparedLayer] = self.layers;
        layers.iter().copied().flat_map(|l| l.layer.features.iter().map(move |f| (l, f)))
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

    /// A link to a subject's card.
    pub(super) fn link(&self, key: &Subject) -> Option<Link> {
        match key {
            Subject::Feature { layer, feature } => {
                self.feature(layer, feature).map(|(layer, feature)| link_to(layer, feature))
            }
            Subject::Governorate(code) => self.governorate_link(code),
            Subject::Event { .. } | Subject::Annotation(_) => None,
        }
    }

    pub(super) fn governorate_link(&self, code: &str) -> Option<Link> {
        let governorate = self.governorate(code)?;
        Some(Link {
            key: Subject::governorate(code),
            text: governorate.name.clone(),
            kind: crate::model::Kind::Governorate,
        })
    }
}

/// The subject that a feature is.
pub(super) fn key_of(layer: &PreparedLayer, feature: &Feature) -> Subject {
    Subject::feature(&layer.id, &feature.id)
}

pub(super) fn link_to(layer: &PreparedLayer, feature: &Feature) -> Link {
    let properties = &feature.properties;
    Link { key: key_of(layer, feature), text: properties.name.clone(), kind: properties.kind }
}
