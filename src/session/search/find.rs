use crate::atlas::{Match, MatchKind, SearchIndex, Target};
use crate::model::Subject;

use crate::session::Session;

use super::entries;

/// Finding by name and by id.
impl Session {
    /// Search results, best first. The id of a feature or claim, as printed on cards and in links, finds only
    /// that feature.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Match> {
        if let Some(key) = self.atlas.find_id(query.trim()).filter(is_feature) {
            return vec![self.found_by_id(&key, query.trim())];
        }
        let mut found = self.document.layers.annotations().search().search(query, limit);
        let built_in = self.search.get_or_init(|| SearchIndex::new(entries(&self.atlas)));
        found.extend(built_in.search(query, limit));
        // A stable sort: on ties, annotations come first.
        found.sort_by_key(|m| std::cmp::Reverse(m.score));
        found.truncate(limit);
        found
    }

    fn found_by_id(&self, key: &Subject, id: &str) -> Match {
        Match {
            target: Target::Subject(key.clone()),
            shown: self.name_of(key),
            matched: id.to_uppercase(),
            how: MatchKind::Exact,
            score: u32::MAX,
            position: self.bounds_of(key).map(|b| b.center().into()),
        }
    }

    /// The subject that a search result leads to, if it is one.
    pub fn subject_of(&self, target: &Target) -> Option<Subject> {
        match target {
            Target::Subject(subject) => Some(subject.clone()),
            Target::Place(_) => None,
        }
    }
}

fn is_feature(subject: &Subject) -> bool {
    matches!(subject, Subject::Feature { .. })
}
