use std::ops::Range;

use super::between;
use super::compass::{self, Compass};
use super::context::{words_before, words_behind};
use super::distance::{self, Length};
use super::tokens::tokens;
use super::vocabulary::{self, Behind};
use crate::reading::Mention;

/// What the words around a name say about the location.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// In the place, without qualification.
    There,
    /// In a part of the place: “the north of”, “central”.
    Part(String),
    /// About the place, no distance given: “near”, “around”.
    Around(String),
    /// Only just outside the place: “on the outskirts of”.
    Edge(String),
    /// Up to a distance: “within 20 km of”.
    Within { length: Length, said: String },
    /// At a distance from the place, in a direction if one is given: “65 km south of”.
    Away { length: Length, toward: Option<Compass>, said: String },
    /// In a direction from the place, no distance given: “north of”.
    Toward { toward: Compass, said: String },
    /// Between this and the other places of the list: their indices among the neighbours, in text order.
    Between(Vec<usize>),
    /// In this or another place of the list; likewise.
    OneOf(Vec<usize>),
}

impl Relation {
    fn is_shared_by_a_list(&self) -> bool {
        matches!(self, Self::Around(_) | Self::Edge(_) | Self::Toward { .. })
    }
}

/// The relation implied by “area” or a similar word after the name.
pub const AREA: &str = "area";

/// The relation around the name at the bytes `at` of a text. `neighbours` are the names of the same text
/// (this one may be among them): what is said of a list of names applies to each.
pub fn relation(text: &str, at: &Range<usize>, neighbours: &[Mention]) -> Relation {
    let chain = between::chain(text, at, neighbours);
    if chain.len() > 1 && between::stands_between(text, &chain, neighbours) {
        return Relation::Between(chain);
    }
    if between::is_one_of(text, &chain, neighbours) {
        return Relation::OneOf(chain);
    }
    let own = stated(text, at);
    let first = chain.first().and_then(|&index| neighbours.get(index));
    match (own, first) {
        (Relation::There, Some(first)) if first.bytes.start < at.start => {
            Some(stated(text, &first.bytes)).filter(Relation::is_shared_by_a_list).unwrap_or(Relation::There)
        }
        (own, _) => own,
    }
}

/// The relation of this name alone.
fn stated(text: &str, at: &Range<usize>) -> Relation {
    let before = words_before(text, at.start);
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let stated = said_before(&before);
    if stated != Relation::There {
        return stated;
    }
    if let Some(facility) = facility(text, at) {
        return Relation::Around(facility);
    }
    match vocabulary::behind(&strs(&words_behind(text, at.end))) {
        Some(Behind::Around) => Relation::Around(AREA.to_owned()),
        Some(Behind::Edge) => Relation::Edge("outskirts".to_owned()),
        Some(Behind::Part) => Relation::Part("part".to_owned()),
        None => Relation::There,
    }
}

/// The airport, the dam … that has the name, or is part of it.
fn facility(text: &str, at: &Range<usize>) -> Option<String> {
    let behind = words_behind(text, at.end);
    if let Some(taken) = vocabulary::begins_with_a_facility(&strs(&behind)) {
        let own = behind
            .iter()
            .filter(|word| !matches!(word.as_str(), "'s" | "s"))
            .take(taken)
            .cloned()
            .collect::<Vec<_>>();
        return Some(own.join(" "));
    }
    let name: Vec<String> = tokens(text.get(at.clone())?).into_iter().map(|token| token.text).collect();
    let taken = vocabulary::ends_with_a_facility(&strs(&name))?;
    Some(name[name.len() - taken..].join(" "))
}

fn strs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// The relation stated by the words before a name.
pub fn said_before(words: &[&str]) -> Relation {
    let close = vocabulary::without_kind(words);
    let said = |taken: usize| close[close.len() - taken..].join(" ");
    if let Some(relation) = measured(close) {
        return relation;
    }
    if let Some(taken) = vocabulary::ends_at_the_edge(close) {
        return Relation::Edge(said(taken));
    }
    if let Some(taken) = vocabulary::ends_around(close).or_else(|| vocabulary::ends_in_a_facility_of(close)) {
        return Relation::Around(said(taken));
    }
    // “the northern city of Mosul” is not a part of Mosul.
    if let Some(taken) = vocabulary::ends_in_a_part(close)
        && !words.ends_with(&["of"]) | (close.len() == words.len())
    {
        return Relation::Part(said(taken));
    }
    Relation::There
}

/// A direction, a distance or both.
fn measured(words: &[&str]) -> Option<Relation> {
    let said = |head: &[&str]| words[head.len()..].join(" ");
    let (head, joined) = match words {
        [head @ .., "of" | "from" | "من" | "عن"] => (head, true),
        [head @ .., "outside" | "off" | "past" | "beyond"] => (head, false),
        _ => return without_of(words),
    };
    if joined && let Some((toward, taken)) = compass::at_end(head) {
        let before = &head[..head.len() - taken];
        if before.ends_with(&["in", "the"]) || before.ends_with(&["في"]) {
            return None;
        }
        return in_direction(words, before, toward, head[before.len()].len() > 3);
    }
    let from = *words.last()?;
    let (length, taken) = distance::at_end(head.strip_suffix(&["away"]).unwrap_or(head))?;
    let away = usize::from(head.ends_with(&["away"]));
    let before = &head[..head.len() - taken - away];
    if let Some(rest) = before.strip_suffix(&["within"]) {
        return Some(Relation::Within { length, said: said(rest) });
    }
    // “65 km of road” is not a location.
    (from != "of").then(|| Relation::Away { length, toward: None, said: said(before) })
}

