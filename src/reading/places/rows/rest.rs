//! What the words of a row say besides the name that places it. What is not understood is never taken for
//! nothing: a row may be drawn as exactly there only if all of its words were read.

use std::ops::Range;

use geo::{Distance, Haversine, Point};

use crate::atlas::{Abroad, CountryName};
use crate::reading::{Mention, PlaceRef};

use super::guess::Guess;
use super::role::Relation;
use crate::reading::places::scan::Match;
use crate::reading::places::text::lies_in;
use crate::reading::places::thing::Kind;
use crate::reading::places::token::{Gap, Token};
use crate::reading::places::words::Cue;
use crate::reading::places::{Borrowed, PlaceFinder, Rest, Rival};

/// A cell with its names, of which one was chosen.
pub(super) struct Phrase<'a> {
    pub finder: &'a PlaceFinder,
    pub cell: &'a str,
    pub tokens: &'a [Token],
    pub seen: &'a [Match],
    pub guesses: &'a [Guess],
    /// Which of the guesses was chosen.
    pub main: usize,
    /// Another column names the governorate, or Iraq.
    pub given: bool,
    /// The cell is running text, and not the name of a place.
    pub sentences: bool,
}

/// What another name of the cell is to the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bond {
    /// The same place, or one that contains it.
    Holds,
    /// It only says where the place is: “Karma, near Fallujah”.
    Locates,
    /// The row may be there as well: “Ramadi or Fallujah”.
    Rival,
    /// None of these.
    Unread,
}

/// How words for kilometres begin, whatever their ending, and words for miles.
const UNITS: [&str; 5] = ["km", "kilom", "كيلو", "کیلۆ", "کیلو"];
const MILES: [&str; 6] = ["mil", "meile", "meilen", "mille", "milles", "میل"];

/// The confidence of a name that is only a neighbour of the chosen one; nothing depends on it.
const SURE: u8 = 80;

/// A word that is a cue for a town and says that the row is not in it.
const OUTSKIRTS: &str = "outskirts";

