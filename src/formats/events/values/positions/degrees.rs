use crate::formats::events::folded::folded;
use crate::formats::events::number::decimal;

/// Which coordinate a letter or word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::formats::events) enum Axis {
    Latitude,
    Longitude,
}

/// A coordinate in degrees; the axis if the text says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::formats::events) struct Angle {
    pub degrees: f64,
    pub axis: Option<Axis>,
    /// What the last digit stands for, in degrees.
    pub step: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number {
        value: f64,
        negative: bool,
        /// Digits before and behind the decimal sign.
        digits: usize,
        decimals: usize,
    },
    /// ° ′ ″ or what stands for them.
    Unit(usize),
    Letter(Axis, f64),
    /// A sign between two coordinates.
    Between,
}

/// Words and marks, longest first where one begins another.
const WORDS: [(&str, Token); 36] = [
    ("north", Token::Letter(Axis::Latitude, 1.0)),
    ("south", Token::Letter(Axis::Latitude, -1.0)),
    ("east", Token::Letter(Axis::Longitude, 1.0)),
    ("west", Token::Letter(Axis::Longitude, -1.0)),
    ("شمالا", Token::Letter(Axis::Latitude, 1.0)),
    ("شمال", Token::Letter(Axis::Latitude, 1.0)),
    ("جنوبا", Token::Letter(Axis::Latitude, -1.0)),
    ("جنوب", Token::Letter(Axis::Latitude, -1.0)),
    ("شرقا", Token::Letter(Axis::Longitude, 1.0)),
    ("شرق", Token::Letter(Axis::Longitude, 1.0)),
    ("غربا", Token::Letter(Axis::Longitude, -1.0)),
    ("غرب", Token::Letter(Axis::Longitude, -1.0)),
    ("latitude", Token::Unit(0)),
    ("longitude", Token::Unit(0)),
    ("lat", Token::Unit(0)),
    ("long", Token::Unit(0)),
    ("lon", Token::Unit(0)),
    ("lng", Token::Unit(0)),
    ("degrees", Token::Unit(1)),
    ("degree", Token::Unit(1)),
    ("deg", Token::Unit(1)),
    ("minutes", Token::Unit(2)),
    ("min", Token::Unit(2)),
    ("seconds", Token::Unit(3)),
    ("sec", Token::Unit(3)),
    ("n", Token::Letter(Axis::Latitude, 1.0)),
    ("e", Token::Letter(Axis::Longitude, 1.0)),
    ("w", Token::Letter(Axis::Longitude, -1.0)),
    ("d", Token::Unit(1)),
    ("m", Token::Unit(2)),
    ("°", Token::Unit(1)),
    ("''", Token::Unit(3)),
    ("\"", Token::Unit(3)),
    ("'", Token::Unit(2)),
    (";", Token::Between),
    ("/", Token::Between),
];

/// Parses one coordinate: `36.34`, `36°20'24"N`, `N 36 20.4`, `36:20:24`.
pub(in crate::formats::events) fn angle(text: &[u8]) -> Option<Angle> {
    if let Some(degrees) = decimal(text) {
        return Some(Angle { degrees, axis: None, step: 0.1_f64.powi(decimals_in(&folded(text)) as i32) });
    }
    one(&tokens(&folded(text))?)
}

/// The most decimals of the numbers in a text.
pub(in crate::formats::events) fn decimals_in(text: &str) -> usize {
    let numbers = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let decimals = numbers.filter_map(|n| n.trim_end_matches(['.', ',']).rsplit_once(['.', ',']));
    decimals.map(|(_, behind)| behind.len()).max().unwrap_or(0).min(15)
}

