use crate::model::FeatureRef;
use crate::session::{FeatureLayer, Session};

use super::Failure;

/// How many near ids a sentence names.
const NEAR: usize = 3;

/// The feature, or the governorate, that an id names.
///
/// # Errors
/// A sentence with the nearest ids, and how to list them all.
pub fn feature(session: &Session, id: &str) -> Result<FeatureRef, Failure> {
    if let Some(key) = session.atlas().find_id(id.trim()) {
        return Ok(key);
    }
    let named = |key: &FeatureRef| format!("{} ({})", key.feature, session.name_of(key));
    let near: Vec<String> = near(session, id.trim()).iter().map(named).collect();
    let near = if near.is_empty() { String::new() } else { format!(" near to it: {};", near.join(", ")) };
    Err(Failure::usage(format!(
        "No feature or governorate has the id “{id}”;{near} `iraq-risk-atlas describe` lists all ids."
    )))
}

/// Ids that may have been meant: of what goes by that name, else those spelt nearly so.
fn near(session: &Session, id: &str) -> Vec<FeatureRef> {
    let mut spelt: Vec<(usize, FeatureRef)> = all(session)
        .map(|key| {
            (strsim::damerau_levenshtein(&key.feature.as_str().to_lowercase(), &id.to_lowercase()), key)
        })
        .filter(|(slips, _)| *slips <= id.chars().count().min(5) / 2)
        .collect();
    // Stable: of equals, the layers' order counts.
    spelt.sort_by_key(|(slips, _)| *slips);
    let called = session.search(id, NEAR).into_iter().filter_map(|found| session.feature_of(&found.target));
    let mut near: Vec<FeatureRef> = called.collect();
    near.extend(spelt.into_iter().map(|(_, key)| key));
    near.truncate(NEAR);
    near
}

fn all(session: &Session) -> impl Iterator<Item = FeatureRef> {
    let atlas = session.atlas();
    let features = atlas.layers.iter().flat_map(|layer| {
        layer.features.iter().map(|f| FeatureRef { layer: layer.meta.id.clone(), feature: f.id.clone() })
    });
    features.chain(atlas.base.governorates.iter().map(|g| FeatureRef::governorate(&g.code)))
}

/// The ids of layers that a comma-separated list names; `all` and `none` name what they say.
///
/// # Errors
/// A sentence with the ids of all layers.
pub fn layers(session: &Session, names: &[String]) -> Result<Vec<String>, Failure> {
    let known = || session.stack().features().map(FeatureLayer::id);
    match names {
        [only] if only == "all" => return Ok(known().map(str::to_owned).collect()),
        [only] if only == "none" => return Ok(Vec::new()),
        _ => {}
    }
    let find = |name: &String| {
        let found = known().find(|id| id.eq_ignore_ascii_case(name.trim()));
        found.map(str::to_owned).ok_or_else(|| {
            let all = known().collect::<Vec<_>>().join(", ");
            Failure::usage(format!("There is no layer “{name}”; the layers are {all} (or all, or none)."))
        })
    };
    names.iter().map(find).collect()
}
