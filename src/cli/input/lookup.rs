use crate::cli::output::Failure;
use crate::model::{FeatureLayerId, Subject};
use crate::session::{LayerChoice, Session};

/// Most similar ids named in a sentence.
const NEAR: usize = 3;

/// The feature or governorate with an id.
///
/// # Errors
/// A sentence with similar ids, and how to list them all.
pub fn feature(session: &Session, id: &str) -> Result<Subject, Failure> {
    if let Some(key) = session.find_id(id) {
        return Ok(key);
    }
    let named = |key: &Subject| format!("{} ({})", key.id(), session.name_of(key));
    let near: Vec<String> = near(session, id.trim()).iter().map(named).collect();
    let near = if near.is_empty() { String::new() } else { format!(" similar: {};", near.join(", ")) };
    Err(Failure::usage(format!(
        "No feature or governorate has the id “{id}”;{near} `iraq-risk-atlas describe` lists all ids."
    )))
}

/// Ids the user may have meant: of features with that name, otherwise with a similar spelling.
fn near(session: &Session, id: &str) -> Vec<Subject> {
    let mut spelt: Vec<(usize, Subject)> = all(session)
        .map(|key| (strsim::damerau_levenshtein(&key.id().to_lowercase(), &id.to_lowercase()), key))
        .filter(|(slips, _)| *slips <= id.chars().count().min(5) / 2)
        .collect();
    // A stable sort: ties keep the layers' order.
    spelt.sort_by_key(|(slips, _)| *slips);
    let called = session.search(id, NEAR).into_iter().filter_map(|found| session.subject_of(&found.target));
    let mut near: Vec<Subject> = called.collect();
    near.extend(spelt.into_iter().map(|(_, key)| key));
    near.truncate(NEAR);
    near
}

fn all(session: &Session) -> impl Iterator<Item = Subject> {
    let features = session
        .stack()
        .features()
        .flat_map(|layer| layer.prepared.layer.features.iter().map(|f| Subject::feature(layer.id(), &f.id)));
    features.chain(session.atlas().base.governorates.iter().map(|g| Subject::governorate(&g.code)))
}

/// The layers in a comma-separated list, or `all`, or `none`.
///
/// # Errors
/// A sentence with the ids of all layers.
pub fn layers(session: &Session, names: &[String]) -> Result<Vec<FeatureLayerId>, Failure> {
    let choice = match names {
        [only] if only == "all" => LayerChoice::All,
        [only] if only == "none" => LayerChoice::None,
        names => LayerChoice::these(names.to_vec()),
    };
    session.layers_named(&choice).map_err(|why| Failure::usage(why.to_string()))
}
