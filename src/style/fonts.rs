//! The fonts that come with the program: every picture uses these and no other, so it
//! looks the same on every computer. Noto fonts, SIL Open Font License 1.1.

/// A font file and the family name by which a text asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Font {
    pub family: &'static str,
    /// The TrueType file.
    pub data: &'static [u8],
}

pub const REGULAR: Font =
    Font { family: "Noto Sans", data: include_bytes!("../../assets/fonts/NotoSans-Regular.ttf") };

pub const BOLD: Font =
    Font { family: "Noto Sans", data: include_bytes!("../../assets/fonts/NotoSans-Bold.ttf") };

/// Arabic script, Kurdish letters included; comes in the regular weight only.
pub const ARABIC: Font = Font {
    family: "Noto Sans Arabic",
    data: include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
};

/// In the order in which a glyph is looked for.
pub const ALL: [Font; 3] = [REGULAR, BOLD, ARABIC];

/// Whether `c` stands in one of Unicode's Arabic blocks, which [`ARABIC`] draws.
pub fn is_arabic(c: char) -> bool {
    matches!(
        c,
        '\u{0600}'..='\u{06FF}'
            | '\u{0750}'..='\u{077F}'
            | '\u{0870}'..='\u{08FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
    )
}
