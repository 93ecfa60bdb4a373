use crate::atlas::How;
use crate::reading::{PlaceRef, Reading};

use super::around::{Around, around};
use super::lexicon::Lexicon;
use super::role::{Relation, Role, role};
use super::scan::{Match, scan};
use super::text::{lies_in, shown};
use super::thing::Kind;
use super::token::{Gap, Token, tokens};
use super::{PlaceFinder, Unplaced};

/// What of a cell's names says where its row lies.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    pub thing: u32,
    name: u32,
    matched: Match,
    pub bytes: std::ops::Range<usize>,
    pub role: Role,
    pub district: bool,
    /// A governorate that the words themselves state.
    pub stated: Option<u8>,
    /// Another governorate that is as likely.
    pub other: Option<u8>,
    /// Another name of the cell says that it lies there.
    held: bool,
}

/// A name of the cell with the likeliest thing that it stands for.
#[derive(Clone, Copy, Debug)]
struct Guess {
    index: usize,
    thing: u32,
    name: u32,
    score: i32,
    role: Role,
    around: Around,
    held: bool,
}

pub(super) fn pick(finder: &PlaceFinder, cell: &str, given: Option<u8>) -> Result<Pick, Unplaced> {
    let lexicon = &finder.lexicon;
    let (mut words, mut seen) = (Vec::with_capacity(16), Vec::with_capacity(4));
    tokens(cell, &finder.cues, lexicon, &mut words);
    if words.is_empty() {
        return Err(Unplaced::Empty);
    }
    let any_case = !words.iter().any(|t| t.capital && !t.arabic);
    scan(cell, &words, lexicon, any_case, &mut seen);
    seen.retain(|m| !m.names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == Kind::NoPlace));
    let guesses = guesses(lexicon, cell, &words, &seen, given);
    let chosen = choose(lexicon, &words, &seen, &guesses).ok_or(Unplaced::NoPlaceKnown)?;
    let main = &guesses[chosen.0];
    let matched = seen[main.index];
    Ok(Pick {
        thing: main.thing,
        name: main.name,
        matched,
        bytes: matched.bytes(&words),
        role: main.role,
        district: main.around.district,
        stated: chosen.1,
        other: chosen.2,
        held: main.held,
    })
}

fn guesses(lexicon: &Lexicon, cell: &str, tokens: &[Token], seen: &[Match], given: Option<u8>) -> Vec<Guess> {
    let mut last = None;
    let mut all = Vec::with_capacity(seen.len());
    for index in 0..seen.len() {
        let role = role(cell, tokens, seen, index, last);
        last = Some(role);
        let around = around(tokens, seen, index);
        let mut best: Option<Guess> = None;
        for (name, spelling) in seen[index].names(lexicon) {
            let (score, held) = score(lexicon, spelling.thing, seen, index, &around, given);
            if best.is_none_or(|b| score > b.score) {
                best = Some(Guess { index, thing: spelling.thing, name, score, role, around, held });
            }
        }
        all.extend(best);
    }
    all
}

fn score(
    lexicon: &Lexicon,
    index_of_thing: u32,
    seen: &[Match],
    index: usize,
    around: &Around,
    given: Option<u8>,
) -> (i32, bool) {
    let thing = lexicon.thing(index_of_thing);
    let mut score = i32::from(thing.weight) / 2 - 8 * i32::from(seen[index].slips);
    match thing.kind {
        Kind::Governorate if around.governorate || around.region => score += 40,
        Kind::Town if around.governorate => score -= 10,
        Kind::Part if around.part => score += 10,
        Kind::Outside => score -= 30,
        _ => {}
    }
    if given.is_some() && thing.governorate == given {
        score += 60;
    }
    let mut held = false;
    for other in seen.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, m)| m) {
        let mut link = 0;
        for (_, name) in other.names(lexicon).filter(|(_, n)| n.thing != index_of_thing) {
            if lies_in(lexicon, thing, name.thing) {
                link = link.max(40);
            } else if thing.governorate.is_some()
                && lexicon.thing(name.thing).governorate == thing.governorate
            {
                link = link.max(12);
            }
        }
        held |= link == 40;
        score += link;
    }
    (score, held)
}

type Chosen = (usize, Option<u8>, Option<u8>);

