use super::borrowed::{borrowed, runs_on};
use super::guess::{Guess, is_part};
use super::rest::Phrase;
use super::role::{Relation, Role, role};
use crate::reading::places::around::{Around, around};
use crate::reading::places::foreign::country_after;
use crate::reading::places::lexicon::Lexicon;
use crate::reading::places::scan::{Match, scan};
use crate::reading::places::text::lies_in;
use crate::reading::places::thing::Kind;
use crate::reading::places::token::{Gap, Token, tokens};
use crate::reading::places::words::Cue;
use crate::reading::places::{Borrowed, PlaceFinder, Rest, Unplaced};

/// Which of a cell's names locates its row.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    pub guess: Guess,
    pub matched: Match,
    pub bytes: std::ops::Range<usize>,
    /// A governorate stated by the words, by its name or by that of a town that contains the rest.
    pub stated: Option<u8>,
    /// It is stated by its own name.
    pub by_name: bool,
    /// Another, equally likely governorate.
    pub other: Option<u8>,
    pub rest: Rest,
}

/// `given` is the governorate that the row names elsewhere, and whether it names Iraq; `sentences`, whether the
/// cell is running text and not the name of a place.
pub(super) fn pick(
    finder: &PlaceFinder,
    cell: &str,
    (given, in_iraq): (Option<u8>, bool),
    sentences: bool,
) -> Result<Pick, Unplaced> {
    let lexicon = &finder.lexicon;
    let (mut words, mut seen) = (Vec::with_capacity(16), Vec::with_capacity(4));
    tokens(cell, &finder.cues, lexicon, &mut words);
    if words.is_empty() {
        return Err(Unplaced::Empty);
    }
    let any_case = !words.iter().any(|t| t.capital && !t.arabic);
    scan(cell, &words, lexicon, any_case, &mut seen);
    seen.retain(|m| !m.names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == Kind::NoPlace));
    let guesses = guesses(lexicon, cell, &words, &seen, (given, in_iraq));
    let chosen = choose(lexicon, &words, &seen, &guesses).ok_or(Unplaced::NoPlaceKnown)?;
    let main = &guesses[chosen.main];
    let matched = seen[main.index];
    if given.is_none() && !in_iraq && lexicon.thing(main.thing).governorate.is_some() {
        if let Some(country) = country_after(lexicon, &words, &seen, main.index) {
            return Err(Unplaced::OutsideIraq(country.to_owned()));
        }
        // A name that is only nearly spelt is no evidence against another country.
        let outside = guesses.iter().find(|g| lexicon.thing(g.thing).kind == Kind::Outside);
        if let Some(outside) = outside.filter(|_| matched.slips > 0) {
            return Err(Unplaced::OutsideIraq(lexicon.thing(outside.thing).name.clone()));
        }
    }
    let phrase = Phrase {
        finder,
        cell,
        tokens: &words,
        seen: &seen,
        guesses: &guesses,
        main: chosen.main,
        given: given.is_some() || in_iraq,
        sentences,
    };
    Ok(Pick {
        guess: *main,
        matched,
        bytes: matched.bytes(&words, cell),
        stated: chosen.stated,
        by_name: chosen.by_name,
        other: chosen.other,
        rest: phrase.read(),
    })
}

fn guesses(
    lexicon: &Lexicon,
    cell: &str,
    tokens: &[Token],
    seen: &[Match],
    given: (Option<u8>, bool),
) -> Vec<Guess> {
    let mut roles: Vec<Role> = Vec::with_capacity(seen.len());
    for index in 0..seen.len() {
        let role = role(cell, tokens, seen, index, roles.last().copied());
        roles.push(role);
    }
    let mut all = Vec::with_capacity(seen.len());
    for (index, &role) in roles.iter().enumerate() {
        let around = around(tokens, seen, index);
        let borrowed = borrowed(cell, tokens, &seen[index]);
        let mut best: Option<Guess> = None;
        for (name, spelling) in seen[index].names(lexicon) {
            let (score, held) = score(lexicon, spelling.thing, seen, &roles, index, &around, given);
            if best.is_none_or(|b| score > b.score) {
                best = Some(Guess {
                    index,
                    thing: spelling.thing,
                    name,
                    score,
                    role,
                    around,
                    held,
                    road: false,
                    borrowed,
                });
            }
        }
        all.extend(best);
    }
    for at in 1..all.len() {
        let (first, second) = (all[at - 1].index, all[at].index);
        // “The Baghdad Road” is a known quarter.
        let begins = tokens[seen[first].first].arabic && tokens[seen[first].first].cue == Cue::Road;
        if (begins || all[at - 1].borrowed == Some(Borrowed::Street))
            && runs_on(cell, tokens, &seen[first], &seen[second])
        {
            for guess in &mut all[at - 1..=at] {
                (guess.road, guess.borrowed) = (true, None);
            }
        }
    }
    all
}