/// Parses two coordinates in degrees, minutes and seconds, or with letters or marks.
pub(in crate::formats::events) fn two_angles(text: &str) -> Option<(Angle, Angle)> {
    let tokens = tokens(text)?;
    let marked = tokens.iter().any(|t| matches!(t, Token::Letter(..) | Token::Unit(_)));
    let numbers = tokens.iter().filter(|t| matches!(t, Token::Number { .. })).count();
    if !marked && numbers < 4 {
        return None;
    }
    let at = middle(&tokens)?;
    let rest = if tokens[at] == Token::Between { at + 1 } else { at };
    let (first, second) = (one(&tokens[..at])?, one(&tokens[rest..])?);
    let twice = first.axis.is_some() && first.axis == second.axis;
    (!twice).then_some((first, second))
}

/// Where the second coordinate begins, or the sign before it stands.
fn middle(tokens: &[Token]) -> Option<usize> {
    let all = |is: &dyn Fn(&Token) -> bool| -> Vec<usize> {
        (0..tokens.len()).filter(|at| is(&tokens[*at])).collect()
    };
    let between = all(&|t| *t == Token::Between);
    let letters = all(&|t| matches!(t, Token::Letter(..)));
    let degrees = all(&|t| *t == Token::Unit(1));
    let numbers = all(&|t| matches!(t, Token::Number { .. }));
    match (&between[..], &letters[..], &degrees[..]) {
        ([at], ..) => Some(*at),
        // A comma between the parts of a coordinate as well.
        ([_, _, ..], ..) => None,
        ([], [0, second], _) => Some(*second),
        ([], [first, _], _) => Some(first + 1),
        ([], _, [_, second]) => second.checked_sub(1),
        ([], ..) if numbers.len() == 6 => numbers.get(3).copied(),
        ([], ..) if numbers.len() == 4 => numbers.get(2).copied(),
        ([], ..) => None,
    }
}

/// One coordinate: an optional letter before or behind up to three numbers with their marks.
fn one(tokens: &[Token]) -> Option<Angle> {
    let letters = tokens.iter().filter(|t| matches!(t, Token::Letter(..))).count();
    let (letter, parts) = match tokens {
        [Token::Letter(axis, sign), parts @ ..] | [parts @ .., Token::Letter(axis, sign)] if letters == 1 => {
            (Some((*axis, *sign)), parts)
        }
        parts if letters == 0 => (None, parts),
        _ => return None,
    };
    let (mut values, mut negative, mut expected) = ([0.0; 3], false, 0);
    let (mut last_decimals, mut given) = (0, 0);
    for (i, token) in parts.iter().enumerate() {
        match token {
            Token::Number { value, negative: minus, decimals, digits } => {
                if expected == 3 || last_decimals > 0 || *minus && expected > 0 {
                    return None;
                }
                let alone = parts.iter().filter(|t| matches!(t, Token::Number { .. })).count() == 1;
                if let (true, Some((axis, _))) = (alone && *digits > 3, letter) {
                    values = packed(*value, *digits, axis)?;
                    given = (*digits - 1) / 2;
                } else {
                    values[expected] = *value;
                    given = expected + 1;
                }
                negative |= minus;
                last_decimals = *decimals;
                expected += 1;
            }
            // "lat" before the number, or a mark that fits the number before it.
            Token::Unit(0) if i == 0 => {}
            Token::Unit(unit) if *unit == expected && *unit > 0 => {}
            Token::Unit(_) | Token::Letter(..) | Token::Between => return None,
        }
    }
    let [degrees, minutes, seconds] = values;
    if expected == 0 || minutes >= 60.0 || seconds >= 60.0 || negative && letter.is_some() {
        return None;
    }
    let sign = if negative { -1.0 } else { letter.map_or(1.0, |(_, sign)| sign) };
    let degrees = sign * (degrees + minutes / 60.0 + seconds / 3600.0);
    let step = 60_f64.powi(1 - given as i32) * 0.1_f64.powi(last_decimals as i32);
    Some(Angle { degrees, axis: letter.map(|(axis, _)| axis), step })
}

