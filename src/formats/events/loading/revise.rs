use crate::formats::events::file_head::Head;
use crate::formats::events::judged::Totals;
use crate::formats::events::ranked::{Candidate, NEVER, sorted};
use crate::formats::events::roles::Candidates;
use crate::formats::events::settled::{Settled, What};
use crate::formats::events::tallies::{OrderProof, Proof, Tallies};
use crate::formats::events::value_proofs::ValueProofs;
use crate::formats::events::{ColumnRole, DateOrder, Mapping, Recognised, guess};

/// Another choice that all rows of a file show to be better than the one made by some of them: the file is to
/// be read again with it.
#[derive(Clone, Debug)]
pub(in crate::formats) struct Revision {
    pub(in crate::formats::events) mapping: Mapping,
    pub(in crate::formats::events) settled: Vec<Settled>,
    /// The rows that are totals of others.
    pub(in crate::formats::events) totals: Option<Totals>,
}

impl Revision {
    /// The same reading without the rows that were found to be totals, if there are any.
    pub(in crate::formats::events) fn for_totals(head: &Head, totals: Totals) -> Option<Self> {
        let found = head.totals.is_none() && !totals.offsets.is_empty();
        let (mapping, settled) = (head.layout.mapping.clone(), head.settled.clone());
        found.then_some(Self { mapping, settled, totals: Some(totals) })
    }
}

/// The roles whose columns are taken anew if all rows speak for others.
const ROLES: [ColumnRole; 3] = [ColumnRole::Date, ColumnRole::Position, ColumnRole::Killed];

/// A better choice than the one that was read with, if the rows show one. The columns are only chosen anew if they
/// were `guessed`; how their values are written is, as far as the user leaves it open.
pub(in crate::formats::events) fn revision(
    head: &Head,
    candidates: &Candidates,
    tallies: &Tallies,
    guessed: bool,
    defaults: u64,
    years: Option<(i32, i32)>,
    read: impl Fn(ColumnRole) -> Option<u64>,
) -> Option<Revision> {
    let mut revision = Revision { mapping: head.layout.mapping.clone(), settled: Vec::new(), totals: None };
    if guessed && head.layout.recognised == Recognised::Table {
        for role in ROLES {
            let free = head.settled.iter().all(|s| s.what != What::Column(role));
            let other = if free { other_column(head, candidates, tallies, role, &read) } else { None };
            if let Some((candidate, said)) = other {
                guess::take(&mut revision.mapping, role, &candidate, &head.layout.header, &head.rows);
                revision.settled.push(Settled { what: What::Column(role), said });
            }
        }
    }
    if guessed && let Some(said) = exchanged(head, tallies, &mut revision.mapping) {
        revision.settled.push(Settled { what: What::Exchanged, said });
    }
    if !revision.settled.is_empty() {
        guess::complete(&mut revision.mapping, &head.told, &head.rows);
    }
    let dated = read(ColumnRole::Date).unwrap_or(0);
    let values = ValueProofs { head, tallies, defaults, dated, years };
    for what in values.revise(&mut revision.mapping) {
        revision.settled.push(Settled { what, said: String::new() });
    }
    (!revision.settled.is_empty()).then(|| {
        let settled = head.settled.iter().cloned().chain(revision.settled).collect();
        Revision { settled, ..revision }
    })
}

/// Takes latitude for longitude and the reverse, if the rows lie in Iraq only that way.
fn exchanged(head: &Head, tallies: &Tallies, mapping: &mut Mapping) -> Option<String> {
    let (latitude, longitude) = mapping.pair()?;
    let stays = mapping.pair() == head.layout.mapping.pair();
    let open = head.settled.iter().all(|s| s.what != What::Exchanged);
    // A few rows lie in Iraq either way, or are mistaken the other way round.
    if !stays || !open || tallies.exchanged == 0 || tallies.straight * 9 > tallies.exchanged {
        return None;
    }
    (mapping.latitude, mapping.longitude) = (Some(longitude), Some(latitude));
    let name = |column: usize| head.layout.header.get(column).map_or("", String::as_str);
    Some(format!(
        "“{}” holds longitudes and “{}” latitudes: they were exchanged, because {} of the rows with a position {} in Iraq only that way. If that is wrong, name the columns (--column latitude=… --column longitude=…).",
        name(latitude),
        name(longitude),
        tallies.exchanged,
        if tallies.exchanged == 1 { "lies" } else { "lie" }
    ))
}

