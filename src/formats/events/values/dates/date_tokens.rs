/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Token<'t> {
    Number { value: i64, length: usize },
    Word(&'t str),
    Sign(char),
}

/// Most pieces of a text that is tried as a date.
const MOST: usize = 40;

/// The pieces of a date.
pub(in crate::formats::events) struct Tokens<'t> {
    list: [Token<'t>; MOST],
    count: usize,
}

impl<'t> Tokens<'t> {
    /// `None` if there are too many, or a number is too long.
    pub fn of(mut text: &'t str) -> Option<Self> {
        let mut tokens = Self { list: [Token::Sign(' '); MOST], count: 0 };
        while let Some(first) = text.chars().next() {
            let length = |fits: &dyn Fn(char) -> bool| {
                text.char_indices().find(|(_, c)| !fits(*c)).map_or(text.len(), |(at, _)| at)
            };
            let (token, length) = match first {
                '0'..='9' => {
                    let length = length(&|c| c.is_ascii_digit());
                    (Token::Number { value: text[..length].parse().ok()?, length }, length)
                }
                _ if first.is_alphabetic() => {
                    let length = length(&|c| c.is_alphabetic());
                    (Token::Word(&text[..length]), length)
                }
                _ => (Token::Sign(first), first.len_utf8()),
            };
            *tokens.list.get_mut(tokens.count)? = token;
            tokens.count += 1;
            text = &text[length..];
        }
        Some(tokens)
    }

    pub fn get(&self, at: usize) -> Option<Token<'t>> {
        self.list[..self.count].get(at).copied()
    }

    /// The next piece from there on that is no space.
    pub fn after_spaces(&self, mut at: usize) -> usize {
        while self.get(at) == Some(Token::Sign(' ')) {
            at += 1;
        }
        at
    }

    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        self.get(at) == Some(Token::Sign(sign))
    }

    pub fn is_number(&self, at: usize) -> bool {
        matches!(self.get(at), Some(Token::Number { .. }))
    }

    /// Whether a word stands there that is one of these.
    pub fn is_word(&self, at: usize, words: &[&str]) -> bool {
        matches!(self.get(at), Some(Token::Word(word)) if words.contains(&word))
    }
}
