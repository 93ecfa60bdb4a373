//! Words that say that a place lies in another country: “Balad, Somalia”.

use crate::atlas::{Abroad, CountryName, plain};
use crate::events::Governorates;

use super::PlaceFinder;
use super::lexicon::Lexicon;
use super::lists::{chains, side_by_side};
use super::scan::Match;
use super::thing::Kind;
use super::token::{Gap, Token};
use super::words::Cue;

/// Most words that may stand before a country without a comma: “Abu Kamal Syria”.
const MOST_BEFORE: usize = 3;

/// Most words of a country's name.
const MOST_OF_A_NAME: usize = 5;

/// The country, or the foreign area, in which the words of a cell place what they name; `None` if they do not.
pub(super) fn country_in(finder: &PlaceFinder, cell: &str) -> Option<String> {
    let abroad = Abroad::built_in();
    let divides =
        |c: char| matches!(c, ',' | '،' | ';' | '؛' | '(' | ')' | '[' | ']' | '|' | '/' | '–' | '—');
    let parts: Vec<&str> = cell.split(divides).flat_map(|part| part.split(" - ")).map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let (first, rest) = parts.split_first()?;
    let iraq = |part: &&str| abroad.named(part) == Some(CountryName::Iraq);
    let governorate = |part: &&str| finder.rows.index.named(part).is_some();
    if parts.iter().any(iraq) || rest.iter().any(governorate) {
        return None;
    }
    let country = |part: &&str| match abroad.named(part) {
        Some(CountryName::Other(name)) => Some(name.to_owned()),
        Some(CountryName::Iraq) | None => None,
    };
    let area = |part: &&str| {
        let name = without_rank(finder, part);
        let country =
            abroad.area(&name).filter(|_| finder.lexicon.things_of(&name).iter().all(is_outside(finder)))?;
        Some(format!("{part}, {country}"))
    };
    rest.iter().find_map(country).or_else(|| rest.iter().find_map(area)).or_else(|| at_the_end(finder, first))
}

/// The name of an area without the word for what it is: “Raqqa governorate”, محافظة الرقة.
fn without_rank(finder: &PlaceFinder, part: &str) -> String {
    let rank = |word: &&str| {
        matches!(
            finder.cues.of(&plain(word)),
            Cue::Governorate | Cue::Region | Cue::District | Cue::SubDistrict | Cue::Of | Cue::The
        )
    };
    part.split_whitespace().filter(|word| !rank(word)).collect::<Vec<_>>().join(" ")
}

fn is_outside(finder: &PlaceFinder) -> impl Fn(&u32) -> bool {
    |thing| finder.lexicon.thing(*thing).kind == Kind::Outside
}

/// A country behind a name without a comma: “Balad Somalia”, “Balad in Somalia”.
fn at_the_end(finder: &PlaceFinder, part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    // “Palestine Street” is a street in Baghdad.
    if finder.lexicon.things_of(part).iter().any(|thing| !is_outside(finder)(thing)) {
        return None;
    }
    // A camp, a hotel, a street may be named after a country, and a border is on this side as well.
    let named_after = |word: &str| {
        let cue = finder.cues.of(&plain(word));
        matches!(cue, Cue::Building | Cue::Road | Cue::Part) || word.eq_ignore_ascii_case("border")
    };
    for count in (1..=MOST_OF_A_NAME.min(words.len().saturating_sub(1))).rev() {
        let (before, name) = words.split_at(words.len() - count);
        let Some(CountryName::Other(country)) = Abroad::built_in().named(&name.join(" ")) else { continue };
        let before = match before {
            [names @ .., "in" | "In" | "في"] => names,
            names => names,
        };
        let is_name = |word: &&str| {
            let first = word.chars().next().unwrap_or(' ');
            let article = word.starts_with("al-") || matches!(*word, "al" | "el" | "as" | "ar");
            (!first.is_lowercase() || article) && !named_after(word)
        };
        let one = !before.is_empty() && before.len() <= MOST_BEFORE && before.iter().all(is_name);
        return one.then(|| country.to_owned());
    }
    None
}

/// The country that follows a name in running text and holds it: “in Balad, Somalia, on Monday”. A list of
/// countries, or a sentence that goes on about the country, does not hold it.
pub(super) fn country_after<'l>(
    lexicon: &'l Lexicon,
    tokens: &[Token],
    seen: &[Match],
    index: usize,
) -> Option<&'l str> {
    let (here, next) = (seen.get(index)?, seen.get(index + 1)?);
    let country = country(lexicon, next)?;
    if !side_by_side(tokens, here, next) || tokens.get(next.last)?.possessive {
        return None;
    }
    let bracket = tokens.get(next.first)?.gap == Gap::Bracket;
    let own_list = chains(tokens, seen).find(|chain| chain.contains(&index));
    let other = |i: usize| i > index + 1 && seen.get(i).is_some_and(|m| is_country(lexicon, m));
    if !bracket && own_list.is_some_and(|mut chain| chain.any(other)) {
        return None;
    }
    let after = tokens.get(next.last + 1);
    let ends = after.is_none_or(|t| {
        t.gap >= Gap::Comma || matches!(t.cue, Cue::In | Cue::From | Cue::Near) || leads_on(t)
    });
    // “In Zakho, Turkey has …” begins with the place.
    let begins = here
        .first
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|t| t.gap == Gap::Stop && t.cue == Cue::In);
    (bracket || ends && !begins).then_some(country)
}

/// Words such as “on”, “when”, “after” go on about the event and not about the country.
fn leads_on(token: &Token) -> bool {
    token.cue == Cue::Filler && !token.capital && token.end - token.start != 3
}

/// The name of the country other than Iraq that a match stands for.
fn country<'l>(lexicon: &'l Lexicon, found: &Match) -> Option<&'l str> {
    let things = found.names(lexicon).map(|(_, name)| lexicon.thing(name.thing));
    things
        .filter(|thing| thing.kind == Kind::Outside)
        .map(|thing| thing.name.as_str())
        .find(|name| matches!(Abroad::built_in().named(name), Some(CountryName::Other(_))))
}

fn is_country(lexicon: &Lexicon, found: &Match) -> bool {
    country(lexicon, found).is_some()
        || found.names(lexicon).any(|(_, name)| lexicon.thing(name.thing).kind == Kind::Country)
}
