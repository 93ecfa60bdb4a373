use std::collections::HashSet;

use crate::reading::Paragraphs;

/// Least number of consecutive words from the text that counts as copied.
pub const LONGEST_COPY: usize = 8;

/// The first run of at least [`LONGEST_COPY`] words that the user's text shares with the article, as in the
/// user's text, ignoring case and punctuation.
pub fn copied(own: &str, article: &Paragraphs) -> Option<String> {
    let words: Vec<&str> = own.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|w| bare(w)).collect();
    if plain.len() < LONGEST_COPY {
        return None;
    }
    let theirs: HashSet<String> = article
        .iter()
        .flat_map(|(_, paragraph)| {
            let words: Vec<String> = paragraph.split_whitespace().map(bare).collect();
            words.windows(LONGEST_COPY).map(|run| run.join(" ")).collect::<Vec<_>>()
        })
        .collect();
    let is_copy =
        |at: usize| plain.get(at..at + LONGEST_COPY).is_some_and(|run| theirs.contains(&run.join(" ")));
    let first = (0..plain.len()).find(|at| is_copy(*at))?;
    let mut end = first + LONGEST_COPY;
    while end < plain.len() && is_copy(end + 1 - LONGEST_COPY) {
        end += 1;
    }
    words.get(first..end).map(|run| run.join(" "))
}

fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_words_in_a_row_are_a_copy_and_seven_are_none() {
        let article =
            Paragraphs::of("Talks began.\nThe water board of the town closed two pumps on Monday night.");
        let seven = "He says the town closed two pumps on Monday.";
        assert_eq!(copied(seven, &article), None);
        let eight = "It is said that of the TOWN closed two pumps on monday, by some.";
        assert_eq!(copied(eight, &article).as_deref(), Some("of the TOWN closed two pumps on monday,"));
        let more = "The water board of the town closed two pumps on Monday night.";
        assert_eq!(copied(more, &article).as_deref(), Some(more));
    }

    #[test]
    fn words_of_two_paragraphs_are_no_run() {
        let article = Paragraphs::of("one two three four\nfive six seven eight nine");
        assert_eq!(copied("one two three four five six seven eight", &article), None);
    }
}
