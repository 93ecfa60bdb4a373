//! Which column holds the ids of events: by a name that says so, or by one that may and values that look like ids.

use std::collections::{BTreeMap, BTreeSet};

use super::header::{Name, contains};
use super::ranked::Sampled;
use crate::formats::events::Mapping;

/// Names that say so, the best first.
const ID: &str = "id eventid eventidcnty uid incidentid code objectid fid dataid relid";

/// What an id may be one of.
const WHOSE: &str = "\
    event incident attack case report record entry sigact our internal unique ereignis vorfall meldung bericht fall \
    événement incident rapport cas fiche evento incidente suceso caso informe olay rapor kayıt حادث حادثة حدث هجوم تقرير \
    بلاغ حالة سجل قضية ڕووداو رویداد گزارش событие событий инцидент";

/// Words for ids.
const KEY: &str = "\
    id ids no nr num number code key uuid guid ref refno reference serial identifier kennung nummer aktenzeichen numéro \
    référence identifiant número referencia código numero codice numarası kimlik kodu رقم معرف كود رمز مرجع کد شماره ژمارە \
    номер код";

/// The column of ids.
pub(super) fn id(sampled: &Sampled, mapping: &Mapping) -> Option<usize> {
    let named = ID.split_whitespace().filter_map(|key| sampled.names.iter().position(|name| name.is(key)));
    let free = |c: &usize| mapping.columns().all(|taken| taken != *c);
    let by_values = || {
        (0..sampled.names.len())
            .filter(|c| may_be_id(&sampled.names[*c]))
            .filter(free)
            .find(|c| holds_ids(sampled, mapping, *c))
    };
    named.into_iter().find(|c| is_id(sampled, *c)).or_else(by_values)
}

/// Ids are almost all distinct.
pub(super) fn is_id(sampled: &Sampled, column: usize) -> bool {
    let different: BTreeSet<&str> = sampled.values(column).collect();
    different.len() * 2 >= sampled.values(column).count()
}

/// “Report ID”, “Case number”, “Ref”, “رقم الحادث”.
fn may_be_id(name: &Name) -> bool {
    name.has(KEY)
        && !name.is("no nr num number code key numero nummer número numéro رقم رمز كود")
        && name.words.iter().all(|word| contains(WHOSE, word) || contains(KEY, word))
}

/// Whether nearly all values differ, or rows that share one agree on day and place.
fn holds_ids(sampled: &Sampled, mapping: &Mapping, column: usize) -> bool {
    let mut rows: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
    let mut filled = 0;
    for row in sampled.rows {
        let value = row.get(column).map_or("", |v| v.trim());
        if !value.is_empty() {
            rows.entry(value).or_default().push(row);
            filled += 1;
        }
    }
    // “Serial” is most often a number of the row, “Report ID” never.
    if !sampled.names[column].has("id ids uuid guid معرف") && is_row_number(sampled, column) {
        return false;
    }
    if filled == 0 || rows.len() < 2 || filled < sampled.rows.len() * 9 / 10 {
        return false;
    }
    let place = [mapping.governorate, mapping.latitude, mapping.longitude, mapping.point];
    let told: Vec<usize> = mapping.date_columns().chain(place.into_iter().flatten()).collect();
    let same = |a: &[String], b: &[String]| told.iter().all(|c| a.get(*c) == b.get(*c));
    let shared: Vec<bool> = rows.values().flat_map(|of| of[1..].iter().map(|row| same(of[0], row))).collect();
    let agreed = shared.iter().filter(|same| **same).count();
    let nearly_all = shared.len() * 20 <= filled;
    nearly_all || is_id(sampled, column) && !told.is_empty() && agreed * 10 >= shared.len() * 9
}

/// Whether a column counts up by one with the rows, so that it says nothing but where a row stands.
pub(in crate::formats::events) fn is_row_number(sampled: &Sampled, column: usize) -> bool {
    const FEWEST: usize = 5;
    let numbers: Option<Vec<u64>> = sampled.values(column).map(|v| v.parse().ok()).collect();
    numbers.is_some_and(|all| {
        all.len() >= FEWEST
            && all.first().is_some_and(|n| *n <= 1)
            && all.windows(2).all(|n| n[1] == n[0].saturating_add(1))
    })
}
