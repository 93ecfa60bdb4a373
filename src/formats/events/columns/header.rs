use super::letters::{folded, is_mark};
use super::phrases::{with_phrases, without_article};
use super::word_list::position;

/// A column's name in lower case, without spaces and punctuation.
pub(in crate::formats::events) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A column's name, for finding out what it means. Letters that one word is written with in several ways are one:
/// with and without accents, of Arabic, Persian and Kurdish keyboards.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Name {
    /// In lower case, without spaces and punctuation.
    pub key: String,
    /// Its words in lower case, without the Arabic article: `Actor1Geo_Lat` is actor, 1, geo, lat. A percent sign is one, and
    /// so is a phrase that means a word.
    pub words: Vec<String>,
}

/// Ends of compound words that are words of their own: “Ereignisdatum”, “einddatum”.
const ENDS: [&str; 1] = ["datum"];

impl Name {
    pub fn new(name: &str) -> Self {
        let mut words = vec![String::new()];
        let mut before: Option<char> = None;
        let mut letters = name.chars().filter(|c| !is_mark(*c)).peekable();
        while let Some(letter) = letters.next() {
            let next_is_small =
                letters.peek().is_some_and(|next| next.is_lowercase()) && !is_plural(&letters);
            if before.is_some_and(|before| is_border(before, letter, next_is_small)) {
                words.push(String::new());
            }
            if letter.is_alphanumeric()
                && let Some(word) = words.last_mut()
            {
                word.extend(folded(letter));
            }
            before = Some(letter);
        }
        let percent = name.contains(['%', '‰', '٪']).then(|| "percent".to_owned());
        let words = words.into_iter().flat_map(parted).filter(|word| !word.is_empty()).chain(percent);
        let key = name.chars().filter(|c| c.is_alphanumeric() && !is_mark(*c)).flat_map(folded).collect();
        Self { key, words: with_phrases(words.map(without_article).collect()) }
    }

    /// Whether one of these is among its words. Lists of words are texts with spaces between them.
    pub fn has(&self, words: &'static str) -> bool {
        self.words.iter().any(|word| contains(words, word))
    }

    /// Whether its name, as a whole, is one of these keys.
    pub fn is(&self, keys: &'static str) -> bool {
        contains(keys, &self.key)
    }

    /// Which of these keys its name is, as a whole.
    pub fn position_in(&self, keys: &'static str) -> Option<usize> {
        position(keys, &self.key)
    }

    /// What remains of it without these words.
    pub fn without(&self, words: &'static str) -> Vec<&str> {
        self.words.iter().map(String::as_str).filter(|word| !contains(words, word)).collect()
    }
}

/// Whether a word of a name is among these, however they are spelled.
pub(in crate::formats::events) fn contains(words: &'static str, word: &str) -> bool {
    position(words, word).is_some()
}

/// A word without the end that is a word of its own.
fn parted(word: String) -> Vec<String> {
    let end = ENDS.iter().find(|end| word.len() > end.len() + 2 && word.ends_with(**end));
    match end {
        Some(end) => vec![word[..word.len() - end.len()].to_owned(), (*end).to_owned()],
        None => vec![word],
    }
}

/// Whether an “s” ends the word, as in “IEDs”.
fn is_plural(letters: &(impl Iterator<Item = char> + Clone)) -> bool {
    let mut next = letters.clone();
    next.next() == Some('s') && next.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a new word begins between two letters.
fn is_border(before: char, letter: char, next_is_small: bool) -> bool {
    if !before.is_alphanumeric() || !letter.is_alphanumeric() {
        return true;
    }
    before.is_numeric() != letter.is_numeric()
        || before.is_lowercase() && letter.is_uppercase()
        || before.is_uppercase() && letter.is_uppercase() && next_is_small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_several_keyboards_are_one() {
        for (name, known) in [
            ("تاریخ", "تاريخ"),
            ("تاريخ", "تاریخ"),
            ("المحافظه", "المحافظة"),
            ("كوژراو", "کوژراو"),
            ("Ölü", "ölü"),
            ("OLU", "ölü"),
            ("Décès", "deces"),
        ] {
            assert!(Name::new(name).is(known), "{name} {known}");
        }
        assert!(!Name::new("Ort").is("ortschaft"));
    }

    #[test]
    fn a_name_falls_into_its_words_however_it_is_written() {
        for (name, words) in [
            ("Actor1Geo_Lat", "actor 1 geo lat"),
            ("# killed", "killed"),
            ("No. of fatalities", "no of fatalities"),
            ("CENTROID_LATITUDE", "centroid latitude"),
            ("dateOfEvent", "date of event"),
            ("GPSLatitude", "gps latitude"),
            ("admin2_lat", "admin 2 lat"),
            ("_submission_time", "submission time"),
            ("عدد القتلى", "عدد قتلي"),
            ("Ereignisdatum", "ereignis datum"),
            ("Deaths by IEDs", "deaths by ieds"),
            ("killed %", "killed percent"),
            ("İl adı", "il adi"),
            ("DÉCÈS", "deces"),
            ("De\u{301}ce\u{300}s", "deces"),
            ("المُحافَظة", "محافظه"),
        ] {
            assert_eq!(Name::new(name).words.join(" "), words, "{name}");
        }
    }
}
