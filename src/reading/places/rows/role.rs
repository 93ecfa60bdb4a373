use crate::reading::places::scan::Match;
use crate::reading::places::token::{Gap, Token};
use crate::reading::places::words::Cue;

/// How a place named in a row relates to the row's location.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct Role {
    pub how: Relation,
    /// Degrees from north, if the words give a direction.
    pub bearing: Option<u16>,
    pub kilometres: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Relation {
    /// In it, or in a part of it.
    #[default]
    In,
    Near,
    /// Preceded by “between”.
    Between,
    /// Preceded by a direction or a distance.
    Off,
}

/// Reads the words between the last name, or the last comma, and a name.
pub(super) fn role(text: &str, tokens: &[Token], seen: &[Match], index: usize, last: Option<Role>) -> Role {
    let here = &seen[index];
    let floor = index.checked_sub(1).map_or(0, |i| seen[i].last + 1);
    let mut start = here.first;
    while start > floor && !parts(tokens, start) {
        start -= 1;
    }
    let before = &tokens[start..here.first];
    let mut role = Role::default();
    for (at, token) in before.iter().enumerate() {
        match token.cue {
            Cue::Near | Cue::Road => role.how = Relation::Near,
            Cue::From if at + 1 == before.len() && role.how == Relation::In => role.how = Relation::Near,
            Cue::Between => role.how = Relation::Between,
            Cue::Bearing(degrees) => {
                let of = before[at + 1..].iter().any(|t| matches!(t.cue, Cue::Of | Cue::At | Cue::From));
                if of || role.kilometres.is_some() || token.arabic {
                    role.how = Relation::Off;
                    role.bearing = Some(role.bearing.map_or(degrees, |b| between(b, degrees)));
                }
            }
            Cue::Kilometres => (role.how, role.kilometres) = (Relation::Off, number(text, before, at)),
            Cue::Miles => {
                (role.how, role.kilometres) =
                    (Relation::Off, number(text, before, at).map(|n| n * 1.609_344));
            }
            Cue::Metres if number(text, before, at).is_some() => role.how = Relation::Near,
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
            | Cue::Metres
            | Cue::Title
            | Cue::NamePart
            | Cue::Speech
            | Cue::Body
            | Cue::Filler
            | Cue::Government => {}
        }
    }
    // “between Kirkuk and Tikrit”
    let and =
        before.iter().all(|t| matches!(t.cue, Cue::And | Cue::The | Cue::Article)) && !before.is_empty();
    match last {
        Some(last) if last.how == Relation::Between && and && start == floor => last,
        _ => role,
    }
}

/// Whether a comma or full stop precedes a token. The point of “nr.” does not count.
fn parts(tokens: &[Token], at: usize) -> bool {
    match tokens[at].gap {
        Gap::Comma | Gap::Bracket => true,
        Gap::Stop => at.checked_sub(1).is_none_or(|i| !matches!(tokens[i].cue, Cue::Near | Cue::Kilometres)),
        Gap::Space | Gap::Hyphen | Gap::Slash | Gap::Quote => false,
    }
}

fn number(text: &str, before: &[Token], at: usize) -> Option<f64> {
    let token = before.get(at.checked_sub(1)?)?;
    text.get(token.start..token.end)?.parse().ok()
}

/// Combines two directions: north and west give north-west.
fn between(a: u16, b: u16) -> u16 {
    let (low, high) = (a.min(b), a.max(b));
    if high - low > 180 { (low + 360 + high) / 2 % 360 } else { (low + high) / 2 }
}
