use super::relation::{Relation, said_before};
use super::tokens::{Token, tokens};
use super::vocabulary::{is_article, is_direction, is_of_place, is_type};
use crate::reading::{Mention, PlaceRef};

/// The other name that the name at `index` merely locates, if any: in “Tuz Khurmatu [a disputed city near
/// Kirkuk]” Kirkuk locates Tuz Khurmatu, and nothing is said about Kirkuk. `mentions` are the names of one
/// paragraph in the order of its text.
pub fn locates(index: usize, text: &str, mentions: &[Mention]) -> Option<usize> {
    let name = mentions.get(index)?;
    let gap = |a: usize, b: usize| -> Option<&str> {
        text.get(mentions.get(a)?.bytes.end..mentions.get(b)?.bytes.start)
    };
    if let Some(before) = index.checked_sub(1)
        && let Some(gap) = gap(before, index)
    {
        let tokens = tokens(gap);
        let placed = &mentions[before];
        let list_goes_on = goes_on(text, name);
        if is_apposition(&tokens)
            || (is_small(placed) && says_where(&tokens))
            || (holds(name, placed) && is_container(&tokens, name, list_goes_on))
            || (is_border(placed) && says_where(&tokens))
        {
            return Some(before);
        }
    }
    let next = mentions.get(index + 1)?;
    (holds(name, next) && is_owner(&tokens(gap(index, index + 1)?))).then_some(index + 1)
}

fn words(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

/// “, two towns near the”, “ [a disputed city near”: describes the previous place and where it is.
fn is_apposition(gap: &[Token]) -> bool {
    const MOST: usize = 14;
    const COUNTS: [&str; 8] = ["two", "three", "four", "five", "six", "another", "once", "both"];
    let Some((sign, rest)) = gap.split_first().filter(|_| gap.len() <= MOST) else { return false };
    let opens = matches!(sign.text.as_str(), "," | "(" | "[" | "-" | "–" | "—");
    let all_words = rest.iter().all(|token| token.is_word);
    let rest = words(rest);
    let article = rest.first().is_some_and(|word| is_article(word) || COUNTS.contains(word));
    let Some(kind) = rest.iter().rposition(|word| is_type(word)) else { return false };
    // The type word nearest the name may belong to the name: “a town near the city of”.
    let first_kind = rest.iter().position(|word| is_type(word)).unwrap_or(kind);
    let tail = &rest[first_kind + 1..];
    opens
        && all_words
        && article
        && !tail.is_empty()
        && tail.iter().all(|word| is_of_place(word) || is_type(word) || is_article(word))
}

/// “, 65 km south of”, “ near”, “, just outside”: only a relation.
fn says_where(gap: &[Token]) -> bool {
    let rest = match gap {
        [sign, rest @ ..] if matches!(sign.text.as_str(), "," | "(" | "[") => rest,
        all => all,
    };
    let plain: Vec<&Token> = without_brackets(rest);
    let rest: Vec<&str> = plain.iter().map(|token| token.text.as_str()).collect();
    let said = said_before(&rest);
    let clear = matches!(
        said,
        Relation::Around(_)
            | Relation::Edge(_)
            | Relation::Away { .. }
            | Relation::Toward { .. }
            | Relation::Within { .. }
    );
    clear
        && plain.iter().all(|token| token.is_word)
        && rest.iter().all(|word| is_of_place(word) || is_type(word) || is_article(word))
}

/// Without “(40 miles)”.
fn without_brackets(gap: &[Token]) -> Vec<&Token> {
    let mut depth = 0usize;
    let mut kept = Vec::new();
    for token in gap {
        match token.text.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(token),
            _ => {}
        }
    }
    kept
}

/// “ in”, “, in northern”, “ district of”, or a comma alone before a name that is itself marked as a
/// governorate.
fn is_container(gap: &[Token], name: &Mention, list_goes_on: bool) -> bool {
    let rest = words(gap);
    match rest.as_slice() {
        ["," | "،"] => !list_goes_on && matches!(name.best().place, PlaceRef::Governorate(_)),
        all => {
            let joined = all.iter().any(|word| matches!(*word, "in" | "of" | "(" | "في"));
            let plain = |word: &&str| {
                matches!(*word, "in" | "of" | "," | "(" | "'s" | "s" | "في")
                    || is_article(word)
                    || is_type(word)
            };
            joined && all.iter().all(|word| plain(word) || is_direction(word))
        }
    }
}

/// “’s northern”, “ town of”.
fn is_owner(gap: &[Token]) -> bool {
    let rest: Vec<&str> = words(gap).into_iter().filter(|word| !matches!(*word, "'" | "’" | "‘")).collect();
    let owns = rest.first().is_some_and(|word| matches!(*word, "s" | "'s"));
    let kind = rest.len() >= 2 && rest.ends_with(&["of"]) && is_type(rest[rest.len() - 2]);
    (owns || kind)
        && rest.iter().all(|word| {
            matches!(*word, "s" | "'s" | "of") || is_type(word) || is_article(word) || is_direction(word)
        })
}

/// Whether a list continues after a name: “Hawija, Kirkuk and Tikrit”.
fn goes_on(text: &str, name: &Mention) -> bool {
    let rest = text.get(name.bytes.end..).unwrap_or_default().trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    rest.starts_with("and ") || rest.starts_with("or ")
}

/// A town or a part of one.
fn is_small(name: &Mention) -> bool {
    matches!(name.best().place, PlaceRef::Town(_) | PlaceRef::PartOf { .. } | PlaceRef::District(_))
}

fn is_border(name: &Mention) -> bool {
    matches!(name.best().place, PlaceRef::Border(_))
}

/// Whether `outer` can be the governorate that contains `inner`.
fn holds(outer: &Mention, inner: &Mention) -> bool {
    let code = match &inner.best().place {
        PlaceRef::Town(key) | PlaceRef::District(key) | PlaceRef::PartOf { town: key, .. } => {
            key.split_once('/').map(|(code, _)| code)
        }
        PlaceRef::Within { governorate, .. } => Some(governorate.as_str()),
        PlaceRef::Governorate(_)
        | PlaceRef::Region(_)
        | PlaceRef::Border(_)
        | PlaceRef::Country
        | PlaceRef::Outside(_) => None,
    };
    code.is_some_and(|code| {
        outer.readings.iter().any(|r| matches!(&r.place, PlaceRef::Governorate(c) if c == code))
    })
}
