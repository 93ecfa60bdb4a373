use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::atlas::{MatchKind, fold_word, is_article, plain};

use super::slips::Slips;
use super::thing::Thing;
use super::token::{UNKNOWN, Vocabulary};

/// All known names, as a trie of words.
///
/// The words are folded ([`fold`]) and numbered; the article is dropped, so that “Salah al-Din” and “Salah
/// ad-Dine” are the same path.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    pub things: Vec<Thing>,
    names: Vec<Name>,
    words: FxHashMap<Box<str>, u32>,
    /// Child of a node by word.
    next: FxHashMap<(u32, u32), u32>,
    /// Names that end at a node.
    ends: Vec<Vec<u32>>,
    /// Made when a word is met that is not known: lists of well-spelt names have none.
    slips: OnceLock<Slips>,
}

/// A spelling of a thing.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub thing: u32,
    pub written: Box<str>,
    pub plain: Box<str>,
    /// One bit per word that must be capitalised.
    pub capitals: u32,
    pub alias: bool,
}

/// The root of the trie.
pub(super) const ROOT: u32 = 0;

impl Lexicon {
    pub fn new() -> Self {
        Self { ends: vec![Vec::new()], ..Self::default() }
    }

    pub fn add_thing(&mut self, thing: Thing) -> u32 {
        self.things.push(thing);
        u32::try_from(self.things.len() - 1).unwrap_or(UNKNOWN)
    }

    /// Adds a spelling, unless it has no letters or exists already.
    pub fn add_name(&mut self, thing: u32, written: &str, alias: bool) {
        // What was known before would not know this name.
        self.slips.take();
        let plain = plain(written);
        let words = words_of(written, &plain);
        if words.is_empty() || words.len() > 12 {
            return;
        }
        let mut node = ROOT;
        let mut capitals = 0;
        for (at, (word, capital)) in words.iter().enumerate() {
            capitals |= u32::from(*capital) << at;
            node = self.child(node, word);
        }
        self.end(node, thing, written, &plain, capitals, alias);
        // Multi-word names are also written as one word: Balad Ruz, Baladruz.
        let latin = written.chars().all(|c| !c.is_alphabetic() || (c as u32) < 0x250);
        if words.len() > 1 && words.len() < 4 && latin && capitals != 0 {
            let joined: String = plain.split(' ').collect();
            let bare: String = plain.split(' ').filter(|w| !is_article(w)).collect();
            for one in [joined, bare] {
                if one.len() >= 7 {
                    let node = self.child(ROOT, &fold_word(&one));
                    self.end(node, thing, written, &plain, 1, alias);
                }
            }
        }
    }

    fn child(&mut self, node: u32, word: &str) -> u32 {
        let count = u32::try_from(self.words.len()).unwrap_or(UNKNOWN);
        let number = match self.words.get(word) {
            Some(number) => *number,
            None => {
                self.words.insert(word.into(), count);
                count
            }
        };
        let ends = &mut self.ends;
        *self.next.entry((node, number)).or_insert_with(|| {
            ends.push(Vec::new());
            u32::try_from(ends.len() - 1).unwrap_or(ROOT)
        })
    }

    fn end(&mut self, node: u32, thing: u32, written: &str, plain: &str, capitals: u32, alias: bool) {
        let Some(there) = self.ends.get_mut(node as usize) else { return };
        let same =
            |n: &&u32| self.names[**n as usize].thing == thing && *self.names[**n as usize].plain == *plain;
        if let Some(&known) = there.iter().find(same) {
            // Either case is accepted: Kurdistan Region, Kurdistan region.
            self.names[known as usize].capitals &= capitals;
            return;
        }
        there.push(u32::try_from(self.names.len()).unwrap_or(0));
        self.names.push(Name { thing, written: written.into(), plain: plain.into(), capitals, alias });
    }

    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.next.get(&(node, word)).copied()
    }

    /// The names that end at a node.
    pub fn ends(&self, node: u32) -> impl Iterator<Item = (u32, &Name)> {
        let ends = self.ends.get(node as usize).map_or(&[][..], Vec::as_slice);
        // Invariant: name numbers come only from `end`.
        ends.iter().map(|&n| (n, &self.names[n as usize]))
    }

    pub fn has_end(&self, node: u32) -> bool {
        self.ends.get(node as usize).is_some_and(|e| !e.is_empty())
    }

    pub fn thing(&self, index: u32) -> &Thing {
        // Invariant: as above, indices are valid.
        &self.things[index as usize]
    }

    pub fn name(&self, index: u32) -> &Name {
        // Invariant: as above.
        &self.names[index as usize]
    }

    pub fn thing_at(&self, place: &crate::reading::PlaceRef) -> Option<u32> {
        let at = self.things.iter().position(|t| t.place == *place)?;
        u32::try_from(at).ok()
    }

    /// The known word one or two typos away from an unknown one, and the number of typos. If several are
    /// equally close, they must be spellings of one thing.
    pub fn near(&self, written: &str) -> Option<(u32, u8)> {
        let known = || Slips::new(self.words.iter().map(|(word, number)| (&**word, *number)));
        let (words, slips) = self.slips.get_or_init(known).find(&fold_word(&plain(written)))?;
        let [first, others @ ..] = words.as_slice() else { return None };
        if others.is_empty() {
            return Some((*first, slips));
        }
        let things = |word: u32| {
            let node = self.step(ROOT, word);
            node.into_iter().flat_map(|n| self.ends(n)).map(|(_, name)| name.thing).collect::<Vec<u32>>()
        };
        let shared = things(*first);
        let common = shared.iter().any(|t| others.iter().all(|o| things(*o).contains(t)));
        common.then_some((*first, slips))
    }

    /// How a spelling in a text matches a name.
    pub fn how(name: &Name, written: &str) -> MatchKind {
        if plain(written) != *name.plain {
            MatchKind::Folded
        } else if name.alias {
            MatchKind::Alias
        } else {
            MatchKind::Exact
        }
    }

    /// What a spelling refers to, if it is a name.
    pub fn things_of(&self, written: &str) -> Vec<u32> {
        let end = words_of(written, &plain(written))
            .iter()
            .try_fold(ROOT, |node, (word, _)| self.step(node, self.number(word)?));
        end.into_iter()
            .filter(|n| *n != ROOT)
            .flat_map(|n| self.ends(n))
            .map(|(_, name)| name.thing)
            .collect()
    }
}

impl Vocabulary for Lexicon {
    fn number(&self, folded: &str) -> Option<u32> {
        self.words.get(folded).copied()
    }
}

/// The folded words of a name without articles, and whether each must be capitalised; `whole` is its plain
/// form.
fn words_of(written: &str, whole: &str) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    // The same splits as in `tokens`: `plain` splits words at non-letters, but not at apostrophes.
    if written.bytes().any(|b| b.is_ascii_alphabetic()) {
        let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '.' | ',' | '(' | ')');
        for piece in written.split(parts) {
            let capital = piece.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            let plain = plain(piece);
            pieces.extend(plain.split(' ').filter(|w| !w.is_empty()).map(|word| (word.to_owned(), capital)));
        }
    } else {
        // Scripts without case.
        pieces.extend(whole.split(' ').filter(|w| !w.is_empty()).map(|word| (word.to_owned(), false)));
    }
    let last = pieces.len().saturating_sub(1);
    let kept = pieces.into_iter().enumerate().filter(|(at, (word, _))| *at == last || !is_article(word));
    kept.map(|(_, (word, capital))| (fold_word(&word), capital))
        .filter(|(word, _)| !word.is_empty())
        .collect()
}
