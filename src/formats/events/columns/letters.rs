//! Letters of names of columns, as they are compared.

/// Accents as characters of their own, Arabic vowel signs, and the line that widens a word.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}')
}

/// A letter as it is compared.
pub(super) fn folded(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase().filter(|c| !is_mark(*c)).map(|c| match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ğ' => 'g',
        'ş' | 'ș' => 's',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        c => c,
    })
}
