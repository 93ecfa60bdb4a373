use rustc_hash::FxHashSet;

use crate::atlas::MatchKind;
use crate::reading::{Mention, Reading};

use super::PlaceFinder;
use super::around::{Around, around};
use super::foreign::country_after;
use super::lexicon::Lexicon;
use super::lists::{chains, side_by_side};
use super::scan::{Match, scan};
use super::thing::{Kind, Thing};
use super::token::{Gap, Token, tokens};
use super::words::Cue;

/// A paragraph being analysed.
#[derive(Clone, Debug)]
pub(super) struct Passage<'a> {
    number: u32,
    text: &'a str,
    tokens: Vec<Token>,
    seen: Vec<Match>,
    around: Vec<Around>,
    /// Candidates for each match, most likely first; empty if it is not a place.
    found: Vec<Vec<Candidate>>,
}

/// One possible meaning of a match.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub thing: u32,
    name: u32,
    pub score: i32,
    /// The district named after the town is meant.
    district: bool,
    /// The context contradicts it, though nothing else of that name is known.
    doubt: bool,
    because: Vec<&'static str>,
}

/// Context from the whole text: things certainly meant somewhere in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    sure: FxHashSet<u32>,
    /// Towns and governorates disambiguated by a word next to them.
    disambiguated: FxHashSet<u32>,
}

impl Known {
    pub fn of(finder: &PlaceFinder, passages: &[Passage]) -> Self {
        let mut known = Self::default();
        for passage in passages {
            for (index, around) in passage.around.iter().enumerate() {
                let refused = around.person || around.body || around.perhaps_person;
                let placed =
                    around.leads || around.district || around.part || around.town || around.governorate;
                if refused || !placed || passage.seen[index].slips > 0 {
                    continue;
                }
                for (_, name) in passage.seen[index].names(&finder.lexicon) {
                    let kind = finder.lexicon.thing(name.thing).kind;
                    known.sure.insert(name.thing);
                    if kind == Kind::Town && around.town || kind == Kind::Governorate && around.governorate {
                        known.disambiguated.insert(name.thing);
                    }
                }
            }
        }
        known
    }
}

impl<'a> Passage<'a> {
    pub fn new(finder: &PlaceFinder, number: u32, text: &'a str) -> Self {
        let (mut found, mut seen) = (Vec::new(), Vec::new());
        tokens(text, &finder.cues, &finder.lexicon, &mut found);
        scan(text, &found, &finder.lexicon, false, &mut seen);
        let around = (0..seen.len()).map(|index| around(&found, &seen, index)).collect();
        Self { number, text, tokens: found, around, found: vec![Vec::new(); seen.len()], seen }
    }

    pub fn decide(&mut self, finder: &PlaceFinder, known: &Known) {
        let lexicon = &finder.lexicon;
        for index in 0..self.seen.len() {
            self.found[index] = self.candidates(lexicon, known, index);
        }
        for index in 0..self.seen.len() {
            self.weigh_company(lexicon, index);
        }
        self.weigh_lists(lexicon);
        for found in &mut self.found {
            found.sort_by(|a, b| b.score.cmp(&a.score).then(a.thing.cmp(&b.thing)));
        }
        for index in 0..self.seen.len() {
            if !self.accepts(lexicon, known, index) {
                self.found[index].clear();
            }
        }
    }

    fn candidates(&self, lexicon: &Lexicon, known: &Known, index: usize) -> Vec<Candidate> {
        let around = &self.around[index];
        let mut all: Vec<Candidate> = Vec::new();
        for (name, spelling) in self.seen[index].names(lexicon) {
            let thing = lexicon.thing(spelling.thing);
            if thing.kind == Kind::NoPlace {
                return Vec::new();
            }
            if all.iter().any(|c| c.thing == spelling.thing) {
                continue;
            }
            let mut candidate = Candidate {
                thing: spelling.thing,
                name,
                score: i32::from(thing.weight) / 2,
                district: false,
                doubt: false,
                because: Vec::new(),
            };
            candidate.weigh_cues(thing, around);
            if known.disambiguated.contains(&spelling.thing) && candidate.because.is_empty() {
                candidate.say(12, "the text says so elsewhere");
            } else if known.sure.contains(&spelling.thing) {
                candidate.score += 3;
            }
            all.push(candidate);
        }
        all
    }

