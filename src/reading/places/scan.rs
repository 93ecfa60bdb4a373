use std::ops::Range;

use super::lexicon::{Lexicon, Name, ROOT};
use super::token::{Gap, Token, UNKNOWN};
use super::words::Cue;

/// Words of a text that match a known name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// Index of its first token, the article included, and of its last.
    pub first: usize,
    pub last: usize,
    /// Where its names end in the lexicon.
    pub node: u32,
    /// Which of its words, not counting articles, are capitalised; one bit each.
    pub capitals: u32,
    /// Number of letters that had to be corrected.
    pub slips: u8,
}

impl Match {
    /// The possible names, with the indices of the things they refer to.
    pub fn names<'a>(&self, lexicon: &'a Lexicon) -> impl Iterator<Item = (u32, &'a Name)> + use<'a> {
        let capitals = self.capitals;
        lexicon.ends(self.node).filter(move |(_, name)| name.capitals & !capitals == 0)
    }

    /// Byte range in `text`, including the quotation mark that closes one within it.
    pub fn bytes(&self, tokens: &[Token], text: &str) -> Range<usize> {
        // Invariant: `first` and `last` are indices of the scanned tokens.
        let (start, end) = (tokens[self.first].start, tokens[self.last].end);
        let count = |mark: char| text[start..end].matches(mark).count();
        let closing = text[end..].chars().next().filter(|c| match c {
            '”' => count('“') > count('”'),
            '"' => count('"') % 2 == 1,
            _ => false,
        });
        start..end + closing.map_or(0, char::len_utf8)
    }
}

/// Finds the names in a text: from left to right, longest match first, not nested. `any_case` is for texts
/// without capital letters.
pub(super) fn scan(text: &str, tokens: &[Token], lexicon: &Lexicon, any_case: bool, out: &mut Vec<Match>) {
    out.clear();
    let mut at = 0;
    while at < tokens.len() {
        match longest(text, tokens, at, lexicon, any_case) {
            Some(found) if !is_title(tokens, &found) => {
                at = found.last + 1;
                out.push(found);
            }
            _ => at += 1,
        }
    }
}

fn longest(text: &str, tokens: &[Token], first: usize, lexicon: &Lexicon, any_case: bool) -> Option<Match> {
    let mut at = first;
    if tokens[at].article && leads(tokens, at) {
        at += 1;
    }
    let mut node = ROOT;
    let mut found: Option<Match> = None;
    let (mut words, mut capitals, mut slips) = (0, 0_u32, 0_u8);
    while let Some(token) = tokens.get(at) {
        let (word, more) = word(text, token, lexicon);
        let Some(next) = lexicon.step(node, word).filter(|_| word != UNKNOWN && words < 32) else { break };
        node = next;
        slips = slips.saturating_add(more);
        capitals |= u32::from(token.capital || any_case) << words;
        words += 1;
        let here = Match { first, last: at, node, capitals, slips };
        if lexicon.has_end(node) && here.names(lexicon).next().is_some() {
            found = Some(here);
        }
        if token.possessive {
            break;
        }
        at += 1;
        // The article inside a name is not one of its words.
        while at + 1 < tokens.len() && tokens[at].article && joined(&tokens[at]) && joined(&tokens[at + 1]) {
            at += 1;
        }
        if tokens.get(at).is_none_or(|next| !joined(next) && next.gap != Gap::Quote) {
            break;
        }
    }
    found
}

/// The lexicon number of a token's word, and the number of typos corrected.
fn word(text: &str, token: &Token, lexicon: &Lexicon) -> (u32, u8) {
    if token.word != UNKNOWN {
        return (token.word, 0);
    }
    let may_slip = token.capital && !token.arabic && token.cue == Cue::None && token.end - token.start >= 5;
    let near = may_slip.then(|| lexicon.near(&text[token.start..token.end])).flatten();
    near.unwrap_or((UNKNOWN, 0))
}

/// Whether a match is a word such as “Hay” before a name: quarter, not the town of al-Hayy.
fn is_title(tokens: &[Token], found: &Match) -> bool {
    let rank = matches!(
        tokens[found.last].cue,
        Cue::Part | Cue::Building | Cue::Town | Cue::Village | Cue::District
    );
    let next = tokens.get(found.last + 1).is_some_and(|next| joined(next) && (next.capital || next.article));
    rank && next && tokens[found.first..found.last].iter().all(|t| t.article)
}

fn joined(token: &Token) -> bool {
    matches!(token.gap, Gap::Space | Gap::Hyphen)
}

/// Whether an article belongs to the name after it. “As”, “at” and “an” are English words too.
fn leads(tokens: &[Token], at: usize) -> bool {
    let (here, Some(next)) = (&tokens[at], tokens.get(at + 1)) else { return false };
    match next.gap {
        Gap::Hyphen => true,
        Gap::Space => here.cue == Cue::Article || here.capital && here.gap != Gap::Stop,
        Gap::Slash | Gap::Quote | Gap::Comma | Gap::Bracket | Gap::Stop => false,
    }
}