impl Phrase<'_> {
    pub fn read(&self) -> Rest {
        let alone = self.tokens_of(self.own()) == (0..self.tokens.len());
        if alone && !self.ends_in_a_building() && self.doubt().is_none() {
            return Rest::default();
        }
        let bonds: Vec<Bond> = (0..self.guesses.len()).map(|at| self.bond(at)).collect();
        let rivals: Vec<Rival> = self
            .guesses
            .iter()
            .zip(&bonds)
            .filter(|(_, b)| **b == Bond::Rival)
            .map(|(g, _)| self.rival(g))
            .collect();
        let quiet: Vec<bool> = (0..self.tokens.len()).map(|at| self.is_quiet(at, &bonds)).collect();
        let loud = |at: &usize| !quiet[*at];
        let distance = (0..self.tokens.len()).filter(loud).any(|at| self.is_distance(at));
        let unread: Vec<usize> =
            if self.sentences { self.next_to(&bonds) } else { (0..self.tokens.len()).filter(loud).collect() };
        Rest {
            names: if self.seen.len() > 1 { self.names() } else { Vec::new() },
            borrowed: if rivals.is_empty() { self.borrowed(&bonds) } else { None },
            rivals,
            words: self.doubt().into_iter().chain(self.runs(&unread)).chain(self.people()).collect(),
            distance,
            given: self.given,
        }
    }

    /// A question mark behind the name of a place, as lists have it where the place is not certain.
    fn doubt(&self) -> Option<String> {
        let mark = self.cell.chars().find(|c| matches!(c, '?' | '؟'))?;
        (!self.sentences).then(|| mark.to_string())
    }

    fn own(&self) -> &Guess {
        &self.guesses[self.main]
    }

    fn tokens_of(&self, guess: &Guess) -> Range<usize> {
        let found = &self.seen[guess.index];
        found.first..found.last + 1
    }

    fn bond(&self, at: usize) -> Bond {
        let (own, other) = (self.own(), &self.guesses[at]);
        let lexicon = &self.finder.lexicon;
        let (own_thing, thing) = (lexicon.thing(own.thing), lexicon.thing(other.thing));
        let is_in = other.role.how == Relation::In;
        let mut things = self.seen[other.index].names(lexicon).map(|(_, name)| name.thing);
        if at == self.main || is_in && things.any(|thing| thing == own.thing || self.contains(thing)) {
            return Bond::Holds;
        }
        if own.road && other.road && thing.kind != Kind::Region {
            return Bond::Rival;
        }
        let beside = matches!(other.role.how, Relation::Near | Relation::Off) && self.is_apart(other);
        if beside && self.only_locates(other) && !self.is_far(other) {
            return Bond::Locates;
        }
        let street = other.around.named_after || self.tokens[self.seen[other.index].last].possessive;
        if self.ends_a_road(other) && thing.kind != Kind::Region {
            return Bond::Rival;
        }
        match thing.kind {
            Kind::Outside if !street => Bond::Rival,
            Kind::Town | Kind::Village | Kind::Part | Kind::Governorate => {
                let town = |thing: u32| lexicon.thing(thing).town.unwrap_or(thing);
                let one_town = town(own.thing) == town(other.thing) && own_thing.kind != Kind::Village;
                let same_role = !self.sentences || other.role.how == own.role.how;
                let solid = !other.is_weak(lexicon, self.seen);
                if solid && same_role && !one_town { Bond::Rival } else { Bond::Unread }
            }
            Kind::Region | Kind::Border | Kind::Country | Kind::Outside | Kind::NoPlace => Bond::Unread,
        }
    }

    /// Whether a road is named after this and the name before it: “the Baghdad–Kirkuk road”.
    fn ends_a_road(&self, guess: &Guess) -> bool {
        let here = self.tokens_of(guess);
        let road = self.tokens.get(here.end).is_some_and(|t| t.cue == Cue::Road && t.gap <= Gap::Hyphen);
        let before = self.guesses.iter().map(|g| self.tokens_of(g)).rfind(|other| other.end <= here.start);
        road && before.is_some_and(|before| {
            let between = &self.tokens[before.end..here.start];
            let linked =
                between.iter().all(|t| matches!(t.cue, Cue::At | Cue::And | Cue::The | Cue::Article));
            between.len() <= 2 && linked && self.tokens[here.start].gap < Gap::Comma
        })
    }

    /// Whether a thing is or contains what was chosen.
    fn contains(&self, other: u32) -> bool {
        let lexicon = &self.finder.lexicon;
        let own = lexicon.thing(self.own().thing);
        let thing = lexicon.thing(other);
        let wide = self.finder.rows.wide.get(&other);
        lies_in(lexicon, own, other)
            || thing.kind == Kind::Country
            || thing.kind == Kind::Governorate
                && own.formerly.is_some_and(|(_, g)| thing.governorate == Some(g))
            || is_whole_area(&thing.place)
                && own.governorate.is_some_and(|g| wide.is_some_and(|wide| wide.contains(&g)))
    }

    /// Whether a comma or a bracket divides a name with its words from the chosen one. The road to a place may
    /// run anywhere.
    fn is_apart(&self, other: &Guess) -> bool {
        let (own, here) = (self.tokens_of(self.own()), self.tokens_of(other));
        let between = if own.end <= here.start { own.end..here.start + 1 } else { here.end..own.start + 1 };
        let tokens = self.tokens.get(between).unwrap_or_default();
        tokens.iter().any(|t| t.gap >= Gap::Comma) && tokens.iter().all(|t| t.cue != Cue::Road)
    }

    /// Whether the words that lead to a name say nothing of another place by it: not “(a camp near Erbil)”.
    fn only_locates(&self, other: &Guess) -> bool {
        let here = self.seen[other.index].first;
        let mut at = here;
        while at > 0 && self.tokens[at].gap < Gap::Comma {
            at -= 1;
            let token = &self.tokens[at];
            let number = self.text(at).bytes().all(|b| b.is_ascii_digit() || b == b'.');
            let thing = token.cue == Cue::None && !number && !token.article || token.cue == Cue::Building;
            if thing || self.text(at).eq_ignore_ascii_case("camp") {
                return false;
            }
        }
        true
    }

    /// Whether a place is too far away to say where the chosen one is.
    fn is_far(&self, other: &Guess) -> bool {
        const NEAR_KM: f64 = 100.0;
        let at = |guess: &Guess| self.finder.lexicon.thing(guess.thing).position;
        let (Some(own), Some(there)) = (at(self.own()), at(other)) else { return false };
        other.role.how == Relation::Near
            && Haversine.distance(Point::from(own), Point::from(there)) > NEAR_KM * 1000.0
    }

    /// In running text: that people of the place are spoken of, and not the place.
    fn people(&self) -> Option<String> {
        let people = self.sentences && self.own().borrowed == Some(Borrowed::People);
        people.then(|| "people of".to_owned())
    }

    /// Whether a token is part of a name that was read, or says nothing more than it.
    fn is_quiet(&self, at: usize, bonds: &[Bond]) -> bool {
        let inside = self.guesses.iter().position(|guess| self.tokens_of(guess).contains(&at));
        if let Some(guess) = inside {
            let building = guess == self.main && at + 1 == self.tokens_of(self.own()).end;
            return bonds[guess] != Bond::Unread && !(building && self.ends_in_a_building());
        }
        let token = &self.tokens[at];
        match token.cue {
            Cue::The | Cue::Article | Cue::In | Cue::Of | Cue::And => true,
            Cue::Town if self.text(at) != OUTSKIRTS => true,
            Cue::Governorate | Cue::Region | Cue::District | Cue::SubDistrict if self.is_rank(at, bonds) => {
                true
            }
            Cue::None
            | Cue::Governorate
            | Cue::Region
            | Cue::District
            | Cue::SubDistrict
            | Cue::Town
            | Cue::Village
            | Cue::Part
            | Cue::Building
            | Cue::From
            | Cue::At
            | Cue::Near
            | Cue::Between
            | Cue::Bearing(_)
            | Cue::Kilometres
            | Cue::Miles
            | Cue::Metres
            | Cue::Title
            | Cue::NamePart
            | Cue::Speech
            | Cue::Road
            | Cue::Body
            | Cue::Filler
            | Cue::Government => token.article || self.locates(at, bonds) || self.is_iraq(at),
        }
    }

    /// Whether a token is a code of Iraq: “Mosul, IRQ”.
    fn is_iraq(&self, at: usize) -> bool {
        Abroad::built_in().country(self.text(at)) == Some(CountryName::Iraq)
    }

    /// Whether a token leads to a name that only says where the place is: “, 65 km south of”.
    fn locates(&self, at: usize, bonds: &[Bond]) -> bool {
        let next = self.guesses.iter().position(|guess| self.tokens_of(guess).start > at);
        let before = |next: usize| {
            let floor = next.checked_sub(1).map_or(0, |last| self.tokens_of(&self.guesses[last]).end);
            floor <= at
        };
        next.is_some_and(|next| bonds[next] == Bond::Locates && before(next))
    }

    /// Whether a word for an area stands beside the name of the area: “Anbar province”, “the district of Hit”.
    fn is_rank(&self, at: usize, bonds: &[Bond]) -> bool {
        let passed =
            |at: &usize| matches!(self.tokens[*at].cue, Cue::The | Cue::Article | Cue::Of | Cue::Town);
        let left = (0..at).rev().find(|at| !passed(at));
        let right = (at + 1..self.tokens.len()).find(|at| !passed(at));
        let named = |at: usize| self.guesses.iter().position(|guess| self.tokens_of(guess).contains(&at));
        let mut beside = left.into_iter().chain(right).filter_map(named);
        beside.any(|guess| {
            let own = self.own();
            let kind = self.finder.lexicon.thing(own.thing).kind;
            bonds[guess] == Bond::Holds
                && (guess != self.main
                    || own.around.district
                    || matches!(kind, Kind::Governorate | Kind::Region))
        })
    }

    /// Whether the chosen name is a town's with a word for something by it: “Tal Afar airport”.
    fn ends_in_a_building(&self) -> bool {
        let last = self.seen[self.own().index].last;
        let town = self.finder.lexicon.thing(self.own().thing).kind == Kind::Town;
        town && matches!(self.tokens[last].cue, Cue::Building | Cue::Road)
    }

    /// Whether a token is a unit of length, in any of the languages, behind a number or alone.
    fn is_distance(&self, at: usize) -> bool {
        let number = at.checked_sub(1).is_some_and(|before| self.text(before).parse::<f64>().is_ok());
        let text = self.text(at).to_lowercase();
        let unit = || UNITS.iter().any(|unit| text.starts_with(unit)) || MILES.contains(&text.as_str());
        let cue = self.tokens[at].cue;
        matches!(cue, Cue::Kilometres | Cue::Miles) || number && (cue == Cue::Metres || unit())
    }

    /// What is named after the chosen place, if no name says where that is.
    fn borrowed(&self, bonds: &[Bond]) -> Option<Borrowed> {
        let own = self.own();
        if self.is_road_on(&self.tokens_of(own)) {
            return Some(Borrowed::Street);
        }
        let alone = bonds.iter().enumerate().all(|(at, bond)| at == self.main || *bond == Bond::Unread);
        let kind = self.finder.lexicon.thing(own.thing).kind;
        let is_place = matches!(kind, Kind::Town | Kind::Village | Kind::Governorate);
        // In running text the people of a town are most likely in or near it.
        let known = own.borrowed.filter(|b| !(self.sentences && *b == Borrowed::People));
        known.filter(|_| alone && is_place)
    }

    /// Whether a road's name is followed by another place without a comma: طريق بغداد كركوك is the road between
    /// the two, and not the Baghdad Road in Kirkuk.
    fn is_road_on(&self, own: &Range<usize>) -> bool {
        let road = self.tokens.get(own.start).is_some_and(|token| token.arabic && token.cue == Cue::Road);
        let next = self.guesses.iter().find(|guess| self.tokens_of(guess).start == own.end);
        road && next.is_some_and(|next| self.tokens[self.seen[next.index].first].gap < Gap::Comma)
    }

    /// In running text: the words next to the chosen name that change what it says, or the one before it
    /// unless it is a word for “in”.
    fn next_to(&self, bonds: &[Bond]) -> Vec<usize> {
        let own = self.tokens_of(self.own());
        let mut found = Vec::new();
        for at in (0..own.start).rev() {
            if self.tokens[at + 1].gap >= Gap::Comma {
                break;
            }
            if self.tokens[at].cue == Cue::In {
                break;
            }
            if !self.is_quiet(at, bonds) {
                found.push(at);
                break;
            }
        }
        let next = &self.tokens.get(own.end);
        if let Some(next) = next.filter(|next| next.gap <= Gap::Hyphen) {
            let changes = matches!(
                next.cue,
                Cue::Building | Cue::Road | Cue::Part | Cue::Village | Cue::Near | Cue::Bearing(_)
            );
            let name = next.cue == Cue::None && next.capital && !next.arabic;
            if (changes || name) && !self.is_quiet(own.end, bonds) {
                found.push(own.end);
            }
        }
        found
    }

    fn text(&self, at: usize) -> &str {
        let token = &self.tokens[at];
        self.cell.get(token.start..token.end).unwrap_or_default()
    }

    /// Neighbouring tokens as one text.
    fn runs(&self, tokens: &[usize]) -> Vec<String> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for &at in tokens {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        let text = |run: &Range<usize>| {
            let (first, last) = (self.tokens.get(run.start)?, self.tokens.get(run.end.checked_sub(1)?)?);
            self.cell.get(first.start..last.end).map(str::to_owned)
        };
        runs.iter().filter_map(text).collect()
    }

    fn rival(&self, guess: &Guess) -> Rival {
        let thing = self.finder.lexicon.thing(guess.thing);
        Rival { name: thing.name.clone(), governorate: thing.governorate.map(|g| self.finder.rows.code(g)) }
    }

    fn names(&self) -> Vec<Mention> {
        let mention = |guess: &Guess| {
            let matched = &self.seen[guess.index];
            let bytes = matched.bytes(self.tokens, self.cell);
            let written = self.cell.get(bytes.clone()).unwrap_or_default();
            let reading = guess.reading(&self.finder.lexicon, matched, written, guess.around.district, SURE);
            Mention { paragraph: 1, bytes, readings: vec![reading] }
        };
        self.guesses.iter().map(mention).collect()
    }
}

/// Whether a region is one in which a place may lie like in a governorate, and no mountain, river or the like.
fn is_whole_area(place: &PlaceRef) -> bool {
    matches!(place, PlaceRef::Region(key) if key.ends_with("-iraq") || key == "kurdistan-region")
}
