/// A column's name in lower case, without spaces and punctuation.
pub(in crate::formats::events) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A column's name, for finding out what it means.
#[derive(Clone, Debug)]
pub(in crate::formats::events) struct Name {
    /// In lower case, without spaces and punctuation.
    pub key: String,
    /// Its words in lower case, without the Arabic article: `Actor1Geo_Lat` is actor, 1, geo, lat.
    pub words: Vec<String>,
}

impl Name {
    pub fn new(name: &str) -> Self {
        let mut words = vec![String::new()];
        let mut before: Option<char> = None;
        let mut letters = name.chars().peekable();
        while let Some(letter) = letters.next() {
            let next_is_small = letters.peek().is_some_and(|next| next.is_lowercase());
            if before.is_some_and(|before| is_border(before, letter, next_is_small)) {
                words.push(String::new());
            }
            if letter.is_alphanumeric()
                && let Some(word) = words.last_mut()
            {
                word.extend(letter.to_lowercase());
            }
            before = Some(letter);
        }
        words.retain(|word| !word.is_empty());
        let article = |word: String| match word.strip_prefix("ال") {
            Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
            _ => word,
        };
        Self { key: key(name), words: words.into_iter().map(article).collect() }
    }

    /// Whether one of these is among its words.
    pub fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether its name, as a whole, is one of these keys.
    pub fn is(&self, keys: &[&str]) -> bool {
        keys.contains(&self.key.as_str())
    }

    /// What remains of it without these words.
    pub fn without(&self, words: &[&str]) -> Vec<&str> {
        self.words.iter().map(String::as_str).filter(|word| !words.contains(word)).collect()
    }
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
            ("عدد القتلى", "عدد قتلى"),
        ] {
            assert_eq!(Name::new(name).words.join(" "), words, "{name}");
        }
    }
}
