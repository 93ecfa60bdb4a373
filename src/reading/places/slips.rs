use rustc_hash::FxHashMap;

/// Finds known words a typo away: only for long words, only within a word.
///
/// Two kinds of typo are considered: different vowels between the same consonants, which is how
/// transliterations vary beyond the folding rules, and one letter inserted, deleted or replaced.
#[derive(Clone, Debug, Default)]
pub(super) struct Slips {
    words: Vec<(Box<str>, u32)>,
    /// Words by their consonants.
    bones: FxHashMap<Box<str>, Vec<u32>>,
    /// Words by their one-letter deletions: hash and word, sorted.
    shorter: Vec<(u64, u32)>,
}

/// Fewest letters of a word whose vowels may differ, and of one that may have any typo.
const LEAST_VOWELS: usize = 5;
const LEAST_ANY: usize = 8;

impl Slips {
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut new = Self::default();
        let mut words: Vec<(&str, u32)> = words.collect();
        // The source table is unordered; ours must be deterministic.
        words.sort_by_key(|w| w.1);
        for (word, number) in words.into_iter().filter(|(w, _)| w.is_ascii() && w.len() >= LEAST_VOWELS) {
            let index = u32::try_from(new.words.len()).unwrap_or(u32::MAX);
            new.bones.entry(bones(word).into()).or_default().push(index);
            if word.len() >= LEAST_ANY {
                new.shorter.extend((0..=word.len()).map(|at| (hash_without(word, at), index)));
            }
            new.words.push((word.into(), number));
        }
        new.shorter.sort_unstable();
        new
    }

    /// The numbers of the nearest known words, all equally close, and their distance.
    pub fn find(&self, folded: &str) -> Option<(Vec<u32>, u8)> {
        if !folded.is_ascii() || folded.len() < LEAST_VOWELS {
            return None;
        }
        let mut least = usize::MAX;
        let mut best: Vec<u32> = Vec::new();
        let mut look = |index: u32, most: usize| {
            let Some((word, number)) = self.words.get(index as usize) else { return };
            let distance = strsim::osa_distance(folded, word);
            if distance > most || distance > least {
                return;
            }
            if distance < least {
                best.clear();
                least = distance;
            }
            if !best.contains(number) {
                best.push(*number);
            }
        };
        for index in self.bones.get(bones(folded).as_str()).into_iter().flatten() {
            look(*index, if folded.len() >= LEAST_ANY { 2 } else { 1 });
        }
        if folded.len() >= LEAST_ANY && !folded.ends_with('i') {
            for at in 0..=folded.len() {
                let hash = hash_without(folded, at);
                let first = self.shorter.partition_point(|(h, _)| *h < hash);
                for (_, index) in self.shorter[first..].iter().take_while(|(h, _)| *h == hash) {
                    look(*index, 1);
                }
            }
        }
        best.sort_unstable();
        (!best.is_empty()).then(|| (best, u8::try_from(least.max(1)).unwrap_or(u8::MAX)))
    }
}

/// The consonants of a folded word, plus its first letter even if a vowel; a final `i`, which turns Baghdad
/// into Baghdadi, counts as a consonant.
fn bones(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let last = word.len().saturating_sub(1);
    for (at, c) in word.char_indices() {
        let c = match c {
            'a' | 'i' | 'u' if at > 0 && !(at == last && c == 'i') => continue,
            'a' | 'i' | 'u' if at == 0 => 'a',
            // w between consonants is a vowel in half of all transliterations.
            'w' if at > 0 => continue,
            'z' => 'd',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

fn hash_without(word: &str, at: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (i, byte) in word.bytes().enumerate() {
        if i != at {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(word: &str) -> Option<(Vec<u32>, u8)> {
        let words = ["falujia", "mukdadia", "samara", "bagdad", "sulaimania", "hit"];
        Slips::new(words.into_iter().zip(0..)).find(word)
    }

    #[test]
    fn vowels_may_differ_in_words_of_five_letters_and_any_letter_in_longer_ones() {
        assert_eq!(find("samira"), Some((vec![2], 1)));
        assert_eq!(find("makdadia"), Some((vec![1], 1)));
        assert_eq!(find("sulaimanja"), Some((vec![4], 1)));
        assert_eq!(find("mukdadja"), Some((vec![1], 1)));
        assert_eq!(find("samura"), Some((vec![2], 1)));
    }

    #[test]
    fn other_consonants_in_short_words_and_people_of_a_town_are_other_words() {
        for word in ["sanara", "bagdadi", "hut", "", "نفط", "sumuru"] {
            assert_eq!(find(word), None, "{word}");
        }
    }
}
