use super::tokens::tokens;

/// How many bytes before and after a name are examined.
const WINDOW: usize = 200;

/// The words before a position, back to the last sentence or clause boundary; text in brackets (“65
/// kilometres (40 miles) south of”) and quotation marks are skipped.
pub fn words_before(text: &str, end: usize) -> Vec<String> {
    let start = text.floor_char_boundary(end.saturating_sub(WINDOW));
    let mut words: Vec<String> = Vec::new();
    let mut bracket: Option<usize> = None;
    for token in tokens(text.get(start..end).unwrap_or_default()) {
        match token.text.as_str() {
            _ if token.is_word => words.push(token.text),
            "(" => bracket = Some(words.len()),
            ")" => match bracket.take() {
                Some(opened) => words.truncate(opened),
                None => words.clear(),
            },
            "“" | "”" | "\"" | "'" | "‘" | "’" | "«" | "»" => {}
            _ if bracket.is_some() => {}
            _ => words.clear(),
        }
    }
    // An open bracket starts a separate clause.
    words.split_off(bracket.unwrap_or(0))
}

/// The words after a position, up to the first punctuation.
pub fn words_behind(text: &str, start: usize) -> Vec<String> {
    const MOST: usize = 6;
    let end = text.floor_char_boundary((start + WINDOW / 2).min(text.len()));
    let mut words = Vec::new();
    for token in tokens(text.get(start..end).unwrap_or_default()) {
        let quote = matches!(token.text.as_str(), "“" | "”" | "\"" | "'" | "‘" | "’");
        if words.len() == MOST || !(token.is_word || quote) {
            break;
        }
        if token.is_word {
            words.push(token.text);
        }
    }
    words
}
