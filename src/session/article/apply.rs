use crate::model::{Claim, Subject};
use crate::reading::{Paragraphs, TextMatch, match_article};

use crate::session::{Effect, Session};

use super::{ArticleAction, ArticlePane, ReaderText};

#[derive(Debug, thiserror::Error)]
#[error("{name}: this text is not one of the cited articles, so nothing of it is shown.")]
struct NotCited {
    name: String,
}

pub fn apply(session: &mut Session, action: ArticleAction) -> Vec<Effect> {
    match action {
        ArticleAction::Open { article } => {
            if session.view.article.as_ref().is_some_and(|pane| pane.article == article) {
                return Vec::new();
            }
            if let Some(article) = session.atlas.article(&article) {
                session.view.article = Some(ArticlePane::of(article));
            }
            Vec::new()
        }
        ArticleAction::Close => {
            session.view.article = None;
            session.interaction.highlighted.clear();
            Vec::new()
        }
        ArticleAction::Read(document) => {
            let words = session.open_paragraphs(&document.name, document.paragraphs.clone());
            vec![Effect::Say(words.unwrap_or_else(|why| why.to_string()))]
        }
    }
}

impl Session {
    /// Which of the built-in articles a text is.
    pub fn cited(&self, paragraphs: &Paragraphs) -> TextMatch {
        match_article(paragraphs, &self.atlas.articles, self.claims().map(|(_, c)| c))
    }

    /// Opens the user's copy of an article, and says which one it is.
    ///
    /// # Errors
    /// If the text is not a known article; then nothing changes.
    fn open_paragraphs(&mut self, name: &str, paragraphs: Paragraphs) -> Result<String, NotCited> {
        let found = self.cited(&paragraphs);
        let (article, same, missing) = match found {
            TextMatch::Same { article } => (article, true, Vec::new()),
            TextMatch::Edited { article, missing, .. } => (article, false, missing),
            TextMatch::NoMatch => return Err(NotCited { name: name.to_owned() }),
        };
        let title = self.atlas.article(&article).map_or(article.as_str(), |a| &a.title).to_owned();
        let words = if same {
            format!("{name} is “{title}”, identical to the cited text.")
        } else {
            format!(
                "{name} is an edited copy of “{title}”; only anchors found in their paragraphs are highlighted."
            )
        };
        let text = ReaderText { file_name: name.to_owned(), paragraphs, same, missing };
        self.view.article = Some(ArticlePane { article, text: Some(text) });
        Ok(words)
    }

    /// Every claim of the built-in layers with the feature it belongs to.
    pub fn claims(&self) -> impl Iterator<Item = (Subject, &Claim)> {
        self.document.layers.features().flat_map(|state| {
            let layer = &state.prepared;
            layer.layer.features.iter().flat_map(|feature| {
                let key = Subject::feature(&layer.id, &feature.id);
                feature.properties.claims.iter().map(move |claim| (key.clone(), claim))
            })
        })
    }
}
