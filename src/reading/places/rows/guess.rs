use crate::atlas::MatchKind;
use crate::reading::Reading;

use super::role::{Relation, Role};
use crate::reading::places::Borrowed;
use crate::reading::places::around::Around;
use crate::reading::places::lexicon::Lexicon;
use crate::reading::places::scan::Match;
use crate::reading::places::text::shown;
use crate::reading::places::thing::{Kind, Thing};

/// A name in a cell with its most likely meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    /// Which of the cell's matches.
    pub index: usize,
    pub thing: u32,
    pub name: u32,
    pub score: i32,
    pub role: Role,
    pub around: Around,
    /// Another name in the cell says where it lies.
    pub held: bool,
    /// It is one of two places after which a road is named: طريق بغداد الموصل.
    pub road: bool,
    /// What else is named after it.
    pub borrowed: Option<Borrowed>,
}

impl Guess {
    /// Whether it yields to any other: a quarter of a town not named in the cell, a street or mosque named
    /// after a place, part of a longer name, an approximate spelling.
    pub fn is_weak(&self, lexicon: &Lexicon, seen: &[Match]) -> bool {
        let thing = lexicon.thing(self.thing);
        let piece = self.around.perhaps_person && thing.weight < 60;
        let slips = seen[self.index].slips > 0 && thing.weight < 40;
        self.borrowed.is_some()
            || !self.held && (is_part(thing) || self.around.named_after || slips || piece)
            || thing.kind == Kind::Governorate && !self.around.governorate && self.around.named_after
    }

    /// What it stands for, or the district of that name; `matched` is its match, and `written` its text.
    pub fn reading(
        &self,
        lexicon: &Lexicon,
        matched: &Match,
        written: &str,
        district: bool,
        sure: u8,
    ) -> Reading {
        let thing = lexicon.thing(self.thing);
        let district = district && thing.kind == Kind::Town;
        let name = lexicon.name(self.name);
        let how =
            if matched.slips > 0 { MatchKind::Near(matched.slips) } else { Lexicon::how(name, written) };
        let because = match self.role.how {
            Relation::In if self.held => "another name beside it says where it lies",
            Relation::In => "it is named",
            Relation::Near => "the words put it near",
            Relation::Between => "it is named first of those that the row lies between",
            Relation::Off => "the words give a direction or distance from it",
        };
        Reading {
            place: thing.place_as(district),
            shown: shown(lexicon, thing, district, false),
            matched: name.written.to_string(),
            how,
            sure,
            because: vec![because.to_owned()],
        }
    }
}

/// A quarter, or a gazetteer place that belongs to a city.
pub(super) fn is_part(thing: &Thing) -> bool {
    thing.kind == Kind::Part || thing.kind == Kind::Town && thing.town.is_some()
}
