use std::sync::OnceLock;

use ttf_parser::Face;

use super::{Weight, fonts};

/// Widths of text lines in the embedded fonts.
///
/// Widths are sums of advance widths in pixels: without kerning, which moves a label's ends by a pixel at
/// most, and for Arabic with the isolated forms of the letters, which is wider than the joined line. For
/// placing labels both err on the wide side.
pub struct TextMetrics {
    regular: Letters,
    bold: Letters,
    arabic: Letters,
}

impl TextMetrics {
    /// The metrics of the embedded fonts, parsed at the first call.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<TextMetrics> = OnceLock::new();
        SHARED.get_or_init(|| Self {
            regular: Letters::of(fonts::REGULAR),
            bold: Letters::of(fonts::BOLD),
            arabic: Letters::of(fonts::ARABIC),
        })
    }

    /// Width in pixels of `text` on one line at a font size of `size` pixels, with
    /// `spacing` more pixels between letters. Arabic letters join and are not spaced.
    pub fn width(&self, text: &str, size: f32, weight: Weight, spacing: f32) -> f32 {
        let latin = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let (mut ems, mut gaps) = (0.0, 0u32);
        for c in text.chars() {
            ems += latin.advance(c).or_else(|| self.arabic.advance(c)).unwrap_or(MISSING);
            gaps += u32::from(!fonts::is_arabic(c));
        }
        // No spacing after the last letter.
        ems * size + gaps.saturating_sub(1) as f32 * spacing
    }

    /// From the middle of a line down to its baseline, in pixels: half the cap height, so that a number is
    /// centred in its disc.
    pub fn baseline(&self, size: f32) -> f32 {
        self.regular.capital_height / 2.0 * size
    }

    /// Line height in pixels, from the highest ascender to the lowest descender.
    pub fn line_height(&self, size: f32) -> f32 {
        self.regular.line_height * size
    }
}

/// Width in ems of the box drawn for a missing glyph.
const MISSING: f32 = 0.6;

/// The glyph widths of one font, in ems.
struct Letters {
    face: Face<'static>,
    ascii: [f32; 128],
    per_unit: f32,
    capital_height: f32,
    line_height: f32,
}

impl Letters {
    fn of(font: fonts::Font) -> Self {
        // The files are embedded; a test parses all of them.
        let face = Face::parse(font.data, 0).expect("the embedded fonts are sound");
        let per_unit = 1.0 / f32::from(face.units_per_em());
        let mut letters = Self {
            capital_height: f32::from(face.capital_height().unwrap_or(0)) * per_unit,
            line_height: f32::from(face.ascender() - face.descender()) * per_unit,
            ascii: [MISSING; 128],
            face,
            per_unit,
        };
        for code in b' '..=b'~' {
            letters.ascii[usize::from(code)] = letters.look_up(char::from(code)).unwrap_or(MISSING);
        }
        letters
    }

    /// Advance width in ems, `None` where the font lacks the letter.
    fn advance(&self, c: char) -> Option<f32> {
        match c {
            '\0'..='\x7F' => self.ascii.get(c as usize).copied(),
            // Joiners and direction marks have no width.
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {
                Some(0.0)
            }
            _ => self.look_up(c),
        }
    }

    fn look_up(&self, c: char) -> Option<f32> {
        let glyph = self.face.glyph_index(c)?;
        Some(f32::from(self.face.glyph_hor_advance(glyph)?) * self.per_unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f32 {
        TextMetrics::shared().width(text, 1000.0, Weight::Regular, 0.0)
    }

    #[test]
    fn widths_are_those_of_the_font_files_own_table() {
        // Read from the hmtx table by an independent script: H 741, a 561, space 260 of 1000 units.
        assert_eq!(width("Ha "), 741.0 + 561.0 + 260.0);
    }

    #[test]
    fn bold_text_is_wider() {
        let metrics = TextMetrics::shared();
        assert!(
            metrics.width("Mosul", 13.0, Weight::Bold, 0.0)
                > metrics.width("Mosul", 13.0, Weight::Regular, 0.0)
        );
    }

    #[test]
    fn letters_of_the_accented_and_the_arabic_alphabets_are_all_known() {
        for c in "āḥṭʿūéşçğıî–“”°".chars().chain("كركوكهەڕڵۆێپگچژ".chars())
        {
            let metrics = TextMetrics::shared();
            assert!(metrics.regular.advance(c).or(metrics.arabic.advance(c)).is_some(), "{c}");
        }
    }

    #[test]
    fn spacing_stands_between_letters_only() {
        let spaced = TextMetrics::shared().width("abc", 1000.0, Weight::Regular, 7.0);
        assert!((spaced - width("abc") - 14.0).abs() < 0.01);
    }

    #[test]
    fn marks_of_direction_take_no_room() {
        assert_eq!(width("\u{2067}Mosul\u{2069}"), width("Mosul"));
    }
}
