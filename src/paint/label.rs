use crate::scene::Label;
use crate::style::{TextMetrics, Weight, fonts};

use super::element::{Element, Tag};
use super::xml::{escape, number, paint, positive};

/// Where a label's text is held fast if the reader's program has another font.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// In its middle: names on the map.
    Middle,
    /// At its left end: lines of a legend stay flush.
    Start,
    /// At its right end: lines of a text that is read from the right.
    End,
}

/// The families in the order in which a program should look for letters.
pub fn families(arabic_first: bool) -> String {
    let (latin, arabic) = (fonts::REGULAR.family, fonts::ARABIC.family);
    let [a, b] = if arabic_first { [arabic, latin] } else { [latin, arabic] };
    format!("'{a}','{b}',sans-serif")
}

/// The same for a page. A program without the program's fonts should first try those that are no
/// wider: the words of a page stand in columns.
pub fn families_of_page() -> String {
    let (latin, arabic) = (fonts::REGULAR.family, fonts::ARABIC.family);
    format!("'{latin}','{arabic}','Helvetica Neue',Arial,'Liberation Sans',sans-serif")
}

/// `None` where there is nothing to read.
pub fn element(label: &Label, hold: Hold) -> Option<Element> {
    let metrics = TextMetrics::shared();
    let text = label.text.trim();
    let placed = label.center.x.is_finite() && label.center.y.is_finite();
    if text.is_empty() || !placed || !positive(label.size) {
        return None;
    }
    let half = || metrics.width(&label.text, label.size, label.weight, label.spacing) / 2.0;
    let x = match hold {
        Hold::Middle => label.center.x,
        Hold::Start => label.center.x - half(),
        Hold::End => label.center.x + half(),
    };
    let y = label.center.y + metrics.baseline(label.size);
    Some(Element {
        tag: Tag::Text,
        look: look(label, hold, text),
        place: format!(" x=\"{}\" y=\"{}\"", number(x), number(y)),
        content: content(text),
    })
}

fn look(label: &Label, hold: Hold, text: &str) -> String {
    let mut look = format!(" font-size=\"{}\"", number(label.size));
    if label.weight == Weight::Bold {
        look.push_str(" font-weight=\"bold\"");
    }
    match hold {
        Hold::Middle => {}
        Hold::Start => look.push_str(" text-anchor=\"start\""),
        Hold::End => look.push_str(" text-anchor=\"end\""),
    }
    let arabic = text.chars().any(fonts::is_arabic);
    if all_arabic(text) {
        look.push_str(&format!(" font-family=\"{}\"", families(true)));
    }
    // Some programs tear joined letters apart to space them.
    if label.spacing != 0.0 && !arabic {
        look.push_str(&format!(" letter-spacing=\"{}\"", number(label.spacing)));
    }
    look.push_str(&paint("fill", label.colour));
    if label.halo.a > 0 {
        look.push_str(&paint("stroke", label.halo));
        look.push_str(&format!(
            " stroke-width=\"{}\" paint-order=\"stroke\"",
            number(halo_width(label.size))
        ));
    }
    look
}

/// Width of the line round the letters; half of it is seen.
fn halo_width(size: f32) -> f32 {
    (size * 0.24).clamp(2.0, 5.0)
}

fn all_arabic(text: &str) -> bool {
    text.chars().any(fonts::is_arabic) && text.chars().all(|c| fonts::is_arabic(c) || c.is_whitespace())
}

/// Unicode's right-to-left isolate and its end, as references: bare, they cannot be seen in the file.
const FROM_THE_RIGHT: &str = "&#x2067;";
const TO_HERE: &str = "&#x2069;";

/// The text, escaped. In mixed text the Arabic runs name their font, since not every program
/// finds it letter by letter; and a line that begins from the right is marked as such, for the
/// order of its parts.
fn content(text: &str) -> String {
    if all_arabic(text) || !text.chars().any(fonts::is_arabic) {
        return escape(text).into_owned();
    }
    let rtl = unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl;
    let mut out = String::from(if rtl { FROM_THE_RIGHT } else { "" });
    for (arabic, run) in runs(text) {
        if arabic {
            out.push_str(&format!("<tspan font-family=\"{}\">{}</tspan>", families(true), escape(run)));
        } else {
            out.push_str(&escape(run));
        }
    }
    out.push_str(if rtl { TO_HERE } else { "" });
    out
}

/// Stretches of Arabic letters (with the blanks between them) and of everything else.
fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut runs = Vec::new();
    let (mut start, mut arabic) = (0, false);
    for (i, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if fonts::is_arabic(c) != arabic {
            if start < i {
                runs.push((arabic, &text[start..i]));
            }
            (start, arabic) = (i, !arabic);
        }
    }
    runs.push((arabic, &text[start..]));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mixed_text_falls_into_its_runs_and_loses_nothing() {
        assert_eq!(runs("تل عفر (Tal Afar)"), [(true, "تل عفر "), (false, "(Tal Afar)")]);
        assert_eq!(runs("Mosul"), [(false, "Mosul")]);
    }
}
