use std::collections::BTreeSet;

use crate::model::Article;

/// An article with what is cited from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    pub article: Article,
    /// Paragraphs, counted from 1.
    pub paragraphs: BTreeSet<u32>,
    /// Ids of the claims that cite it, in the order of the features.
    pub claims: Vec<String>,
}

impl Citation {
    /// "paragraph 9", "paragraphs 9, 12–15"; empty without any.
    pub(super) fn paragraph_words(&self) -> String {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for number in &self.paragraphs {
            match runs.last_mut() {
                Some([_, last]) if last.checked_add(1) == Some(*number) => *last = *number,
                _ => runs.push([*number; 2]),
            }
        }
        let words = |[a, b]: &[u32; 2]| match b - a {
            0 => a.to_string(),
            1 => format!("{a}, {b}"),
            _ => format!("{a}–{b}"),
        };
        match (self.paragraphs.len(), runs.iter().map(words).collect::<Vec<_>>().join(", ")) {
            (0, _) => String::new(),
            (1, list) => format!("paragraph {list}"),
            (_, list) => format!("paragraphs {list}"),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;

    pub fn cited(published: serde_json::Value, author: Option<&str>) -> Citation {
        let mut article = json!({
            "id": "fp-2018", "title": "50% of {what} is_said & done", "short": "FP", "publisher": "Foreign Policy",
            "published": published, "language": "en", "paragraph_rule": "", "paragraphs": 9, "evidence": [1, 9],
            "sha256": "",
        });
        article["author"] = author.into();
        Citation {
            article: serde_json::from_value(article).unwrap(),
            paragraphs: [9, 12, 13, 14, 17, 18].into(),
            claims: vec!["FP-01".to_owned()],
        }
    }

    #[test]
    fn runs_of_paragraphs_are_joined() {
        let cited = cited(json!({"text": "2018"}), None);
        assert_eq!(cited.paragraph_words(), "paragraphs 9, 12–14, 17, 18");
    }
}
