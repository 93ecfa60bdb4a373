use crate::geo::{Bounds, LonLat};

use super::CoordinatesError;

/// Parsed coordinates.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    pub at: LonLat,
    pub zoom: Option<f64>,
    /// How they were interpreted, if ambiguous; otherwise empty.
    pub how: &'static str,
}

/// Parses a position in any usual form: decimal degrees in either order, with or without letters, degrees
/// with minutes and seconds, `geo:` links. `None` if these are not coordinates.
///
/// Without letters the order follows from the map's extent: no latitude of Iraq is a longitude of Iraq.
pub fn coordinates(text: &str, home: Bounds) -> Option<Result<Read, CoordinatesError>> {
    let (text, is_geo) = match text.get(..4).filter(|start| start.eq_ignore_ascii_case("geo:")) {
        // Latitude first; parameters are ignored (RFC 5870).
        Some(_) => (text[4..].split([';', '?']).next().unwrap_or_default(), true),
        None => (text, false),
    };
    let tokens = tokens(text)?;
    let numbers = tokens.iter().filter(|t| matches!(t, Token::Number(_))).count();
    if numbers < 2 {
        return None;
    }
    Some(read(text, &tokens, is_geo).and_then(|given| settle(text, given, home)))
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number(f64),
    Degrees,
    Minutes,
    Seconds,
    /// One of N, S, E, W.
    Letter(char),
}

/// Two angles in degrees, and their letters.
struct Given {
    angles: [f64; 2],
    letters: Option<[char; 2]>,
    zoom: Option<f64>,
}

/// `None` for a text that contains anything but numbers, angle signs and direction letters.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let comma_is_point = comma_is_point(text);
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        at += 1;
        let next = chars.get(at).copied().unwrap_or(' ');
        match c {
            '0'..='9' | '+' | '-' | '−' => {
                let in_number = |c: &&char| c.is_ascii_digit() || **c == '.' || **c == ',' && comma_is_point;
                let rest = chars[at..].iter().take_while(in_number).count();
                let number: String = chars[at - 1..at + rest].iter().collect();
                let number = number.replace(',', ".").replace('−', "-");
                tokens.push(Token::Number(number.parse().ok()?));
                at += rest;
            }
            '°' | 'º' => tokens.push(Token::Degrees),
            '\'' | '′' | '’' if next == c => {
                tokens.push(Token::Seconds);
                at += 1;
            }
            '\'' | '′' | '’' => tokens.push(Token::Minutes),
            '"' | '″' | '”' => tokens.push(Token::Seconds),
            c if "NSEWnsew".contains(c) && !next.is_alphabetic() => {
                tokens.push(Token::Letter(c.to_ascii_uppercase()));
            }
            c if c.is_whitespace() || ",;/()[]".contains(c) => {}
            _ => return None,
        }
    }
    Some(tokens)
}

/// Whether commas are decimal separators, as in “35,33 43,77”.
fn comma_is_point(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let commas: Vec<usize> = (0..chars.len()).filter(|at| chars[*at] == ',').collect();
    commas.len() == 2
        && !text.contains('.')
        && commas.iter().all(|at| *at > 0 && digit(at - 1) && digit(at + 1))
        && chars[commas[0]..commas[1]].iter().any(|c| c.is_whitespace() || *c == ';' || *c == '/')
}

fn read(text: &str, tokens: &[Token], is_geo: bool) -> Result<Given, CoordinatesError> {
    let wrong = || CoordinatesError::Unreadable(text.to_owned());
    let letters: Vec<char> =
        tokens.iter().filter_map(|t| if let Token::Letter(c) = t { Some(*c) } else { None }).collect();
    let letters = match letters.as_slice() {
        [] if is_geo => Some(['N', 'E']),
        [] => None,
        &[a, b] if "NS".contains(a) != "NS".contains(b) => Some([a, b]),
        _ => return Err(wrong()),
    };
    let (groups, zoom) = groups(tokens).ok_or_else(wrong)?;
    let [Some(first), Some(second)] = [angle(&groups[0]), angle(&groups[1])] else { return Err(wrong()) };
    Ok(Given { angles: [first, second], letters, zoom })
}

