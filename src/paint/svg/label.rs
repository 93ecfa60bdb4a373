use crate::scene::Label;
use crate::style::{TextMetrics, Weight, fonts};

use super::element::{Element, Tag};
use super::runs::visual_runs;
use super::xml::{escape, number, paint, positive};

/// The anchor of a label, which matters if the viewing program uses another font.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// The middle: labels on the map.
    Middle,
    /// The left end: lines of a legend stay aligned.
    Start,
    /// The right end: lines of right-to-left text.
    End,
}

/// The font families in fallback order.
pub fn families(arabic_first: bool) -> String {
    let (latin, arabic) = (fonts::REGULAR.family, fonts::ARABIC.family);
    let [a, b] = if arabic_first { [arabic, latin] } else { [latin, arabic] };
    format!("'{a}','{b}',sans-serif")
}

/// The same for a page. Without our fonts, families that are no wider should come first, because the text of
/// a page is set in columns.
pub fn families_of_page() -> String {
    let (latin, arabic) = (fonts::REGULAR.family, fonts::ARABIC.family);
    format!("'{latin}','{arabic}','Helvetica Neue',Arial,'Liberation Sans',sans-serif")
}

/// `None` if there is no text.
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
    let place = format!(" x=\"{}\" y=\"{}\"", number(x), number(y));
    if all_arabic(text) || !text.chars().any(fonts::is_arabic) {
        let content = escape(text).into_owned();
        return Some(Element { tag: Tag::Text, look: look(label, hold, text), place, content });
    }
    let content = mixed(text, label, hold, x);
    Some(Element { tag: Tag::Text, look: look(label, Hold::Start, text), place, content })
}

/// A line in two scripts: each run, from left to right, is positioned separately. Drawing programs that fall
/// back to the next font for missing letters lose some if one text has both scripts.
fn mixed(text: &str, label: &Label, hold: Hold, x: f32) -> String {
    let runs = visual_runs(text, label.weight);
    let width = runs.iter().map(|run| run.ems).sum::<f32>() * label.size;
    let mut left = match hold {
        Hold::Start => x,
        Hold::Middle => x - width / 2.0,
        Hold::End => x - width,
    };
    let mut out = String::new();
    for run in &runs {
        let words = run.text.trim();
        let before = run.ems_before(words) * label.size;
        if !words.is_empty() {
            let family =
                if run.arabic { format!(" font-family=\"{}\"", families(true)) } else { String::new() };
            out.push_str(&format!(
                "<tspan x=\"{}\"{family}>{}</tspan>",
                number(left + before),
                escape(words)
            ));
        }
        left += run.ems * label.size;
    }
    out
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
    // Some programs break joined letters to space them.
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

/// Width of the halo stroke; half of it is visible.
fn halo_width(size: f32) -> f32 {
    (size * 0.24).clamp(2.0, 5.0)
}

fn all_arabic(text: &str) -> bool {
    text.chars().any(fonts::is_arabic) && text.chars().all(|c| fonts::is_arabic(c) || c.is_whitespace())
}
