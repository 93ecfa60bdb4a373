//! The data model: articles, claims, features, layers, and how precisely each is located. Plain data. Out of
//! scope: parsing, drawing and editing.

mod anchor;
mod annotation;
mod article;
mod basis;
mod claim;
mod date;
mod event_key;
mod feature;
mod feature_id;
mod kind;
mod layer;
mod layer_id;
mod number_words;
mod period;
mod precision;
mod speaker;
mod stance;
mod subject;

pub use anchor::Anchor;
pub use annotation::{Annotation, AnnotationShape};
pub use article::{Article, Criterion, OutsideMention};
pub use basis::{Basis, Recipe};
pub use claim::Claim;
pub use date::{DateError, MONTH_NAMES, PartialDate, days_in};
pub use event_key::EventKey;
pub use feature::{Feature, Properties};
pub use feature_id::FeatureId;
pub use kind::Kind;
pub use layer::{Layer, LayerMeta};
pub use layer_id::{EventLayerId, FeatureLayerId, LayerId, LayerName};
pub use number_words::{below_hundred, small_number};
pub use period::Period;
pub use precision::Precision;
pub use speaker::{Speaker, SpeakerKind};
pub use stance::Stance;
pub use subject::Subject;