/// The numbers of the two angles, and an optional zoom.
fn groups(tokens: &[Token]) -> Option<([Vec<Token>; 2], Option<f64>)> {
    let is_letter = |t: &Token| matches!(t, Token::Letter(_));
    let numbers = || tokens.iter().filter(|t| matches!(t, Token::Number(_)));
    let whole = |tokens: &[Token]| tokens.iter().copied().filter(|t| !is_letter(t)).collect::<Vec<_>>();
    let split = |at: usize| (([whole(&tokens[..at]), whole(&tokens[at..])]), None);
    if let Some(letter) = tokens.iter().position(is_letter) {
        // “N 35 E 43” or “35 N 43 E”.
        let at = if letter == 0 { 1 + tokens[1..].iter().position(is_letter)? } else { letter + 1 };
        return Some(split(at));
    }
    let degrees: Vec<usize> =
        (1..tokens.len()).filter(|at| tokens[*at] == Token::Degrees).map(|at| at - 1).collect();
    if let [_, second] = degrees.as_slice() {
        return Some(split(*second));
    }
    let plain = tokens.iter().all(|t| matches!(t, Token::Number(_)));
    match numbers().count() {
        3 if plain => match tokens {
            // As in a link: LON,LAT,ZOOM.
            &[a, b, Token::Number(zoom)] if (3.0..=18.0).contains(&zoom) => {
                Some(([vec![a], vec![b]], Some(zoom)))
            }
            _ => None,
        },
        2 | 4 | 6 => {
            let half = numbers().count() / 2;
            let mut seen = 0;
            let begins = |t: &Token| {
                seen += usize::from(matches!(t, Token::Number(_)));
                seen == half + 1
            };
            let at = tokens.iter().position(begins)?;
            Some(split(at))
        }
        _ => None,
    }
}

/// Degrees, minutes and seconds as degrees.
fn angle(tokens: &[Token]) -> Option<f64> {
    let units = [Token::Degrees, Token::Minutes, Token::Seconds];
    let mut parts: Vec<f64> = Vec::new();
    for token in tokens {
        match token {
            Token::Number(n) => parts.push(*n),
            // A unit sign belongs to the number before it.
            unit @ (Token::Degrees | Token::Minutes | Token::Seconds | Token::Letter(_)) => {
                if units.get(parts.len().checked_sub(1)?) != Some(unit) {
                    return None;
                }
            }
        }
    }
    let (first, rest) = parts.split_first()?;
    let fine = rest.len() <= 2
        && rest.iter().all(|n| (0.0..60.0).contains(n))
        && parts[..parts.len() - 1].iter().all(|n| n.fract() == 0.0);
    let more = rest.iter().zip([60.0, 3600.0]).map(|(n, by)| n / by).sum::<f64>();
    fine.then(|| first + more.copysign(*first))
}

fn settle(text: &str, given: Given, home: Bounds) -> Result<Read, CoordinatesError> {
    let Given { angles: [a, b], letters, zoom } = given;
    let holds = |at: &LonLat| {
        let (nw, se) = (LonLat::from(home.min), LonLat::from(home.max));
        (nw.lon..=se.lon).contains(&at.lon) && (se.lat..=nw.lat).contains(&at.lat)
    };
    let outside = || CoordinatesError::outside(text, home);
    let signed = |angle: f64, letter: char| if "SW".contains(letter) { -angle } else { angle };
    if let Some([first, second]) = letters {
        let (a, b) = (signed(a, first), signed(b, second));
        let at = if "NS".contains(first) { LonLat::new(b, a) } else { LonLat::new(a, b) };
        return if holds(&at) { Ok(Read { at, zoom, how: "" }) } else { Err(outside()) };
    }
    let latitude_first = LonLat::new(b, a);
    let longitude_first = LonLat::new(a, b);
    if holds(&latitude_first) {
        let how = "Read as latitude first, because the other order would be outside Iraq.";
        Ok(Read { at: latitude_first, zoom, how })
    } else if holds(&longitude_first) {
        let how = "Read as longitude first, because the other order would be outside Iraq.";
        Ok(Read { at: longitude_first, zoom, how })
    } else {
        Err(outside())
    }
}