/// `362024` or `3620.4` beside a letter: degrees, minutes and seconds without anything between them.
fn packed(value: f64, digits: usize, axis: Axis) -> Option<[f64; 3]> {
    let of_degrees = if axis == Axis::Latitude { 2 } else { 3 };
    match digits.checked_sub(of_degrees)? {
        2 => Some([(value / 100.0).floor(), value % 100.0, 0.0]),
        4 => Some([(value / 10_000.0).floor(), (value / 100.0).floor() % 100.0, value % 100.0]),
        _ => None,
    }
}

/// The tokens of a text with coordinates; `None` if something else is in it.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let lower = text.to_lowercase();
    let mut rest = lower.trim_matches(|c: char| "()[]{} ".contains(c));
    // A comma between digits is decimal if the marks of degrees show where a coordinate ends.
    let comma = !rest.contains('.') && rest.contains(['°', 'd', '\'']);
    let mut tokens: Vec<Token> = Vec::new();
    while let Some(next) = rest.chars().next() {
        let after_number = matches!(tokens.last(), Some(Token::Number { .. }));
        if next.is_ascii_digit() || "+-".contains(next) && !after_number {
            let (token, length) = number(rest, comma)?;
            tokens.push(token);
            rest = &rest[length..];
            continue;
        }
        if let Some((word, token)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            tokens.push(*token);
            rest = &rest[word.len()..];
            continue;
        }
        rest = &rest[next.len_utf8()..];
        match next {
            // South, or the seconds after minutes: "36d20m24s".
            's' if after_number && tokens.contains(&Token::Unit(2)) && is_third(&tokens) => {
                tokens.push(Token::Unit(3));
            }
            's' => tokens.push(Token::Letter(Axis::Latitude, -1.0)),
            ',' if !rest.is_empty() => tokens.push(Token::Between),
            // Between the parts of one coordinate.
            ':' | '-' | '_' | ' ' | '=' | '.' | ',' | 'â' => {}
            _ => return None,
        }
        if tokens.len() > 30 {
            return None;
        }
    }
    Some(tokens)
}

/// Whether the last number is the third since the degrees.
fn is_third(tokens: &[Token]) -> bool {
    let degrees = tokens.iter().rposition(|t| *t == Token::Unit(1)).unwrap_or(0);
    tokens[degrees..].iter().filter(|t| matches!(t, Token::Number { .. })).count() == 2
}

