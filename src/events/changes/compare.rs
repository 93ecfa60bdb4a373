use std::ops::Range;

use rustc_hash::FxHashSet;

use super::row_keys::{Key, NO_COUNTRY};
use super::{Change, ChangeKind, Changes, NotJudged, RowKeys, Texts};
use crate::events::{EventTable, GOVERNORATE};

/// One of the two states of a source.
#[derive(Clone, Copy)]
pub struct Vintage<'a> {
    pub table: &'a EventTable,
    pub keys: &'a RowKeys,
}

/// Whether the later state holds all events of its days and countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completeness {
    /// Unless more than half of the earlier events of its days would be removed.
    #[default]
    Likely,
    Whole,
    /// Nothing counts as removed.
    Part,
}

/// Most pairs of rows of one id that are looked at: what so many rows share is no id.
const MOST_PAIRS: usize = 10_000;

/// Compares two states of a source by the ids of their events. Of an id with several rows in a state, equal rows
/// are matched first. Events that the later state lacks and of which `is_deleted` says that their source has deleted
/// them were removed, whatever else it holds.
pub fn compare(
    old: Vintage,
    new: Vintage,
    completeness: Completeness,
    is_deleted: &dyn Fn(&str) -> bool,
) -> Changes {
    let mut walk = Walk { old, new, changes: Changes::default(), found: Vec::new() };
    let (before, after) = (order(old.keys), order(new.keys));
    let none = |keys: &RowKeys, order: &[u32]| order.partition_point(|at| keys.rows[*at as usize].id == 0);
    let (mut a, mut b) = (none(old.keys, &before), none(new.keys, &after));
    walk.changes.without_id = [a as u64, b as u64];
    let mut missing = Vec::new();
    while a < before.len() || b < after.len() {
        let (olds, news) = (group(old.keys, &before, a), group(new.keys, &after, b));
        let (x, y) = (id_at(old.keys, &before, a), id_at(new.keys, &after, b));
        // The end of a list comes after every id.
        let first = match (x, y) {
            (Some(x), Some(y)) => x.cmp(&y),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, _) => std::cmp::Ordering::Greater,
        };
        let olds = if first.is_gt() { a..a } else { olds };
        let news = if first.is_lt() { b..b } else { news };
        (a, b) = (a + olds.len(), b + news.len());
        walk.changes.common += u64::from(first.is_eq());
        missing.extend(walk.group(&before[olds], &after[news]));
    }
    walk.judge(missing, completeness, is_deleted);
    walk.finish()
}

/// The rows of a state by id; those without one come first.
fn order(keys: &RowKeys) -> Vec<u32> {
    // A table has fewer than 2^32 rows.
    let mut order: Vec<u32> = (0..keys.rows.len() as u32).collect();
    order.sort_unstable_by(|a, b| {
        let (x, y) = (&keys.rows[*a as usize], &keys.rows[*b as usize]);
        let ids = || keys.ids.get(*a as usize).cmp(keys.ids.get(*b as usize));
        x.id.cmp(&y.id).then_with(ids).then(x.row.cmp(&y.row))
    });
    order
}

/// An id as it is ordered.
fn id_at<'k>(keys: &'k RowKeys, order: &[u32], at: usize) -> Option<(u64, &'k str)> {
    let at = *order.get(at)? as usize;
    Some((keys.rows.get(at)?.id, keys.ids.get(at)))
}

/// The rows with the same id as the one at `start`.
fn group(keys: &RowKeys, order: &[u32], start: usize) -> Range<usize> {
    let first = id_at(keys, order, start);
    let same = |at: &usize| id_at(keys, order, *at) == first;
    start..start + (start..order.len()).take_while(same).count()
}

struct Walk<'a> {
    old: Vintage<'a>,
    new: Vintage<'a>,
    changes: Changes,
    /// A change, and where its id is: among the earlier ones or the later ones.
    found: Vec<(Change, bool, u32)>,
}