    /// A name right after a comma locates a place; other names in the paragraph are weak evidence.
    fn weigh_company(&mut self, lexicon: &Lexicon, index: usize) {
        let holder = self.holder(index);
        let beside = self.beside(index).map(|b| {
            self.found[b].iter().filter_map(|c| lexicon.thing(c.thing).governorate).collect::<Vec<u8>>()
        });
        let mut company: FxHashSet<u8> = FxHashSet::default();
        for (other, found) in self.found.iter().enumerate().filter(|(other, _)| *other != index) {
            if self.seen[other].slips == 0 && found.len() == 1 {
                company.extend(lexicon.thing(found[0].thing).governorate);
            }
        }
        let holders: Vec<u32> =
            holder.map(|h| self.found[h].iter().map(|c| c.thing).collect()).unwrap_or_default();
        for candidate in &mut self.found[index] {
            let thing = lexicon.thing(candidate.thing);
            let held = holders.iter().any(|&h| h != candidate.thing && lies_in(lexicon, thing, h));
            let apart = |g: u8| beside.as_ref().is_some_and(|b| !b.is_empty() && !b.contains(&g));
            if held {
                candidate.say(30, "what follows it says where it lies");
            } else if thing.wary && thing.governorate.is_some_and(apart) {
                candidate.doubt = true;
                candidate.say(-5, "but the words put it by a place in another governorate");
            } else if thing.governorate.is_some_and(|g| company.contains(&g)) {
                candidate.score += 5;
            }
        }
    }

    /// The next match, if it follows a comma or “in”.
    fn holder(&self, index: usize) -> Option<usize> {
        let next = index + 1;
        let other = self.seen.get(next)?;
        side_by_side(&self.tokens, &self.seen[index], other).then_some(next)
    }

    /// The next match, if a direction, a distance or “near” is in between: “Rashad, north-east of Baquba”.
    fn beside(&self, index: usize) -> Option<usize> {
        let other = self.seen.get(index + 1)?;
        let between = self.tokens.get(self.seen[index].last + 1..other.first)?;
        let quiet = |t: &Token| {
            let cue = matches!(
                t.cue,
                Cue::Near
                    | Cue::Bearing(_)
                    | Cue::Of
                    | Cue::From
                    | Cue::The
                    | Cue::Kilometres
                    | Cue::Miles
                    | Cue::Town
            );
            t.gap < Gap::Stop && (cue || self.text[t.start..t.end].bytes().all(|b| b.is_ascii_digit()))
        };
        let relates = between.iter().any(|t| matches!(t.cue, Cue::Near | Cue::Bearing(_)));
        (relates && between.len() <= 6 && between.iter().all(quiet)).then_some(index + 1)
    }

    /// A list of governorates contains only governorates, a list of towns only towns.
    fn weigh_lists(&mut self, lexicon: &Lexicon) {
        for chain in chains(&self.tokens, &self.seen) {
            let kinds =
                |i: usize, kind: Kind| self.found[i].iter().any(|c| lexicon.thing(c.thing).kind == kind);
            let only = |i: usize, kind: Kind, other: Kind| kinds(i, kind) && !kinds(i, other);
            let governorates = chain.clone().any(|i| {
                only(i, Kind::Governorate, Kind::Town)
                    || kinds(i, Kind::Governorate) && self.around[i].governorate
            });
            let towns = chain.clone().any(|i| {
                only(i, Kind::Town, Kind::Governorate) || kinds(i, Kind::Town) && self.around[i].town
            });
            let (kind, why) = match (governorates, towns) {
                (true, false) => (Kind::Governorate, "stands in a list of governorates"),
                (false, true) => (Kind::Town, "stands in a list of towns"),
                _ => continue,
            };
            for found in &mut self.found[chain] {
                let both = found.iter().any(|c| lexicon.thing(c.thing).kind == Kind::Governorate)
                    && found.iter().any(|c| lexicon.thing(c.thing).kind == Kind::Town);
                let wanted = found.iter_mut().filter(|c| both && lexicon.thing(c.thing).kind == kind);
                wanted.for_each(|c| c.say(30, why));
            }
        }
    }

    /// Whether the most likely candidate of a match is a place in Iraq at all.
    fn accepts(&self, lexicon: &Lexicon, known: &Known, index: usize) -> bool {
        let Some(best) = self.found[index].first() else { return false };
        let thing = lexicon.thing(best.thing);
        let around = &self.around[index];
        let match_ = &self.seen[index];
        if around.person || around.body && !around.governorate {
            return false;
        }
        if thing.governorate.is_some() && country_after(lexicon, &self.tokens, &self.seen, index).is_some() {
            return false;
        }
        // A multi-word name hardly means anything else.
        let several = self.tokens[match_.first..=match_.last].iter().filter(|t| !t.article).count() > 1;
        let wary = thing.wary && (thing.person || !several);
        let held = best.because.contains(&"what follows it says where it lies");
        let kind_named = around.district || around.part || around.town || around.governorate || held;
        let owns = self.tokens[match_.last].possessive;
        let placed = kind_named || around.leads || (around.may_lead || owns) && !thing.person;
        let listed = chains(&self.tokens, &self.seen).any(|chain| {
            chain.contains(&index)
                && chain.clone().any(|i| {
                    i != index
                        && self.found[i].first().is_some_and(|c| {
                            let other = lexicon.thing(c.thing);
                            let abroad = thing.kind == Kind::Outside;
                            !other.wary && (abroad || other.is_inside()) && self.seen[i].slips == 0
                        })
                })
        });
        if match_.slips > 0 {
            return kind_named || (placed || listed) && !around.perhaps_person;
        }
        if around.perhaps_person && !several && (wary || thing.weight < 40) {
            return kind_named && !wary || held;
        }
        !wary || placed || listed || known.sure.contains(&best.thing)
    }