/// The columns that would be taken if all rows were the sample.
fn other_column(
    head: &Head,
    candidates: &Candidates,
    tallies: &Tallies,
    role: ColumnRole,
    read: &impl Fn(ColumnRole) -> Option<u64>,
) -> Option<(Candidate, String)> {
    let mapping = &head.layout.mapping;
    let taken = role.columns(mapping);
    let filled = |columns: &[usize]| {
        let of = |column: &usize| {
            let at = mapping.watched.iter().position(|c| c == column)?;
            tallies.filled.get(at).copied()
        };
        columns.iter().map(of).collect::<Option<Vec<u64>>>()?.into_iter().min()
    };
    let all_rows = |c: &Candidate| {
        let filled = filled(&c.columns)?;
        let is_taken = taken.starts_with(&c.columns);
        let estimated = filled as f64 * c.read as f64 / c.filled.max(1) as f64;
        // In a column that was empty in the sample, nothing is known of the values.
        let estimated = if c.filled == 0 { filled as f64 } else { estimated };
        let read = if is_taken { read(role)? } else { estimated as u64 };
        Some(Candidate { filled: filled as usize, read: read as usize, ..c.clone() })
    };
    let counted: Vec<Candidate> = candidates.of(role).iter().filter_map(all_rows).collect();
    let own = counted.iter().find(|c| taken.starts_with(&c.columns)).cloned();
    let best = sorted(counted).into_iter().next()?;
    // Groups of people are added, and latitude and longitude may be exchanged: they are no other choice.
    let is_added = matches!(role, ColumnRole::Killed | ColumnRole::Position)
        && best.columns.iter().all(|c| taken.contains(c));
    if is_added || taken.starts_with(&best.columns) || best.rank >= NEVER || best.read == 0 {
        return None;
    }
    let name = |columns: &[usize]| {
        let names = columns.iter().filter_map(|c| head.layout.header.get(*c));
        names.map(|n| format!("“{n}”")).collect::<Vec<_>>().join(" and ")
    };
    let instead = own.map_or(String::new(), |own| {
        format!(", not from {}, which can be read in {}", name(&own.columns), own.read)
    });
    let said = format!(
        "{} taken from {}, filled in {} rows{instead}: decided by all rows of the file.",
        role.words(),
        name(&best.columns),
        best.filled
    );
    let candidate = candidates.of(role).iter().find(|c| c.columns == best.columns)?.clone();
    Some((candidate, said))
}

/// What all rows say of the order of day and month; `None` if there was nothing to decide.
pub(in crate::formats::events) fn order_in_words(proof: &OrderProof, order: DateOrder) -> Option<String> {
    let evidence = &proof.evidence;
    let more = proof.day_or_year.as_ref().filter(|_| evidence.day_proofs() > 0);
    let day_first = proof.day_first.as_ref().or(more);
    let (month_first, year_first) = (proof.month_first.as_ref(), proof.year_first.as_ref());
    let proofs = [
        (DateOrder::DayFirst, evidence.day_proofs(), day_first),
        (DateOrder::MonthFirst, evidence.month_first, month_first),
        (DateOrder::YearFirst, evidence.year_first, year_first),
    ];
    let met = proofs.iter().filter_map(|(order, count, proof)| Some((*order, *count, (*proof)?)));
    let met: Vec<(DateOrder, usize, &Proof)> = met.collect();
    let at = |proof: &Proof| match proof.line {
        0 => format!("“{}”", proof.text),
        line => format!("line {line} ({})", proof.text),
    };
    match met.as_slice() {
        [] => by_values(proof, order),
        // Nothing depended on it.
        [_] if evidence.either + evidence.day_or_year == 0 => None,
        [(proved, _, proof)] if *proved == order => {
            Some(format!("Dates are read with the {}: proved by {}.", first(order), at(proof)))
        }
        [(proved, _, proof)] => Some(format!(
            "Dates are read with the {}, as chosen, although {} shows the {}.",
            first(order),
            at(proof),
            first(*proved)
        )),
        several => {
            let each = several.iter().map(|(order, count, proof)| {
                format!("{} the {}, from {} on", proves(*count), first(*order), at(proof))
            });
            let either = match evidence.either {
                0 => String::new(),
                1 => format!("; in 1 row that could be either, the {} was taken", first(order)),
                n => format!("; in {n} rows that could be either, the {} was taken", first(order)),
            };
            let each = each.collect::<Vec<_>>().join(", and ");
            Some(format!("The dates contradict each other: {each}{either}."))
        }
    }
}

/// How the order was decided where no date proves one.
fn by_values(proof: &OrderProof, order: DateOrder) -> Option<String> {
    let (_, firsts, lasts) = proof.evidence.decided_by_values().filter(|(decided, ..)| *decided == order)?;
    let (years, days) = (("first", firsts), ("last", lasts));
    let (years, days) = if order == DateOrder::YearFirst { (years, days) } else { (days, years) };
    let example = proof.day_or_year.as_ref().map(|proof| format!(" such as “{}”", proof.text));
    let values = if years.1 == 1 { "value" } else { "values" };
    Some(format!(
        "Dates{} are read with the {}: their {} number has {} {values}, as years have, and their {} one {}, as days \
         have; --date-order, or “Columns…” in the window, sets another order.",
        example.unwrap_or_default(),
        first(order),
        years.0,
        years.1,
        days.0,
        days.1
    ))
}

/// What comes first in dates of this order.
pub(in crate::formats::events) fn first(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day first",
        DateOrder::MonthFirst => "month first",
        DateOrder::YearFirst => "year first",
    }
}

fn proves(rows: usize) -> String {
    if rows == 1 { "1 row proves".to_owned() } else { format!("{rows} rows prove") }
}
