use super::{Row, TABLE};

/// The commands matching a query, best first; all of them in table order if the query is empty.
pub fn found(query: &str) -> Vec<&'static Row> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(u32, &Row)> =
        TABLE.iter().filter_map(|row| Some((score(&words, row)?, row))).collect();
    // A stable sort: ties keep the table's order.
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, row)| row).collect()
}

/// The match score of a row; `None` if one of the words is missing.
fn score(words: &[String], row: &Row) -> Option<u32> {
    let title = row.title.to_lowercase();
    let around = format!("{} {} {}", row.menu.title(), row.key_words(), row.help).to_lowercase();
    words.iter().map(|word| in_title(word, &title).or_else(|| in_words(word, &around))).sum()
}

fn in_title(word: &str, title: &str) -> Option<u32> {
    let starts = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word));
    if title.starts_with(word) {
        Some(120)
    } else if starts(title) {
        Some(100)
    } else if title.contains(word) {
        Some(60)
    } else if is_within(word, title) {
        Some(30)
    } else {
        None
    }
}

fn in_words(word: &str, text: &str) -> Option<u32> {
    text.split_whitespace().any(|w| w.starts_with(word)).then_some(10)
}

/// Whether the letters occur in the text in order, each run at the start of a word or right after the
/// previous one: “zi” is “Zoom in”, “gt” is “Go to”.
fn is_within(word: &str, text: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // The numbers of letters that can be matched up to each position.
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for (place, c) in text.iter().enumerate() {
        let begins = place == 0 || !text[place - 1].is_alphanumeric();
        let mut next = vec![false; letters.len() + 1];
        for (n, letter) in letters.iter().enumerate() {
            let goes_on = reached_here(&text, &letters, place, n);
            if c == letter && reached[n] && (begins || goes_on) {
                next[n + 1] = true;
            }
        }
        for (old, new) in reached.iter_mut().zip(next) {
            *old |= new;
        }
    }
    reached[letters.len()]
}

/// Whether the previous letter of the word comes right before this position.
fn reached_here(text: &[char], letters: &[char], place: usize, n: usize) -> bool {
    place > 0 && n > 0 && text[place - 1] == letters[n - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str) -> Option<&'static str> {
        found(query).first().map(|row| row.title)
    }

    #[test]
    fn words_in_any_order_initials_and_beginnings_find_a_command() {
        assert_eq!(first("zoom in"), Some("Zoom in"));
        assert_eq!(first("in zoom"), Some("Zoom in"));
        assert_eq!(first("ZO OU"), Some("Zoom out"));
        assert_eq!(first("zi"), Some("Zoom in"));
        assert_eq!(first("cit"), Some("Copy citation"));
        assert_eq!(first("arab"), Some("Arabic names"));
        assert_eq!(first("xyzzy"), None);
        assert_eq!(found("").len(), TABLE.len());
    }

    #[test]
    fn words_of_the_help_find_a_command_after_those_of_titles() {
        assert!(found("csv").iter().any(|row| row.title == "Open events…"));
        assert_eq!(first("about"), Some("About the data"));
    }
}
