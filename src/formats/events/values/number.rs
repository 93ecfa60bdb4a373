use crate::formats::events::folded::folded;

/// Parses a decimal number in a trimmed text; `None` for anything else. A single comma without a point is a
/// decimal comma.
pub(in crate::formats::events) fn decimal(text: &[u8]) -> Option<f64> {
    if let Some(value) = plain(text) {
        return Some(value);
    }
    // Most texts that are no number show it at once.
    let first = *text.first()?;
    if first.is_ascii_alphabetic() {
        return None;
    }
    let text = folded(text);
    let number = |text: &str| text.parse::<f64>().ok().filter(|x| x.is_finite());
    number(&text).or_else(|| {
        let one_comma = text.bytes().filter(|b| *b == b',').count() == 1 && !text.contains('.');
        if one_comma { number(&text.replace(',', ".")) } else { None }
    })
}

/// Powers of ten exactly representable as `f64`.
const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// `-12.345` and the like, with at most fifteen digits: then the quotient of two exact numbers is the nearest
/// `f64`.
fn plain(text: &[u8]) -> Option<f64> {
    let (negative, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut value, mut whole) = (0_u64, 0);
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value * 10 + u64::from(digit);
        whole += 1;
    }
    let decimals = match digits.get(whole..)? {
        [] => 0,
        [b'.', decimals @ ..] => {
            for byte in decimals {
                let digit = byte.wrapping_sub(b'0');
                if digit > 9 {
                    return None;
                }
                value = value * 10 + u64::from(digit);
            }
            decimals.len()
        }
        _ => return None,
    };
    if whole + decimals == 0 || whole + decimals > 15 {
        return None;
    }
    let value = value as f64 / TENS[decimals];
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_fast_way_gives_what_the_standard_library_gives(text in r"-?[0-9]{0,9}\.?[0-9]{0,9}") {
            let want = text.parse::<f64>().ok();
            prop_assert_eq!(decimal(text.as_bytes()), want);
        }
    }

    #[test]
    fn a_single_comma_is_a_decimal_point() {
        assert_eq!(decimal(b"33,25"), Some(33.25));
        assert_eq!(decimal(b"1e3"), Some(1000.0));
        assert_eq!(decimal("٣٦٫٣٤".as_bytes()), Some(36.34));
        assert_eq!(decimal("\u{2212}36.34\u{a0}".as_bytes()), Some(-36.34));
        for text in ["", "-", ".", "1,2,3", "1.000,5", "north", "NaN", "inf", "12a"] {
            assert_eq!(decimal(text.as_bytes()), None, "{text}");
        }
    }
}