/// A number at the beginning, and its length in bytes.
fn number(text: &str, comma: bool) -> Option<(Token, usize)> {
    let signs = text.bytes().take_while(|b| b"+-".contains(b)).count();
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(signs);
    if signs > 1 || whole == 0 || whole > 9 {
        return None;
    }
    let mut end = signs + whole;
    let sign = bytes.get(end).copied();
    let decimals = if sign == Some(b'.') || comma && sign == Some(b',') { digits(end + 1) } else { 0 };
    if decimals > 0 {
        end += 1 + decimals;
    }
    let value: f64 = text[signs..end].replace(',', ".").parse().ok()?;
    let token = Token::Number { value, negative: bytes[0] == b'-', digits: whole, decimals };
    Some((token, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn a_coordinate_is_read_in_the_ways_people_write_degrees() {
        // 36° 20′ 24″ is 36.34° by the definition of minutes and seconds.
        for text in [
            "36.34",
            "36,34",
            "36.34°",
            "36.34 °",
            "36°20'24\"",
            "36° 20' 24\"",
            "36°20′24″",
            "36º20’24”",
            "36°20'24''",
            "36 20 24",
            "36:20:24",
            "36-20-24",
            "36d20m24s",
            "36 deg 20 min 24 sec",
            "36° 20.4'",
            "36°20,4'",
            "36 20.4",
            "+36.34",
            "36\u{fffd}20'24\"",
            "Â36°20'24\"",
            "lat 36.34",
            "٣٦°٢٠'٢٤\"",
            "36°20'24.0\"",
        ] {
            let found = angle(text.as_bytes());
            assert!(found.is_some_and(|a| near(a.degrees, 36.34) && a.axis.is_none()), "{text}: {found:?}");
        }
        for text in [
            "36.34N",
            "36.34 N",
            "N36.34",
            "N 36.34",
            "36°20'24\"N",
            "36°20'24\" N",
            "N 36°20'24\"",
            "36 20 24 N",
            "362024N",
            "36-20-24N",
            "36d20m24s N",
            "36.34° North",
            "36°20'24\" شمالا",
            "3620.4N",
            "n36°20.4'",
            "36.34°N",
        ] {
            let found = angle(text.as_bytes());
            let right = found.is_some_and(|a| near(a.degrees, 36.34) && a.axis == Some(Axis::Latitude));
            assert!(right, "{text}: {found:?}");
        }
        for (text, degrees) in [
            ("33°25'00\" S", -33.416_666_666_666_664),
            ("33 25 00S", -33.416_666_666_666_664),
            ("-33.5", -33.5),
            ("-33°30'", -33.5),
        ] {
            let found = angle(text.as_bytes());
            assert!(found.is_some_and(|a| near(a.degrees, degrees)), "{text}: {found:?}");
        }
        let west = angle("43°07'48\"W".as_bytes()).unwrap();
        assert!(near(west.degrees, -43.13) && west.axis == Some(Axis::Longitude));
        assert!(near(angle(b"0430748E").unwrap().degrees, 43.13));
    }

    #[test]
    fn what_is_no_coordinate_is_none() {
        for text in [
            "",
            "north",
            "Mosul",
            "36°60'00\"",
            "36°20'61\"",
            "36.5°20'",
            "36 20 24 12",
            "12 km",
            "-36 S",
            "36°20'24\"N E",
            "N",
            "°",
            "2017-03-17T00:00",
            "36/20/24x",
            "1e400",
        ] {
            assert_eq!(angle(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn two_coordinates_stand_in_one_text() {
        for text in [
            "36°20'24\"N 43°07'48\"E",
            "36°20'24\"N, 43°07'48\"E",
            "N 36 20 24 E 43 07 48",
            "36 20 24 43 07 48",
            "36.34N 43.13E",
            "N36.34 E43.13",
            "36.34°, 43.13°",
            "36° 20.4' N / 43° 7.8' E",
            "362024N 0430748E",
            "lat: 36.34, lon: 43.13",
            "36.34° N, 43.13° E",
            "36°20'24\" 43°07'48\"",
            "36 20.4 43 7.8",
            "36-20-24N 43-07-48E",
        ] {
            let found = two_angles(text);
            assert!(
                found.is_some_and(|(a, b)| near(a.degrees, 36.34) && near(b.degrees, 43.13)),
                "{text}: {found:?}"
            );
        }
        for text in ["36°20'24\"N 36°20'24\"N", "36°20'24\"N", "a b", "1 2 3", ""] {
            assert_eq!(two_angles(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn degrees_minutes_and_seconds_read_back(d in 0..90_u32, m in 0..60_u32, s in 0..60_u32, south: bool) {
            let letter = if south { 'S' } else { 'N' };
            let want = (f64::from(d) + f64::from(m) / 60.0 + f64::from(s) / 3600.0) * if south { -1.0 } else { 1.0 };
            for text in [format!("{d}°{m:02}'{s:02}\"{letter}"), format!("{letter} {d} {m} {s}"), format!("{d}d{m}m{s}s {letter}"), format!("{d:02}{m:02}{s:02}{letter}")] {
                let found = angle(text.as_bytes()).map(|a| a.degrees);
                prop_assert!(found.is_some_and(|f| near(f, want)), "{} {:?}", text, found);
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,30}", marked in "([0-9]{1,3}|[°'\"NSEW., :-]|deg|lat){0,14}") {
            for text in [text, marked] {
                let _ = (angle(text.as_bytes()), two_angles(&text));
            }
        }
    }
}
