use crate::atlas::CREDITS;
use crate::geo::{Bounds, LonLat, Viewport, metres_per_pixel};
use crate::model::{FeatureLayerId, Kind, Precision, Subject};
use crate::scene::PreparedFeature;
use crate::session::{FeatureLayer, Session};
use crate::style::{LegendEntry, LegendSign, Theme, Treatment, legend_sign};

use crate::paint::{Furniture, Ink, Scale};

/// Title of the group that holds the user's annotations: nobody should take them for claims.
pub(in crate::paint) const ANNOTATIONS: &str = "Annotations (not evidence)";

/// A layer's legend: what the picture shows of it, and what its symbols say about precision.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerLegend {
    pub id: FeatureLayerId,
    pub name: String,
    /// How many of its features are at least partly visible.
    pub shown: usize,
    /// How many of its features have a place on the map.
    pub drawn: usize,
    /// One per treatment, the most frequent first.
    pub signs: Vec<SignLegend>,
}

/// Features with the same treatment and precision.
#[derive(Clone, Debug, PartialEq)]
pub struct SignLegend {
    pub sign: LegendSign,
    /// The symbol and its meaning: "disc with a fading rim: somewhere round a named town".
    pub words: String,
    pub shown: usize,
}

/// One entry per layer with something visible, topmost first.
pub fn layer_legends(session: &Session, view: &Viewport, theme: &Theme) -> Vec<LayerLegend> {
    let shown = session.stack().features().filter(|layer| session.is_shown(layer));
    shown.filter_map(|layer| of_layer(layer, view, theme)).collect()
}

fn of_layer(layer: &FeatureLayer, view: &Viewport, theme: &Theme) -> Option<LayerLegend> {
    let mut looks: Vec<((Treatment, Precision, Kind), usize)> = Vec::new();
    for feature in seen(layer, view) {
        let properties = &layer.prepared.feature(feature).properties;
        let look = (feature.treatment, properties.precision, properties.kind);
        match looks.iter_mut().find(|(other, _)| *other == look) {
            Some((_, shown)) => *shown += 1,
            None => looks.push((look, 1)),
        }
    }
    looks.sort_by_key(|((_, precision, _), shown)| (std::cmp::Reverse(*shown), *precision));
    let signs: Vec<SignLegend> = looks
        .into_iter()
        .map(|((treatment, precision, kind), shown)| SignLegend {
            sign: legend_sign(treatment, theme.ink(kind)),
            words: format!("{}: {}", treatment.look(), precision.words()),
            shown,
        })
        .collect();
    (!signs.is_empty()).then(|| LayerLegend {
        id: layer.id().clone(),
        name: layer.name().to_owned(),
        shown: signs.iter().map(|s| s.shown).sum(),
        drawn: layer.prepared.features.len(),
        signs,
    })
}

/// The features of a layer that are at least partly visible, largest first.
pub(in crate::paint) fn seen<'a>(
    layer: &'a FeatureLayer,
    view: &Viewport,
) -> impl Iterator<Item = &'a PreparedFeature> + use<'a> {
    let seen = view.bounds();
    layer.prepared.features.iter().filter(move |f| f.shape.touches(seen.min, seen.max))
}

impl Furniture {
    /// The furniture for a picture of the session's map.
    pub fn of(session: &Session, view: &Viewport, theme: &Theme) -> Self {
        let mut legend: Vec<LegendEntry> =
            layer_legends(session, view, theme).iter().filter_map(entry).collect();
        let title = if legend.is_empty() { String::new() } else { "What is claimed, and where".to_owned() };
        legend.extend(own_marks(session, view, theme));
        let latitude = LonLat::from(view.center()).lat;
        Self {
            title,
            legend,
            events: session.still_legends(view, theme),
            scale: Some(Scale {
                metres_per_pixel: metres_per_pixel(view),
                place: format!("at {latitude:.0}° N"),
            }),
            credits: vec![CREDITS.to_owned()],
            ink: if theme.dark { Ink::DARK } else { Ink::LIGHT },
        }
    }
}

/// Annotations, if the map shows any, so that they are not mistaken for claims.
fn own_marks(session: &Session, view: &Viewport, theme: &Theme) -> Option<LegendEntry> {
    let seen = view.bounds();
    let mut shown = session.annotations_on_map();
    let lies_there = |bounds: Bounds| bounds.intersects(&seen);
    shown.find(|mark| session.bounds_of(&Subject::annotation(&mark.id)).is_some_and(lies_there))?;
    let sign = LegendSign::Double { colour: theme.annotation_ink() };
    Some(LegendEntry { sign, text: ANNOTATIONS.to_owned(), count: None })
}

fn entry(layer: &LayerLegend) -> Option<LegendEntry> {
    let sign = layer.signs.first()?.sign;
    Some(LegendEntry { sign, text: layer.name.clone(), count: None })
}
