use super::scan::Match;
use super::token::{Gap, Token};
use super::words::Cue;

/// What the words around a name say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// A word for governorate is next to it.
    pub governorate: bool,
    pub region: bool,
    pub district: bool,
    /// A word for town or city, or “eastern”, is next to it.
    pub town: bool,
    /// A word for neighbourhood, street … or village is next to it.
    pub part: bool,
    /// The words before it imply a place: in, near, 5 km from.
    pub leads: bool,
    /// The words before it may imply a place: from, to.
    pub may_lead: bool,
    /// A street, a mosque … is named after it, which may be elsewhere.
    pub named_after: bool,
    /// It is part of a person's name.
    pub person: bool,
    /// It could be: a capitalised word that is not a place is next to it.
    pub perhaps_person: bool,
    /// It is part of an organisation's name.
    pub body: bool,
}

/// Examines the surroundings of `seen[index]`.
pub(super) fn around(tokens: &[Token], seen: &[Match], index: usize) -> Around {
    let here = &seen[index];
    let mut found = Around::default();
    let floor = index.checked_sub(1).map_or(0, |i| seen[i].last + 1);
    let ceiling = seen.get(index + 1).map_or(tokens.len(), |next| next.first);
    before(tokens, here, floor, &mut found);
    after(tokens, here, ceiling, &mut found);
    found
}

fn before(tokens: &[Token], here: &Match, floor: usize, found: &mut Around) {
    let mut at = here.first;
    let mut of = false;
    // Filler words between a cue and the name are skipped.
    while at > floor && tokens[at].gap <= Gap::Quote {
        at -= 1;
        let token = &tokens[at];
        let next_to = at + 1 == here.first;
        match token.cue {
            Cue::The | Cue::Article => {}
            Cue::Of => of = true,
            Cue::Governorate if of || token.arabic || next_to => found.governorate = true,
            Cue::Government if of => found.governorate = true,
            Cue::Region if of => found.region = true,
            // “the Mansour district of Baghdad”: the cue belongs to another name.
            Cue::District | Cue::SubDistrict if of && at == floor && floor > 0 => break,
            Cue::District | Cue::SubDistrict if of || token.arabic => found.district = true,
            Cue::Town if of || token.arabic || next_to => found.town = true,
            Cue::Village if of || token.arabic => found.part = true,
            Cue::Part | Cue::Building if of || token.arabic || next_to => {
                found.part = true;
                found.town |= of;
                // In Arabic the word stands before the name: شارع بغداد.
                found.named_after |= token.arabic && next_to && token.cue == Cue::Building;
            }
            Cue::Bearing(_) => {
                found.leads = true;
                found.town |= !of && next_to;
            }
            Cue::Near | Cue::Between | Cue::Kilometres | Cue::Miles | Cue::In => {
                found.leads = true;
                break;
            }
            Cue::At | Cue::From => {
                found.may_lead = true;
                break;
            }
            Cue::Title | Cue::NamePart if next_to && !of => {
                found.person = true;
                break;
            }
            Cue::Speech if next_to => {
                found.perhaps_person = true;
                break;
            }
            Cue::None if next_to && stands_alone(token) => {
                found.perhaps_person = true;
                break;
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
            | Cue::And
            | Cue::Metres
            | Cue::Title
            | Cue::NamePart
            | Cue::Speech
            | Cue::Road
            | Cue::Body
            | Cue::Filler
            | Cue::Government => break,
        }
        if found.governorate || found.district {
            break;
        }
    }
}

/// A capitalised Latin word outside all matches, so not a known name.
fn stands_alone(token: &Token) -> bool {
    token.capital && !token.arabic && !token.possessive
}

fn after(tokens: &[Token], here: &Match, ceiling: usize, found: &mut Around) {
    let own = tokens[here.last].possessive;
    for (at, token) in tokens.iter().enumerate().take(ceiling.min(here.last + 4)).skip(here.last + 1) {
        if token.gap > Gap::Hyphen {
            break;
        }
        let next_to = at == here.last + 1;
        match token.cue {
            Cue::Governorate if next_to => found.governorate = true,
            Cue::Region if next_to => found.region = true,
            Cue::District | Cue::SubDistrict if next_to => found.district = true,
            Cue::Town if next_to => found.town = true,
            Cue::Village if next_to => found.part = true,
            Cue::Part if next_to => found.part = true,
            Cue::Building | Cue::Road if next_to => {
                found.part = true;
                found.named_after = true;
            }
            Cue::Government if next_to && !token.capital => {}
            Cue::Body if token.capital && !own => {
                found.body = true;
                break;
            }
            Cue::Speech if next_to => found.perhaps_person = true,
            Cue::None if next_to && stands_alone(token) && !own => found.perhaps_person = true,
            Cue::None
            | Cue::Article
            | Cue::The
            | Cue::Governorate
            | Cue::Region
            | Cue::District
            | Cue::SubDistrict
            | Cue::Town
            | Cue::Village
            | Cue::Part
            | Cue::Building
            | Cue::In
            | Cue::From
            | Cue::At
            | Cue::Of
            | Cue::And
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
            | Cue::Government => {
                if !token.capital || token.arabic {
                    break;
                }
            }
        }
        if found.governorate {
            break;
        }
    }
}