/// Which guess says where the row lies, a governorate that the words state, and one that is
/// as likely.
fn choose(lexicon: &Lexicon, tokens: &[Token], seen: &[Match], guesses: &[Guess]) -> Option<Chosen> {
    let thing = |g: &Guess| lexicon.thing(g.thing);
    let inside = |g: &Guess| thing(g).governorate.is_some();
    let stated =
        guesses.iter().find(|g| inside(g) && states(lexicon, seen, g)).and_then(|g| thing(g).governorate);
    let last = guesses.iter().enumerate().rfind(|(_, g)| inside(g) && g.role.how == Relation::In);
    // “…, Baghdad”: what the words end with holds the rest.
    let holder = last.filter(|(at, g)| {
        *at > 0 && is_namesake(lexicon, seen, g) && tokens[seen[g.index].first].gap >= Gap::Comma
    });
    let stated = stated.or_else(|| holder.and_then(|(_, g)| thing(g).governorate));
    let fits = |g: &Guess| {
        let t = thing(g);
        stated.is_none_or(|s| t.governorate == Some(s) || t.formerly.is_some_and(|(_, f)| f == s))
    };
    let narrow = |g: &Guess| matches!(thing(g).kind, Kind::Town | Kind::Village | Kind::Part);
    let direct = guesses.iter().position(|g| inside(g) && g.role.how == Relation::In && fits(g) && narrow(g));
    let beside = guesses.iter().position(|g| inside(g) && g.role.how != Relation::In && fits(g));
    if let (Some(d), Some(b)) = (direct, beside)
        && stated.is_none()
        && is_weak(lexicon, seen, &guesses[d])
        && thing(&guesses[d]).governorate != thing(&guesses[b]).governorate
    {
        return Some((b, None, thing(&guesses[d]).governorate));
    }
    let any =
        || guesses.iter().position(|g| inside(g) && fits(g)).or_else(|| guesses.iter().position(inside));
    let main = direct.or(beside).or_else(any).or_else(|| widest(lexicon, guesses))?;
    let other = guesses.iter().skip(main + 1).find(|g| {
        inside(g)
            && g.role.how == guesses[main].role.how
            && narrow(g)
            && thing(g).governorate != thing(&guesses[main]).governorate
    });
    Some((main, stated, other.filter(|_| stated.is_none()).and_then(|g| thing(g).governorate)))
}

/// A country, a region or a border, if nothing narrower is named; a place here before one outside.
fn widest(lexicon: &Lexicon, guesses: &[Guess]) -> Option<usize> {
    let rank = |g: &Guess| match lexicon.thing(g.thing).kind {
        Kind::Region => 0,
        Kind::Border => 1,
        Kind::Country => 2,
        _ => 3,
    };
    guesses.iter().enumerate().min_by_key(|(_, g)| rank(g)).map(|(at, _)| at)
}

/// Whether a name states a governorate: it has no town of its name, or a word says so.
fn states(lexicon: &Lexicon, seen: &[Match], guess: &Guess) -> bool {
    let kinds = |kind| seen[guess.index].names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == kind);
    lexicon.thing(guess.thing).kind == Kind::Governorate
        && guess.role.how != Relation::Off
        && (guess.around.governorate || !kinds(Kind::Town))
}

/// Whether a name is a town's and its governorate's.
fn is_namesake(lexicon: &Lexicon, seen: &[Match], guess: &Guess) -> bool {
    seen[guess.index].names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == Kind::Governorate)
}

/// Whether a guess gives way to a town that the words only put the row near.
fn is_weak(lexicon: &Lexicon, seen: &[Match], guess: &Guess) -> bool {
    let thing = lexicon.thing(guess.thing);
    seen[guess.index].slips > 0 || thing.kind == Kind::Part || thing.kind == Kind::Village && thing.wary
}

impl Pick {
    pub fn sure(&self) -> u8 {
        let by_role = match self.role.how {
            Relation::In => 88,
            Relation::Near => 80,
            Relation::Off => 68,
            Relation::Between => 60,
        };
        let sure = if self.held || self.stated.is_some() { by_role + 7 } else { by_role };
        sure - 12 * self.matched.slips.min(3)
    }

    pub fn reading(&self, finder: &PlaceFinder, cell: &str, district: bool, sure: u8) -> Reading {
        let lexicon = &finder.lexicon;
        let thing = lexicon.thing(self.thing);
        let name = lexicon.name(self.name);
        let written = &cell[self.bytes.clone()];
        let how =
            if self.matched.slips > 0 { How::Near(self.matched.slips) } else { Lexicon::how(name, written) };
        let place = match &thing.place {
            PlaceRef::Town(key) if district => PlaceRef::District(key.clone()),
            place => place.clone(),
        };
        let because = match self.role.how {
            Relation::In if self.held => "another name beside it says where it lies",
            Relation::In => "it is named",
            Relation::Near => "the words put it near",
            Relation::Between => "it is named first of those that the row lies between",
            Relation::Off => "the words give a direction or distance from it",
        };
        Reading {
            place,
            shown: shown(lexicon, thing, district, false),
            matched: name.written.to_string(),
            how,
            sure,
            because: vec![because.to_owned()],
        }
    }
}
