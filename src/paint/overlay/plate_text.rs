use crate::geo::Screen;
use crate::scene::{Label, Prim};
use crate::style::{Colour, TextMetrics, Weight};

/// A line of text at a given left end and vertical centre.
pub(in crate::paint) fn words(
    text: &str,
    left: f32,
    middle: f32,
    size: f32,
    weight: Weight,
    colour: Colour,
) -> Prim {
    let width = TextMetrics::shared().width(text, size, weight, 0.0);
    Prim::Label(Label {
        text: text.to_owned(),
        center: Screen::new(left + width / 2.0, middle),
        size,
        weight,
        colour,
        halo: Colour { a: 0, ..colour },
        spacing: 0.0,
    })
}

/// Wraps a text into lines of at most `width` pixels; a longer word gets its own line.
pub(in crate::paint) fn wrapped(text: &str, size: f32, weight: Weight, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|t| TextMetrics::shared().width(t, size, weight, 0.0) <= width) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_broken_between_words() {
        let lines = wrapped("one two three four five six", 10.0, Weight::Regular, 60.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "one two three four five six");
    }
}