/// The direction right before the name, as in Arabic (٦٥ كم جنوب بغداد) and in the short form of tables
/// (30km W Ramadi). In English it needs a distance: “west Ramadi” is a part of the town.
fn without_of(words: &[&str]) -> Option<Relation> {
    let (toward, taken) = compass::at_end(words)?;
    let spelled = !words.last()?.is_ascii();
    in_direction(words, &words[..words.len() - taken], toward, spelled)
}

/// `before` is the text before the direction; a single letter (`S`) needs a distance.
fn in_direction(words: &[&str], before: &[&str], toward: Compass, spelled: bool) -> Option<Relation> {
    const FILLERS: [&str; 10] =
        ["the", "to", "due", "just", "immediately", "directly", "drive", "الي", "away", "further"];
    let mut rest = before;
    while let [shorter @ .., last] = rest
        && FILLERS.contains(last)
    {
        rest = shorter;
    }
    match distance::at_end(rest) {
        Some((length, taken)) => {
            let said = words[rest.len() - taken..].join(" ");
            Some(Relation::Away { length, toward: Some(toward), said })
        }
        None => spelled.then(|| Relation::Toward { toward, said: words[before.len()..].join(" ") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relation of the name in square brackets.
    fn of(text: &str) -> Relation {
        let start = text.find('[').unwrap();
        let end = text.find(']').unwrap() - 1;
        relation(&text.replace(['[', ']'], ""), &(start..end), &[])
    }

    fn away(km: f64, bearing: Option<f64>) -> impl Fn(&Relation) -> bool {
        move |relation| match relation {
            Relation::Away { length, toward, .. } => {
                (length.km - km).abs() < 1e-9 && toward.map(|t| t.bearing) == bearing
            }
            _ => false,
        }
    }

    #[test]
    fn a_distance_and_a_direction_are_read_in_the_ways_of_the_press() {
        for (text, km, bearing) in [
            ("A bomb went off 65 km south of [Baghdad].", 65.0, Some(180.0)),
            ("about 65 kilometers (40 miles) south of [Baghdad]", 65.0, Some(180.0)),
            ("65km to the north-west of the city of [Kirkuk]", 65.0, Some(315.0)),
            ("ten kilometres due east of [Mosul]", 10.0, Some(90.0)),
            ("10 km SW of [Hawija]", 10.0, Some(225.0)),
            ("500 metres south east of the town of [Rawa]", 0.5, Some(135.0)),
            ("20 km from the disputed city of [Kirkuk]", 20.0, None),
            ("20 km outside [Kirkuk]", 20.0, None),
            ("three kilometres away from [Kirkuk]", 3.0, None),
            ("على بعد ٦٥ كم جنوب مدينة [بغداد]", 65.0, Some(180.0)),
            ("20 كم شمال غرب [كركوك]", 20.0, Some(315.0)),
            ("20 كم من [كركوك]", 20.0, None),
        ] {
            let relation = of(text);
            assert!(away(km, bearing)(&relation), "{text}: {relation:?}");
        }
    }

    #[test]
    fn a_direction_without_a_distance_is_a_direction() {
        for (text, bearing) in [
            ("in a village north of [Baghdad]", 0.0),
            ("several kilometres south-west of the restive city of [Baquba]", 225.0),
            ("to the east of [Mosul]", 90.0),
            ("شمال [بغداد]", 0.0),
            ("جنوب غربي [كركوك]", 225.0),
        ] {
            let relation = of(text);
            let Relation::Toward { toward, .. } = relation else { panic!("{text}: {relation:?}") };
            assert_eq!(toward.bearing, bearing, "{text}");
        }
    }

    #[test]
    fn words_for_about_are_told_from_words_for_in() {
        use Relation::{Around, Edge, Part, There};
        let said = |words: &str| words.to_owned();
        for (text, relation) in [
            ("in [Hawija]", There),
            ("the northern city of [Mosul]", There),
            ("the western Iraqi town of [Rawa]", There),
            ("after capturing the town of [al Qaim] from", There),
            ("in Iraq; [Hawija]", There),
            ("65 men of [Hawija]", There),
            ("one centered on the city of [Tal Afar] and", Around(said("centered on"))),
            ("including clusters near the towns of [Hawija], ", Around(said("near"))),
            ("around [Hawija]", Around(said("around"))),
            ("troops in the [Hawija] area", Around(said("area"))),
            ("[Hawija] and its surroundings", Around(said("area"))),
            ("on the northern outskirts of [Mosul]", Edge(said("outskirts of"))),
            ("just outside [Mosul]", Edge(said("outside"))),
            ("in [Mosul]’s eastern suburbs", Edge(said("outskirts"))),
            ("in western [Mosul]", Part(said("western"))),
            ("in the north of [Diyala]", Part(said("in the north of"))),
            ("the eastern half of [Mosul]", Part(said("half of"))),
            ("in [Mosul]’s eastern districts", Part(said("part"))),
            ("قرب [الحويجة]", Around(said("قرب"))),
            ("at [Tikrit] airport", Around(said("airport"))),
            ("the [Kirkuk] oil fields burned", Around(said("oil fields"))),
            ("[Mosul]’s university", Around(said("university"))),
            ("the airport of [Tikrit]", Around(said("airport of"))),
            ("a strike on [Tal Afar airport]", Around(said("airport"))),
            ("مطار [تكريت]", Around(said("مطار"))),
            ("the port city of [Basra]", There),
            ("a hospital in [Tikrit]", There),
            ("بالقرب من مدينة [الحويجة]", Around(said("بالقرب من"))),
        ] {
            assert_eq!(of(text), relation, "{text}");
        }
    }
}
