//! Which columns of a table count the people killed, and how.

use super::fits::is_count;
use super::killed::{Counted, all_counted, is_of_both, killed, killed_and_wounded, of_wounds};
use super::killed_groups::{Group, disjoint};
use super::ranked::{Candidate, GOOD, NEVER, Sampled, sorted};
use crate::formats::events::count_pair::Pair;
use crate::formats::events::{KilledIn, Mapping};

/// The candidates for the number of people killed.
pub(super) fn candidates(sampled: &Sampled) -> Vec<Candidate> {
    let counted = all_counted(&sampled.names);
    let mut all: Vec<Candidate> = (0..sampled.names.len())
        .filter_map(|column| {
            let rank = killed(&sampled.names[column], counted[column])?;
            let (filled, read) = sampled.read(column, is_count);
            Some(Candidate { columns: vec![column], rank, filled, read })
        })
        .collect();
    all.extend(pairs(sampled));
    let what = |c: &Candidate| counted[c.columns[0]];
    let is_new = all.iter().any(|c| what(c) == Some(Counted::New) && c.read > 0);
    let periods = all.iter().filter(|c| what(c) == Some(Counted::Period)).count();
    for candidate in &mut all {
        let refused = match what(candidate) {
            Some(Counted::RunningTotal | Counted::Rate | Counted::Units) => true,
            // Beside those who are new, the others are those so far.
            Some(Counted::All) => is_new,
            Some(Counted::Period) => periods >= 2,
            Some(
                Counted::Group(_)
                | Counted::BySource
                | Counted::New
                | Counted::Casualties
                | Counted::Bodies
                | Counted::Unknown,
            )
            | None => false,
        };
        if refused {
            candidate.rank = NEVER;
        }
    }
    sorted(all)
}

/// The columns whose sum is the number of people killed: the best candidate, or the groups of people that it is one
/// of.
fn chosen(sampled: &Sampled, candidates: &[Candidate]) -> Vec<usize> {
    let Some(best) = candidates.first().filter(|c| c.rank < NEVER) else { return Vec::new() };
    let column = best.columns[0];
    let name = &sampled.names[column];
    let counted = all_counted(&sampled.names);
    match counted[column] {
        Some(Counted::Group(_)) => {}
        Some(Counted::All) if name.has("kia") => {
            let counts =
                |c: &usize| of_wounds(&sampled.names[*c]) && sampled.share(*c, is_count) == Some(1.0);
            return [column].into_iter().chain((0..sampled.names.len()).find(counts)).collect();
        }
        Some(
            Counted::All
            | Counted::BySource
            | Counted::Period
            | Counted::New
            | Counted::RunningTotal
            | Counted::Casualties
            | Counted::Bodies
            | Counted::Rate
            | Counted::Units
            | Counted::Unknown,
        )
        | None => return vec![column],
    }
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for candidate in candidates.iter().filter(|c| c.rank < NEVER && c.read > 0) {
        if let Some(Counted::Group(group)) = counted[candidate.columns[0]] {
            groups.push((candidate.columns[0], group));
        }
    }
    groups.sort_unstable_by_key(|(column, _)| *column);
    groups.dedup_by_key(|(column, _)| *column);
    let sets: Vec<Group> = groups.iter().map(|(_, group)| *group).collect();
    match disjoint(&sets) {
        none if none.is_empty() => vec![column],
        several => several.into_iter().map(|at| groups[at].0).collect(),
    }
}

/// Takes a candidate for people killed, with the groups that are added to it.
pub(super) fn take(mapping: &mut Mapping, sampled: &Sampled, candidates: &[Candidate]) {
    let chosen = chosen(sampled, candidates);
    mapping.best = chosen.first().copied();
    mapping.added = chosen.get(1..).unwrap_or_default().to_vec();
    mapping.killed_in = mapping.best.map_or(KilledIn::Whole, |column| killed_in(sampled, column));
}

/// Columns of two numbers, people killed and wounded: “5/12”.
fn pairs<'s>(sampled: &'s Sampled) -> impl Iterator<Item = Candidate> + 's {
    (0..sampled.names.len()).filter_map(|column| {
        let KilledIn::Whole = killed_in(sampled, column) else {
            let (filled, read) =
                sampled.read(column, |v| SIGNS.iter().any(|sign| Pair::of(v, *sign).is_some()));
            return Some(Candidate { columns: vec![column], rank: GOOD, filled, read });
        };
        None
    })
}

/// What may stand between two numbers of a cell.
const SIGNS: [char; 8] = ['/', '|', ';', '+', '&', '(', ',', ' '];

/// Where in its cells a column gives the number of people killed. Letters in its cells say more than its name: “5K/12W”.
pub(in crate::formats::events) fn killed_in(sampled: &Sampled, column: usize) -> KilledIn {
    let Some(name) = sampled.names.get(column) else { return KilledIn::Whole };
    let fits =
        |sign: &&char| sampled.share(column, |v| Pair::of(v, **sign).is_some()).is_some_and(|s| s >= 0.5);
    let lettered = |sign: char| sampled.values(column).find_map(|v| Pair::of(v, sign)?.killed_first());
    let first = || killed_and_wounded(name);
    if first().is_none() && !is_of_both(name) {
        return KilledIn::Whole;
    }
    let Some(sign) = SIGNS.iter().find(fits).copied() else { return KilledIn::Whole };
    match lettered(sign).or_else(first) {
        Some(true) => KilledIn::Before(sign),
        Some(false) => KilledIn::After(sign),
        None => KilledIn::Whole,
    }
}
