use super::{Card, ClaimView, Source, words};

/// The program with its version, as a citation names it.
const PROGRAM: &str = concat!("Iraq Risk Atlas ", env!("CARGO_PKG_VERSION"));

impl Card {
    /// A plain text to paste: each claim with speaker, article and paragraph, and how the
    /// map shows it.
    pub fn citation(&self) -> String {
        let mut lines: Vec<String> = self.each_claim().into_iter().map(|c| self.cite(c)).collect();
        let name = format!("{} ({})", self.title, self.key.feature);
        lines.push(match self.precision {
            Some(precision) => {
                let drawn = if self.not_drawn.is_some() { ", not drawn" } else { "" };
                format!("{name}, as mapped by {PROGRAM}, precision: {}{drawn}.", precision.words())
            }
            None => format!("{name}, as mapped by {PROGRAM}. {}", self.why_shape.join(" ")),
        });
        lines.join("\n")
    }

    /// One claim of the card, in one line.
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

    /// The command that opens the program at this card.
    pub fn link(&self) -> String {
        format!("iraq-risk-atlas --select {}", quoted(self.key.feature.as_str()))
    }
}

/// The id as a shell takes it; ids of built-in features need no quotes.
fn quoted(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !id.is_empty() && id.chars().all(plain) {
        id.to_owned()
    } else {
        format!("'{}'", id.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn an_id_of_another_tool_stays_one_word_for_the_shell() {
        assert_eq!(quoted("FP-17"), "FP-17");
        assert_eq!(quoted("two words"), "'two words'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