fn score(
    lexicon: &Lexicon,
    index_of_thing: u32,
    seen: &[Match],
    roles: &[Role],
    index: usize,
    around: &Around,
    (given, in_iraq): (Option<u8>, bool),
) -> (i32, bool) {
    let thing = lexicon.thing(index_of_thing);
    let mut score = i32::from(thing.weight) / 2 - 8 * i32::from(seen[index].slips);
    match thing.kind {
        Kind::Governorate if around.governorate || around.region => score += 40,
        Kind::Town if around.governorate => score -= 10,
        Kind::Part if around.part || around.district => score += 10,
        Kind::Outside => score -= if in_iraq { 100 } else { 30 },
        Kind::Governorate
        | Kind::Town
        | Kind::Village
        | Kind::Part
        | Kind::Region
        | Kind::Border
        | Kind::Country
        | Kind::NoPlace => {}
    }
    if given.is_some() && thing.governorate == given {
        score += 60;
    }
    let mut held = false;
    for (other, role) in seen.iter().zip(roles).enumerate().filter(|(i, _)| *i != index).map(|(_, m)| m) {
        let mut link = 0;
        for (_, name) in other.names(lexicon).filter(|(_, n)| n.thing != index_of_thing) {
            if lies_in(lexicon, thing, name.thing) {
                // A quarter of a town is not 25 km south of it.
                let far = role.kilometres.is_some_and(|km| km >= 15.0);
                link = link.max(if is_part(thing) && far { 0 } else { 40 });
            } else if thing.governorate.is_some()
                && lexicon.thing(name.thing).governorate == thing.governorate
            {
                link = link.max(12);
            }
        }
        held |= link == 40;
        score += link;
    }
    // A quarter named without its town is less likely than a town of that name.
    (if is_part(thing) && !held { score - 20 } else { score }, held)
}

/// The guess that locates the row, and what else the words say about governorates.
struct Chosen {
    main: usize,
    stated: Option<u8>,
    by_name: bool,
    other: Option<u8>,
}

fn choose(lexicon: &Lexicon, tokens: &[Token], seen: &[Match], guesses: &[Guess]) -> Option<Chosen> {
    let thing = |g: &Guess| lexicon.thing(g.thing);
    let inside = |g: &Guess| thing(g).governorate.is_some();
    let narrow = |g: &Guess| matches!(thing(g).kind, Kind::Town | Kind::Village | Kind::Part);
    let solid = |g: &Guess| inside(g) && !g.is_weak(lexicon, seen);
    let stated =
        guesses.iter().enumerate().find(|(at, g)| inside(g) && states(lexicon, seen, guesses, *at, g));
    let stated = stated.and_then(|(_, g)| thing(g).governorate);
    let last = guesses.iter().enumerate().rfind(|(_, g)| solid(g) && g.role.how == Relation::In);
    // “…, Baghdad”: the last name contains the rest.
    let town = |g: &Guess| thing(g).kind == Kind::Town || is_namesake(lexicon, seen, g);
    let holder = last.filter(|(at, g)| *at > 0 && town(g) && holds(tokens, seen, g.index));
    let by_name = stated.is_some() || holder.is_some_and(|(_, g)| is_namesake(lexicon, seen, g));
    let stated = stated.or_else(|| holder.and_then(|(_, g)| thing(g).governorate));
    let fits = |g: &Guess| {
        let t = thing(g);
        stated.is_none_or(|s| t.governorate == Some(s) || t.formerly.is_some_and(|(_, f)| f == s))
    };
    let find = |wanted: &dyn Fn(&Guess) -> bool| guesses.iter().position(|g| fits(g) && wanted(g));
    let is_in = |g: &Guess| g.role.how == Relation::In;
    let main = find(&|g| solid(g) && narrow(g) && is_in(g))
        .or_else(|| find(&|g| solid(g) && narrow(g)))
        .or_else(|| find(&|g| solid(g)))
        .or_else(|| find(&|g| inside(g) && narrow(g) && is_in(g)))
        .or_else(|| find(&|g| inside(g)))
        .or_else(|| guesses.iter().position(inside))
        .or_else(|| widest(lexicon, guesses))?;
    // “near Haifa Street, Baghdad”: the street says more than the city.
    let held = |g: &Guess| solid(g) && narrow(g) && lies_in(lexicon, thing(g), guesses[main].thing);
    let main = if is_in(&guesses[main]) { find(&held).unwrap_or(main) } else { main };
    let other = guesses.iter().skip(main + 1).find(|g| {
        solid(g)
            && g.role.how == guesses[main].role.how
            && narrow(g)
            && thing(g).governorate != thing(&guesses[main]).governorate
    });
    let other = other.filter(|_| stated.is_none()).and_then(|g| thing(g).governorate);
    Some(Chosen { main, stated, by_name, other })
}

