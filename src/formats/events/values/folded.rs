use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// A trimmed text whose digits, signs, marks and spaces are those of ASCII, as far as they have one there:
/// Arabic-Indic and Persian digits, the minus of typography, no-break spaces, primes. Invisible characters
/// are left out. Bytes that are not UTF-8 are read as Windows-1252.
pub(in crate::formats::events) fn folded(text: &[u8]) -> Cow<'_, str> {
    let text = text.trim_ascii();
    let text = match std::str::from_utf8(text) {
        Ok(ascii) if ascii.is_ascii() => return Cow::Borrowed(ascii),
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(text).0,
    };
    let folded: String = text.chars().filter(|c| !is_invisible(*c)).map(fold).collect();
    Cow::Owned(folded.trim().to_owned())
}

/// Marks of direction and joining, which spreadsheets and web pages leave behind.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

fn fold(c: char) -> char {
    let digit = |zero: u32| char::from_digit(c as u32 - zero, 10).unwrap_or(c);
    match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ff0b}' => '+',
        // The Arabic decimal sign; the Arabic sign for thousands is never a decimal one.
        '\u{66b}' | '\u{ff0e}' => '.',
        '\u{66c}' | '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{2b9}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        '\u{60c}' | '\u{ff0c}' => ',',
        '\u{61b}' | '\u{ff1b}' => ';',
        '\u{ff1a}' => ':',
        '\u{ff0f}' | '\u{2044}' => '/',
        '\u{201c}' | '\u{201d}' | '\u{2033}' | '\u{2ba}' => '"',
        // What a degree sign is mistaken for, and what is left of one that was lost.
        '\u{ba}' | '\u{2da}' | '\u{fffd}' => '°',
        '\u{2248}' | '\u{223c}' | '\u{ff5e}' => '~',
        '\u{2265}' => '≥',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_scripts_write_becomes_ascii() {
        for (text, want) in [
            (" 12 ", "12"),
            ("٢٠١٧/٠٣/١٧", "2017/03/17"),
            ("۱۳۹۵", "1395"),
            ("３６．３４", "36.34"),
            ("٣٦٫٣٤", "36.34"),
            ("١٬٢٠٠", "1'200"),
            ("\u{2212}5", "-5"),
            ("1\u{202f}200\u{a0}", "1 200"),
            ("\u{200f}17\u{200e}", "17"),
            ("36º20′24″", "36°20'24\""),
        ] {
            assert_eq!(folded(text.as_bytes()), want, "{text}");
        }
        assert_eq!(folded(b"36\xb020"), "36°20");
    }
}
