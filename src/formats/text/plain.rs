use super::{ArticleText, Line, TextFormat};
use crate::formats::{Note, ReadError};

/// Length in characters of a full line of hard-wrapped text.
const TYPED: std::ops::RangeInclusive<usize> = 45..=100;

/// Every non-empty line of the text.
pub(super) fn read(text: &str) -> ArticleText {
    let lines: Vec<Line> = lines(text).map(Line::plain).collect();
    let notes = if is_wrapped(text) { vec![wrapped()] } else { Vec::new() };
    ArticleText { format: TextFormat::Plain, main: lines.len(), lines, notes, ..ArticleText::default() }
}

/// The lines of pasted text.
///
/// # Errors
/// An empty text, or more than any article has.
pub fn of_pasted_text(name: &str, text: &str) -> Result<ArticleText, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    super::limits::small_enough(name, text.len())?;
    if lines(text).next().is_none() {
        return Err(ReadError::whole(name, "there is no text in it", "copy the text of the article"));
    }
    Ok(read(text))
}

/// The non-empty lines, trimmed and without control characters.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.split(['\n', '\r']).map(clean).filter(|line| !line.is_empty())
}

/// A trimmed line; other line separators and control characters become spaces.
pub(super) fn clean(line: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if line.contains(breaks) { line.replace(breaks, " ").trim().to_owned() } else { line.trim().to_owned() }
}

/// Whether the text is hard-wrapped: then a line is not a paragraph.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut pairs, mut broken) = (0, 0);
    for pair in lines.windows(2) {
        if pair.iter().any(|line| line.is_empty()) {
            continue;
        }
        pairs += 1;
        let goes_on = !pair[0].ends_with(['.', '!', '?', ':', '”', '"', '؟']);
        broken += usize::from(goes_on && TYPED.contains(&pair[0].chars().count()));
    }
    pairs >= 8 && broken * 3 >= pairs * 2
}

fn wrapped() -> Note {
    Note::whole(
        "The paragraphs seem to be broken into short lines. Each line counts as a paragraph, so a sentence may be cut in two; a copy with whole paragraphs reads better.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        read(text).lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_hold_no_breaks_and_no_controls() {
        assert_eq!(
            texts("one\u{2028}more\r\n\r\n \u{c} \u{a0}two\u{7}\rthree"),
            ["one more", "two", "three"]
        );
    }

    #[test]
    fn a_hard_wrapped_text_is_reported_as_one() {
        let typed = "The forces went into the town on Sunday and took\n".repeat(12);
        assert_eq!(read(&typed).notes.len(), 1);
        let whole = "The forces went into the town on Sunday and took it.\n\n".repeat(12);
        assert!(read(&whole).notes.is_empty());
    }

    #[test]
    fn nothing_pasted_is_said() {
        assert!(of_pasted_text("the clipboard", " \n\u{c}\n").unwrap_err().to_string().contains("no text"));
        assert_eq!(of_pasted_text("the clipboard", "\u{feff}Rawa").unwrap().lines[0].text, "Rawa");
    }
}