/// A country, a region or a border, if nothing narrower is named; places in Iraq take precedence.
fn widest(lexicon: &Lexicon, guesses: &[Guess]) -> Option<usize> {
    let rank = |g: &Guess| match lexicon.thing(g.thing).kind {
        Kind::Region => 0,
        Kind::Border => 1,
        Kind::Country => 2,
        Kind::Governorate | Kind::Town | Kind::Village | Kind::Part | Kind::Outside | Kind::NoPlace => 3,
    };
    guesses.iter().enumerate().min_by_key(|(_, g)| rank(g)).map(|(at, _)| at)
}

/// Whether a name states a governorate: it has no town of its name, or a word says so. At the start, before a
/// town elsewhere, it is only the name of a quarter or a street.
fn states(lexicon: &Lexicon, seen: &[Match], guesses: &[Guess], at: usize, guess: &Guess) -> bool {
    let thing = lexicon.thing(guess.thing);
    if thing.kind != Kind::Governorate || guess.role.how == Relation::Off || guess.borrowed.is_some() {
        return false;
    }
    let elsewhere = guesses.iter().skip(at + 1).any(|g| {
        let other = lexicon.thing(g.thing).governorate;
        other.is_some() && other != thing.governorate && !g.is_weak(lexicon, seen)
    });
    let town = seen[guess.index].names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == Kind::Town);
    guess.around.governorate || !town && !guess.around.named_after && !elsewhere
}

/// Whether a name follows a comma or “in”, ignoring directions and the like, and so locates what is named
/// before it: “…, east Mosul”.
fn holds(tokens: &[Token], seen: &[Match], index: usize) -> bool {
    let floor = index.checked_sub(1).map_or(0, |i| seen[i].last + 1);
    let mut at = seen[index].first;
    loop {
        let token = &tokens[at];
        if token.gap >= Gap::Comma {
            return true;
        }
        if at <= floor {
            return false;
        }
        at -= 1;
        let cue = tokens[at].cue;
        if cue == Cue::In {
            return true;
        }
        let leads_on = matches!(
            cue,
            Cue::Bearing(_) | Cue::Town | Cue::The | Cue::Article | Cue::Part | Cue::Of | Cue::District
        );
        if !leads_on {
            return false;
        }
    }
}

/// Whether a name is a town's and its governorate's.
fn is_namesake(lexicon: &Lexicon, seen: &[Match], guess: &Guess) -> bool {
    seen[guess.index].names(lexicon).any(|(_, n)| lexicon.thing(n.thing).kind == Kind::Governorate)
}

impl Pick {
    pub fn sure(&self) -> u8 {
        let by_role = match self.guess.role.how {
            Relation::In => 88,
            Relation::Near => 80,
            Relation::Off => 68,
            Relation::Between => 60,
        };
        let sure = if self.guess.held || self.stated.is_some() { by_role + 7 } else { by_role };
        sure - 12 * self.matched.slips.min(3)
    }
}