impl Walk<'_> {
    /// Compares the rows of one id; returns those that are missing in the later state.
    fn group(&mut self, olds: &[u32], news: &[u32]) -> Vec<u32> {
        if let ([old], [new]) = (olds, news) {
            self.pair(*old, *new);
            return Vec::new();
        }
        if olds.len().saturating_mul(news.len()) > MOST_PAIRS {
            self.changes.repeated[0] += olds.len() as u64;
            self.changes.repeated[1] += news.len() as u64;
            return Vec::new();
        }
        let mut left: Vec<u32> = news.to_vec();
        let mut missing = Vec::new();
        for old in olds {
            let same = left.iter().position(|new| self.kinds(*old, *new).next().is_none());
            match same {
                Some(at) => {
                    left.remove(at);
                    self.changes.unchanged += 1;
                }
                None => missing.push(*old),
            }
        }
        match (&missing[..], &left[..]) {
            ([], _) => {
                for new in &left {
                    let row = Some(self.new.keys.rows[*new as usize].row);
                    self.found.push((Change::new(None, row, [ChangeKind::Added]), false, *new));
                }
                Vec::new()
            }
            (_, []) => missing,
            ([old], [new]) => {
                self.pair(*old, *new);
                Vec::new()
            }
            _ => {
                self.changes.repeated[0] += missing.len() as u64;
                self.changes.repeated[1] += left.len() as u64;
                Vec::new()
            }
        }
    }

    fn pair(&mut self, old: u32, new: u32) {
        let kinds: Vec<ChangeKind> = self.kinds(old, new).collect();
        if kinds.is_empty() {
            self.changes.unchanged += 1;
            return;
        }
        let row = |keys: &RowKeys, at: u32| Some(keys.rows[at as usize].row);
        let change = Change::new(row(self.old.keys, old), row(self.new.keys, new), kinds);
        self.found.push((change, false, new));
    }

    fn kinds(&self, old: u32, new: u32) -> impl Iterator<Item = ChangeKind> + use<> {
        let (a, b) = (self.old.keys.rows[old as usize], self.new.keys.rows[new as usize]);
        let (x, y) = (self.old.table, self.new.table);
        let moved = match (x.place(a.row), y.place(b.row)) {
            (Some(before), Some(after)) => before != after,
            (None, None) => a.place != b.place || x.words(GOVERNORATE, a.row) != y.words(GOVERNORATE, b.row),
            (Some(_), None) | (None, Some(_)) => true,
        };
        let redated = x.days(a.row) != y.days(b.row);
        let killed = x.fatalities(a.row) != y.fatalities(b.row);
        let all = [
            moved.then_some(ChangeKind::Moved),
            redated.then_some(ChangeKind::Redated),
            killed.then_some(ChangeKind::Killed),
            (a.others != b.others).then_some(ChangeKind::Fields),
        ];
        all.into_iter().flatten()
    }

    /// Rows that are missing were removed if the later state speaks of their days and countries.
    fn judge(&mut self, missing: Vec<u32>, completeness: Completeness, is_deleted: &dyn Fn(&str) -> bool) {
        let (table, keys) = (self.old.table, self.old.keys);
        let span = self.new.table.span().filter(|_| table.span().is_some());
        let countries: FxHashSet<&str> = self.new.keys.countries.keys().map(String::as_str).collect();
        let mut known = vec![countries.is_empty(); keys.countries.len()];
        for (name, code) in &keys.countries {
            if let Some(known) = known.get_mut(usize::from(*code)) {
                *known |= countries.contains(name.as_str());
            }
        }
        let mut not = NotJudged::default();
        let mut gone = Vec::new();
        let (deleted, missing): (Vec<u32>, Vec<u32>) =
            missing.into_iter().partition(|at| is_deleted(keys.ids.get(*at as usize)));
        for at in missing {
            let Key { row, country, .. } = keys.rows[at as usize];
            let elsewhere = country != NO_COUNTRY && !known.get(usize::from(country)).is_some_and(|k| *k);
            let days = table.days(row);
            match (span, days) {
                _ if elsewhere => not.other_countries += 1,
                (Some(_), None) => not.undated += 1,
                (Some((from, to)), Some((first, _))) if first < from || first > to => not.other_days += 1,
                (Some(_) | None, _) => gone.push(at),
            }
        }
        let judged = self.changes.unchanged + self.changed() + gone.len() as u64;
        let partial = match completeness {
            Completeness::Whole => false,
            Completeness::Part => true,
            Completeness::Likely => gone.len() as u64 * 2 > judged,
        };
        if partial {
            not.partial = gone.len() as u64;
            gone.clear();
        }
        self.changes.not_judged = not;
        self.changes.deleted = deleted.len() as u64;
        gone.extend(deleted);
        let removed = |at: u32| Change::new(Some(keys.rows[at as usize].row), None, [ChangeKind::Removed]);
        self.found.extend(gone.into_iter().map(|at| (removed(at), true, at)));
    }

    fn changed(&self) -> u64 {
        self.found.iter().filter(|(change, ..)| change.is_changed()).count() as u64
    }

    fn finish(self) -> Changes {
        let Self { old, new, mut changes, mut found } = self;
        let id = |of_old: bool, at: u32| if of_old { old.keys } else { new.keys }.ids.get(at as usize);
        let day = |change: &Change| {
            let before = change.old.and_then(|row| old.table.days(row));
            change.new.and_then(|row| new.table.days(row)).or(before).map(|(first, _)| first)
        };
        found.sort_unstable_by(|(a, of_a, at_a), (b, of_b, at_b)| {
            let ids = || id(*of_a, *at_a).cmp(id(*of_b, *at_b));
            day(a).cmp(&day(b)).then_with(ids).then(a.new.cmp(&b.new)).then(a.old.cmp(&b.old))
        });
        let mut ids = Texts::default();
        found.iter().for_each(|(_, of_old, at)| ids.push(id(*of_old, *at)));
        changes.list = found.into_iter().map(|(change, ..)| change).collect();
        changes.ids = ids;
        for kind in changes.list.iter().flat_map(Change::kinds) {
            changes.counts[kind as usize] += 1;
        }
        changes
    }
}
