use crate::atlas::Governorate;
use crate::model::{Feature, Recipe};

use super::CardContext;

/// Why a feature's shape looks the way it does, one sentence each.
pub(super) fn of_feature(feature: &Feature, context: &CardContext) -> Vec<String> {
    let basis = &feature.properties.basis;
    let mut why = vec![basis.text.clone()];
    if basis.reconstruction {
        why.push("The outline is our reconstruction: no source gives it.".to_owned());
    }
    if let Some(Recipe::Governorates { codes }) = &basis.recipe {
        let parts = codes.iter().filter_map(|code| context.governorate(code));
        why.extend(parts.filter_map(|g| {
            let note = g.approx_note.as_ref()?;
            Some(format!("The outline of {} is only approximate. {note}", g.name))
        }));
    }
    why.retain(|sentence| !sentence.is_empty());
    why
}

/// Whether it follows an outline that is only approximate.
pub(super) fn is_approximate(feature: &Feature, context: &CardContext) -> bool {
    let Some(Recipe::Governorates { codes }) = &feature.properties.basis.recipe else { return false };
    codes.iter().filter_map(|code| context.governorate(code)).any(|g| g.approx_note.is_some())
}

pub(super) fn of_governorate(governorate: &Governorate) -> Vec<String> {
    match &governorate.approx_note {
        Some(note) => vec![format!("The outline is only approximate. {note}")],
        None => vec!["The outline is Natural Earth's, at 1:10 million. It is no legal boundary.".to_owned()],
    }
}
