//! Lists of words, each a constant text with spaces between its words, looked up without going through them:
//! names of columns are compared with thousands of words.

use std::sync::{LazyLock, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::letters::folded;

/// Where each word first stands in its list.
type Words = FxHashMap<String, usize>;

/// Every list asked so far, by where its text is: two constants at one address with one length are one text.
static LISTS: LazyLock<RwLock<FxHashMap<(usize, usize), &'static Words>>> = LazyLock::new(RwLock::default);

/// Which word of a list this one is, with the letters that are compared as one.
pub(super) fn position(list: &'static str, word: &str) -> Option<usize> {
    words(list).get(word).copied()
}

fn words(list: &'static str) -> &'static Words {
    let at = (list.as_ptr() as usize, list.len());
    // A list is complete when it gets in, so that a lock that a panic left behind does no harm.
    if let Some(words) = LISTS.read().unwrap_or_else(PoisonError::into_inner).get(&at) {
        return words;
    }
    let mut lists = LISTS.write().unwrap_or_else(PoisonError::into_inner);
    // Never freed, like the constant itself.
    lists.entry(at).or_insert_with(|| Box::leak(Box::new(parted(list))))
}

fn parted(list: &str) -> Words {
    let mut words = Words::default();
    for (at, word) in words_of(list).enumerate() {
        words.entry(word).or_insert(at);
    }
    words
}

/// The words of a list, with the letters that are compared as one.
pub(super) fn words_of(list: &str) -> impl Iterator<Item = String> {
    list.split_whitespace()
        .map(|word| if word.is_ascii() { word.to_owned() } else { word.chars().flat_map(folded).collect() })
}
