use crate::formats::events::NumberStyle;
use crate::formats::events::count_phrase::phrase;
pub(in crate::formats::events) use crate::formats::events::whole::{Count, count_of};

/// Parses a count: `12`, `12.0`, `1,200`, `10-15`, `at least 7`.
pub(in crate::formats::events) fn read_count(text: &[u8], style: NumberStyle) -> Count {
    plain_count(text).map_or_else(|| phrase(text, style), Count::Exact)
}

/// A count of a few digits and nothing else, as most are.
pub(in crate::formats::events) fn plain_count(text: &[u8]) -> Option<u32> {
    let plain = text.len() <= 9 && !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    plain.then(|| text.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

/// Whether a text is a count, or stands for one that is not known.
pub(in crate::formats::events) fn is_count(text: &str) -> bool {
    match read_count(text.trim().as_bytes(), NumberStyle::Comma) {
        Count::Exact(_) | Count::Range(..) | Count::AtLeast(_) | Count::AtMost(_) | Count::About(_) => true,
        Count::NotGiven | Count::NotKnown | Count::Fraction | Count::Ambiguous | Count::Unreadable => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, style: NumberStyle) -> Count {
        read_count(text.as_bytes(), style)
    }

    #[test]
    fn counts_are_whole_however_their_digits_are_grouped() {
        // Groupings of CLDR's locales (en, de, fr, de-CH, sv, hi) and of ISO 80000-1.
        for (text, want) in [
            ("0", 0),
            ("12", 12),
            ("1,200", 1200),
            ("1,234,567", 1_234_567),
            ("12,34,567", 1_234_567),
            ("1'200", 1200),
            ("1’200", 1200),
            ("1 200", 1200),
            ("1\u{a0}200", 1200),
            ("1\u{202f}234\u{202f}567", 1_234_567),
            ("1\u{2009}200", 1200),
            ("1.234.567", 1_234_567),
            ("1,200.00", 1200),
            ("1.200,00", 1200),
            ("2.0", 2),
            ("12.00", 12),
            ("2,0", 2),
            ("+5", 5),
            ("1.2E+03", 1200),
            ("١٬٢٠٠", 1200),
            ("٤", 4),
            ("۱۲", 12),
            ("４", 4),
        ] {
            for style in [NumberStyle::Point, NumberStyle::Comma] {
                assert_eq!(read(text, style), Count::Exact(want), "{text}");
            }
        }
        assert_eq!(read("1.200", NumberStyle::Comma), Count::Exact(1200));
        assert_eq!(read("1.200", NumberStyle::Point), Count::Fraction);
        assert_eq!(read("1.000", NumberStyle::Point), Count::Exact(1));
        assert_eq!(read("1.000", NumberStyle::Comma), Count::Exact(1000));
        assert_eq!(read("1.000", NumberStyle::Unclear), Count::Ambiguous);
        assert_eq!(read("0.000", NumberStyle::Unclear), Count::Exact(0));
        assert_eq!(read("2.0", NumberStyle::Unclear), Count::Exact(2));
    }

    #[test]
    fn a_count_has_no_fraction_and_no_odd_groups() {
        for text in ["1.5", "1,5", "0.200", "0,200", ".5", "1,200.5"] {
            assert_eq!(read(text, NumberStyle::Point), Count::Fraction, "{text}");
        }
        for text in ["1,2,3", "12,34", "1 20", "1,,200", "-5", "4294967295", "99999999999", "3+2", "1.5.2"] {
            let found = read(text, NumberStyle::Point);
            assert!(matches!(found, Count::Unreadable | Count::Fraction), "{text}: {found:?}");
        }
    }

    #[test]
    fn codes_for_not_known_are_no_counts() {
        for text in ["-1", "-9", "-99", "-99.0"] {
            assert_eq!(read(text, NumberStyle::Point), Count::NotKnown, "{text}");
        }
        assert_eq!(count_of(f64::NAN), Count::NotGiven);
        assert_eq!(count_of(1.5), Count::Fraction);
        assert_eq!(count_of(12.0), Count::Exact(12));
        assert_eq!(count_of(-3.0), Count::Unreadable);
    }

    /// The digits in groups of three.
    fn grouped(n: u32, separator: &str) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(separator);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #[test]
        fn what_is_printed_in_groups_reads_back(n in 0..u32::MAX, at in 0..6_usize) {
            let separator = [",", " ", "'", "\u{202f}", "\u{66c}", "’"][at];
            for style in [NumberStyle::Point, NumberStyle::Comma] {
                prop_assert_eq!(read(&grouped(n, separator), style), Count::Exact(n));
                prop_assert_eq!(read(&format!("{n}.0"), style), Count::Exact(n));
            }
            prop_assert_eq!(read(&grouped(n, "."), NumberStyle::Comma), Count::Exact(n));
        }

        #[test]
        fn any_text_is_a_count_or_none(text in ".{0,40}", bytes in proptest::collection::vec(any::<u8>(), 0..20)) {
            let _ = read(&text, NumberStyle::Point);
            let _ = read_count(&bytes, NumberStyle::Comma);
        }
    }
}
