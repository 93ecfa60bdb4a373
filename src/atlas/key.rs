use super::fold::is_arabic;

/// A folded text without spaces, ready for comparison.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub text: String,
    pub letters: usize,
    /// One bit for each letter that occurs: texts whose bits differ a lot cannot be close.
    pub occurring: u64,
    /// Byte offsets at which the second and later words begin.
    pub later_words: Vec<usize>,
    /// Whether typos can be counted: they mean little outside Latin and Arabic script.
    pub alphabetic: bool,
}

impl Key {
    pub fn of(folded: &str) -> Self {
        let mut key =
            Self { text: String::new(), letters: 0, occurring: 0, later_words: vec![], alphabetic: true };
        for (index, word) in folded.split(' ').enumerate() {
            if index > 0 {
                key.later_words.push(key.text.len());
            }
            key.text.push_str(word);
        }
        for c in key.text.chars() {
            key.letters += 1;
            key.occurring |= 1 << (u32::from(c) % 64);
            key.alphabetic &= c.is_ascii_alphanumeric() || is_arabic(c);
        }
        key
    }
}
