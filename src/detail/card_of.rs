use crate::model::Subject;

use super::{Card, CardContext, feature_card, governorate_card};

/// The card of a feature or a governorate; `None` if it does not exist, or has a card of
/// its own.
pub fn card(key: &Subject, context: &CardContext) -> Option<Card> {
    match key {
        Subject::Feature { layer, feature } => feature_card::feature_card(layer, feature, context),
        Subject::Governorate(code) => governorate_card::governorate_card(code, context),
        Subject::Event { .. } | Subject::Annotation(_) => None,
    }
}
