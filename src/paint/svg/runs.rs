use std::sync::OnceLock;

use rustybuzz::{Face, UnicodeBuffer};
use unicode_bidi::BidiInfo;

use crate::style::{Piece, Weight, fonts, pieces_from_right};

/// A run of a line in one font and one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// In the order the shaper expects: Arabic in logical order, the rest from left to right.
    pub text: String,
    pub arabic: bool,
    /// Width in ems of the shaped run.
    pub ems: f32,
    weight: Weight,
}

impl Run {
    fn new(text: String, arabic: bool, weight: Weight) -> Self {
        let ems = ems(&text, arabic, weight);
        Self { text, arabic, ems, weight }
    }

    /// Width of the blanks before `words`, which is the trimmed run.
    pub fn ems_before(&self, words: &str) -> f32 {
        let blanks = |text: &str| ems(text, self.arabic, self.weight);
        let (Some(at), false) = (self.text.find(words), words.is_empty()) else { return 0.0 };
        // In right-to-left text the last characters are on the left.
        if self.arabic { blanks(&self.text[at + words.len()..]) } else { blanks(&self.text[..at]) }
    }
}

/// The runs of a line from left to right, in the order of Unicode's bidirectional algorithm.
pub fn visual_runs(text: &str, weight: Weight) -> Vec<Run> {
    let info = BidiInfo::new(text, None);
    let mut runs = Vec::new();
    for paragraph in &info.paragraphs {
        let (levels, pieces) = info.visual_runs(paragraph, paragraph.range.clone());
        for piece in pieces {
            let rtl = levels.get(piece.start).is_some_and(|level| level.is_rtl());
            let parts = if rtl { pieces_from_right(&text[piece]) } else { by_script(&text[piece]) };
            runs.extend(parts.into_iter().map(|part| Run::new(part.text, part.arabic, weight)));
        }
    }
    runs
}

/// Splits off Arabic digits, which run left to right as well.
fn by_script(text: &str) -> Vec<Piece> {
    let mut parts: Vec<Piece> = Vec::new();
    for c in text.chars() {
        let arabic = fonts::is_arabic(c);
        match parts.last_mut() {
            Some(part) if part.arabic == arabic => part.text.push(c),
            _ => parts.push(Piece { text: c.to_string(), arabic }),
        }
    }
    parts
}

/// Width of the shaped text in ems.
fn ems(text: &str, arabic: bool, weight: Weight) -> f32 {
    let Some(face) = face(arabic, weight) else { return 0.0 };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape(face, &[], buffer);
    let units: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
    units as f32 / face.units_per_em() as f32
}

fn face(arabic: bool, weight: Weight) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 3]> = OnceLock::new();
    let [regular, bold, of_arabic] = FACES
        .get_or_init(|| [fonts::REGULAR, fonts::BOLD, fonts::ARABIC].map(|f| Face::from_slice(f.data, 0)));
    match (arabic, weight) {
        (true, _) => of_arabic.as_ref(),
        (false, Weight::Regular) => regular.as_ref(),
        (false, Weight::Bold) => bold.as_ref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<(String, bool)> {
        visual_runs(line, Weight::Regular).into_iter().map(|run| (run.text, run.arabic)).collect()
    }

    fn parts(of: &[(&str, bool)]) -> Vec<(String, bool)> {
        of.iter().map(|(text, arabic)| ((*text).to_owned(), *arabic)).collect()
    }

    #[test]
    fn a_line_from_the_right_has_its_first_words_last() {
        assert_eq!(
            texts("تل عفر (Tal Afar)"),
            parts(&[("(", false), ("Tal Afar", false), (")", false), ("تل عفر ", true)])
        );
    }

    #[test]
    fn a_line_from_the_left_keeps_its_arabic_where_it_stands() {
        assert_eq!(
            texts("Mosul الموصل 2017"),
            parts(&[("Mosul ", false), ("2017", false), ("الموصل ", true)])
        );
    }

    #[test]
    fn joined_letters_are_as_wide_as_the_shaper_makes_them() {
        // Isolated forms of the same letters are wider than the joined word.
        let word = "محافظة";
        let joined = ems(word, true, Weight::Regular);
        let apart: f32 = word.chars().map(|c| ems(&c.to_string(), true, Weight::Regular)).sum();
        assert!(joined > 0.5 && joined < apart, "{joined} {apart}");
    }
}
