use super::{Card, ClaimView, Source, words};

/// The program with its version, as a citation names it.
const PROGRAM: &str = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));

impl Card {
    /// Plain text to paste: each claim with speaker, article and paragraph, and how the map shows it.
    pub fn citation(&self) -> String {
        let mut lines: Vec<String> = self.each_claim().into_iter().map(|c| self.cite(c)).collect();
        let name = format!("{} ({})", self.title, self.key.id());
        lines.push(match self.precision {
            Some(precision) => {
                let drawn = if self.not_drawn.is_some() { ", not drawn" } else { "" };
                format!("{name}, as mapped by {PROGRAM}, precision: {}{drawn}.", precision.words())
            }
            None => format!("{name}, as mapped by {PROGRAM}. {}", self.why_shape.join(" ")),
        });
        lines.join("\n")
    }

    /// One claim of the card, on one line.
    pub fn cite(&self, claim: &ClaimView) -> String {
        let source = self.sources.iter().find(|s| s.article == claim.article);
        let source = source.map_or_else(|| claim.article_short.clone(), Source::line);
        let answer = match claim.disputes.as_slice() {
            [] => String::new(),
            ids => format!(", in answer to {}", words::list(ids)),
        };
        format!(
            "{}{answer}. {}: {} [Paraphrase.] In: {source}, {}.",
            claim.id,
            claim.speaker_words(),
            claim.paraphrase,
            claim.place
        )
    }
}