    pub fn mentions(self, finder: &PlaceFinder) -> Vec<Mention> {
        let found = self.seen.iter().zip(&self.found).filter(|(_, found)| !found.is_empty());
        let mentions = found.map(|(seen, found)| {
            let bytes = seen.bytes(&self.tokens, self.text);
            let written = &self.text[bytes.clone()];
            Mention {
                paragraph: self.number,
                bytes,
                readings: readings(&finder.lexicon, written, seen, found),
            }
        });
        mentions.collect()
    }
}

impl Candidate {
    fn say(&mut self, score: i32, why: &'static str) {
        self.score += score;
        self.because.push(why);
    }

    fn weigh_cues(&mut self, thing: &Thing, around: &Around) {
        match thing.kind {
            Kind::Governorate => {
                if around.governorate {
                    self.say(40, "a word for governorate stands beside it");
                } else if around.region {
                    self.say(35, "“region” stands beside it");
                } else if around.town || around.district {
                    self.score -= 20;
                }
            }
            Kind::Town => {
                if around.district {
                    self.district = true;
                    self.say(20, "a word for district stands beside it");
                } else if around.town {
                    self.say(20, "a word for town, or for a part of one, stands beside it");
                } else if around.governorate {
                    self.score -= 20;
                }
            }
            Kind::Part if around.part => self.say(15, "a word for a part of a town stands beside it"),
            Kind::Village
            | Kind::Part
            | Kind::Region
            | Kind::Border
            | Kind::Country
            | Kind::Outside
            | Kind::NoPlace => {}
        }
    }
}

/// Whether a thing lies within another, a governorate or a town.
pub(super) fn lies_in(lexicon: &Lexicon, thing: &Thing, other: u32) -> bool {
    let holder = lexicon.thing(other);
    match holder.kind {
        Kind::Governorate => thing.governorate == holder.governorate && thing.kind != Kind::Governorate,
        Kind::Town => thing.town == Some(other),
        Kind::Village
        | Kind::Part
        | Kind::Region
        | Kind::Border
        | Kind::Country
        | Kind::Outside
        | Kind::NoPlace => false,
    }
}

pub(super) fn readings(lexicon: &Lexicon, written: &str, seen: &Match, found: &[Candidate]) -> Vec<Reading> {
    let kinds = |kind| found.iter().any(|c| lexicon.thing(c.thing).kind == kind);
    let namesakes = kinds(Kind::Town) && kinds(Kind::Governorate);
    let best = found.first().map_or(0, |c| c.score);
    let margin = found.get(1).map_or(100, |c| best - c.score);
    let all = found.iter().enumerate().map(|(rank, candidate)| {
        let thing = lexicon.thing(candidate.thing);
        let (how, matched) = how(lexicon, written, seen, candidate.name);
        let clear = match how {
            MatchKind::Exact => 95,
            MatchKind::Alias => 92,
            MatchKind::Near(slips) => 65 - 10 * i32::from(slips.min(4)),
            MatchKind::Folded | MatchKind::Prefix | MatchKind::WordPrefix => 88,
        };
        let clear = if candidate.doubt { clear.min(40) } else { clear };
        let first = if margin >= 25 { clear } else { clear - (25 - margin) };
        let sure = if rank == 0 { first } else { (100 - first).min(first - (best - candidate.score)) };
        Reading {
            place: thing.place_as(candidate.district),
            shown: shown(lexicon, thing, candidate.district, namesakes),
            sure: u8::try_from(sure.clamp(5, 99)).unwrap_or(5),
            because: because(candidate, how, &matched, written),
            matched,
            how,
        }
    });
    all.collect()
}

fn how(lexicon: &Lexicon, written: &str, seen: &Match, name: u32) -> (MatchKind, String) {
    let spelling = lexicon.name(name);
    let how = if seen.slips > 0 { MatchKind::Near(seen.slips) } else { Lexicon::how(spelling, written) };
    (how, spelling.written.to_string())
}

pub(super) fn shown(lexicon: &Lexicon, thing: &Thing, district: bool, namesakes: bool) -> String {
    if district {
        return format!("{} district", thing.name);
    }
    let town = thing.town.map(|town| lexicon.thing(town).name.as_str());
    thing.shown(namesakes, town)
}

fn because(candidate: &Candidate, how: MatchKind, matched: &str, written: &str) -> Vec<String> {
    let spelling = match how {
        MatchKind::Exact => format!("“{written}” is a name of it"),
        MatchKind::Alias => format!("“{matched}” is a spelling of it in use"),
        MatchKind::Near(1) => format!("one letter differs from “{matched}”"),
        MatchKind::Near(slips) => format!("{slips} letters differ from “{matched}”"),
        MatchKind::Folded | MatchKind::Prefix | MatchKind::WordPrefix => {
            format!("another spelling of “{matched}”")
        }
    };
    candidate.because.iter().map(|why| (*why).to_owned()).chain([spelling]).collect()
}
