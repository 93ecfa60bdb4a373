use crate::model::{FeatureLayerId, LayerId, Subject};

use super::super::Session;

/// Ids in links and on the command line. If several subjects have the same id, it means the first of them;
/// the others are named by their printed form, `my-layer/FP-07`.
impl Session {
    /// The feature, claim, governorate or annotation with this printed form, or with this id, ignoring case. If
    /// several have the id, built-in subjects come first, then annotations.
    pub fn find_id(&self, text: &str) -> Option<Subject> {
        let id = text.trim();
        self.find_path(text).or_else(|| self.find_path(id)).or_else(|| self.find_bare_id(id))
    }

    /// A text with which [`Session::find_id`] finds it again; `None` if it does not exist, and for events, whose
    /// rows have no ids.
    pub fn id_of(&self, subject: &Subject) -> Option<String> {
        match subject {
            Subject::Event { .. } => None,
            Subject::Feature { .. } | Subject::Governorate(_) | Subject::Annotation(_) => {
                let texts = [subject.id().into_owned(), subject.to_string()];
                texts.into_iter().find(|text| self.find_id(text).as_ref() == Some(subject))
            }
        }
    }

    fn find_path(&self, text: &str) -> Option<Subject> {
        let (layer, id) = text.split_once('/')?;
        let known = |id: LayerId| id.path_part() == layer;
        let features = self.document.layers.features().map(|l| l.id()).find(|l| known((*l).clone().into()));
        let features = features.map(|layer: &FeatureLayerId| Subject::feature(layer, &id.into()));
        let others = [Subject::governorate(id), Subject::annotation(id)];
        features.into_iter().chain(others).find(|subject| subject.to_string() == text && self.knows(subject))
    }

    fn find_bare_id(&self, id: &str) -> Option<Subject> {
        let annotation = || self.annotations().iter().find(|mark| mark.id.eq_ignore_ascii_case(id));
        let features = || {
            self.document
                .layers
                .features()
                .flat_map(|l| l.prepared.layer.features.iter().map(move |f| (l, f)))
        };
        let found = self.atlas.find_id(id).or_else(|| annotation().map(|mark| Subject::annotation(&mark.id)));
        found.or_else(|| {
            let (layer, feature) = features().find(|(_, f)| f.id.as_str().eq_ignore_ascii_case(id))?;
            Some(Subject::feature(layer.id(), &feature.id))
        })
    }
}
